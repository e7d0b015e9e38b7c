"""The best sequence of labels under a linear-chain CRF (Viterbi, 1967), and how sure it is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]


def best_path(scores: Floats, after: Floats, first: Floats) -> list[int]:
    """The labels of n words with the highest sum. `scores` is (n, labels), `after` (labels,
    labels) the score of the column's label after the row's, `first` that of a label at the start.
    """
    if not len(scores):
        return []
    total = scores[0] + first
    back = np.zeros(scores.shape, np.int64)
    for at in range(1, len(scores)):
        moved = total[:, None] + after
        back[at] = moved.argmax(0)
        total = moved.max(0) + scores[at]
    path = [int(total.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        path.append(int(back[at][path[-1]]))
    return path[::-1]
