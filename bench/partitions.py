"""How well items are parted into groups: B3, pairs, the adjusted Rand index, and intervals.

A partition is given as one label an item, in the order of the items. `b3`, `pairs` and `rand` make
scores of them, which floors can hold.

    B3    Bagga and Baldwin 1998, as Amigo et al. 2009 state it: of the items that stand with this
          one, the share that belongs with it (precision); of those that belong with it, the share
          that stands with it (recall); both averaged over the items, which count as in their own
          group
    pairs of all pairs that stand together, the share that belongs together; and the other way
    ARI   Hubert and Arabie 1985: pairs on which the two agree, less what chance gives
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from bench.scoring import Score

T = TypeVar("T")
Labels = Sequence[Hashable]
DRAWS = 5000
EDGES = (2.5, 97.5)
"""Between which percentiles of the draws an interval lies: 95 % of them."""


class Means(Score, frozen=True):
    """A score that is no ratio of counts: precision and recall themselves.

    For a measure that is one number (an adjusted Rand index) both are that number, and so is F1.
    """

    values: tuple[float, float] = (0.0, 0.0)

    @property
    def precision(self) -> float:
        return self.values[0]

    @property
    def recall(self) -> float:
        return self.values[1]


# --- measures ------------------------------------------------------------------------------------


def bcubed(gold: Labels, found: Labels) -> tuple[float, float, float]:
    """B3 precision, recall and F1; 1 for no items. Raises ValueError for other numbers of items."""
    exact, complete = _of_items(gold, found)
    if not len(exact):
        return 1.0, 1.0, 1.0
    return _with_f1(float(exact.mean()), float(complete.mean()))


def pairwise(gold: Labels, found: Labels) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of items. Raises ValueError as `bcubed`."""
    score = pairs(gold, found)
    return score.precision, score.recall, score.f1


def adjusted_rand(gold: Labels, found: Labels) -> float:
    """The adjusted Rand index: 1 for the same partition, 0 as by chance, maybe less.

    Two partitions that cannot differ by chance (all apart or all together in both) give 1.
    Raises ValueError as `bcubed`.
    """
    score = pairs(gold, found)
    every = _pairs_of(len(gold))
    chance = score.predicted * score.gold / every if every else 0.0
    most = (score.predicted + score.gold) / 2
    return (score.found - chance) / (most - chance) if most != chance else 1.0


# --- scores --------------------------------------------------------------------------------------


def b3(gold: Labels, found: Labels) -> Means:
    """B3 as a score of so many items."""
    exact, complete, _ = bcubed(gold, found)
    return Means(len(gold), len(gold), len(gold), values=(exact, complete))


def pairs(gold: Labels, found: Labels) -> Score:
    """Pairs of items as a score: found in both, in `found`, in `gold`."""
    _check(gold, found)
    both = Counter(zip(gold, found, strict=True))
    return Score(_together(both), _together(Counter(found)), _together(Counter(gold)))


def rand(gold: Labels, found: Labels) -> Means:
    """The adjusted Rand index as a score of so many items."""
    index = adjusted_rand(gold, found)
    return Means(len(gold), len(gold), len(gold), values=(index, index))


# --- intervals -----------------------------------------------------------------------------------


def bootstrap(
    gold: Labels, found: Labels, topics: Labels, draws: int = DRAWS, seed: int = 0
) -> tuple[float, float]:
    """Between which values 95 % of B3 F1 lie when topics are drawn anew, with replacement.

    `topics` is what each item is of. Items of one topic are alike, so that topics are drawn, not
    items; an item brings its precision and recall in the whole set.
    """
    low, high = np.percentile(_drawn(gold, found, topics, draws, seed), EDGES)
    return float(low), float(high)


def difference(
    gold: Labels,
    ours: Labels,
    theirs: Labels,
    topics: Labels,
    *,
    draws: int = DRAWS,
    seed: int = 0,
) -> tuple[float, float, float]:
    """How much higher our B3 F1 is, and between which values 95 % of draws of topics put that.

    Both are measured on the same draws. An interval that holds 0 shows no difference.
    """
    gap = bcubed(gold, ours)[2] - bcubed(gold, theirs)[2]
    runs = _drawn(gold, ours, topics, draws, seed) - _drawn(gold, theirs, topics, draws, seed)
    low, high = np.percentile(runs, EDGES)
    return gap, float(low), float(high)


def _drawn(
    gold: Labels, found: Labels, topics: Labels, draws: int, seed: int
) -> NDArray[np.float64]:
    """B3 F1 of each draw."""
    _check(gold, topics)
    numbers: Mapping[Hashable, int] = {topic: n for n, topic in enumerate(dict.fromkeys(topics))}
    if not numbers:
        return np.ones(draws)
    of = np.array([numbers[topic] for topic in topics])
    exact, complete = _of_items(gold, found)
    sums = np.stack([np.bincount(of, part) for part in (exact, complete, np.ones(len(of)))], 1)
    chosen = np.random.default_rng(seed).integers(len(sums), size=(draws, len(sums)))
    totals = sums[chosen].sum(axis=1)
    precision, recall = totals[:, 0] / totals[:, 2], totals[:, 1] / totals[:, 2]
    return np.asarray(2 * precision * recall / (precision + recall), np.float64)


# --- counting ------------------------------------------------------------------------------------


def _of_items(gold: Labels, found: Labels) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """B3 precision and recall of each item."""
    _check(gold, found)
    both = Counter(zip(gold, found, strict=True))
    right, given = Counter(gold), Counter(found)
    rows = list(zip(gold, found, strict=True))
    exact = [both[row] / given[row[1]] for row in rows]
    complete = [both[row] / right[row[0]] for row in rows]
    return np.array(exact, np.float64), np.array(complete, np.float64)


def _check(one: Labels, other: Labels) -> None:
    if len(one) != len(other):
        raise ValueError(f"labels of {len(one)} items and of {len(other)}")


def _together(sizes: Counter[T]) -> int:
    """How many pairs groups of these sizes hold."""
    return sum(map(_pairs_of, sizes.values()))


def _pairs_of(count: int) -> int:
    return count * (count - 1) // 2


def _with_f1(precision: float, recall: float) -> tuple[float, float, float]:
    return precision, recall, 2 * precision * recall / (precision + recall)
