"""The baselines. Each gives quantiles in parts of today's price, and a chance of a drop."""
import numpy as np

from cases import DROP, DROP_DAYS, HORIZON
from scores import QUANTILES

SIMILAR = 0.05
MIN_WINDOWS = 28
LOOK_BACK_DAYS = 365


def nearest_ranks(values):
    """For each quantile the smallest value that at least that part of all do not exceed."""
    ascending = np.sort(values)
    return [ascending[max(0, int(np.ceil(len(values) * part - 1e-9)) - 1)] for part in QUANTILES]


def usual_drop_chance(days, part):
    """How often the training series fell by `part` within `days`, as a rough rule: 2 % for
    15 % within a week, in proportion to the time and against the depth (measured: 1.7 %;
    4.1 % for 10 %, 1.1 % for 20 %; 6.1 % for 15 % within 30 days)."""
    return min(0.5, 0.02 * days / 7 * 0.15 / part)


class Unchanged:
    """The price stays."""

    def quantiles(self, case, horizons, horizon=HORIZON):
        return np.ones((len(horizons), 3))

    def drop_chance(self, case, days=DROP_DAYS):
        return 0.0


class LastPrice:
    """Today's price with the residuals that the training series showed at each horizon."""

    def __init__(self, cases):
        self.groups = {}
        for case in cases:
            for ahead, price in case.later():
                self.groups.setdefault(self.key(case, ahead), []).append(price / case.price)
        self.tables = {key: np.quantile(ratios, QUANTILES) for key, ratios in self.groups.items() if len(ratios) >= 30}
        known = [(self.drop_key(case), case.fell(DROP_DAYS)) for case in cases]
        self.drops = {}
        for key, fell in known:
            if fell is not None:
                self.drops.setdefault(key, []).append(fell)

    def key(self, case, ahead):
        return (ahead - 1) // 3

    def drop_key(self, case):
        return 0

    def quantiles(self, case, horizons, horizon=HORIZON):
        near = lambda ahead: min(self.tables, key=lambda key: self.distance(key, self.key(case, ahead)))
        return np.array([self.tables[near(ahead)] for ahead in horizons])

    def distance(self, one, other):
        return abs(one - other)

    def drop_chance(self, case, days=DROP_DAYS):
        fell = self.drops.get(self.drop_key(case)) or sum(self.drops.values(), [])
        return (sum(fell) + 0.5) / (len(fell) + 1)


class BySaleCalendar(LastPrice):
    """The same, told apart by whether today and the target lie in a major sale."""

    def __init__(self, cases, calendar):
        self.calendar = calendar
        super().__init__(cases)

    def key(self, case, ahead):
        return (self.calendar.is_major(case.day), self.calendar.is_major(case.day + ahead), (ahead - 1) // 3)

    def drop_key(self, case):
        return (self.calendar.is_major(case.day), self.calendar.days_to_major(case.day) <= DROP_DAYS)

    def distance(self, one, other):
        return 100 * (one[0] != other[0]) + 100 * (one[1] != other[1]) + abs(one[2] - other[2])


class OwnHistory:
    """What the price did before, it may do again: the core's method.

    Of every past day with a known price, the ratio to it of the price some days later;
    windows that began at a price near today's come first. `unchanged_windows` further
    ones, counted without overlap, are taken to have ended where they began, and to have
    brought a drop as often as the training series did (kept in step with
    wasm-core/src/price/forecast.cpp; evaluate_core.mjs asks that very code).
    """

    def __init__(self, unchanged_windows=0):
        self.unchanged_windows = unchanged_windows

    def windows(self, case, ahead):
        """(held prices, known, near): which days begin a window of that length."""
        held = case.series.held[: case.cut + 1][-LOOK_BACK_DAYS:]
        if ahead >= len(held):
            return held, np.zeros(0, bool), np.zeros(0, bool)
        start, later = held[:-ahead], held[ahead:]
        known = ~np.isnan(start) & ~np.isnan(later)
        with np.errstate(invalid="ignore"):
            near = known & (np.abs(start - case.price) <= SIMILAR * case.price + 1e-9)
        return held, known, near

    def basis(self, case, days):
        """Which windows are asked for a horizon of `days`; None when too few are known."""
        _, known, near = self.windows(case, days)
        if known.sum() < MIN_WINDOWS:
            return None
        return "similar" if near.sum() >= MIN_WINDOWS else "all"

    def quantiles(self, case, horizons, horizon=HORIZON):
        basis, rows = self.basis(case, horizon), []
        for ahead in horizons:
            held, known, near = self.windows(case, ahead)
            days = np.flatnonzero(near if basis == "similar" else known)
            stays = np.ones(self.unchanged_windows * ahead)
            rows.append(nearest_ranks(np.append(held[days + ahead] / held[days], stays)))
        return np.array(rows)

    def drop_chance(self, case, days=DROP_DAYS):
        held, known, near = self.windows(case, days)
        starts = np.flatnonzero(near if self.basis(case, days) == "similar" else known)
        lowest = np.nanmin([held[starts + ahead] for ahead in range(1, days + 1)], axis=0)
        dropped = np.count_nonzero(lowest <= (1 - DROP) * held[starts] + 1e-9)
        added = self.unchanged_windows * days
        return (dropped + added * usual_drop_chance(days, DROP)) / (len(starts) + added)
