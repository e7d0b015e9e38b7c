"""Groups by average linkage, against the plain way to do it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.linkage import average
from tellings.collate.events.grouping import FAR, groups, mean, square, with_neighbours

figures = st.integers(-40, 40).map(lambda n: n / 8)


def _square(count: int, values: list[float]) -> np.ndarray:
    found = np.zeros((count, count))
    upper = np.triu_indices(count, 1)
    found[upper] = values[: len(upper[0])]
    return found + found.T


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 9), st.lists(figures, min_size=36, max_size=36, unique=True))
def test_parts_are_linked_as_the_whole_would_be(count: int, values: list[float]) -> None:
    odds = _square(count, values)
    (labels,) = average(odds, [0.5])
    whole: dict[int, list[int]] = {}
    for number, label in enumerate(labels):
        whole.setdefault(label, []).append(number)
    assert groups(odds, 0.5) == sorted(map(tuple, whole.values()))


def test_pairs_that_were_not_compared_are_far() -> None:
    odds = square(3, np.array([0]), np.array([2]), np.array([1.5]))
    assert odds[0, 2] == odds[2, 0] == 1.5
    assert odds[0, 1] == odds[1, 2] == FAR


def test_the_same_neighbours_speak_for_two() -> None:
    odds = _square(4, [0.0, 4.0, -4.0, 4.0, -4.0, -4.0])
    found = with_neighbours(odds, 1.0)
    assert found[0, 1] > 0 > found[0, 3]
    np.testing.assert_allclose(found, found.T)
    np.testing.assert_allclose(with_neighbours(odds, 0.0)[0, 1:], odds[0, 1:])


def test_the_mean_is_of_pairs() -> None:
    assert mean(_square(3, [1.0, 2.0, 6.0]), (0, 1, 2)) == pytest.approx(3.0)
