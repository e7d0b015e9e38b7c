"""Claims by their meaning, each beside those of the other articles that are most like it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.collate.claims.scene import products

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

_NONE = -1.0  # the cosine of the best where an article has no other claim
_BLOCK = 256  # claims whose cosines with all others are in memory at once


class Ranked:
    """Unit vectors of claims; `home` is the number of the article of each, from 0 on.

    Of two claims "nearest" and "mutual" tell how far their cosine is from that of the one that is
    most like each in the other's article: the lesser and the greater distance, both 0 or less.
    Without vectors all figures are 0.
    """

    def __init__(self, meant: NDArray[Any] | None, home: Numbers) -> None:
        rows = np.zeros((len(home), 1)) if meant is None else meant
        self._meant: Floats = np.asarray(rows, np.float32)
        self._home, self._known = home, meant is not None
        self._best = self._bests(int(home.max(initial=-1)) + 1)

    def _bests(self, homes: int) -> Floats:
        """For each claim the cosine of what is most like it in each article, itself left out."""
        found = np.full((len(self._home), homes), _NONE, np.float32)
        order = np.argsort(self._home, kind="stable")
        starts = np.searchsorted(self._home[order], np.arange(homes))
        for start in range(0, len(found) if self._known else 0, _BLOCK):
            stop = min(start + _BLOCK, len(found))
            cosines = self._meant[start:stop] @ self._meant.T
            cosines[np.arange(stop - start), np.arange(start, stop)] = _NONE
            found[start:stop] = np.maximum.reduceat(cosines[:, order], starts, axis=1)
        return found

    def of(self, a: Numbers, b: Numbers) -> tuple[Floats, Floats, Floats]:
        """The cosine of two, "nearest" and "mutual"."""
        cosine = products(self._meant, a, b)
        if not self._known:
            return cosine, cosine, cosine
        ours, theirs = cosine - self._best[a, self._home[b]], cosine - self._best[b, self._home[a]]
        return cosine, np.maximum(ours, theirs), np.minimum(ours, theirs)

    def blocks(self) -> Iterator[tuple[int, tuple[Floats, Floats, Floats]]]:
        """The same for all pairs: the first claim of a block, and its claims with all others."""
        theirs = self._best[:, self._home].T if len(self._home) else self._best
        for start in range(0, len(self._home), _BLOCK):
            stop = min(start + _BLOCK, len(self._home))
            cosine: Floats = self._meant[start:stop] @ self._meant.T
            if not self._known:
                yield start, (cosine, cosine, cosine)
                continue
            a = cosine - self._best[start:stop][:, self._home]
            b = cosine - theirs[start:stop]
            nearest: Floats = np.maximum(a, b)
            mutual: Floats = np.minimum(a, b)
            yield start, (cosine, nearest, mutual)
