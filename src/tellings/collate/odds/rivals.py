"""Two amounts that cannot both be so, beside all else that their two articles give.

That they are of one quantity is likelier the nearer they are to each other, and less likely if
another amount fits either of them as well, or one that agrees with it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from tellings.collate.odds.closeness import Floats
from tellings.collate.odds.measures import Measure
from tellings.collate.odds.quantities import Pair, small
from tellings.collate.odds.ranges import equal, meet

RIVAL = (
    "alike",
    "ratio",
    "far",
    "ahead",
    "best",
    "agreeing",
    "both agreeing",
    "given",
    "both given",
    "unit",
)
"""The figures of a pair, in order.

`alike`: its log odds by itself; `ahead`: those less the best that either has with a third that it
cannot meet; `best`: there is none better. `ratio`: the logarithm of how many times one is the
other; `far`: it is much. `agreeing`, `both agreeing`: the best log odds that one of them, and the
worse of the best that both, have with a third that it may be. `given`, `both given`: the other
article gives the very number of one, of both. `unit`: it has a unit.
"""
_LEAST, _MOST = -8.0, 4.0  # of log odds
_TIMES, _FAR = 3.0, 0.7  # of the logarithm of a ratio


class Rivals:
    """The pairs of amounts of a story with the log odds of each by itself."""

    def __init__(self, pairs: Sequence[Pair], alike: Floats) -> None:
        self._pairs, self._alike = pairs, np.clip(alike, _LEAST, _MOST)
        self._met = [meet(a, b) for a, b in pairs]
        self._equal = [equal(a, b) and not (small(a) or small(b)) for a, b in pairs]
        self._beside: dict[object, list[int]] = {}
        for number, pair in enumerate(pairs):
            for key in _keys(pair):
                self._beside.setdefault(key, []).append(number)

    @property
    def asked(self) -> list[int]:
        """The numbers of the pairs that cannot both be so."""
        return [number for number, met in enumerate(self._met) if not met]

    def figures(self) -> Floats:
        """A row of figures for each pair that is asked for: (pairs, RIVAL)."""
        return np.array([self._figures(n) for n in self.asked]).reshape(-1, len(RIVAL))

    def best(self, chances: Floats) -> Iterator[tuple[float, Pair]]:
        """The asked pairs that are the likeliest of both of their amounts, each with its chance."""
        found = dict(zip(self.asked, chances.tolist(), strict=True))
        for number, chance in found.items():
            pair = self._pairs[number]
            others = (found.get(n, 0.0) for key in _keys(pair) for n in self._beside[key])
            if chance >= max(others):
                yield chance, pair

    def agreeing(self, least: float) -> Iterator[tuple[float, Pair]]:
        """The pairs that can both be so, but are not equal, and are likely of one quantity.

        Each is the likeliest of both of its amounts, with log odds of `least` or more.
        """
        for number, (pair, alike) in enumerate(zip(self._pairs, self._alike, strict=True)):
            beside = [n for key in _keys(pair) for n in self._beside[key]]
            if self._met[number] and alike >= max(least, *self._alike[beside]):
                yield float(1 / (1 + np.exp(-alike))), pair

    def _figures(self, number: int) -> list[float]:
        sides = [
            [n for n in self._beside[key] if n != number] for key in _keys(self._pairs[number])
        ]
        rivals = max(self._most(side, met=False) for side in sides)
        agreeing = [self._most(side, met=True) for side in sides]
        given = [any(self._equal[n] for n in side) for side in sides]
        alike, ratio = float(self._alike[number]), _ratio(*self._pairs[number])
        return [
            alike,
            ratio,
            float(ratio > _FAR),
            alike - rivals,
            float(alike >= rivals),
            max(agreeing),
            min(agreeing),
            float(any(given)),
            float(all(given)),
            float(bool(self._pairs[number][0].amount.unit)),
        ]

    def _most(self, numbers: Sequence[int], *, met: bool) -> float:
        """The best log odds of those of the pairs that can both be so, or of those that cannot."""
        return max((float(self._alike[n]) for n in numbers if self._met[n] == met), default=_LEAST)


class _Side(Struct, frozen=True):
    """An amount, beside the amounts of another article."""

    place: object
    article: str


def _keys(pair: Pair) -> tuple[_Side, _Side]:
    a, b = pair
    return _Side(a.place, b.place[0]), _Side(b.place, a.place[0])


def _ratio(a: Measure, b: Measure) -> float:
    x, y = (abs(each.amount.low or each.amount.high or 0) for each in (a, b))
    more = 0.5 if max(x, y) < 10 else 1e-9
    return min(_TIMES, abs(math.log((x + more) / (y + more))))
