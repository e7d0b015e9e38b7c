"""Which pairs of passages may say the same: bounds for a block of passages with all at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tellings.collate.likeness import features
from tellings.collate.likeness.meaning import Meaning
from tellings.collate.likeness.words import LIGHT, Words
from tellings.models.fitted import Logistic


def hopes(
    weighed: Logistic, words: Words, meaning: Meaning, start: int, stop: int
) -> NDArray[np.float32]:
    """At least the log odds of the passages from `start` to `stop`, each with all.

    As if all words were shared, all numbers too where both have some, and nothing contradicted.
    """
    weights = dict(zip(features.FEATURES, weighed.weights, strict=True))
    least = weighed.bias - float(np.dot(weighed.means, weighed.weights))
    least += weights["words"] + weights["part"] + ROUNDING
    found = np.full((stop - start, len(meaning.plain)), least, np.float32)
    some = (words.amounts > 0).astype(np.float32)
    found += np.outer(some[start:stop] * np.float32(weights["amounts"]), some)
    rows = (meaning.plain, meaning.freed, meaning.near)
    for name, each in zip(features.MEANING, rows, strict=True):
        if weights[name]:
            found += np.float32(weights[name]) * (each[start:stop] @ each.T)
    return found


ROUNDING = 1e-3
"""More than what single precision may take off."""


def sharing(words: Words, start: int, stop: int) -> NDArray[np.bool_]:
    """Which of all share a content word with the passages from `start` to `stop`."""
    count = len(words.first) - 1
    content = words.weight > LIGHT
    kinds = (words.code % words.kinds)[content]
    owner = np.repeat(np.arange(count), np.diff(words.first))[content]
    order = np.argsort(kinds, kind="stable")
    ordered = kinds[order]
    found = np.zeros((stop - start, count), bool)
    for at in range(*np.searchsorted(owner, [start, stop])):
        low, high = np.searchsorted(ordered, [kinds[at], kinds[at] + 1])
        found[owner[at] - start, owner[order[low:high]]] = True
    return found
