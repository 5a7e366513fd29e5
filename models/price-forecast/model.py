"""The trained model: boosted trees for each quantile of the log ratio, and for a drop."""
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

from cases import DROP_DAYS, HORIZON
from features import of_case
from scores import QUANTILES

SETTINGS = {"max_leaf_nodes": 15, "learning_rate": 0.08, "min_samples_leaf": 80, "random_state": 1}
TREES = 120


def training_rows(cases, calendar, rng, horizons_of_a_case=5):
    """Features, log ratio of the price that many days ahead, and whether it fell until then."""
    features, ratios, falls = [], [], []
    for case in cases:
        later = case.later()
        picked = [later[i] for i in rng.permutation(len(later))[:horizons_of_a_case]]
        features.append(of_case(case, calendar, [ahead for ahead, _ in picked]))
        for ahead, price in picked:
            ratios.append(np.log(price / case.price))
            falls.append(case.fell(ahead))
    return np.vstack(features), np.array(ratios), np.array(falls)


class TrainedModel:
    def __init__(self, cases, calendar, seed=1, trees=TREES):
        self.calendar = calendar
        rows, ratios, falls = training_rows(cases, calendar, np.random.default_rng(seed))
        make = lambda part: HistGradientBoostingRegressor(loss="quantile", quantile=part, max_iter=trees, **SETTINGS)
        self.by_quantile = [make(part).fit(rows, ratios) for part in QUANTILES]
        self.of_drop = HistGradientBoostingClassifier(max_iter=trees, **SETTINGS).fit(rows, falls)
        self.rows = len(rows)

    def predict(self, features):
        """(quantiles of the log ratio in ascending order, chance of a drop) per row."""
        quantiles = np.column_stack([model.predict(features) for model in self.by_quantile])
        return np.sort(quantiles, axis=1), self.of_drop.predict_proba(features)[:, 1]

    def answer(self, cases):
        """Predicts for all horizons of all cases at once; keeps the answers."""
        cases = {(case.series.name, case.day): case for case in cases}
        rows = np.vstack([of_case(case, self.calendar, range(1, HORIZON + 1)) for case in cases.values()])
        quantiles, drops = self.predict(rows)
        quantiles, drops = np.exp(quantiles).reshape(-1, HORIZON, 3), drops.reshape(-1, HORIZON)
        self.answers = dict(zip(cases, zip(quantiles, drops)))

    def quantiles(self, case, horizons, horizon=HORIZON):
        return self.answers[(case.series.name, case.day)][0][np.array(horizons) - 1]

    def drop_chance(self, case, days=DROP_DAYS):
        return self.answers[(case.series.name, case.day)][1][days - 1]
