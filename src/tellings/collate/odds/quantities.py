"""Whether two amounts of two articles are of one quantity, whether or not they are equal."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from tellings.collate.odds.aligning import Weights
from tellings.collate.odds.alike import COMMON, Floats, Same, Told, around, common, vectors
from tellings.collate.odds.comparable import Judge, other_days
from tellings.collate.odds.measures import Measure
from tellings.collate.odds.ranges import equal, meet
from tellings.collate.odds.rivals import Beside
from tellings.collate.same_words.candidates import Embed

Pair = tuple[Measure, Measure]

FIGURES = (
    *COMMON,
    "near",
    "nouns",
    "other noun",
    "no noun",
    "other sort",
    "group",
    "small",
    "stretch",
    "other days",
)
"""The figures of a pair, none of which looks at the values; the first are those of `alike`.

`near`: cosine of the words about both amounts. `nouns`: the cosine of the nouns that are counted;
`other noun`: two are; `no noun`: one has none; `other sort`: one noun cannot stand for the other;
`group`: words that narrow it are shared. `small`: one is a small count. `stretch`: one claim is of
a stretch of time, the other not; `other days`: they are of two days.
"""
SMALL = 3  # to what a count is a small one
ALIKE = 0.4  # how alike the words about two amounts and around them must be, to be looked at
AROUND = 0.5  # what the words around weigh in that
TIMES = 3.0  # the most that is made of how many times one is the other, as a logarithm


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
        shared = around(a.fact, b.fact, self._weights, {a.noun, b.noun})
        return self._cosine(a.near, b.near) + AROUND * shared >= ALIKE

    def told(self, pairs: Sequence[Pair]) -> Told:
        """What the model asks of pairs."""
        facts = [(a.fact, b.fact) for a, b in pairs]
        nouns = [{a.noun, b.noun} for a, b in pairs]
        own = np.array([self._own(a, b) for a, b in pairs])
        figures: Floats = np.column_stack(
            [
                common(facts, self._weights, self._same, nouns),
                own.reshape(-1, len(FIGURES) - len(COMMON)),
            ]
        )
        return Told(figures, [_beside(a, b) for a, b in pairs])

    def _own(self, a: Measure, b: Measure) -> list[float]:
        both = bool(a.noun and b.noun)
        return [
            self._cosine(a.near, b.near),
            self._cosine(a.amount.counted, b.amount.counted) if both else 0.0,
            float(both and a.noun != b.noun),
            float(not both),
            float(self._judge.other_sort(a, b)),
            float(bool(a.group & b.group)),
            float(small(a) or small(b)),
            float(a.long != b.long),
            float(other_days(a, b)),
        ]

    def _cosine(self, a: str, b: str) -> float:
        return float(self._rows[self._place[a]] @ self._rows[self._place[b]])


def small(measure: Measure) -> bool:
    """Whether it is a count of so few that many things have as many."""
    return not measure.amount.unit and (measure.amount.high or SMALL + 1) <= SMALL


def _beside(a: Measure, b: Measure) -> Beside:
    """Of two amounts: how many times one is the other, whether they have a unit."""
    same = equal(a, b) and not (small(a) or small(b))
    return Beside(a.place, b.place, meet(a, b), same, _times(a, b), bool(a.amount.unit))


def _times(a: Measure, b: Measure) -> float:
    x, y = (abs(each.amount.low or each.amount.high or 0) for each in (a, b))
    more = 0.5 if max(x, y) < 10 else 1e-9
    return min(TIMES, abs(math.log((x + more) / (y + more))))
