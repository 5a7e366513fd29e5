"""What the model sees of a case. NaN: not known."""
import datetime

import numpy as np

NAMES = [
    "days_ahead",
    "log10_price_usd",
    "log_price_to_mean7",
    "log_price_to_mean30",
    "log_price_to_mean90",
    "log_price_to_lowest90",
    "volatility30",
    "trend30",
    "share_of_days_cheaper90",
    "changes90",
    "known_days90",
    "weekday",
    "day_of_month",
    "month",
    "days_to_sale",
    "days_since_sale",
    "target_in_sale",
    "seller_rating",
    "review_count_log10",
]


def of_history(held, price):
    """The nine features of the price's past; `held` ends today."""
    month, quarter = held[-30:], held[-90:]
    known = quarter[~np.isnan(quarter)]
    steps = np.diff(np.log(month[~np.isnan(month)]))
    days = np.flatnonzero(~np.isnan(month))
    trend = np.polyfit(days, np.log(month[days]), 1)[0] * 30 if len(days) > 2 else np.nan
    mean = lambda values: np.log(price / np.nanmean(values))
    return [
        mean(held[-7:]),
        mean(month),
        mean(quarter),
        np.log(price / known.min()),
        float(np.std(steps)) if len(steps) else np.nan,
        trend,
        float(np.mean(known < price * 0.995)),
        float(np.count_nonzero(np.diff(known))),
        float(len(known)),
    ]


def of_case(case, calendar, horizons):
    """One row per horizon. No data here know sellers or reviews: those two stay unknown."""
    held = case.series.held[: case.cut + 1]
    date = datetime.date.fromordinal(case.day)
    usd = np.log10(case.price) if case.series.kind != "tiki" else np.nan
    today = [date.weekday(), date.day, date.month]
    sales = [calendar.days_to_major(case.day), calendar.days_since_major(case.day)]
    base = [usd, *of_history(held, case.price), *today, *sales]
    return np.array(
        [[ahead, *base, calendar.is_major(case.day + ahead), np.nan, np.nan] for ahead in horizons], float
    )
