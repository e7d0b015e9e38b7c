"""From log-odds of pairs to groups: average linkage (Sokal and Michener 1958), after neighbours.

Two predicates that go with the same others are of one event, whatever is told of the two alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.collate.events.tables import Numbers

FAR = -5.0
"""The log-odds of two that were not compared."""

Odds = NDArray[np.float64]


def square(count: int, a: Numbers, b: Numbers, odds: Odds) -> Odds:
    """The log-odds of all pairs of so many; `FAR` of those that are not among a, b."""
    found = np.full((count, count), FAR)
    found[a, b] = found[b, a] = np.maximum(odds, FAR)
    return found


def with_neighbours(odds: Odds, weight: float) -> Odds:
    """The log-odds and how alike the two are in what goes with them: `weight` times -2 to 2."""
    chance = 1 / (1 + np.exp(-odds))
    np.fill_diagonal(chance, 1.0)
    rows = (chance / np.linalg.norm(chance, axis=1, keepdims=True)).astype(np.float32)
    return np.asarray(odds + weight * (4 * (rows @ rows.T) - 2), np.float64)


def groups(odds: Odds, join: float) -> list[tuple[int, ...]]:
    """Groups, by number: the two most alike are joined while the mean over their pairs is at
    least `join`. Of several that are as alike, those with the lowest numbers go first."""
    found: list[tuple[int, ...]] = []
    for part in _connected(odds >= join):
        found += [
            tuple(part[n] for n in group) for group in _linked(odds[np.ix_(part, part)], join)
        ]
    return sorted(found)


def _connected(near: NDArray[np.bool_]) -> list[list[int]]:
    """The parts between which no pair is near: none of them would be joined."""
    left, found = set(range(len(near))), []
    while left:
        start = min(left)
        part, waiting = {start}, [start]
        left.discard(start)
        while waiting:
            beside = left.intersection(np.flatnonzero(near[waiting.pop()]).tolist())
            left -= beside
            part |= beside
            waiting += beside
        found.append(sorted(part))
    return found


def _linked(odds: Odds, join: float) -> list[list[int]]:
    like, size = np.array(odds), np.ones(len(odds))
    members: list[list[int]] = [[n] for n in range(len(odds))]
    np.fill_diagonal(like, -np.inf)
    while len(members) > 1 and float(like.max()) >= join:
        one, other = sorted(divmod(int(like.argmax()), len(like)))
        row = (like[one] * size[one] + like[other] * size[other]) / (size[one] + size[other])
        like[one], like[:, one] = row, row
        like[one, one] = -np.inf
        like[other], like[:, other] = -np.inf, -np.inf
        size[one] += size[other]
        members[one] += members[other]
        members[other] = []
    return [sorted(each) for each in members if each]


def mean(odds: Odds, group: Sequence[int]) -> float:
    """The mean log-odds of the pairs of a group of two or more."""
    inside = odds[np.ix_(group, group)]
    return float(inside[np.triu_indices(len(group), 1)].mean())
