"""Which cases a method may learn from, and which judge it: apart in time and in product."""
import dataclasses
import datetime
import zlib

from cases import cases_of
from generated_series import UNSEEN_HABITS

REAL_FROM = datetime.date(2026, 4, 13).toordinal()  # judged from here on
GENERATED_FROM = datetime.date(2025, 3, 1).toordinal()


def is_for_training(product):
    """Half of the products, by a checksum of the name."""
    return zlib.crc32(product.encode()) % 100 < 50


def until(series, day):
    """The series as it was known on `day`."""
    return dataclasses.replace(series, seen=series.seen[: max(0, day - series.first_day + 1)])


def _training(all_series, first_test_day, min_history, every):
    known = [until(one, first_test_day - 1) for one in all_series if is_for_training(one.product)]
    return [case for one in known for case in cases_of(one, min_history, every)]


def _test(all_series, first_test_day, every):
    apart = [one for one in all_series if not is_for_training(one.product)]
    return [case for one in apart for case in cases_of(one, every=every) if case.day >= first_test_day]


def split(real, generated):
    """{name: cases} of the two training parts and the four test parts."""
    tv = [one for one in real if one.kind == "tv"]
    tiki = [one for one in real if one.kind == "tiki"]
    usual = [one for one in generated if one.kind not in UNSEEN_HABITS]
    unseen = [one for one in generated if one.kind in UNSEEN_HABITS]
    return {
        "train_real": _training(tv, REAL_FROM, 0, 1),
        "train_generated": _training(usual, GENERATED_FROM, 35, 11),
        "test_real_tv": _test(tv, REAL_FROM, 1),
        "test_real_tiki": [case for one in tiki for case in cases_of(one, min_history=34)],
        "test_generated": _test(usual, GENERATED_FROM, 51),
        "test_generated_unseen_habits": _test(unseen, GENERATED_FROM, 37),
    }
