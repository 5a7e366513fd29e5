#!/usr/bin/env python3
"""Trains, judges and exports the review network: see CARD.md.

    /usr/bin/python3 pipeline.py --data FOLDER --out FOLDER [--steps 8000] [--folds 2] [--write-model]

FOLDER holds stars/, aspects_en/ and aspects_multi/ (see examples.py). First the network
to ship is trained on all; then one without each of the shop's products, which is judged on that
product beside a linear model and the commonest answer. With --write-model the model, its contract and
the reference vectors beside this file are replaced. Same data, seed and machine: same bytes.
"""
import argparse
import hashlib
import json
import os
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "2")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "2")

import numpy as np
import torch

from baselines import LinearAspects, LinearStars
from evaluation import compare_aspects, compare_stars, without_polarity
from examples import ASPECTS, LANGUAGES, Example, read_examples
from export_onnx import onnx_model
from tokeniser import PIECES_PER_WORD, tokenise
from training import read, train
from word_translations import dictionaries, exchange

HERE = Path(__file__).resolve().parent
SEED = 1
# How often a text is put into another language, relative to the shop's visitors.
EXCHANGED = {"es": 1.8, "pt": 1.5, "ru": 2.0, "fr": 1.4, "de": 1.3, "ko": 1.2, "ar": 1.0,
             "tr": 1.0, "nl": 0.8, "sk": 0.4, "hr": 0.4}  # fmt: skip
EXCHANGES_OF_SHOP = 4
SHARE_OF_OTHERS = 0.5


def exchanged(examples, random):
    """Rated English texts with most words put into another language."""
    known = dictionaries(examples)
    languages = [one for one in EXCHANGED if one in known]
    if not languages:
        return []
    chances = np.array([EXCHANGED[one] for one in languages])
    chances /= chances.sum()
    made = []
    for number, one in enumerate(examples):
        if one.translated:
            count, pair = min(EXCHANGES_OF_SHOP, len(languages)), number
        elif one.source == "amazon":
            count, pair = int(random.random() < SHARE_OF_OTHERS), -1
        else:
            continue
        for language in random.choice(languages, count, replace=False, p=chances):
            text = exchange(one.words[:96], known[language], random)
            made.append(Example(text, str(language), f"exchanged/{one.source}", stars=one.stars, pair=pair))
    return made


def prepared(folder):
    examples = read_examples(folder)
    pieces, words = tokenise([one.text for one in examples])
    for example, of in zip(examples, words):
        example.words = of
    more = exchanged(examples, np.random.default_rng(SEED))
    return examples + more, pieces + tokenise([one.text for one in more])[0]


def without(examples, pieces, source):
    """Leaves a product out, in whatever form; pairs are numbered anew."""
    kept = [i for i, one in enumerate(examples) if one.source not in (source, f"exchanged/{source}")]
    place = {old: new for new, old in enumerate(kept)}
    moved = [Example(**{**examples[i].__dict__, "pair": place.get(examples[i].pair, -1)}) for i in kept]
    return moved, [pieces[i] for i in kept]


def judge_stars(examples, pieces, sources, steps):
    judged = {}
    for source in sources:
        rest, rest_pieces = without(examples, pieces, source)
        tell(f"without {source}: {len(rest)} texts")
        network = train(rest, rest_pieces, steps, SEED, tell)
        linear = LinearStars(rest, SEED)
        judged[source] = compare_stars(examples, source, {
            "linear": lambda rows: linear([examples[i] for i in rows]),
            "network": lambda rows: read(network, [pieces[i] for i in rows])[0],
        })  # fmt: skip
        tell(json.dumps({name: {what: scores for what, scores in of.items() if not what.startswith("by")} for name, of in judged[source].items()}))
    return judged


def judge_aspects(examples, pieces, network):
    rows = [i for i, one in enumerate(examples) if one.part == "dev" and one.labelled and one.language in LANGUAGES and len(pieces[i])]
    linear = LinearAspects([one for one in examples if one.part == "train" and one.labelled], SEED)
    return compare_aspects(examples, rows, {
        "linear": without_polarity(linear, examples),
        "network": lambda chosen: read(network, [pieces[i] for i in chosen])[1:],
    })  # fmt: skip


def tell(text):
    print(text, flush=True)


# Written for this file, in the way shoppers write.
REFERENCE_TEXTS = [
    "Great quality, arrived fast. Thank you!", "Came broken and the seller does not answer", "ok",
    "Очень хорошее качество, но доставка долгая", "Todo perfecto, llegó antes de lo esperado 👍",
    "O tamanho é pequeno demais e a cor é diferente da foto", "Schlechte Verarbeitung, stinkt nach Plastik",
    "Très joli, conforme à la description", "Ottimo prodotto, imballato bene", "Bateria szybko się rozładowuje",
    "Kargo çok hızlıydı, ürün kaliteli", "배송 빠르고 색상이 예뻐요", "音質が悪いです。返品したい", "المقاس صغير والخامة رديئة",
    "המוצר הגיע שבור", "Geluid is prima, maar de batterij gaat snel leeg", "Гарний товар, якість супер", "😡😡😡", "Missing parts!!!",
]  # fmt: skip


