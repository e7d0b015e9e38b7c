"""The best sequence of labels under a linear-chain CRF, and how sure each label is.

Viterbi (1967) for the path, forward-backward for the marginals, both over a batch of sequences.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Ints = NDArray[np.int64]


class Transitions(Struct, frozen=True):
    """Scores of labels in a row: `after` (labels, labels) of the column's label after the row's,
    `first` (labels,) of a label at the start. A forbidden one is very low. Both may have a first
    axis more: then each sequence has its own."""

    after: Floats
    first: Floats


def best_paths(scores: Floats, lengths: Ints, moves: Transitions) -> Ints:
    """(sequences, words): the labels with the highest sum; 0 past the end of a sequence.

    `scores` is (sequences, words, labels), `lengths` (sequences,) how many words each has.
    """
    count, longest, _ = scores.shape
    path = np.zeros((count, longest), np.int64)
    if not longest:
        return path
    back = np.zeros(scores.shape, np.int64)
    total = scores[:, 0] + moves.first
    for at in range(1, longest):
        moved = total[:, :, None] + moves.after
        back[:, at] = moved.argmax(1)
        here = moved.max(1) + scores[:, at]
        total = np.where((at < lengths)[:, None], here, total)
    rows = np.arange(count)
    label = total.argmax(1)
    for at in range(longest - 1, -1, -1):
        inside = at < lengths
        path[:, at] = np.where(inside, label, 0)
        if at:
            label = np.where(inside, back[rows, at, label], label)
    return path


def marginals(scores: Floats, lengths: Ints, moves: Transitions) -> Floats:
    """(sequences, words, labels): the probability of each label at each word, over all paths."""
    ahead = _ahead(scores, moves)
    behind = _behind(scores, lengths, moves)
    both = ahead + behind
    both -= both.max(2, keepdims=True)
    shares = np.exp(both)
    return np.asarray(shares / shares.sum(2, keepdims=True))


def _ahead(scores: Floats, moves: Transitions) -> Floats:
    found = np.zeros_like(scores)
    if scores.shape[1]:
        found[:, 0] = scores[:, 0] + moves.first
    for at in range(1, scores.shape[1]):
        found[:, at] = _summed(found[:, at - 1, :, None] + moves.after, 1) + scores[:, at]
    return found


def _behind(scores: Floats, lengths: Ints, moves: Transitions) -> Floats:
    found = np.zeros_like(scores)
    for at in range(scores.shape[1] - 2, -1, -1):
        coming = (found[:, at + 1] + scores[:, at + 1])[:, None, :] + moves.after
        inside = (at + 1 < lengths)[:, None]
        found[:, at] = np.where(inside, _summed(coming, 2), 0)
    return found


def _summed(values: Floats, axis: int) -> Floats:
    """The logarithm of the sum of exponentials along an axis."""
    top = values.max(axis, keepdims=True)
    return np.asarray(np.log(np.exp(values - top).sum(axis)) + top.squeeze(axis))
