"""Into which groups articles fall, given the log-odds of each pair that it tells one event.

Average linkage (UPGMA; Sokal and Michener 1958), but two groups are joined by how much less alike
they are than each is within itself, not by how alike they are. Reports of an earthquake in a far
province have few words in common, those of two arrests in one football club many: one threshold
for both either breaks the first or joins the second. A group of few has no likeness within that
could be trusted, so what is usual (`WITHIN`) counts as `USUAL` pairs of it. What groups are named
by speaks for or against a join, where that is known (`keynames`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tellings.group.stories.keynames import KeyNames

Matrix = NDArray[np.floating]

BOUND = 5.0
"""Log-odds are taken between minus this and this: one pair does not decide for a group."""
WITHIN = 1.5
USUAL = 5.0


def bounded(odds: Matrix) -> NDArray[np.float64]:
    """Log-odds as groups are weighed by."""
    return np.clip(np.asarray(odds, np.float64), -BOUND, BOUND)


def within(total: NDArray[np.float64] | float, size: NDArray[np.float64] | float) -> Matrix:
    """How alike a group is within itself: `total` is the sum over its pairs, `size` its members."""
    pairs = np.asarray(size) * (np.asarray(size) - 1) / 2
    return np.asarray((total + USUAL * WITHIN) / (pairs + USUAL))


def parted(odds: Matrix, join: float, names: KeyNames | None = None) -> list[int]:
    """A group for each article: the number of its first article.

    `odds` (articles, articles) is symmetric; two groups are one from `join` on. `names` has a row
    for each article, and is used up. Deterministic: of joins that are equally good the one with the
    lowest numbers goes first.
    """
    return Linkage(odds, names).until(join)


class Linkage:
    """Groups that are joined two by two, the best first."""

    def __init__(self, odds: Matrix, names: KeyNames | None = None) -> None:
        count = len(odds)
        self._names = names
        self._cross = bounded(odds)
        self._size = np.ones(count)
        self._total = np.zeros(count)
        self._within = np.asarray(within(self._total, self._size))
        self._alive = np.ones(count, np.bool_)
        self._label = np.arange(count)
        fit = self._cross - (self._within[:, None] + self._within[None]) / 2 + WITHIN
        if names:
            fit += np.array([names.evidence(row) for row in range(count)]).reshape(count, count)
        np.fill_diagonal(fit, -np.inf)
        self._fit = fit
        self._best = fit.argmax(axis=1) if count else np.zeros(0, np.intp)
        self._value = fit[np.arange(count), self._best] if count else np.zeros(0)

    def until(self, join: float) -> list[int]:
        """Join while the best join is worth `join` or more; gives the group of each article."""
        while len(self._value) and self._value.max() >= join:
            one = int(self._value.argmax())
            self._join(*sorted((one, int(self._best[one]))))
        return [int(number) for number in self._label]

    def _join(self, one: int, other: int) -> None:
        size, more = self._size[one], self._size[other]
        self._total[one] += self._total[other] + self._cross[one, other] * size * more
        row = (self._cross[one] * size + self._cross[other] * more) / (size + more)
        self._cross[one] = self._cross[:, one] = row
        self._size[one] = size + more
        self._within[one] = within(self._total[one], self._size[one])
        self._alive[other] = False
        self._label[self._label == other] = one
        if self._names:
            self._names.join(one, other)
        self._renew(one, other)

    def _renew(self, one: int, other: int) -> None:
        """How well the joined group fits the others, and who fits best where that may differ."""
        fit = self._cross[one] - (self._within[one] + self._within) / 2 + WITHIN
        if self._names:
            fit += self._names.evidence(one)
        fit[~self._alive] = -np.inf
        fit[one] = -np.inf
        self._fit[one] = self._fit[:, one] = fit
        self._fit[other] = self._fit[:, other] = -np.inf
        self._value[other] = -np.inf
        stale = self._alive & ((self._best == one) | (self._best == other))
        stale[one] = True
        better = self._alive & ~stale & (fit > self._value)
        self._best[better], self._value[better] = one, fit[better]
        for number in np.flatnonzero(stale):
            self._best[number] = self._fit[number].argmax()
            self._value[number] = self._fit[number, self._best[number]]
