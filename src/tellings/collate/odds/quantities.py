"""Whether two amounts of two articles are of one quantity, whether or not they are equal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from tellings.collate.odds.aligning import Weights
from tellings.collate.odds.closeness import Floats, vectors
from tellings.collate.odds.comparable import Judge, other_days
from tellings.collate.odds.facts import Fact
from tellings.collate.odds.measures import Measure
from tellings.collate.same_words.candidates import Embed
from tellings.models.stories import Logistic

Pair = tuple[Measure, Measure]
Same = Callable[[Sequence[tuple[Fact, Fact]]], Floats]
"""The log odds of pairs of claims to say the same, but for their numbers."""

FIGURES = (
    "same",
    "lemma",
    "class",
    "near",
    "around",
    "nouns",
    "other noun",
    "no noun",
    "other sort",
    "group",
    "small",
    "stretch",
    "other days",
)
"""The figures of a pair, none of which looks at the values.

`same`: the log odds that their claims say the same; `lemma`, `class`: the predicates have one word,
or are of one class of happenings. `near`: cosine of the words about both amounts; `around`: weight
of the words that their surroundings share. `nouns`: the cosine of the nouns that are counted;
`other noun`: two are; `no noun`: one has none; `other sort`: one noun cannot stand for the other;
`group`: words that narrow it are shared. `small`: one is a small count. `stretch`: one claim is of
a stretch of time, the other not; `other days`: they are of two days.
"""
SMALL = 3  # to what a count is a small one
ALIKE = 0.4  # how alike the words about two amounts and around them must be, to be looked at
AROUND = 0.5  # what the words around weigh in that
_LEAST, _MOST = -12.0, 6.0  # of log odds


class Quantities:
    """The amounts of a story, made ready once."""

    def __init__(
        self,
        weights: Weights,
        judge: Judge,
        every: Sequence[Measure],
        embed: Embed | None,
        same: Same | None,
    ) -> None:
        self._weights, self._judge, self._same = weights, judge, same
        texts = sorted({text for each in every for text in (each.near, each.amount.counted)})
        self._rows = vectors(texts, embed)
        self._place = {text: number for number, text in enumerate(texts)}

    def alike(self, a: Measure, b: Measure) -> bool:
        """Whether the words about two amounts have enough in common to look closer.

        Of 98 that are of one quantity by the model and at odds in the reports that it is learned
        from 97 have, and 65 of 100 pairs of all.
        """
        return self._cosine(a.near, b.near) + AROUND * self._around(a, b) >= ALIKE

    def figures(self, pairs: Sequence[Pair]) -> Floats:
        """A row of figures for each pair: (pairs, FIGURES)."""
        facts = [(a.fact, b.fact) for a, b in pairs]
        same = self._same(facts) if self._same else np.zeros(len(pairs))
        own = np.array([self._own(a, b) for a, b in pairs]).reshape(-1, len(FIGURES) - 1)
        return np.column_stack([np.clip(same, _LEAST, _MOST), own])

    def _own(self, a: Measure, b: Measure) -> list[float]:
        both = bool(a.noun and b.noun)
        return [
            float(bool(a.fact.lemma) and a.fact.lemma == b.fact.lemma),
            float(bool(set(a.fact.does.items()) & set(b.fact.does.items()))),
            self._cosine(a.near, b.near),
            self._around(a, b),
            self._cosine(a.amount.counted, b.amount.counted) if both else 0.0,
            float(both and a.noun != b.noun),
            float(not both),
            float(self._judge.other_sort(a, b)),
            float(bool(a.group & b.group)),
            float(small(a) or small(b)),
            float(a.long != b.long),
            float(other_days(a, b)),
        ]

    def _around(self, a: Measure, b: Measure) -> float:
        """The weight of the words that the surroundings of two amounts share, as a logarithm.

        Those for what happens and for what is counted are left out.
        """
        itself = {a.fact.lemma, b.fact.lemma, a.noun, b.noun}
        return float(np.log1p(self._weights.of((a.fact.window & b.fact.window) - itself)))

    def _cosine(self, a: str, b: str) -> float:
        return float(self._rows[self._place[a]] @ self._rows[self._place[b]])


def small(measure: Measure) -> bool:
    """Whether it is a count of so few that many things have as many."""
    return not measure.amount.unit and (measure.amount.high or SMALL + 1) <= SMALL


def odds(figures: Floats, weighed: Logistic) -> Floats:
    """The log odds of each row of figures."""
    return np.asarray((figures - weighed.means) @ np.array(weighed.weights) + weighed.bias)
