"""How good forecasts are: pinball loss, coverage and width of the band, Brier score."""
import numpy as np

QUANTILES = np.array([0.1, 0.5, 0.9])


def pinball(outcome, quantiles):
    """Mean over the three quantiles, per row; both in parts of the price at the cut."""
    error = outcome[:, None] - quantiles
    return np.mean(np.maximum(QUANTILES * error, (QUANTILES - 1) * error), axis=1)


def interval(values, groups, rounds=500, seed=1):
    """95 % interval of a mean, resampling whole products: rows of one are no evidence apart."""
    names, index = np.unique(groups, return_inverse=True)
    sums, counts = np.bincount(index, values), np.bincount(index)
    rng = np.random.default_rng(seed)
    picks = rng.integers(0, len(names), (rounds, len(names)))
    means = sums[picks].sum(1) / counts[picks].sum(1)
    return [round(float(edge), 6) for edge in np.percentile(means, [2.5, 97.5])]


def band_scores(outcome, quantiles):
    inside = (outcome >= quantiles[:, 0] - 1e-9) & (outcome <= quantiles[:, 2] + 1e-9)
    return {
        "pinball": round(float(np.mean(pinball(outcome, quantiles))), 6),
        "coverage": round(float(np.mean(inside)), 4),
        "below_p10": round(float(np.mean(outcome < quantiles[:, 0] - 1e-9)), 4),
        "above_p90": round(float(np.mean(outcome > quantiles[:, 2] + 1e-9)), 4),
        "width": round(float(np.mean(quantiles[:, 2] - quantiles[:, 0])), 5),
        "rows": int(len(outcome)),
    }


def drop_scores(fell, chance):
    return {
        "brier": round(float(np.mean((chance - fell) ** 2)), 6),
        "mean_chance": round(float(np.mean(chance)), 4),
        "frequency": round(float(np.mean(fell)), 4),
        "rows": int(len(fell)),
    }
