"""From pairs to groups over many articles, without chains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, product
from typing import TypeVar

K = TypeVar("K", bound=tuple[str, object])


def groups(pairs: Mapping[tuple[K, K], float]) -> list[tuple[tuple[K, ...], float]]:
    """Join pairs into groups, the best pairs first (complete linkage: Sorensen 1948).

    A member is a tuple that begins with its article. Two groups are joined only if every pair
    across them is given and no article would come in twice: that A is like B and B like C never
    alone makes A like C. Gives the sorted members of each group and the score of its weakest
    pair. The order in which pairs are given, and within a pair, makes no difference.
    """
    scores = {_both(*pair): score for pair, score in pairs.items()}
    home: dict[K, tuple[K, ...]] = {}
    for a, b in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        ours, theirs = home.get(a, (a,)), home.get(b, (b,))
        if _joinable(ours, theirs, scores):
            whole = tuple(sorted((*ours, *theirs)))
            home.update(dict.fromkeys(whole, whole))
    return [
        (whole, min(scores[_both(*pair)] for pair in combinations(whole, 2)))
        for whole in sorted(set(home.values()))
    ]


def _both(a: K, b: K) -> tuple[K, K]:
    return (a, b) if a <= b else (b, a)


def _joinable(ours: Iterable[K], theirs: Iterable[K], pairs: Mapping[tuple[K, K], float]) -> bool:
    return all(a[0] != b[0] and _both(a, b) in pairs for a, b in product(ours, theirs))
