"""Logistic regression finds the weights that made the labels."""

from __future__ import annotations

import numpy as np
import pytest

from training.logistic import regression

RIDGE = 0.006


def test_the_weights_that_made_the_labels_are_found() -> None:
    chance = np.random.default_rng(0)
    features = np.column_stack([chance.normal(3, 2, (8000, 2)), np.full(8000, 7.0)])
    truth = 0.8 * (features[:, 0] - 3) - 0.4 * (features[:, 1] - 3) - 1
    same = chance.random(8000) < 1 / (1 + np.exp(-truth))
    found = regression(features, same, np.ones(8000), RIDGE)
    assert found.means == pytest.approx((3, 3, 7), abs=0.1)
    assert found.weights == pytest.approx((0.8, -0.4, 0), abs=0.1)
    assert found.bias == pytest.approx(-1, abs=0.15)


def test_only_the_share_of_a_weight_counts() -> None:
    chance = np.random.default_rng(1)
    features, same = chance.normal(0, 1, (300, 2)), chance.random(300) < 0.4
    weights = chance.integers(1, 4, 300).astype(np.float64)
    each = regression(features, same, weights, RIDGE)
    assert regression(features, same, 7 * weights, RIDGE) == each
    heavy = regression(features, same, np.where(same, 50.0, 1.0), RIDGE)
    assert heavy.bias > each.bias + 1
