"""Gradient boosting of symmetric trees for a yes-or-no question, with numpy alone.

A symmetric tree asks the same question of all rows at each level (Langley and Sage 1994; as in
CatBoost, Prokhorenkova et al. 2018), so that a row's leaf is a number made of its answers. Steps
are Newton's on the logistic loss (Friedman 2001). Nothing is drawn by chance but the features that
a tree may ask about, from a given seed: the same rows give the same trees.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings.models.events import Boosted, Tree

Floats = NDArray[np.float64]
BINS = 48


class Settings(Struct, frozen=True):
    """How much is learned.

    `ridge` holds leaves near 0, `share` is of the features that a tree sees, `least` how much loss
    must bend in a part that a question makes.
    """

    trees: int = 240
    depth: int = 4
    rate: float = 0.1
    ridge: float = 3.0
    share: float = 0.5
    least: float = 1.0


def boosted(
    table: NDArray[np.float32],
    same: NDArray[np.bool_],
    weights: Floats,
    settings: Settings | None = None,
    seed: int = 0,
) -> Boosted:
    """Trees whose sum is the log-odds that a row of the table is a yes.

    `weights` tell how much each row counts, 1 on average.
    """
    asked = settings or Settings()
    grower = _Grower(table, asked, np.random.default_rng(seed))
    mean = float((weights * same).sum() / weights.sum())
    bias = float(np.log(mean / (1 - mean)))
    odds, trees = np.full(len(table), bias), []
    for _ in range(asked.trees):
        guess = 1 / (1 + np.exp(-odds))
        tree, leaf = grower.tree(weights * (same - guess), weights * guess * (1 - guess))
        odds += np.array(tree.values)[leaf]
        trees.append(tree)
    return Boosted(round(bias, 4), tuple(trees))


class _Grower:
    """Grows trees on one table, whose columns it keeps as numbers of bins."""

    def __init__(
        self, table: NDArray[np.float32], asked: Settings, chance: np.random.Generator
    ) -> None:
        self._asked, self._chance = asked, chance
        self._edges = [_edges(column) for column in table.T]
        pairs = zip(self._edges, table.T, strict=True)
        binned = [np.searchsorted(edges, column, "left") for edges, column in pairs]
        self._binned = np.stack(binned).astype(np.int64)

    def tree(self, slope: Floats, bend: Floats) -> tuple[Tree, NDArray[np.int64]]:
        """The next tree, and the leaf of each row; of the loss, its slope and bend at each row."""
        many = max(1, round(self._asked.share * len(self._edges)))
        seen = np.sort(self._chance.choice(len(self._edges), many, replace=False))
        leaf = np.zeros(len(slope), np.int64)
        features, lines = [], []
        for level in range(self._asked.depth):
            gains = [self._gain(n, leaf, 1 << level, slope, bend) for n in seen.tolist()]
            feature, edge, _ = max(gains, key=lambda each: each[2])
            leaf = leaf * 2 + (self._binned[feature] > edge)
            edges = self._edges[feature]
            features.append(feature)
            lines.append(round(float(edges[edge]), 3) if len(edges) else 0.0)
        sums, bends = (np.bincount(leaf, each, 1 << self._asked.depth) for each in (slope, bend))
        values = self._asked.rate * sums / (bends + self._asked.ridge)
        rounded = tuple(round(float(each), 4) for each in values)
        return Tree(tuple(features), tuple(lines), rounded), leaf

    def _gain(
        self, feature: int, leaf: NDArray[np.int64], leaves: int, *loss: Floats
    ) -> tuple[int, int, float]:
        """The feature, the number of its edge that parts the leaves best, and how well."""
        place, size = leaf * (BINS + 1) + self._binned[feature], leaves * (BINS + 1)
        sums, bends = (
            np.bincount(place, each, size).reshape(leaves, -1).cumsum(axis=1) for each in loss
        )
        below = self._worth(sums, bends)
        above = self._worth(sums[:, -1:] - sums, bends[:, -1:] - bends)
        total = np.round((below + above).sum(axis=0)[: len(self._edges[feature])], 9)
        if not len(total):  # the column has one value
            return feature, 0, -1.0
        edge = int(total.argmax())
        return feature, edge, float(total[edge])

    def _worth(self, sums: Floats, bends: Floats) -> Floats:
        enough = bends > self._asked.least
        return np.asarray(np.where(enough, sums**2 / (bends + self._asked.ridge), 0.0))


def _edges(column: NDArray[np.float32]) -> NDArray[np.float32]:
    """The values that a question may compare with: between many, quantiles."""
    values = np.unique(column).astype(np.float64)
    if len(values) > BINS:
        lines = np.quantile(values, np.linspace(0, 1, BINS + 1)[1:-1])
    else:
        lines = (values[:-1] + values[1:]) / 2
    return np.unique(np.round(lines, 3).astype(np.float32))
