#!/usr/bin/env python3
"""Prepares the data, trains, evaluates and exports: see CARD.md.

    /usr/bin/python3 pipeline.py --data FOLDER --out FOLDER [--products 900]

FOLDER is a data folder with us_tv_prices.jsonl and tiki_vn_daily.jsonl; without --data
only generated series are used. With --write-model the model, its contract and the
reference vectors beside this file are replaced.
"""
import argparse
import hashlib
import json
import os
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # the sums of the trees in one order

import numpy as np

from evaluate import compare
from export_onnx import onnx_model
from features import NAMES, of_case
from forecasters import BySaleCalendar, LastPrice, OwnHistory, Unchanged
from generated_series import generated_series
from model import TrainedModel
from sale_calendar import SaleCalendar
from series import real_series
from shipped_core import ShippedCore
from splits import split

HERE = Path(__file__).resolve().parent
SEED = 1
REFERENCE_CASES = 12


CORE = "core: own_history_and_last_price"


def forecasters(parts, calendar, model, with_core):
    """Every method; the first is what the others are compared with."""
    tests = [case for name, cases in parts.items() if name.startswith("test") for case in cases]
    model.answer(tests)
    training = parts["train_real"] or parts["train_generated"]
    return {
        **({CORE: ShippedCore(tests)} if with_core else {}),
        "last_price": LastPrice(training),
        "unchanged": Unchanged(),
        "by_sale_calendar": BySaleCalendar(parts["train_real"] + parts["train_generated"], calendar),
        "own_history": OwnHistory(),
        "trained_model": model,
    }


def choose_unchanged_windows(cases):
    """Scores on training series for the core's one tuned number."""
    tried = {str(count): OwnHistory(count) for count in (0, 1, 2, 3, 4, 8)}
    scores = compare(tried, [case for case in cases if case.cut >= 35][-800:], "0")
    return {
        name: {part: values[key] for part, key in (("days_1_7", "pinball"), ("drop_15_in_7_days", "brier"))
               if (values := of_one.get(part))}
        for name, of_one in scores.items()
    }  # fmt: skip


def reference_vectors(model, calendar, cases):
    """Feature rows as float32 with what the trained model says of them."""
    picked = cases[:: max(1, len(cases) // REFERENCE_CASES)][:REFERENCE_CASES]
    rows = np.vstack([of_case(case, calendar, [1, 7, 30]) for case in picked]).astype(np.float32)
    quantiles, drops = model.predict(rows.astype(float))
    listed = [[None if np.isnan(value) else float(value) for value in row] for row in rows]
    return {
        "about": "Inputs (null: not known, NaN to the model) and what the trained trees answer.",
        "features": listed,
        "log_ratio_quantiles": np.round(quantiles, 7).tolist(),
        "drop_chance": np.round(drops, 7).tolist(),
    }


def contract(onnx_bytes, model, scores):
    return {
        "model": "price-forecast",
        "file": "model.onnx",
        "sha256": hashlib.sha256(onnx_bytes).hexdigest(),
        "bytes": len(onnx_bytes),
        "shipped": False,
        "inputs": {"features": {"type": "float32", "shape": ["rows", len(NAMES)], "columns": NAMES, "unknown": "NaN"}},
        "outputs": {
            "log_ratio_quantiles": {
                "type": "float32",
                "shape": ["rows", 3],
                "meaning": "natural logarithm of the price days_ahead days on over today's: p10, p50, p90",
            },
            "drop_chance": {
                "type": "float32",
                "shape": ["rows", 1],
                "meaning": "chance that the price falls by 15 % or more within days_ahead days",
            },
        },
        "training": {"rows": model.rows, "seed": SEED},
        "metrics": scores,
    }


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", "utf8")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data")
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--products", type=int, default=900)
    arguments.add_argument("--trees", type=int, default=120)
    arguments.add_argument("--without-core", action="store_true")
    arguments.add_argument("--write-model", action="store_true")
    given = arguments.parse_args()

    calendar = SaleCalendar()
    parts = split(real_series(given.data) if given.data else [], generated_series(calendar, given.products, SEED))
    print({name: len(cases) for name, cases in parts.items()}, flush=True)
    model = TrainedModel(parts["train_generated"], calendar, SEED, given.trees)
    print(f"trained on {model.rows} rows", flush=True)
    methods = forecasters(parts, calendar, model, not given.without_core)
    tests = {name: cases for name, cases in parts.items() if name.startswith("test") and cases}
    scores = {name: compare(methods, cases, next(iter(methods))) for name, cases in tests.items()}
    for name in ("train_real", "train_generated"):
        if parts[name]:
            scores[f"unchanged_windows on {name}"] = choose_unchanged_windows(parts[name])

    onnx_bytes = onnx_model(model)
    for folder in [Path(given.out), *([HERE] if given.write_model else [])]:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "model.onnx").write_bytes(onnx_bytes)
        write_json(folder / "contract.json", contract(onnx_bytes, model, scores))
        write_json(folder / "reference_vectors.json", reference_vectors(model, calendar, parts["test_generated"]))


if __name__ == "__main__":
    main()
