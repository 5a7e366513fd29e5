#!/usr/bin/env python3
"""Measures the rule reader on public reviews.

    cmake --preset release && ninja -C build/release companion_review_readings
    models/reviews/rule_reader/evaluate.py build/release/wasm-core/companion_review_readings DATA [--split dev]

DATA holds the folders stars/ and aspects_multi/. Stars: mean absolute error of the median star, and
macro-F1 of three classes (1-2, 3, 4-5), from the text alone and with the shop's English translation.
Aspects: micro-F1 over aspects named in a sentence (and over aspect and polarity) by language. Only
aspects that those labels know in our sense count, which leaves out what is as described or missing.
"""
import argparse
import json
import subprocess
from collections import Counter, defaultdict
from pathlib import Path

MAPPING = Path(__file__).resolve().parent.parent / "aspect_mapping" / "m_absa_phone.json"
STAR_SETS = ["stars/aliexpress_2products.jsonl", "stars/aliexpress_printer_hair.jsonl"]
LANGUAGES = ["ar", "de", "en", "es", "fr", "ja", "ko", "nl", "pt", "ru", "tr", "zh"]
NOT_LABELLED = {"as_described", "missing_parts"}
POLARITY = {"negative": -1, "neutral": 0, "positive": 1}


def rows_of(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_all(reader, rows):
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    answer = subprocess.run([reader], input=text, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in answer.splitlines()]


def median_star(shares):
    """The star that half of the probability lies at or below; five where nothing was read."""
    total = 0
    for star, share in enumerate(shares, 1):
        total += share
        if 2 * total >= 1000:
            return star
    return 5


def star_class(shares):
    if not any(shares):
        return 2
    sums = [shares[0] + shares[1], shares[2], shares[3] + shares[4]]
    return sums.index(max(sums))


def f1(hits, found, true):
    return 0.0 if hits == 0 else 2 * hits / (found + true)


def macro_f1(pairs):
    scores = []
    for label in range(3):
        hits = sum(a == b == label for a, b in pairs)
        scores.append(f1(hits, sum(a == label for a, _ in pairs), sum(b == label for _, b in pairs)))
    return sum(scores) / 3


def measure_stars(name, rows, readings):
    errors = [abs(median_star(r["stars"]) - row["stars"]) for row, r in zip(rows, readings)]
    pairs = [(star_class(r["stars"]), 0 if row["stars"] < 3 else 1 if row["stars"] == 3 else 2)
             for row, r in zip(rows, readings)]
    silent = sum(not any(r["stars"]) for r in readings)
    print(f"{name:44} n {len(rows):5}  MAE {sum(errors) / len(rows):.3f}  macro-F1 {macro_f1(pairs):.3f}"
          f"  silent {silent / len(rows):.1%}")


def star_report(reader, data):
    for name in STAR_SETS:
        rows = [row for row in rows_of(data / name) if row["text"]]
        with_translation = [{"text": r["text"], "translated": r.get("text_en_mt") or None} for r in rows]
        english = [{"text": r.get("text_en_mt") or r["text"]} for r in rows]
        for product in sorted({row["product"] for row in rows}):
            chosen = [i for i, row in enumerate(rows) if row["product"] == product]
            for title, inputs in (("text", [{"text": r["text"]} for r in rows]),
                                  ("text, else translation", with_translation),
                                  ("translation alone", english)):
                readings = read_all(reader, [inputs[i] for i in chosen])
                measure_stars(f"{product}: {title}", [rows[i] for i in chosen], readings)


def aspect_report(reader, data, split, errors):
    mapping = json.loads(MAPPING.read_text(encoding="utf-8"))["aspects"]
    known = {aspect for aspect in mapping.values() if aspect} - NOT_LABELLED
    by_language = defaultdict(list)
    for row in rows_of(data / f"aspects_multi/m_absa/phone_{split}.jsonl"):
        by_language[row["lang"]].append(row)
    for language in LANGUAGES:
        rows = by_language[language]
        readings = read_all(reader, [{"text": row["text"], "language": language} for row in rows])
        counts, signed, missed, wrong = Counter(), Counter(), Counter(), Counter()
        for row, reading in zip(rows, readings):
            gold = {(mapping.get(t["category"]), POLARITY[t["polarity"]]) for t in row["triplets"]}
            gold = {pair for pair in gold if pair[0] in known}
            sums = Counter()
            for aspect, sign, _, _ in reading["aspects"]:
                if aspect in known:
                    sums[aspect] += sign
            found = {(a, (s > 0) - (s < 0)) for a, s in sums.items()}
            said = {pair for pair in found if pair[1] != 0}
            names, found_names = {a for a, _ in gold}, {a for a, _ in found}
            for total, true, got in ((counts, names, found_names), (signed, gold, said)):
                total.update(hits=len(true & got), found=len(got), true=len(true))
            missed.update(names - found_names)
            wrong.update(found_names - names)
        print(f"{language}  n {len(rows):4}  aspects {f1(**counts):.3f}  (precision "
              f"{counts['hits'] / max(1, counts['found']):.3f}, recall {counts['hits'] / max(1, counts['true']):.3f})"
              f"  with polarity {f1(**signed):.3f}")
        if errors:
            print("    missed", missed.most_common(8), "\n    wrong ", wrong.most_common(8))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reader")
    parser.add_argument("data", type=Path)
    parser.add_argument("--split", choices=["train", "dev"], default="dev")
    parser.add_argument("--errors", action="store_true", help="say which aspects are missed or wrong")
    args = parser.parse_args()
    star_report(args.reader, args.data)
    aspect_report(args.reader, args.data, args.split, args.errors)


if __name__ == "__main__":
    main()
