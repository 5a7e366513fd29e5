"""How good readings are. Stars: mean absolute error, and macro-F1 of bad (1–2), middling (3) and
good (4–5). Aspects: micro-F1 of "this text speaks of this aspect", and how often the polarity of
a rightly found one is right."""
from collections import defaultdict

import numpy as np

from examples import ASPECTS

SURE = 0.4


def median_stars(chances):
    """The star that half of the chance lies at or below: what errs least on average."""
    return 1 + (chances.cumsum(1) < 0.5 * chances.sum(1, keepdims=True)).sum(1)


def three_classes(stars):
    return np.where(stars <= 2, 0, np.where(stars == 3, 1, 2))


def macro_f1(truth, said, classes=3):
    scores = []
    for one in range(classes):
        both = ((truth == one) & (said == one)).sum()
        scores.append(2 * both / max(1, (truth == one).sum() + (said == one).sum()))
    return float(np.mean(scores))


def star_scores(truth, said):
    return {
        "reviews": len(truth),
        "mae": round(float(np.abs(truth - said).mean()), 3),
        "macro_f1": round(macro_f1(three_classes(truth), three_classes(said)), 3),
        "exact": round(float((truth == said).mean()), 3),
        "within_one": round(float((np.abs(truth - said) <= 1).mean()), 3),
    }


def by_language(languages, truth, said, least=40):
    groups = {one: np.flatnonzero(languages == one) for one in sorted(set(languages))}
    return {one: star_scores(truth[rows], said[rows]) for one, rows in groups.items() if len(rows) >= least}


def aspect_scores(examples, chances, polarity):
    """Overall and per language, over the aspects that each source labels."""
    counts = defaultdict(lambda: np.zeros(4))
    for example, chance, says in zip(examples, chances, polarity):
        for aspect in example.labelled:
            found, true = chance[aspect] > SURE, aspect in example.aspects
            right = found and true and says[aspect].argmax() == example.aspects[aspect]
            for key in ("all", example.language, "aspect:" + ASPECTS[aspect]):
                counts[key] += (found and true, found, true, right)
    return {
        key: {"micro_f1": round(2 * both / (found + true), 3), "polarity": round(right / max(1, both), 3), "said": int(true)}
        for key, (both, found, true, right) in sorted(counts.items()) if found + true
    }  # fmt: skip
