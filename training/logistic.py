"""Logistic regression with a ridge, as several models are fitted."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from tellings.models.fitted import Logistic

STEPS = 30
"""Newton's steps at most; it ends where the gradient does."""

Floats = NDArray[np.float64]


def regression(
    features: Floats, same: NDArray[np.bool_], weights: Floats, ridge: float
) -> Logistic:
    """The regression of `same` on standardised features, each row weighed; by Newton's method."""
    means, spread = features.mean(axis=0), features.std(axis=0)
    scale = np.where(spread > 1e-9, spread, np.inf)
    table = np.column_stack([(features - means) / scale, np.ones(len(features))])
    share = weights / weights.sum()
    penalty = np.diag([*np.full(features.shape[1], ridge), 0.0])
    found = np.zeros(table.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (share * (chance - same)) + penalty @ found
        bend = (table * (share * chance * (1 - chance))[:, None]).T @ table + penalty
        found -= np.linalg.solve(bend + 1e-9 * np.eye(len(found)), slope)
        if np.abs(slope).max() < 1e-9:
            break
    kept = found[:-1] / scale
    return Logistic(_rounded(means), _rounded(kept), round(float(found[-1]), 6))


def _rounded(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(round(float(each), 6) for each in values)
