"""Two values that cannot both be so, beside all else that their two articles give.

That they are of one thing is likelier the nearer they are to each other, and less likely if another
value fits either of them as well, or one that agrees with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings.model import Span

Floats = NDArray[np.float64]
Place = tuple[str, Span]
"""An article, and where in it a value stands."""
Side = tuple[Place, str]
"""A value, and another article."""

RIVAL = (
    "alike",
    "apart",
    "far",
    "ahead",
    "best",
    "agreeing",
    "both agreeing",
    "given",
    "both given",
    "sort",
)
"""The figures of a pair, in order.

`alike`: its log odds by itself; `ahead`: those less the best that either has with a third that it
cannot meet; `best`: there is none better. `apart`: how far the values are from each other; `far`:
it is much. `agreeing`, `both agreeing`: the best log odds that one of them, and the worse of the
best that both, have with a third that it may be. `given`, `both given`: the other article gives the
very value of one, of both. `sort`: what `Beside.sort` says.
"""
_LEAST, _MOST = -8.0, 4.0  # of log odds
_FAR = 0.7


class Beside(Struct, frozen=True):
    """Two values of two articles, each known by its place.

    `meet`: both can be so; `same`: they are equal, and not by chance. `apart` says how far they
    are from each other, `sort` of which of two sorts they are.
    """

    a: Place
    b: Place
    meet: bool
    same: bool
    apart: float
    sort: bool

    @property
    def sides(self) -> tuple[Side, Side]:
        """Each value, and the other article."""
        return (self.a, self.b[0]), (self.b, self.a[0])


class Rivals:
    """All pairs of values of a story with the log odds of each by itself."""

    def __init__(self, pairs: Sequence[Beside], alike: Floats) -> None:
        self._pairs, self._alike = pairs, np.clip(alike, _LEAST, _MOST).tolist()
        self._beside: dict[Side, list[int]] = {}
        self._two: dict[tuple[Side, bool], list[tuple[float, int]]] = {}
        self._given: Counter[Side] = Counter()
        for number, pair in enumerate(pairs):
            for side in pair.sides:
                self._beside.setdefault(side, []).append(number)
                best = self._two.setdefault((side, pair.meet), [])
                best.append((self._alike[number], number))
                best[:] = sorted(best, reverse=True)[:2]
                self._given[side] += pair.same

    @property
    def asked(self) -> list[int]:
        """The numbers of the pairs that cannot both be so."""
        return [number for number, pair in enumerate(self._pairs) if not pair.meet]

    def figures(self) -> Floats:
        """A row of figures for each pair that is asked for: (pairs, RIVAL)."""
        return np.array([self._figures(n) for n in self.asked]).reshape(-1, len(RIVAL))

    def best(self, chances: Floats, least: float) -> Iterator[tuple[float, int]]:
        """The asked pairs that are the likeliest of both of their values, by number.

        Each with its chance, which is `least` or more; `chances` are those of all that are asked.
        """
        found = dict(zip(self.asked, chances.tolist(), strict=True))
        for number, chance in found.items():
            sides = self._pairs[number].sides
            others = (found.get(n, 0.0) for side in sides for n in self._beside[side])
            if chance >= max(least, *others):
                yield chance, number

    def agreeing(self, least: float) -> Iterator[int]:
        """The pairs that can both be so and are likely of one thing, by number.

        Each is the likeliest of both of its values, with log odds of `least` or more.
        """
        for number, (pair, alike) in enumerate(zip(self._pairs, self._alike, strict=True)):
            others = [self._alike[n] for side in pair.sides for n in self._beside[side]]
            if pair.meet and alike >= max(least, *others):
                yield number

    def _figures(self, number: int) -> list[float]:
        pair = self._pairs[number]
        rivals = max(self._most(side, number, meet=False) for side in pair.sides)
        agreeing = [self._most(side, number, meet=True) for side in pair.sides]
        given = [self._given[side] - pair.same > 0 for side in pair.sides]
        alike = self._alike[number]
        return [
            alike,
            pair.apart,
            float(pair.apart > _FAR),
            alike - rivals,
            float(alike >= rivals),
            max(agreeing),
            min(agreeing),
            float(any(given)),
            float(all(given)),
            float(pair.sort),
        ]

    def _most(self, side: Side, but: int, *, meet: bool) -> float:
        """The best log odds on a side, of those that can both be so or of those that cannot.

        The pair of the number `but` is left out.
        """
        best = self._two.get((side, meet), ())
        return next((alike for alike, number in best if number != but), _LEAST)
