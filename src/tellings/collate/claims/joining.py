"""From pairs of claims to groups: average linkage, so that a chain of likenesses joins nothing."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product

Pair = tuple[int, int]


def groups(
    sizes: Sequence[int],
    chances: Mapping[Pair, float],
    bars: Callable[[Pair], bool],
    least: float,
) -> list[tuple[tuple[int, ...], float]]:
    """Join what is numbered from 0 on, the likeliest first (UPGMA: Sokal and Michener 1958).

    `sizes` is how many claims each number stands for, `chances` how likely two are one, the
    smaller number first; a pair that is not given has none. Two groups are joined if the mean
    chance over all pairs across them is `least` or more and `bars` is true of none of those, which
    is asked of a pair, the smaller number first, when it comes to that. Gives the groups of two or
    more numbers, sorted, each with the mean chance across its last join.
    """
    state = _Joining(sizes, chances, bars, least)
    while state.heap:
        state.step()
    return state.found()


class _Joining:
    """The groups in the making; each is known by its least number and how often it has grown."""

    def __init__(
        self,
        sizes: Sequence[int],
        chances: Mapping[Pair, float],
        bars: Callable[[Pair], bool],
        least: float,
    ) -> None:
        self._least, self._bars = least, bars
        self._sizes = dict(enumerate(sizes))
        self._members: dict[int, tuple[int, ...]] = {
            number: (number,) for number in range(len(sizes))
        }
        self._grown = dict.fromkeys(range(len(sizes)), 0)
        self._score: dict[int, float] = {}
        self._sums: dict[int, dict[int, float]] = {number: {} for number in range(len(sizes))}
        self._barred: dict[int, set[int]] = {number: set() for number in range(len(sizes))}
        for (a, b), chance in chances.items():
            total = chance * sizes[a] * sizes[b]
            self._sums[a][b] = self._sums[b][a] = total
        self.heap: list[tuple[float, int, int, int, int]] = []
        for a, b in chances:
            self._offer(a, b)
        heapq.heapify(self.heap)

    def _offer(self, a: int, b: int) -> None:
        a, b = min(a, b), max(a, b)
        mean = self._sums[a][b] / (self._sizes[a] * self._sizes[b])
        if mean >= self._least and b not in self._barred[a]:
            entry = (-round(mean, 9), a, b, self._grown[a], self._grown[b])
            heapq.heappush(self.heap, entry)

    def step(self) -> None:
        """Join the two likeliest groups, if both are still as they were when that was found."""
        mean, a, b, grown_a, grown_b = heapq.heappop(self.heap)
        if self._grown.get(a) != grown_a or self._grown.get(b) != grown_b:
            return
        if any(self._bars(pair) for pair in self._across(a, b)):
            self._barred[a].add(b)
            self._barred[b].add(a)
            return
        self._score[a] = -mean
        self._members[a] = tuple(sorted((*self._members[a], *self._members.pop(b))))
        self._sizes[a] += self._sizes.pop(b)
        self._grown[a] += 1
        del self._grown[b]
        self._score.pop(b, None)
        self._take_over(a, b)
        for other in sorted(self._sums[a]):
            self._offer(a, other)

    def _across(self, a: int, b: int) -> Iterator[Pair]:
        return ((min(each), max(each)) for each in product(self._members[a], self._members[b]))

    def _take_over(self, a: int, b: int) -> None:
        """Give `a` what is known of `b` and the others."""
        self._sums[a].pop(b, None)
        for other, total in self._sums.pop(b).items():
            if other != a:
                both = self._sums[a].get(other, 0.0) + total
                self._sums[a][other] = self._sums[other][a] = both
                del self._sums[other][b]
        for other in self._barred.pop(b):
            self._barred[other].discard(b)
            self._barred[other].add(a)
            self._barred[a].add(other)

    def found(self) -> list[tuple[tuple[int, ...], float]]:
        """The groups of more than one number."""
        return sorted((self._members[at], score) for at, score in self._score.items())
