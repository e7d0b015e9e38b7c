"""The tree of a parsed sentence, from the governor that each of its words names."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import Word


def children(words: Sequence[Word]) -> tuple[tuple[int, ...], ...]:
    """For each word of a sentence the indices of the words that depend on it, in order.

    A root is its own governor and nobody's child; a governor outside the sentence is none.
    """
    below: list[list[int]] = [[] for _ in words]
    for index, word in enumerate(words):
        if word.head != index and 0 <= word.head < len(words):
            below[word.head].append(index)
    return tuple(map(tuple, below))
