"""A price series by days, and the real ones out of a data folder."""
import datetime
import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

CARRY_ON_DAYS = 14  # kCarryOnMs of wasm-core/src/price/held_price.h


@dataclass(frozen=True)
class Series:
    """One price per day from first_day on; NaN on days on which nobody looked."""

    product: str  # what a split by product keeps together
    name: str  # of this series of the product
    kind: str
    first_day: int  # date ordinal
    seen: np.ndarray

    @cached_property
    def held(self):
        """The price taken to hold on each day, as the core takes it: the last one seen, up
        to the next look when that finds the same price, else for 14 days at most."""
        known = np.flatnonzero(~np.isnan(self.seen))
        place = np.searchsorted(known, np.arange(len(self.seen)), side="right") - 1
        last, following = known[np.maximum(place, 0)], known[np.minimum(place + 1, len(known) - 1)]
        holds = (np.arange(len(self.seen)) - last <= CARRY_ON_DAYS) | (self.seen[last] == self.seen[following])
        return np.where((place >= 0) & holds, self.seen[last], np.nan)


def from_points(product, name, kind, points):
    """A series out of {date ordinal: price}."""
    first = min(points)
    seen = np.full(max(points) - first + 1, np.nan)
    for day, price in points.items():
        seen[day - first] = price
    return Series(product, name, kind, first, seen)


def rows(path):
    with path.open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def real_series(folder):
    """us_tv_prices.jsonl (one series per item and retailer) and tiki_vn_daily.jsonl."""
    folder, points = Path(folder), defaultdict(dict)
    for row in rows(folder / "us_tv_prices.jsonl"):
        day = datetime.date.fromisoformat(row["day"]).toordinal()
        points[("tv", row["item"], row["source"])][day] = row["price"]
    for row in rows(folder / "tiki_vn_daily.jsonl"):
        day = datetime.date.fromisoformat(row["day"]).toordinal()
        points[("tiki", row["item"], "")][day] = row["price_min"]
    return [
        from_points(f"{kind}:{item}", f"{kind}:{item}:{shop}", kind, of_one)
        for (kind, item, shop), of_one in sorted(points.items())
    ]
