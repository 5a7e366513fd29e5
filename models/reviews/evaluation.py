"""Compares ways of reading stars on reviews of a product that none of them learnt from."""
import numpy as np

from examples import ASPECTS
from scores import aspect_scores, by_language, median_stars, star_scores

# The translation is English, of which most was learnt: it counts twice.
TRANSLATION_COUNTS = 2
UNREAD = np.array([0.1, 0.05, 0.1, 0.15, 0.6])


def both_read(original, translated):
    """What text and translation say together: the weighted geometric mean."""
    logs = np.log(original + 1e-9) + TRANSLATION_COUNTS * np.log(translated + 1e-9)
    chances = np.exp(logs / (1 + TRANSLATION_COUNTS))
    return chances / chances.sum(1, keepdims=True)


def held_out_reviews(examples, source):
    """Row numbers of the originals, and of their translations (the original's where there is none)."""
    of_review = {one.review: i for i, one in enumerate(examples) if one.source == source and one.translated}
    originals = [i for i, one in enumerate(examples) if one.source == source and not one.translated]
    return originals, [of_review.get(examples[i].review, i) for i in originals]


def compare_stars(examples, source, readers):
    """{reader: {what was read: scores}}; a reader answers [texts, 5] chances for row numbers."""
    originals, translations = held_out_reviews(examples, source)
    truth = np.array([examples[i].stars for i in originals])
    languages = np.array([examples[i].language for i in originals])
    compared = {"majority": {"text": star_scores(truth, np.full(len(truth), 5))}}
    for name, reader in readers.items():
        original, translated = reader(originals), reader(translations)
        said = {"text": original, "translation": translated, "both": both_read(original, translated)}
        compared[name] = {what: star_scores(truth, median_stars(chances)) for what, chances in said.items()}
        foreign = languages != "en"
        compared[name]["text, not English"] = star_scores(truth[foreign], median_stars(original)[foreign])
        compared[name]["by language, text"] = by_language(languages, truth, median_stars(original))
        compared[name]["by language, both"] = by_language(languages, truth, median_stars(said["both"]))
    return compared


def compare_aspects(examples, rows, readers):
    """{source: {reader: scores}} of examples that were kept aside."""
    compared = {}
    for source in sorted({examples[i].source for i in rows}):
        chosen = [i for i in rows if examples[i].source == source]
        some = [examples[i] for i in chosen]
        compared[source] = {name: aspect_scores(some, *reader(chosen)) for name, reader in readers.items()}
    return compared


def without_polarity(linear, examples):
    """A reader out of a linear model, which tells presence only: all it finds counts as good."""
    good = np.zeros((1, len(ASPECTS), 3))
    good[:, :, 2] = 1
    return lambda rows: (linear([examples[i] for i in rows]), np.repeat(good, len(rows), 0))
