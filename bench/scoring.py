"""Counting: precision, recall, F1, overlap of tokens, and one-to-one matching."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from tellings.model import Span
from tellings.text import tokens

ENOUGH = 0.5
"""The token Jaccard from which two stretches count as the same one."""


class Score(Struct, frozen=True):
    """How many were found of how many; `missed` and `extra` name the rest, for a reader.

    `found` true positives, `predicted` all that the system gave, `gold` all that there was.
    """

    found: int
    predicted: int
    gold: int
    missed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        """Found among predicted; with nothing predicted 0, or 1 where nothing was to be found."""
        return self.found / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        """Found among gold; with no gold 0, or 1 where nothing was predicted either."""
        return self.found / self.gold if self.gold else float(not self.predicted)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.found + other.found,
            self.predicted + other.predicted,
            self.gold + other.gold,
            self.missed + other.missed,
            self.extra + other.extra,
        )


Scores = dict[str, Score]
"""Scores by name: "quotations", "blocks.headline"."""

NOTHING = Score(0, 0, 0)


def total(scores: Iterable[Scores]) -> Scores:
    """Scores of several articles added up name by name (micro average)."""
    summed: Scores = {}
    for each in scores:
        for name, score in each.items():
            summed[name] = summed.get(name, NOTHING) + score
    return summed


class TokenIndex:
    """The tokens of a text, to ask which of them stretches cover."""

    def __init__(self, text: str) -> None:
        found = [token.at for token in tokens(text)]
        self._starts = [at.start for at in found]
        self._ends = [at.end for at in found]

    def covered(self, spans: Iterable[Span]) -> frozenset[int]:
        """The numbers of the tokens that share a character with any of the spans."""
        numbers: set[int] = set()
        for span in spans:
            first = bisect.bisect_right(self._ends, span.start)
            numbers.update(range(first, bisect.bisect_left(self._starts, span.end)))
        return frozenset(numbers)


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Size of the intersection over size of the union; 0 for two empty sets."""
    return len(a & b) / len(a | b) if a or b else 0.0


G = TypeVar("G")
P = TypeVar("P")


def matched(
    gold: Sequence[G],
    predicted: Sequence[P],
    likeness: Callable[[G, P], float],
    tiebreak: Callable[[G, P], float] = lambda g, p: 0.0,
) -> list[tuple[int, int]]:
    """One-to-one pairs (index in gold, index in predicted) of likeness >= `ENOUGH`, best first.

    Greedy, as PolNeAR's scorers do it. Equal likeness is decided by `tiebreak`, then by order.
    """
    candidates = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            like = likeness(g, p)
            if like >= ENOUGH:
                candidates.append((-like, -tiebreak(g, p), i, j))
    pairs: list[tuple[int, int]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, _, i, j in sorted(candidates):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return sorted(pairs)


def counted(
    gold: Sequence[str], predicted: Sequence[str], pairs: Iterable[tuple[int, int]]
) -> Score:
    """The score of a matching of items, given what to call each of them."""
    pairs = list(pairs)
    hit, right = {i for i, _ in pairs}, {j for _, j in pairs}
    return Score(
        len(pairs),
        len(predicted),
        len(gold),
        tuple(words for i, words in enumerate(gold) if i not in hit),
        tuple(words for j, words in enumerate(predicted) if j not in right),
    )
