"""The core's own tokeniser, so that training and shopper's browser cut words alike.

`companion_review_pieces` is built by `cmake --preset release && ninja -C build/release
companion_review_pieces`; its path can be given in COMPANION_REVIEW_PIECES.
"""
import json
import os
import subprocess
import tempfile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get(
    "COMPANION_REVIEW_PIECES", str(ROOT / "build/release/wasm-core/companion_review_pieces")
)
PIECES_PER_WORD = 24


def tokenise(texts):
    """Of every text: its pieces as an array [words, 24] (0: padding), and its folded words."""
    with tempfile.TemporaryDirectory() as folder:
        pieces_file, words_file = Path(folder, "pieces"), Path(folder, "words")
        asked = "".join(json.dumps({"text": text}) + "\n" for text in texts)
        subprocess.run([PROGRAM, pieces_file, words_file], input=asked, text=True, check=True, encoding="utf-8")
        with open(words_file, encoding="utf-8") as file:
            words = [[word for word, *_ in json.loads(line)["words"]] for line in file]
        return cut_up(pieces_file.read_bytes(), len(texts)), words


def cut_up(data, count):
    pieces, at = [], 0
    for _ in range(count):
        words = int.from_bytes(data[at : at + 2], "little")
        size = words * PIECES_PER_WORD
        ids = np.frombuffer(data, "<i4", size, at + 2)
        pieces.append(ids.reshape(words, PIECES_PER_WORD).astype(np.uint16))
        at += 2 + 4 * size
    assert at == len(data)
    return pieces
