"""How the words of predicates are used all over a story, which tells what one of them may mean.

Two words that stand with the same people and things are likely of one happening; two that stand in
one sentence time and again are of two. A word that every sentence of an article has ("said") tells
little by being the same.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from tellings.collate.events.predicates import Predicate
from tellings.collate.events.tables import (
    Floats,
    Numbers,
    codes,
    incidence,
    overlaps,
    summed,
)

_MANY = 40  # articles from which a story is just long


class Usage:
    """The words of the predicates of a story, made ready once."""

    def __init__(self, predicates: Sequence[Predicate]) -> None:
        self._predicates = predicates
        self.key = codes([each.key for each in predicates])
        self.article = codes([each.mentioned.article for each in predicates])
        self._articles = len(set(self.article.tolist()))

    def columns(self, a: Numbers, b: Numbers) -> dict[str, Any]:
        """The figures of pairs, given by the numbers of their two."""
        one, other = self.key[a], self.key[b]
        spread, many, rare = self._spread[one], self._many[one], self._rare[one]
        apart, count = one != other, np.bincount(self.key)
        both, least = self._sentences
        homes, least_homes = self._homes
        return {
            "spread": np.minimum(spread, self._spread[other]),
            "many": np.maximum(many, self._many[other]),
            "rare": rare * ~apart,
            "together": both[one, other] / least[one, other] * apart,
            "times together": both[one, other] * apart,
            "together in articles": homes[one, other] / least_homes[one, other],
            "parts of the word": self._used("parts")[one, other],
            "beside the word": self._used("told")[one, other],
            "fewest": np.minimum(count[one], count[other]),
            "most": np.maximum(count[one], count[other]),
            "articles": np.full(len(a), min(self._articles, _MANY)),
        }

    @cached_property
    def _rare(self) -> Floats:
        """How few of the story's predicates have the word, 0 to 1."""
        count = np.bincount(self.key)
        return np.asarray(1 - np.log(count) / math.log(len(self.key) + 1), np.float32)

    @cached_property
    def _spread(self) -> Floats:
        """Which share of the articles has the word."""
        return np.asarray(self._in_articles / max(self._articles, 1), np.float32)

    @cached_property
    def _many(self) -> Floats:
        """How often an article that has the word has it, on average."""
        return np.asarray(np.bincount(self.key) / self._in_articles, np.float32)

    @cached_property
    def _in_articles(self) -> Floats:
        pairs = Counter(key for key, _ in set(zip(self.key.tolist(), self.article, strict=True)))
        return np.array([pairs[n] for n in range(len(pairs))], np.float32)

    @cached_property
    def _sentences(self) -> tuple[Floats, Floats]:
        """In how many sentences two words are, and in how many the rarer one is."""
        return self._in_common([f"{p.mentioned.article} {p.place}" for p in self._predicates])

    @cached_property
    def _homes(self) -> tuple[Floats, Floats]:
        """The same of articles."""
        return self._in_common([p.mentioned.article for p in self._predicates])

    def _in_common(self, homes: Sequence[str]) -> tuple[Floats, Floats]:
        has = (summed(incidence([(home,) for home in homes]), self.key) > 0).astype(np.float32)
        count = has.sum(axis=1)
        return np.asarray(has @ has.T), np.asarray(np.minimum.outer(count, count))

    def _used(self, name: str) -> Floats:
        """How alike two words are in all that stands beside them."""
        sets = incidence([getattr(each, name) for each in self._predicates])
        return overlaps(np.sqrt(summed(sets, self.key)))
