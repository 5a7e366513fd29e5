"""The sale calendar of the core (wasm-core/rules/calendar/sales.json), as days.

Reads the same file by the same rules as wasm-core/src/price/sale_calendar.cpp; the test
holds both against each other. Only sales that are held everywhere.
"""
import datetime
import json
from pathlib import Path

import numpy as np

SALES_FILE = Path(__file__).resolve().parents[2] / "wasm-core/rules/calendar/sales.json"
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
FAR_DAYS = 60  # "no sale near" in either direction


def first_days(sale, year):
    """(first day, length) of each time the sale is held in a year; days as date ordinals."""
    for known in sale.get("dates", []):
        first = datetime.date.fromisoformat(known["from"])
        if first.year == year:
            return [(first.toordinal(), known["length_days"])]
    rule, days = sale["rule"], []
    for month in rule["months"]:
        first = datetime.date(year, month, rule["day"]).toordinal()
        if "weekday" in rule:
            first += (WEEKDAYS.index(rule["weekday"]) - (first - 1)) % 7
        days.append((first + rule.get("offset_days", 0), rule["length_days"]))
    return days


class SaleCalendar:
    """Which days lie in a sale, as arrays over date ordinals."""

    def __init__(self, first_year=2009, last_year=2031):
        self.origin = datetime.date(first_year, 1, 1).toordinal()
        count = datetime.date(last_year + 1, 1, 1).toordinal() - self.origin
        self.major = np.zeros(count, bool)
        self.any = np.zeros(count, bool)
        self.events = []  # (id, first day, length, is major)
        for sale in json.loads(SALES_FILE.read_text("utf8"))["sales"]:
            if "countries" in sale:
                continue
            since = datetime.date.fromisoformat(sale["since"]).toordinal()
            for year in range(first_year, last_year + 1):
                for first, length in first_days(sale, year):
                    if first >= since:
                        self._mark(sale, first, length)
        self.events.sort(key=lambda event: event[1])

    def _mark(self, sale, first, length):
        major = sale["size"] == "major"
        self.events.append((sale["id"], first, length, major))
        days = slice(first - self.origin, first - self.origin + length)
        self.any[days] = True
        if major:
            self.major[days] = True

    def is_major(self, day):
        return bool(self.major[day - self.origin])

    def is_sale(self, day):
        return bool(self.any[day - self.origin])

    def days_to_major(self, day):
        """Days until the next major sale begins, 0 within one, FAR_DAYS at most."""
        ahead = np.flatnonzero(self.major[day - self.origin : day - self.origin + FAR_DAYS])
        return int(ahead[0]) if len(ahead) else FAR_DAYS

    def days_since_major(self, day):
        """Days since the last major sale, 0 within one, FAR_DAYS at most."""
        back = np.flatnonzero(self.major[day - self.origin - FAR_DAYS + 1 : day - self.origin + 1][::-1])
        return int(back[0]) if len(back) else FAR_DAYS
