"""Average linkage, held against the plain algorithm."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.collate.entities.linkage import Marks, Vectors, average


def marks(rows: list[list[int]]) -> Marks:
    return np.array(rows, np.uint64)


def none(count: int) -> Marks:
    return np.zeros((1, count), np.uint64)


def unit(count: int, seed: int) -> Vectors:
    rows = np.random.default_rng(seed).normal(size=(count, 6))
    made: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return made


def plainly(vectors: Vectors, floor: float) -> set[frozenset[int]]:
    """Join the most alike pair of clusters, again and again."""
    clusters = [[n] for n in range(len(vectors))]
    like = vectors @ vectors.T
    while len(clusters) > 1:
        pairs = [
            (float(np.mean([like[i, j] for i in a for j in b])), n, m)
            for n, a in enumerate(clusters)
            for m, b in enumerate(clusters[:n])
        ]
        best, n, m = max(pairs)
        if best < floor:
            break
        clusters[m] += clusters.pop(n)
    return {frozenset(each) for each in clusters}


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 14), st.integers(0, 999), st.floats(-0.2, 0.8))
def test_as_joining_the_most_alike_pair_each_time(count: int, seed: int, floor: float) -> None:
    vectors = unit(count, seed)
    home = average(vectors, [1] * count, none(count), floor)
    found = {frozenset(n for n in range(count) if home[n] == root) for root in set(home)}
    assert found == plainly(vectors, floor)
    assert all(root <= n for n, root in enumerate(home))


def test_marks_keep_apart_and_pass_on() -> None:
    vectors = np.array([[1, 0], [1, 0], [1, 0]], np.float32)
    home = average(vectors, [1, 1, 1], marks([[1, 0, 2]]), 0.5)
    assert home[0] != home[2]
    assert average(vectors, [1, 1, 1], marks([[1, 3, 2]]), 0.5) in ([0, 0, 0], [0, 0, 2], [0, 1, 1])
    assert average(vectors, [1, 1, 1], none(3), 0.5) == [0, 0, 0]


def test_sizes_weigh() -> None:
    vectors = np.array([[1, 0], [0.8, 0.6], [0, 1]], np.float32)
    assert average(vectors, [1, 1, 1], none(3), 0.5) == [0, 0, 2]
    assert average(vectors, [1, 9, 1], none(3), 0.5) == [0, 0, 0]


def test_nothing_to_join() -> None:
    assert average(np.zeros((0, 3), np.float32), [], none(0), 0.5) == []
