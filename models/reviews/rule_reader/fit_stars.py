#!/usr/bin/env python3
"""Fits the weights of wasm-core/src/reviews/star_estimate.cpp.

    models/reviews/rule_reader/fit_stars.py build/release/wasm-core/companion_review_readings DATA

An ordinal logistic model of log2(1 + count) of great, good, middling, bad and awful words. Stars are
weighted so that the five classes count more evenly than they come: by the square root of their
rarity. Fitted on one product and measured on the other, both ways; the weights printed last are the
mean of the two.
"""
import argparse
import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from evaluate import macro_f1, median_star, read_all, rows_of  # noqa: E402

REVIEWS = "stars/aliexpress_2products.jsonl"
STEPS = 1500
RATE = 0.05


def features_of(reading):
    return [math.log2(1 + count) for count in reading["opinions"]]


def above(weights, thresholds, row):
    mood = sum(w * x for w, x in zip(weights, row))
    return [1 / (1 + math.exp(t - mood)) for t in thresholds]


def shares_of(weights, thresholds, row):
    edges = [1.0, *above(weights, thresholds, row), 0.0]
    return [edges[i] - edges[i + 1] for i in range(5)]


def fit(rows):
    """Gradient ascent on the likelihood of "more than k stars", for k = 1 … 4. `rows`: (features, stars)."""
    counts = {star: max(1, sum(s == star for _, s in rows)) for star in range(1, 6)}
    distinct = {}
    for row, star in rows:
        key = (tuple(row), star)
        distinct[key] = distinct.get(key, 0) + math.sqrt(len(rows) / counts[star])
    total = sum(distinct.values())
    weights, thresholds = [1.0, 0.5, -0.5, -1.0, -1.5], [-2.0, -1.0, 0.0, 1.0]
    for _ in range(STEPS):
        slope_w, slope_t = [0.0] * 5, [0.0] * 4
        for (row, star), share in distinct.items():
            for k, p in enumerate(above(weights, thresholds, row)):
                error = ((star > k + 1) - p) * share
                slope_t[k] -= error
                for i, x in enumerate(row):
                    slope_w[i] += error * x
        weights = [w + RATE * 20 * s / total for w, s in zip(weights, slope_w)]
        thresholds = [t + RATE * 20 * s / total for t, s in zip(thresholds, slope_t)]
    return weights, thresholds


def measure(model, rows):
    moods = [[round(1000 * p) for p in shares_of(*model, row)] for row, _ in rows]
    mae = sum(abs(median_star(m) - star) for m, (_, star) in zip(moods, rows)) / len(rows)
    pairs = []
    for mood, (_, star) in zip(moods, rows):
        sums = [mood[0] + mood[1], mood[2], mood[3] + mood[4]]
        pairs.append((sums.index(max(sums)), 0 if star < 3 else 1 if star == 3 else 2))
    return f"MAE {mae:.3f} macro-F1 {macro_f1(pairs):.3f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reader")
    parser.add_argument("data", type=Path)
    args = parser.parse_args()
    reviews = [row for row in rows_of(args.data / REVIEWS) if row["text"]]
    readings = read_all(args.reader, [{"text": row["text"]} for row in reviews])
    by_product = {}
    for review, reading in zip(reviews, readings):
        if any(reading["opinions"]):
            by_product.setdefault(review["product"], []).append((features_of(reading), review["stars"]))
    models = {}
    for product, rows in sorted(by_product.items()):
        models[product] = fit(rows)
        for other, others in sorted(by_product.items()):
            print(f"fitted on {product}, on {other}: {measure(models[product], others)}")
    pairs = list(models.values())
    print("weights   ", [round(sum(ws) / len(ws), 2) for ws in zip(*(w for w, _ in pairs))])
    print("thresholds", [round(sum(ts) / len(ts), 2) for ts in zip(*(t for _, t in pairs))])


if __name__ == "__main__":
    main()
