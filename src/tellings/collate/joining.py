"""From pairs to groups over many articles, without chains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, product
from typing import TypeVar

K = TypeVar("K", bound=tuple[str, object])


def groups(
    pairs: Mapping[tuple[K, K], float], weak: Mapping[tuple[K, K], float] | None = None
) -> list[tuple[tuple[K, ...], float]]:
    """Join pairs into groups, the best pairs first (complete linkage: Sorensen 1948).

    A member is a tuple that begins with its article. Two groups are joined only if every pair
    across them is given and no article would come in twice: that A is like B and B like C never
    alone makes A like C. `weak` pairs, which join nothing by themselves, may be up to half of the
    pairs across. Gives the sorted members of each group and the score of its weakest pair, weak
    ones aside. The order in which pairs are given, and within a pair, makes no difference.
    """
    sure = {_both(*pair): score for pair, score in pairs.items()}
    scores = {_both(*pair): score for pair, score in (weak or {}).items()} | sure
    home: dict[K, tuple[K, ...]] = {}
    for a, b in sorted(sure, key=lambda pair: (-sure[pair], pair)):
        ours, theirs = home.get(a, (a,)), home.get(b, (b,))
        if ours != theirs and _joinable(ours, theirs, scores, sure):
            whole = tuple(sorted((*ours, *theirs)))
            home.update(dict.fromkeys(whole, whole))
    return [(whole, _weakest(whole, sure)) for whole in sorted(set(home.values()))]


def _both(a: K, b: K) -> tuple[K, K]:
    return (a, b) if a <= b else (b, a)


def _joinable(
    ours: Iterable[K],
    theirs: Iterable[K],
    scores: Mapping[tuple[K, K], float],
    sure: Mapping[tuple[K, K], float],
) -> bool:
    across = [_both(a, b) for a, b in product(ours, theirs)]
    if any(a[0] == b[0] or (a, b) not in scores for a, b in across):
        return False
    return 2 * sum(pair in sure for pair in across) >= len(across)


def _weakest(whole: tuple[K, ...], sure: Mapping[tuple[K, K], float]) -> float:
    return min(sure[pair] for pair in combinations(whole, 2) if pair in sure)
