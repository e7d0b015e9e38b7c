"""Whether two days that two articles give are of one happening, whether or not they are one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from tellings.collate.odds.aligning import Weights, apart
from tellings.collate.odds.alike import COMMON, Floats, Same, Told, common
from tellings.collate.odds.dated import Date
from tellings.collate.odds.facts import Fact, Scene
from tellings.collate.odds.rivals import Beside, Place
from tellings.dates import days

SHARP = frozenset({"day", "part of day", "hour", "minute"})
"""The grains of what is told to the day or closer."""

FIGURES = (
    *COMMON,
    "attached",
    "sharp",
    "one grain",
    "clocks",
    "one clock",
    "one side",
    "sign",
    "quoted",
    "apart",
)
"""The figures of a pair, none of which looks at the values; the first are those of `alike`.

`attached`: both say when their claim was, and not when something in it was. `sharp`: both are told
to the day or closer; `one grain`: as closely as each other. `clocks`: both tell the hour; `one
clock`: only one does. `one side`: both lie before or both after the day of their report. `sign`:
one is told as so, the other as not so. `quoted`: one stands in a quotation. `apart`: two named
sources tell it.
"""
HOURS = 0.4  # from which on two hours of one day are two times, and not one told roughly
HALF = 12  # hours by which a clock may be off that tells no half of the day
_DAYS = 4.0  # the most that is made of how many days lie between, as a logarithm


class Dated(Struct, frozen=True):
    """A date that a claim gives."""

    fact: Fact
    date: Date

    @property
    def place(self) -> Place:
        """By what it is known."""
        return self.fact.article, self.date.at


Pair = tuple[Dated, Dated]


class Happenings:
    """The dates of a story, made ready once."""

    def __init__(self, weights: Weights, scenes: Mapping[str, Scene], same: Same | None) -> None:
        self._weights, self._scenes, self._same = weights, scenes, same

    def told(self, pairs: Sequence[Pair]) -> Told:
        """What the model asks of pairs."""
        facts = [(a.fact, b.fact) for a, b in pairs]
        none: list[frozenset[str]] = [frozenset()] * len(pairs)
        own = np.array([self._own(a, b) for a, b in pairs])
        figures: Floats = np.column_stack(
            [
                common(facts, self._weights, self._same, none),
                own.reshape(-1, len(FIGURES) - len(COMMON)),
            ]
        )
        return Told(figures, [_beside(a, b) for a, b in pairs])

    def ahead(self, each: Dated) -> bool:
        """Whether a day lies after that of its article: a plan is no outcome."""
        written = self._scenes[each.fact.article].reading.written
        day = days(written.value) if written else None
        return day is not None and each.date.days.last > day.last

    def _own(self, a: Dated, b: Dated) -> list[float]:
        one, other = a.date, b.date
        clocks = [each.hour is not None for each in (one, other)]
        signs = ["+" if self._scenes[x.fact.article].until(x.fact) else x.fact.sign for x in (a, b)]
        return [
            float(one.attached and other.attached),
            float({one.grain, other.grain} <= SHARP),
            float(one.grain == other.grain),
            float(all(clocks)),
            float(any(clocks) and not all(clocks)),
            float(self.ahead(a) == self.ahead(b)),
            float(signs[0] != signs[1]),
            float(a.fact.quoted or b.fact.quoted),
            float(apart(a.fact, b.fact)),
        ]


def meet(a: Date, b: Date) -> bool:
    """Whether both can be so."""
    if not a.days.meets(b.days):
        return False
    if a.hour is None or b.hour is None:
        return True
    gap = abs(a.hour - b.hour)
    return min(gap, abs(gap - HALF)) < HOURS


def _beside(a: Dated, b: Dated) -> Beside:
    """Of two dates: how far they are from each other, whether both are told to the day."""
    sharp = {a.date.grain, b.date.grain} <= SHARP
    same = sharp and a.date.days == b.date.days and a.date.hour == b.date.hour
    return Beside(a.place, b.place, meet(a.date, b.date), same, _gap(a.date, b.date), sharp)


def _gap(a: Date, b: Date) -> float:
    between = max(a.days.first, b.days.first) - min(a.days.last, b.days.last)
    if between.days > 0:
        return min(_DAYS, math.log(between.days + 1))
    return 0.0


def counts(a: Fact, b: Fact) -> bool:
    """Whether both give numbers of one unit that differ: two counts on two days."""
    return any(
        x.unit == y.unit and (x.low, x.high) != (y.low, y.high)
        for x in a.claim.amounts
        for y in b.claim.amounts
    )
