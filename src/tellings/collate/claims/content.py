"""How far the content of one claim is in another, for many pairs at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.collate.claims.facts import Fact
from tellings.collate.claims.meanings import Words

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_BLOCK = 256  # claims that are compared with all words of the story at once


class Content:
    """The content words of the claims of a story and what they weigh, one claim after the other."""

    def __init__(self, facts: Sequence[Fact], words: Words) -> None:
        bags = [words.bag(fact) for fact in facts]
        self._near = words.near
        self._sizes = np.array([len(numbers) for numbers, _ in bags], np.int64)
        self._starts = np.cumsum(self._sizes) - self._sizes
        self._words = np.concatenate([np.zeros(0, np.int64), *(numbers for numbers, _ in bags)])
        self._weights = np.concatenate([np.zeros(0), *(weights for _, weights in bags)])
        self.whole = np.array([weights.sum() for _, weights in bags])

    def shares(self, a: Numbers, b: Numbers) -> tuple[Floats, Floats]:
        """For pairs by number the share of the lighter one that the other has, and that of the
        other; of two that weigh the same the first is the lighter one."""
        met = self._met(np.concatenate([b, a]), np.concatenate([a, b]))
        ours = met[: len(a)] / np.maximum(self.whole[a], 1e-9)
        theirs = met[len(a) :] / np.maximum(self.whole[b], 1e-9)
        first = self.whole[a] <= self.whole[b]
        return np.where(first, ours, theirs), np.where(first, theirs, ours)

    def _met(self, a: Numbers, b: Numbers) -> Floats:
        """For each pair what the words of `b` weigh, each as far as `a` has it or one near it."""
        found = np.zeros(len(a))
        told = (self._sizes[a] > 0) & (self._sizes[b] > 0)
        for start in range(0, len(self._sizes), _BLOCK):
            at = np.flatnonzero(told & (a >= start) & (a < start + _BLOCK))
            if len(at):
                claims, rows = np.unique(a[at], return_inverse=True)
                found[at] = self._weighed(self._most(claims), rows, b[at])
        return found

    def _most(self, claims: Numbers) -> NDArray[np.float32]:
        """For each of these claims how near any of its words is to each word of the story."""
        places, _ = self._places(claims)
        each, at = np.unique(self._words[places], return_inverse=True)
        near, stops = self._near(each), np.cumsum(self._sizes[claims])
        rows = np.split(at, stops[:-1])
        return np.stack([near[row].max(axis=0) for row in rows])

    def _weighed(self, near: NDArray[np.float32], rows: Numbers, claims: Numbers) -> Floats:
        """The weights of the words of each of these claims, times what its row of `near` says."""
        places, number = self._places(claims)
        parts = near[rows[number], self._words[places]] * self._weights[places]
        return np.asarray(np.bincount(number, parts, len(claims)), np.float64)

    def _places(self, claims: Numbers) -> tuple[Numbers, Numbers]:
        """Where the words of these claims are, one after the other, and which of them has each."""
        sizes = self._sizes[claims]
        number = np.repeat(np.arange(len(claims)), sizes)
        within = np.arange(len(number)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return self._starts[claims][number] + within, number
