"""Cases: a series, the day it is cut at, and what happened afterwards."""
from dataclasses import dataclass

import numpy as np

HORIZON = 30
DROP = 0.15
DROP_DAYS = 7
MIN_HISTORY_DAYS = 35


@dataclass
class Case:
    series: object
    cut: int  # index of the day: the last one known
    price: float

    @property
    def day(self):
        return self.series.first_day + self.cut

    def later(self):
        """(days ahead, price) of each look within the horizon."""
        end = min(self.cut + HORIZON, len(self.series.seen) - 1)
        ahead = self.series.seen[self.cut + 1 : end + 1]
        return [(int(i) + 1, float(ahead[i])) for i in np.flatnonzero(~np.isnan(ahead))]

    def fell(self, days, part=DROP):
        """Whether a look within `days` found the price lower by `part`; None without a look."""
        prices = [price for ahead, price in self.later() if ahead <= days]
        return min(prices) <= (1 - part) * self.price if prices else None


def cases_of(series, min_history=MIN_HISTORY_DAYS, every=1):
    """A case for each day with a look, `min_history` days after the first and one more ahead."""
    known = np.flatnonzero(~np.isnan(series.seen))
    cuts = [int(cut) for cut in known[:-1] if cut >= min_history][::every]
    return [case for case in (Case(series, cut, float(series.seen[cut])) for cut in cuts) if case.later()]
