"""Average linkage (UPGMA; Sokal and Michener 1958), as what our grouping is measured beside."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def average(likeness: NDArray[np.float64], cuts: Sequence[float]) -> list[list[int]]:
    """For each cut, the group of each item: its first item's number.

    Of all groups the two most alike are joined, by the mean over their pairs, while that is at
    least the cut.
    """
    like = np.array(likeness, np.float64)
    np.fill_diagonal(like, -np.inf)
    size, label = np.ones(len(like)), np.arange(len(like))
    found: dict[int, list[int]] = {}
    for number in sorted(range(len(cuts)), key=lambda n: -cuts[n]):
        while len(like) > 1 and like.max() >= cuts[number]:
            one, other = sorted(divmod(int(like.argmax()), len(like)))
            row = (like[one] * size[one] + like[other] * size[other]) / (size[one] + size[other])
            like[one] = like[:, one] = row
            like[one, one] = -np.inf
            like[other] = like[:, other] = -np.inf
            size[one] += size[other]
            label[label == other] = one
        found[number] = label.tolist()
    return [found[number] for number in range(len(cuts))]
