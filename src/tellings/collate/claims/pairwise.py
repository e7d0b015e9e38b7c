"""What two claims have in common, for many pairs: their words, who has which part, numbers, days.

What only some claims have is asked only of two that both have it: most pairs have little.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from tellings.collate.claims import against
from tellings.collate.claims.content import Content
from tellings.collate.claims.evidence import numbers_shared, part, verb
from tellings.collate.claims.facts import Fact
from tellings.collate.claims.meanings import Words
from tellings.model import Amount

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]

OTHER_DAYS, YEAR = -1.5, len("2031")
FEW, FEW_TELL = 3, 0.3  # up to which number an amount is a small one, and what it says if shared
SHARED = ("less", "more")
PAIRWISE = (*SHARED, "verb", "agent", "patient", "deed", "parties", "numbers", "amounts", "days")
"""The names of the figures, in order."""


class Pairwise:
    """The claims of a story made ready."""

    def __init__(self, facts: Sequence[Fact], words: Words) -> None:
        self._facts, self._words = facts, words
        self.content = Content(facts, words)
        self._has = {
            "verb": _flags([True for _ in facts]),
            "agent": _flags([fact.part("agent") is not None for fact in facts]),
            "patient": _flags([fact.part("patient") is not None for fact in facts]),
            "parties": _flags([bool(fact.parties) for fact in facts]),
            "numbers": _flags([bool(fact.numbers) for fact in facts]),
            "amounts": _flags([bool(fact.amounts) for fact in facts]),
            "days": _flags([bool(fact.days) for fact in facts]),
        }
        self._asked: dict[str, Callable[[Fact, Fact], float]] = {
            "verb": lambda a, b: verb(a, b, words),
            "agent": lambda a, b: part(a, b, "agent", words),
            "patient": lambda a, b: part(a, b, "patient", words),
            "parties": _parties,
            "numbers": numbers_shared,
            "amounts": _amounts,
            "days": _days,
        }

    def columns(self, a: Numbers, b: Numbers) -> dict[str, Floats]:
        """The figures of pairs, given by the numbers of their two: one column a figure."""
        shared = dict(zip(SHARED, self.content.shares(a, b), strict=True))
        parts = self.parts(a, b)
        return {name: shared[name] if name in SHARED else parts[name] for name in PAIRWISE}

    def parts(self, a: Numbers, b: Numbers) -> dict[str, Floats]:
        """The same without the words that they share."""
        found = {name: self._column(name, a, b) for name in self._asked}
        best = np.maximum(np.maximum(found["agent"], found["patient"]), 0.0)
        return {**found, "deed": found["verb"] * best}

    def _column(self, name: str, a: Numbers, b: Numbers) -> Floats:
        """One figure, 0 where one of the two has nothing that it is about."""
        found, has, ask, facts = np.zeros(len(a)), self._has[name], self._asked[name], self._facts
        both = np.flatnonzero(has[a] & has[b])
        pairs = zip(a[both].tolist(), b[both].tolist(), strict=True)
        found[both] = [ask(facts[i], facts[j]) for i, j in pairs]
        return found


def _flags(values: Sequence[bool]) -> Flags:
    return np.array(values, np.bool_)


def _parties(a: Fact, b: Fact) -> float:
    """The share of those who are named in the one with fewer that the other names, too."""
    ours, theirs = a.parties, b.parties
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def _amounts(a: Fact, b: Fact) -> float:
    """1 where amounts of one thing may be one, -1 where none may, 0 where there are none.

    That two tell of "two leaders" says less than that they tell of 46 passengers.
    """
    pairs = [pair for pair in product(a.amounts, b.amounts) if against.of_one(*pair)]
    if not pairs:
        return 0.0
    alike = [pair for pair in pairs if against.may_be_one(*pair)]
    if not alike:
        return -1.0
    return FEW_TELL if all(_few(each) for pair in alike for each in pair) else 1.0


def _few(amount: Amount) -> bool:
    """Whether it counts two or three of something."""
    return not amount.unit and amount.high is not None and amount.high <= FEW


def _days(a: Fact, b: Fact) -> float:
    """1 where both are dated and one day may be the other, less than 0 where none may.

    A year that both name says nothing.
    """
    if not a.days or not b.days:
        return 0.0
    if against.days_apart(a, b):
        return OTHER_DAYS
    return float(min(max(map(len, each.days)) for each in (a, b)) > YEAR)
