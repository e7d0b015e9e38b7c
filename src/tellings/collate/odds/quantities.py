"""How likely two amounts of two articles are of one quantity, whether or not they are equal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from tellings.collate.odds import closeness
from tellings.collate.odds.closeness import Closeness, Floats, chances, vectors
from tellings.collate.odds.measures import Measure
from tellings.collate.same_words.candidates import Embed

OWN = (
    "unit",
    "noun",
    "nouns",
    "other noun",
    "no noun",
    "role",
    "group",
    "other group",
    "one group",
    "marks",
    "near",
    "owner",
    "outcome",
    "other outcome",
    "stance",
    "stretch",
)
FIGURES = (*closeness.FIGURES, *OWN)
"""The figures of a pair: those of their claims, and of the amounts themselves.

`unit`: they have one unit. `noun`: one noun is counted; `nouns`: the cosine of the nouns; `other
noun`: two are; `no noun`: one has none. `role`: what is counted has one part in both. `group`:
words that narrow it are shared; `other group`: both have such words and share none; `one group`:
one has. `marks`: words beside it say that one is a part, a rate and so on, and the other not.
`near`: cosine of the words about it. `owner`: one noun has it. `outcome`: what came of those who
are counted is the same; `other outcome`: it is not. `stance`: one is told as so, the other not.
`stretch`: one claim is of a stretch of time.
"""


class Quantities:
    """The amounts of a story, made ready once."""

    def __init__(self, close: Closeness, every: Sequence[Measure], embed: Embed | None) -> None:
        self._close = close
        texts = sorted({text for each in every for text in (each.near, each.amount.counted)})
        self._rows = vectors(texts, embed)
        self._place = {text: number for number, text in enumerate(texts)}

    def near(self, a: Measure, b: Measure) -> float:
        """The cosine of the words about two amounts."""
        return self._cosine(a.near, b.near)

    def kin(self, a: Measure, b: Measure) -> float:
        """The cosine of the nouns that are counted; 1 where they are one, or one has none."""
        if a.sort == b.sort or not (a.noun and b.noun):
            return 1.0
        return self._cosine(a.amount.counted, b.amount.counted)

    def figures(self, pairs: Sequence[tuple[Measure, Measure]]) -> Floats:
        """A row of figures for each pair."""
        claims = self._close.figures([(a.fact, b.fact) for a, b in pairs])
        own = np.array([self._own(a, b) for a, b in pairs]).reshape(len(pairs), len(OWN))
        return np.hstack([claims, own])

    def chances(self, pairs: Sequence[tuple[Measure, Measure]]) -> Floats:
        """The chance of each pair that both are of one quantity."""
        return chances(self.figures(pairs), FIGURES, WEIGHTS, BIAS)

    def _own(self, a: Measure, b: Measure) -> list[float]:
        noun = bool(a.noun) and a.noun == b.noun
        both = bool(a.noun and b.noun)
        return [
            float(bool(a.amount.unit) and a.amount.unit == b.amount.unit),
            float(noun),
            self._cosine(a.amount.counted, b.amount.counted) if both else 0.0,
            float(both and not noun),
            float(not both),
            float(bool(a.role) and a.role == b.role),
            float(bool(a.group & b.group)),
            float(bool(a.group and b.group) and not a.group & b.group),
            float(bool(a.group) != bool(b.group)),
            float(a.marks != b.marks),
            self._cosine(a.near, b.near),
            float(bool(a.owner) and a.owner == b.owner),
            float(bool(a.does & b.does)),
            float(bool(a.does and b.does) and not a.does & b.does),
            float(_stance(a) != _stance(b)),
            float(a.long != b.long),
        ]

    def _cosine(self, a: str, b: str) -> float:
        return float(self._rows[self._place[a]] @ self._rows[self._place[b]])


def _stance(measure: Measure) -> tuple[str, str]:
    stance = measure.fact.claim.stance
    return stance.polarity, stance.certainty


WEIGHTS: Mapping[str, float] = {
    "lemma": 0.25,
    "class": 0.78,
    "predicate": -0.22,
    "clause": -1.23,
    "sentence": -1.74,
    "agent": -0.90,
    "other agent": -0.55,
    "patient": 0.15,
    "other patient": 0.02,
    "shared": 1.12,
    "named": 0.53,
    "crossed": -0.15,
    "around": 0.98,
    "nearest": 1.57,
    "unit": 0.66,
    "noun": -0.19,
    "nouns": 0.85,
    "other noun": -0.41,
    "no noun": 0.60,
    "role": 0.40,
    "group": 0.06,
    "other group": -0.63,
    "one group": -0.21,
    "marks": -1.05,
    "near": 2.12,
    "owner": 1.40,
    "outcome": 0.10,
    "other outcome": 0.06,
    "stance": -0.13,
    "stretch": -0.52,
}
BIAS = -3.45
"""Fitted to pairs of amounts of the train part of ECB+ that are equal or not: no one marked which
are of one quantity, but two numbers that are the same mostly are (`training/odds.py`). So it is too
low as a chance, and right as an order.
"""
