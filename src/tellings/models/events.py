"""The role "events": the pair model that tells whether two predicates tell of one happening.

A folder holds `events.json`, which says what the model is, and `weights.json`, whose SHA-256 the
first tells.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings.models import fitted, folders
from tellings.models.fitted import WEIGHTS, Settings
from tellings.models.record import Model, ModelRefused, Spec

SETTINGS = "events.json"
_KIND = folders.Kind(
    role="events",
    name="events",
    files=(SETTINGS, WEIGHTS),
    degraded="no model of events: only predicates of one word are taken to tell one event",
)
Floats = NDArray[np.float64]


class Tree(Struct, frozen=True, array_like=True):
    """A symmetric tree: at each level one question of all, whether a feature is above a line.

    `values` has one for each set of answers; the first answer is the highest bit of its number.
    """

    features: tuple[int, ...]
    lines: tuple[float, ...]
    values: tuple[float, ...]


class Boosted(Struct, frozen=True):
    """A sum of trees, and `bias`: the log-odds of a row of features."""

    bias: float
    trees: tuple[Tree, ...]

    def odds(self, table: NDArray[np.float32]) -> Floats:
        """The log-odds of each row (rows, features)."""
        columns = np.ascontiguousarray(table.T)
        found = np.full(len(table), self.bias)
        for tree in self.trees:
            leaf = np.zeros(len(table), np.uint8)
            for feature, line in zip(tree.features, tree.lines, strict=True):
                leaf <<= 1
                leaf |= columns[feature] > np.float32(line)
            found += np.array(tree.values)[leaf]
        return found


class EventModel(Struct, frozen=True):
    """`pairs` gives log-odds of two predicates; groups are joined while they are at least `join`.

    `neighbours` is how much the log-odds count that the two have the same others beside them.
    From `sure` on the mean log-odds of a group are enough to tell readers that it is one event.
    """

    pairs: Boosted
    neighbours: float
    join: float
    sure: float


def load(spec: str) -> Model:
    """The model for "" or "builtin:events", for "path:DIR", or none; see `folders.load`.

    Raises ModelRefused if its files are damaged.
    """
    return folders.load(spec, _KIND, shipped(), _read)


def shipped() -> Path:
    """The folder of the model that ships."""
    return folders.folder(_KIND.name)


def _read(home: Path, asked: Spec) -> Model:
    settings, use, record = fitted.read(home, asked, _KIND, Settings, EventModel)
    asks = max((n for tree in use.pairs.trees for n in tree.features), default=-1)
    if asks >= len(settings.features):
        raise ModelRefused(str(asked), "it asks for more features than it names")
    return Model(record, use)
