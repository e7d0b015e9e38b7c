"""Which pairs of claims are alike enough, in words or in meaning, to be looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.collate.claims.facts import Fact
from tellings.collate.claims.meanings import Words

# A rough score, that one in a hundred of the pairs that turn out alike does not reach.
ROUGH = {"meaning": 2.4, "shared": 1.8, "verb": 1.1}
LEAST = 2.1

Pair = tuple[int, int]


def candidates(
    facts: Sequence[Fact], words: Words, vectors: NDArray[Any] | None, tied: Collection[Pair]
) -> Iterator[tuple[Pair, float]]:
    """Pairs of claims by number, the smaller first, with the cosine of their meaning; in order.

    `tied` are pairs that links of other kinds join. Without vectors the share of the words that
    two claims have in common stands in for the cosine.
    """
    bags = [words.bag(fact) for fact in facts]
    totals = np.array([weights.sum() for _, weights in bags])
    posted = _posted(bags)
    kept: dict[int, list[int]] = {}
    for i, j in tied:
        kept.setdefault(min(i, j), []).append(max(i, j))
    verbs = {verb: number for number, verb in enumerate(sorted({fact.verb for fact in facts}))}
    verb = np.array([verbs[fact.verb] for fact in facts])
    for i, (numbers, weights) in enumerate(bags):
        both = np.zeros(len(facts))
        for number, weight in zip(numbers.tolist(), weights.tolist(), strict=True):
            at, theirs = posted[number]
            both[at] += np.minimum(theirs, weight)
        share = both / np.maximum(np.minimum(totals, totals[i]), 1e-9)
        cosine = share if vectors is None else vectors @ vectors[i]
        rough = ROUGH["meaning"] * cosine + ROUGH["shared"] * share
        found = rough + ROUGH["verb"] * (verb == verb[i]) >= LEAST
        found[: i + 1] = False
        found[kept.get(i, [])] = True
        for other in np.flatnonzero(found).tolist():
            yield (i, other), float(cosine[other])


def _posted(
    bags: Sequence[tuple[NDArray[np.int64], NDArray[np.float64]]],
) -> dict[int, tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """For each word the claims that have it and its weight there."""
    lists: dict[int, tuple[list[int], list[float]]] = {}
    for i, (numbers, weights) in enumerate(bags):
        for number, weight in zip(numbers.tolist(), weights.tolist(), strict=True):
            at, theirs = lists.setdefault(number, ([], []))
            at.append(i)
            theirs.append(weight)
    return {n: (np.array(at, dtype=np.int64), np.array(ws)) for n, (at, ws) in lists.items()}
