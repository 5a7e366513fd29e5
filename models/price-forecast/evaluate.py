"""Judges every method on the same cases: those of which the core would say something."""
import numpy as np

from cases import DROP_DAYS, HORIZON
from forecasters import OwnHistory
from scores import band_scores, drop_scores, interval, pinball

OWN = OwnHistory()  # its demand for history decides which cases are judged


def judged(cases, horizon):
    return [case for case in cases if OWN.basis(case, horizon) is not None]


def band(forecaster, cases, horizon):
    """(outcomes, quantiles, products), in parts of today's price, of every later look."""
    outcomes, quantiles, products = [], [], []
    for case in cases:
        later = [(ahead, price) for ahead, price in case.later() if ahead <= horizon]
        if later:
            quantiles.extend(forecaster.quantiles(case, [ahead for ahead, _ in later], horizon))
            outcomes.extend(price / case.price for _, price in later)
            products.extend([case.series.product] * len(later))
    return np.array(outcomes), np.array(quantiles), np.array(products)


def compare(forecasters, cases, reference):
    """Scores of every method; `better_by` = how much less pinball loss than the reference has,
    as a 95 % interval over products."""
    result = {name: {} for name in forecasters}
    for horizon in (7, HORIZON):
        told = judged(cases, horizon)
        bands = {name: band(forecaster, told, horizon) for name, forecaster in forecasters.items()}
        if len(bands[reference][0]) == 0:
            continue
        losses = {name: pinball(outcomes, quantiles) for name, (outcomes, quantiles, _) in bands.items()}
        for name, (outcomes, quantiles, products) in bands.items():
            scores = band_scores(outcomes, quantiles)
            if name != reference:
                scores["better_by"] = interval(losses[reference] - losses[name], products)
            result[name][f"days_1_{horizon}"] = scores
    week = [case for case in judged(cases, DROP_DAYS) if case.fell(DROP_DAYS) is not None]
    for name, forecaster in forecasters.items():
        if week:
            fell = np.array([case.fell(DROP_DAYS) for case in week], float)
            chance = np.array([forecaster.drop_chance(case) for case in week], float)
            result[name]["drop_15_in_7_days"] = drop_scores(fell, chance)
    return result
