"""What a pair of passages is weighed by."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tellings.collate.likeness.meaning import Meaning, Rows
from tellings.collate.likeness.words import Floats, Ints, Words, shared

WORDS = ("words", "part", "amounts", "other amounts", "negation", "hedge", "opposites")
"""In order: the words shared (Dice, by weight); the share of the lighter one that the other has;
the share of it that is numbers in both; the lesser share that numbers have which the other lacks;
whether one alone has a negation; whether one alone has a hedge; whether the one has a word and the
other its opposite."""
MEANING = ("plain", "freed", "near")
"""Cosines of the three vectors of `meaning.Meaning`."""
FEATURES = WORDS + MEANING
SIGNS = (1, 1, 1, -1, -1, -1, -1, 1, 1, 1)
"""Which way each may count: a shared word never speaks against, nor a contradiction for."""

CHUNK = 16384  # pairs whose vectors are gathered at a time: 32 MB


def by_words(words: Words, left: Ints, right: Ints) -> Floats:
    """(pairs, WORDS)."""
    found = shared(words, left, right)
    least = np.minimum(*found.whole)
    others = [
        _share(each - found.amounts, whole)
        for each, whole in zip(found.each, found.whole, strict=True)
    ]
    return np.column_stack(
        [
            2 * _share(found.both, found.whole[0] + found.whole[1]),
            _share(found.both, least),
            _share(found.amounts, least),
            np.minimum(*others),
            found.negated,
            found.hedged,
            found.opposed,
        ]
    ).astype(np.float64)


def _share(part: Floats, whole: Floats) -> Floats:
    return np.asarray(np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0))


def by_meaning(
    meaning: Meaning, left: Ints, right: Ints, weights: Sequence[float] | None = None
) -> Floats:
    """(pairs, MEANING). What has a weight of 0 among `weights` is not looked at and stays 0."""
    rows = (meaning.plain, meaning.freed, meaning.near)
    found = np.zeros((len(left), len(MEANING)))
    for column, each in enumerate(rows):
        if weights is None or weights[column]:
            found[:, column] = _cosines(each, left, right)
    return found


def _cosines(rows: Rows, left: Ints, right: Ints) -> Floats:
    found = np.empty(len(left))
    for start in range(0, len(left), CHUNK):
        part = slice(start, start + CHUNK)
        found[part] = np.einsum("ij,ij->i", rows[left[part]], rows[right[part]])
    return found
