"""What the network must beat: the commonest answer, and a linear model of characters and words."""
import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, SGDClassifier

from examples import ASPECTS


class Features:
    """TF-IDF of characters within words (2 to 5) and of words and pairs of words."""

    def __init__(self, texts):
        self.characters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), min_df=2, max_features=150_000, sublinear_tf=True
        )
        self.words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, max_features=60_000, sublinear_tf=True)
        self.characters.fit(texts)
        self.words.fit(texts)

    def __call__(self, texts):
        return hstack([self.characters.transform(texts), self.words.transform(texts)]).tocsr()


class LinearStars:
    """Balanced classes: it does better on the shop's mix than without. Learns from the shop's
    reviews, and from 15,000 of other shops at 0.3 of the weight."""

    def __init__(self, examples, seed):
        shop = [one for one in examples if one.stars and one.source.startswith("shop")]
        others = [one for one in examples if one.stars and one.source in ("amazon", "wildberries")]
        random = np.random.default_rng(seed)
        some = [others[i] for i in random.choice(len(others), min(15_000, len(others)), replace=False)] if others else []
        texts = [one.text.lower() for one in shop + some]
        self.features = Features(texts)
        self.model = LogisticRegression(C=3, max_iter=60, class_weight="balanced").fit(
            self.features(texts), [one.stars for one in shop + some], np.repeat([1.0, 0.3], [len(shop), len(some)])
        )

    def __call__(self, examples):
        chances = np.zeros((len(examples), 5))
        given = self.model.predict_proba(self.features([one.text.lower() for one in examples]))
        chances[:, self.model.classes_ - 1] = given
        return chances


class LinearAspects:
    """One classifier an aspect, of the sources that label it."""

    def __init__(self, examples, seed):
        texts = [one.text.lower() for one in examples]
        self.features = Features(texts)
        given = self.features(texts)
        self.models = {}
        for aspect in range(len(ASPECTS)):
            rows = [row for row, one in enumerate(examples) if aspect in one.labelled]
            truth = [aspect in examples[row].aspects for row in rows]
            if any(truth) and not all(truth):
                model = SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=12, random_state=seed)
                self.models[aspect] = model.fit(given[rows], truth)

    def __call__(self, examples):
        given = self.features([one.text.lower() for one in examples])
        chances = np.zeros((len(examples), len(ASPECTS)))
        for aspect, model in self.models.items():
            chances[:, aspect] = model.predict_proba(given)[:, 1]
        return chances
