"""The shipped engine as a forecaster: evaluate_core.mjs asks it, the answers are kept here."""
import datetime
import json
import subprocess
from pathlib import Path

import numpy as np

from cases import DROP_DAYS, HORIZON

DRIVER = Path(__file__).with_name("evaluate_core.mjs")


def minor_units(case):
    """[[day, minor units]…] of all looks up to the cut; dong have no smaller unit."""
    unit = 1 if case.series.kind == "tiki" else 100
    seen = case.series.seen[: case.cut + 1]
    iso = lambda index: datetime.date.fromordinal(case.series.first_day + int(index)).isoformat()
    return [[iso(index), max(1, round(float(seen[index]) * unit))] for index in np.flatnonzero(~np.isnan(seen))]


class ShippedCore:
    def __init__(self, cases):
        self.answers, self.today = {}, {}
        questions = []
        for case in cases:
            points = minor_units(case)
            self.today[self.key(case)] = points[-1][1]
            questions.append(json.dumps({"id": self.key(case), "points": points}))
        done = subprocess.run(
            ["node", str(DRIVER)], input="\n".join(questions), capture_output=True, text=True, check=True
        )
        for line in done.stdout.splitlines():
            answer = json.loads(line)
            self.answers[answer["id"]] = answer

    def key(self, case):
        return f"{case.series.name}@{case.day}"

    def quantiles(self, case, horizons, horizon=HORIZON):
        """Of a day of which the core knows nothing (a gap just that long): of the nearest."""
        rows = {day: values for day, *values in self.answers[self.key(case)][f"days_{horizon}"]}
        nearest = lambda ahead: rows[min(rows, key=lambda day: abs(day - ahead))]
        return np.array([nearest(ahead) for ahead in horizons]) / self.today[self.key(case)]

    def drop_chance(self, case, days=DROP_DAYS):
        assert days == DROP_DAYS
        return self.answers[self.key(case)]["drop_7"]
