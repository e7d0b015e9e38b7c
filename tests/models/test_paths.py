"""The best path and the marginals against all paths written out."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tellings.models.paths import Transitions, best_paths, marginals

LABELS = 3


def all_paths(table: NDArray[np.float32], moves: Transitions) -> dict[tuple[int, ...], float]:
    found = {}
    for path in product(range(LABELS), repeat=len(table)):
        total = float(moves.first[path[0]] + table[0, path[0]])
        for at in range(1, len(path)):
            total += float(moves.after[path[at - 1], path[at]] + table[at, path[at]])
        found[path] = total
    return found


@settings(max_examples=60, deadline=None)
@given(lengths=st.lists(st.integers(1, 5), min_size=1, max_size=3), seed=st.integers(0, 999))
def test_both_are_what_all_paths_say(lengths: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    moves = Transitions(
        random.normal(size=(LABELS, LABELS)).astype(np.float32),
        random.normal(size=LABELS).astype(np.float32),
    )
    table = random.normal(size=(len(lengths), max(lengths), LABELS)).astype(np.float32)
    sizes = np.array(lengths, np.int64)
    paths, shares = best_paths(table, sizes, moves), marginals(table, sizes, moves)
    for row, length in enumerate(lengths):
        known = all_paths(table[row, :length], moves)
        told = tuple(paths[row, :length].tolist())
        assert known[told] == pytest.approx(max(known.values()), abs=1e-4)
        weights = {path: np.exp(total) for path, total in known.items()}
        for at in range(length):
            for label in range(LABELS):
                share = sum(w for path, w in weights.items() if path[at] == label)
                share /= sum(weights.values())
                assert shares[row, at, label] == pytest.approx(share, abs=1e-4)


def test_each_sequence_may_have_moves_of_its_own() -> None:
    random = np.random.default_rng(7)
    table = random.normal(size=(2, 4, LABELS)).astype(np.float32)
    after = random.normal(size=(2, LABELS, LABELS)).astype(np.float32)
    first = random.normal(size=(2, LABELS)).astype(np.float32)
    sizes = np.array([4, 3])
    both = Transitions(after, first)
    for row in range(2):
        own = Transitions(after[row], first[row])
        one = slice(row, row + 1)
        paths = best_paths(table[one], sizes[one], own)
        shares = marginals(table[one], sizes[one], own)
        assert (best_paths(table, sizes, both)[one] == paths).all()
        assert np.allclose(marginals(table, sizes, both)[one], shares, atol=1e-5)


def test_a_forbidden_label_is_never_taken() -> None:
    after = np.zeros((LABELS, LABELS), np.float32)
    after[:, 2] = -1e4
    moves = Transitions(after, np.array([0, 0, -1e4], np.float32))
    table = np.zeros((1, 4, LABELS), np.float32)
    table[..., 2] = 5
    assert 2 not in best_paths(table, np.array([4]), moves)


def test_no_words_make_no_labels() -> None:
    moves = Transitions(np.zeros((LABELS, LABELS), np.float32), np.zeros(LABELS, np.float32))
    assert best_paths(np.zeros((1, 0, LABELS), np.float32), np.array([0]), moves).shape == (1, 0)
