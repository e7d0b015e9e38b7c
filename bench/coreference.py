"""How well mentions are put together: MUC, B3, CEAFe and their mean, as CoNLL 2012 scores.

A partition is one label a mention (as in `bench.partitions`); mentions that stand alone are kept.

    MUC    Vilain et al. 1995: of the links that hold each group together, those that are kept
    B3     see `bench.partitions`
    CEAFe  Luo 2005: groups are matched one to one, best in all; a match of two counts
           2 * shared / (sizes of both)
    CoNLL  the mean of the three F1 (Pradhan et al. 2012)

Each is sums over parts of the collection (topics), so that parts can be drawn anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bench.partitions import DRAWS, EDGES, Labels, Means

Floats = NDArray[np.float64]
MEASURES = ("muc", "b3", "ceafe")


class Interval(Struct, frozen=True):
    """A value and between which values 95 % of the draws lie."""

    value: float
    low: float
    high: float


def sums(gold: Labels, found: Labels) -> Floats:
    """For MUC, B3, CEAFe: what precision divides and by what, what recall divides and by what.

    An array (3, 4) that may be added to that of other mentions, of which none shares a group with
    these. Raises ValueError for other numbers of mentions.
    """
    if len(gold) != len(found):
        raise ValueError(f"labels of {len(gold)} mentions and of {len(found)}")
    return np.array([_muc(gold, found), _b3(gold, found), _ceafe(gold, found)], np.float64)


def scored(total: Floats) -> dict[str, Means]:
    """Precision and recall of each measure, of sums of `sums`."""
    found = {}
    for name, row in zip(MEASURES, total, strict=True):
        given, gold = max(row[1], 1e-12), max(row[3], 1e-12)
        found[name] = Means(0, 0, 0, values=(float(row[0] / given), float(row[2] / gold)))
    return found


def conll(totals: Floats) -> Floats:
    """The mean of the three F1 of sums, of any number of sums at once: (..., 3, 4) gives (...)."""
    precision = totals[..., 0] / np.maximum(totals[..., 1], 1e-12)
    recall = totals[..., 2] / np.maximum(totals[..., 3], 1e-12)
    both = np.maximum(precision + recall, 1e-12)
    return np.asarray((2 * precision * recall / both).mean(axis=-1), np.float64)


def interval(parts: Sequence[Floats], seed: int = 0) -> Interval:
    """CoNLL F1 of all, and its interval when parts are drawn anew with replacement."""
    return _interval(conll(np.sum(parts, axis=0)), conll(_drawn(parts, seed)))


def difference(ours: Sequence[Floats], theirs: Sequence[Floats], seed: int = 0) -> Interval:
    """How much higher our CoNLL F1 is than theirs, on the same draws of parts."""
    gap = conll(np.sum(ours, axis=0)) - conll(np.sum(theirs, axis=0))
    return _interval(gap, conll(_drawn(ours, seed)) - conll(_drawn(theirs, seed)))


def _interval(value: Floats, draws: Floats) -> Interval:
    low, high = np.percentile(draws, EDGES)
    return Interval(float(value), float(low), float(high))


def _drawn(parts: Sequence[Floats], seed: int) -> Floats:
    table = np.array(parts)
    chosen = np.random.default_rng(seed).integers(len(table), size=(DRAWS, len(table)))
    counts = np.stack([np.bincount(each, minlength=len(table)) for each in chosen])
    return np.asarray(np.einsum("dp,pij->dij", counts, table), np.float64)


# --- measures ------------------------------------------------------------------------------------


def _muc(gold: Labels, found: Labels) -> tuple[float, ...]:
    return (*_kept(found, gold), *_kept(gold, found))


def _kept(whole: Labels, parted: Labels) -> tuple[float, float]:
    """Links of the groups of `whole` that `parted` keeps, and all of them."""
    pieces = Counter(group for group, _ in set(zip(whole, parted, strict=True)))
    sizes = Counter(whole)
    kept = sum(sizes[group] - pieces[group] for group in sizes)
    return float(kept), float(sum(size - 1 for size in sizes.values()))


def _b3(gold: Labels, found: Labels) -> tuple[float, ...]:
    both, right, given = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    exact = sum(n * n / given[pair[1]] for pair, n in both.items())
    complete = sum(n * n / right[pair[0]] for pair, n in both.items())
    return exact, float(len(gold)), complete, float(len(gold))


def _ceafe(gold: Labels, found: Labels) -> tuple[float, ...]:
    both, right, given = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    alike = {(g, f): 2 * n / (right[g] + given[f]) for (g, f), n in both.items()}
    best = sum(_best(part) for part in _connected(alike))
    return best, float(len(given)), best, float(len(right))


def _connected(
    alike: Mapping[tuple[Hashable, Hashable], float],
) -> Iterable[dict[tuple[Hashable, Hashable], float]]:
    """The pairs in sets that share no group: each can be matched by itself."""
    near: dict[tuple[int, Hashable], list[tuple[int, Hashable]]] = defaultdict(list)
    for g, f in alike:
        near[0, g].append((1, f))
        near[1, f].append((0, g))
    home: dict[tuple[int, Hashable], int] = {}
    for start in near:
        waiting = [] if start in home else [start]
        while waiting:
            node = waiting.pop()
            if node not in home:
                home[node] = len(home) if node == start else home[start]
                waiting += near[node]
    parts: dict[int, dict[tuple[Hashable, Hashable], float]] = defaultdict(dict)
    for (g, f), value in alike.items():
        parts[home[0, g]][g, f] = value
    return parts.values()


def _best(alike: Mapping[tuple[Hashable, Hashable], float]) -> float:
    """The sum of the best one-to-one match."""
    rows = {g: n for n, g in enumerate(dict.fromkeys(g for g, _ in alike))}
    columns = {f: n for n, f in enumerate(dict.fromkeys(f for _, f in alike))}
    table = np.zeros((len(rows), len(columns)))
    for (g, f), value in alike.items():
        table[rows[g], columns[f]] = value
    return matched(table if len(rows) <= len(columns) else table.T)


def matched(worth: Floats) -> float:
    """The most that rows, each with a column of its own, are worth (Kuhn 1955, Munkres 1957).

    At least as many columns as rows; by shortest augmenting paths.
    """
    rows, columns = worth.shape
    high, low = np.zeros(rows + 1), np.zeros(columns + 1)
    taken, way = np.zeros(columns + 1, int), np.zeros(columns + 1, int)
    for row in range(1, rows + 1):
        taken[0], at = row, 0
        least, seen = np.full(columns + 1, np.inf), np.zeros(columns + 1, bool)
        while taken[at]:
            seen[at] = True
            open_ = ~seen
            open_[0] = False
            cost = -worth[taken[at] - 1] - high[taken[at]] - low[1:]
            better = open_[1:] & (cost < least[1:])
            least[1:][better], way[1:][better] = cost[better], at
            following = int(np.where(open_, least, np.inf).argmin())
            step = least[following]
            high[taken[seen]] += step
            low[seen] -= step
            least[open_] -= step
            at = following
        while at:
            taken[at], at = taken[way[at]], int(way[at])
    pairs = [(taken[column] - 1, column - 1) for column in range(1, columns + 1) if taken[column]]
    return float(sum(worth[pair] for pair in pairs))
