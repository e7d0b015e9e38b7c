"""The passages of one story, made ready once, and the chance that any two of them say the same."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings import models
from tellings.collate.likeness import features
from tellings.collate.likeness.meaning import BLOCK, Meaning, meaning
from tellings.collate.likeness.nearness import hopes, sharing
from tellings.collate.likeness.words import Floats, Ints, normals, weigh, words
from tellings.collate.same_words.candidates import Embed
from tellings.models.fitted import Logistic
from tellings.models.passages import PassageModel

SURE = 1.0
"""What two passages in the same words have."""


class Likeness:
    """Passages of one story made ready once.

    A passage is an answer, a clause, a sentence or the words of a quotation. `about` is what all
    of them speak of, if they do (a question, a subject and its predicate): its words count for
    less, and two passages are more likely to say the same than any two of a story. Without
    `embed` passages are compared by their words alone; without a model of passages (`model`, or
    what is set for the role "passages") only those in the same words are alike.

    Chances are symmetric. They depend on which passages there are, since what all share says
    nothing, but not on their order, nor on how often each is there.
    """

    def __init__(
        self,
        passages: Sequence[str],
        embed: Embed | None,
        about: str = "",
        model: PassageModel | None = None,
    ) -> None:
        self._model: PassageModel | None = model or models.get("passages").use
        self._about = bool(about.strip())
        kinds: dict[tuple[str, ...], str] = {}
        worded = [normals(passage) for passage in passages]
        for key, passage in zip(worded, passages, strict=True):
            kinds[key] = min(kinds.get(key, passage), passage)
        self._kinds = sorted(kinds)
        at = {key: number for number, key in enumerate(self._kinds)}
        self._kind = np.array([at[key] for key in worded], np.int64)
        weight = weigh(self._model.rarity if self._model else lambda _: 1.0, about)
        self._words = words(self._kinds, weight)
        self._meaning: Meaning | None = None
        if embed and kinds and self._model:
            texts = [kinds[key] for key in self._kinds]
            self._meaning = meaning(texts, self._kinds, weight, embed)

    def scores(self, pairs: Sequence[tuple[int, int]] | Ints) -> NDArray[np.float64]:
        """The probability that the two passages of each pair, by number, say the same.

        1 for two in the same words; 0 where one has no word.
        """
        given = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
        return self._chances(self._kind[given])

    def features(self, pairs: Sequence[tuple[int, int]] | Ints) -> Floats:
        """What each pair is weighed by: `features.FEATURES`, without `embed` `features.WORDS`."""
        given = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
        return self._measures(np.sort(self._kind[given], axis=1))

    def near(self, least: float = 0.5) -> list[tuple[int, int]]:
        """All pairs (i < j) with a probability of at least `least`, in order.

        Without `embed` only pairs that share a content word are looked at. Raises ValueError
        unless `least` is over 0 and at most 1.
        """
        if not 0 < least <= SURE:
            raise ValueError(f"least must be over 0 and at most 1, not {least}")
        found = [pair for part in self._near_kinds(least) for pair in part.tolist()]
        members: list[list[int]] = [[] for _ in self._kinds]
        for number, kind in enumerate(self._kind.tolist()):
            members[kind].append(number)
        across = [(i, j) for a, b in found for i in members[a] for j in members[b]]
        same = [
            (i, j)
            for kind, each in zip(self._kinds, members, strict=True)
            if kind
            for at, i in enumerate(each)
            for j in each[at + 1 :]
        ]
        return sorted([(min(pair), max(pair)) for pair in across] + same)

    def _chances(self, kinds: Ints) -> Floats:
        pairs = np.sort(kinds, axis=1)
        found = np.zeros(len(pairs))
        if self._model and len(pairs):
            slope, bias = self._calibration(self._model)
            weighed = self._logistic(self._model)
            odds = _odds(weighed, self._measures(pairs, weighed.weights))
            found = 1 / (1 + np.exp(-(slope * odds + bias)))
        found[pairs[:, 0] == pairs[:, 1]] = SURE
        wordless = np.array([not kind for kind in self._kinds], bool)
        found[wordless[pairs].any(axis=1)] = 0.0
        return found

    def _logistic(self, model: PassageModel) -> Logistic:
        return model.bare if self._meaning is None else model.full

    def _calibration(self, model: PassageModel) -> tuple[float, float]:
        if self._about:
            return 1.0, 0.0
        return model.wide_bare if self._meaning is None else model.wide_full

    def _measures(self, pairs: Ints, weights: Sequence[float] | None = None) -> Floats:
        left, right = pairs[:, 0], pairs[:, 1]
        words = features.by_words(self._words, left, right)
        if self._meaning is None:
            return words
        weights = weights and weights[len(features.WORDS) :]
        return np.column_stack([words, features.by_meaning(self._meaning, left, right, weights)])

    def _near_kinds(self, least: float) -> Iterator[Ints]:
        """Pairs of different kinds that reach `least`: those that may, looked at more closely."""
        if self._model is None or not 0 < least < 1:
            return
        slope, bias = self._calibration(self._model)
        floor = (math.log(least / (1 - least)) - bias) / slope
        for start in range(0, len(self._kinds), BLOCK):
            stop = min(start + BLOCK, len(self._kinds))
            if self._meaning is None:
                hopeful = sharing(self._words, start, stop)
            else:
                weighed = self._logistic(self._model)
                hopeful = hopes(weighed, self._words, self._meaning, start, stop) >= floor
            left, right = np.nonzero(hopeful)
            later = left + start < right
            pairs = np.column_stack([left[later] + start, right[later]])
            yield pairs[self._chances(pairs) >= least]


def _odds(weighed: Logistic, measured: Floats) -> Floats:
    return np.asarray((measured - weighed.means) @ np.array(weighed.weights) + weighed.bias)
