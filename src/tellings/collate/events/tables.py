"""Sets of keys and vectors of many predicates as tables, to compare all with all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Embed = Callable[[Sequence[str]], Any]


def codes(values: Sequence[str]) -> Numbers:
    """A number for each value, the same for the same, in their order."""
    place = {value: n for n, value in enumerate(sorted(set(values)))}
    return np.array([place[value] for value in values], np.int64)


def incidence(sets: Sequence[Iterable[str]], other: Sequence[Iterable[str]] = ()) -> Floats:
    """Who has which key: 1 or 0. `other` have only columns; their rows come behind."""
    keys = sorted({key for each in (*sets, *other) for key in each})
    place = {key: n for n, key in enumerate(keys)}
    table = np.zeros((len(sets) + len(other), max(len(keys), 1)), np.float32)
    for row, each in zip(table, (*sets, *other), strict=True):
        row[[place[key] for key in each]] = 1
    return table


def weighed(table: Floats) -> Floats:
    """Each column by how few have it, each row of length one."""
    count = (table > 0).sum(axis=0)
    rows = table * (np.log((len(table) + 1) / (count + 1)) + 0.1)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def cosines(vectors: Floats) -> Floats:
    """All rows with all, of rows of length one."""
    return np.asarray(vectors.astype(np.float32) @ vectors.astype(np.float32).T)


def vectors(texts: Sequence[str], embed: Embed | None) -> Floats:
    """Unit vectors of the texts, each different one embedded once; zeros without a model."""
    if embed is None:
        return np.zeros((len(texts), 1), np.float32)
    each = sorted(set(texts))
    place = {text: n for n, text in enumerate(each)}
    table = np.asarray(embed(each), np.float32)
    return table[[place[text] for text in texts]]


def overlaps(table: Floats) -> Floats:
    """The cosines of all rows with all, each column by how few have it."""
    return cosines(_shared(weighed(table), table))


def in_common(table: Floats) -> Flags:
    """Whether two rows have a column in common, all rows with all."""
    kept = _shared(table, table)
    return np.asarray(kept @ kept.T > 0)


def _shared(rows: Floats, table: Floats) -> Floats:
    """Only the columns that two rows or more have: no others tell of two."""
    return rows[:, (table > 0).sum(axis=0) > 1]


def summed(table: Floats, groups: Numbers) -> Floats:
    """The rows of each group, added up."""
    found = np.zeros((int(groups.max(initial=0)) + 1, table.shape[1]), np.float32)
    np.add.at(found, groups, table)
    return found