def reference_vectors(onnx_bytes, run):
    pieces, _ = tokenise(REFERENCE_TEXTS)
    longest = max(len(one) for one in pieces)
    given = np.zeros((len(pieces), longest, PIECES_PER_WORD), np.int32)
    for row, one in enumerate(pieces):
        given[row, : len(one)] = one
    answers = run(onnx_bytes, given)
    listed = {name: np.round(value.astype(float), 5).tolist() for name, value in answers.items() if name != "attention"}
    return {
        "about": "Texts, the pieces of their words, and what the exported model answers.",
        "texts": REFERENCE_TEXTS,
        "pieces": [[[int(id) for id in word if id] for word in one] for one in pieces],
        **listed,
    }


def through_network(network):
    def run(_, given):
        ids = torch.from_numpy(given.astype(np.int64))
        with torch.no_grad():
            stars, aspects, polarity, attention, _ = network(ids, (ids[:, :, 0] > 0).float())
        named = {"stars": stars.softmax(1), "aspects": aspects.sigmoid(), "polarity": polarity.softmax(2), "attention": attention}
        return {name: value.numpy() for name, value in named.items()}

    return run


def as_exported(network):
    """The network with its large weights rounded as the export rounds them."""
    for name, value in network.state_dict().items():
        if value.numel() >= 1024:
            scale = value.abs().max().clamp(min=1e-12) / 127
            value.copy_((value / scale).round().clamp(-127, 127) * scale)
    return network


def contract(onnx_bytes, examples, arguments, metrics):
    trained = [one for one in examples if one.part == "train"]
    return {
        "model": "reviews", "file": "model.onnx", "sha256": hashlib.sha256(onnx_bytes).hexdigest(), "bytes": len(onnx_bytes),
        "shipped": True,
        "inputs": {"pieces": {"type": "int32", "shape": ["texts", "words", PIECES_PER_WORD], "padding": 0,
                              "made_by": "wasm-core/src/reviews/word_pieces.h"}},
        "outputs": {
            "stars": {"shape": ["texts", 5], "meaning": "chance of 1 to 5 stars"},
            "aspects": {"shape": ["texts", len(ASPECTS)], "meaning": "chance that the text speaks of the aspect", "names": ASPECTS},
            "polarity": {"shape": ["texts", len(ASPECTS), 3], "meaning": "negative, neutral, positive, if it does"},
            "attention": {"shape": ["texts", "words", len(ASPECTS)], "meaning": "where it does; sums to 1 over the words"},
        },
        "training": {"seed": SEED, "steps": arguments.steps, "texts": len(trained),
                     "by_source": {source: sum(one.source == source for one in trained) for source in sorted({one.source for one in trained})}},
        "metrics": metrics,
    }  # fmt: skip


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder with stars/, aspects_en/, aspects_multi/")
    parser.add_argument("--out", required=True, help="where model, contract and vectors are written")
    parser.add_argument("--steps", type=int, default=8000, help="training steps of each network")
    parser.add_argument("--folds", type=int, default=2, help="products of the shop that are left out in turn")
    parser.add_argument("--write-model", action="store_true", help="replace the files beside this script")
    arguments = parser.parse_args()
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    examples, pieces = prepared(arguments.data)
    tell(f"{len(examples)} texts")
    products = sorted({one.source for one in examples if one.source.startswith("shop/") and one.translated})
    sizes = {one: sum(e.source == one for e in examples) for one in products}
    folds = sorted(products, key=lambda one: -sizes[one])[: arguments.folds]
    network = as_exported(train(examples, pieces, arguments.steps, SEED, tell))
    onnx_bytes = onnx_model(network)
    (out / "model.onnx").write_bytes(onnx_bytes)
    metrics = {"aspects": judge_aspects(examples, pieces, network)}
    tell(json.dumps({source: {name: of["all"] for name, of in readers.items()} for source, readers in metrics["aspects"].items()}))
    metrics["stars"] = judge_stars(examples, pieces, folds, arguments.steps)
    for folder in [out, *([HERE] if arguments.write_model else [])]:
        (folder / "model.onnx").write_bytes(onnx_bytes)
        write_json(folder / "contract.json", contract(onnx_bytes, examples, arguments, metrics))
        write_json(folder / "reference_vectors.json", reference_vectors(onnx_bytes, through_network(network)))


if __name__ == "__main__":
    main()
