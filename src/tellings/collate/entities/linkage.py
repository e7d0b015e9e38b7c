"""Average linkage of unit vectors, without a table of all pairs.

The mean likeness of the pairs across two clusters is the product of the clusters' mean vectors, so
a cluster is its mean. Chains of nearest neighbours (Benzecri 1982, Murtagh 1983) give the same
clusters as joining the most alike pair each time, in quadratic time.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Marks = NDArray[np.uint64]


def average(vectors: Vectors, sizes: Sequence[int], marks: Marks, floor: float) -> list[int]:
    """For each vector the number of its cluster, the place of the first vector in it.

    Two clusters are joined while the mean of the products across them is `floor` or more. `sizes`
    is how many items each vector stands for; it is their mean. A row of `marks` is one thing that
    can tell two clusters apart, as bits: where both have bits set and none in common, they are
    not joined. Of equally alike neighbours the first is taken, so sort the vectors by something
    that does not depend on how they came.
    """
    clusters = _Clusters(vectors, sizes, marks)
    chain: list[int] = []
    while True:
        if not chain:
            open_ = np.flatnonzero(clusters.open)
            if not len(open_):
                return clusters.roots()
            chain.append(int(open_[0]))
        at = chain[-1]
        like = clusters.likeness(at)
        best = int(np.argmax(like))
        if len(chain) > 1 and like[chain[-2]] >= like[best]:
            best = chain[-2]
        if like[best] < floor:
            clusters.open[chain.pop()] = False
        elif len(chain) > 1 and best == chain[-2]:
            del chain[-2:]
            clusters.join(min(at, best), max(at, best))
        else:
            chain.append(best)


class _Clusters:
    """Clusters by the place of their first vector: mean, size, marks, whether alive and open.

    A cluster is closed when it has no neighbour that is alike enough.
    """

    def __init__(self, vectors: Vectors, sizes: Sequence[int], marks: Marks) -> None:
        self._means = vectors.astype(np.float32).copy()
        self._sizes = np.array(sizes, np.float32)
        self._marks = marks.copy()
        self._alive = np.ones(len(sizes), bool)
        self._home = list(range(len(sizes)))
        self.open = np.ones(len(sizes), bool)

    def likeness(self, at: int) -> Vectors:
        """The likeness of a cluster to each other; -inf where the two cannot be joined."""
        like: Vectors = self._means @ self._means[at]
        like[~self._alive] = -np.inf
        like[at] = -np.inf
        for row in self._marks:
            if row[at]:
                like[(row != 0) & (row & row[at] == 0)] = -np.inf
        return like

    def join(self, kept: int, gone: int) -> None:
        both = self._sizes[kept] + self._sizes[gone]
        for at in (kept, gone):
            self._means[at] *= self._sizes[at] / both
        self._means[kept] += self._means[gone]
        self._sizes[kept] = both
        self._marks[:, kept] |= self._marks[:, gone]
        self._alive[gone] = self.open[gone] = False
        self._home[gone] = kept

    def roots(self) -> list[int]:
        """For each vector the cluster that it came into."""
        # What goes was joined to one before it, so that its home is settled already.
        for at in range(len(self._home)):
            self._home[at] = self._home[self._home[at]]
        return self._home
