"""Into which groups articles fall."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tellings.group.stories.parting import Linkage, parted


def _blocks(inside: list[float], across: float, size: int = 5) -> NDArray[np.float64]:
    """Groups of one size, how alike each is within and all are across."""
    odds = np.full((len(inside) * size,) * 2, across)
    for at, value in enumerate(inside):
        odds[at * size : (at + 1) * size, at * size : (at + 1) * size] = value
    np.fill_diagonal(odds, 0)
    return odds


def test_nothing_and_one_article() -> None:
    assert parted(np.zeros((0, 0)), 0) == []
    assert parted(np.zeros((1, 1)), 0) == [0]


def test_groups_that_are_apart_stay_apart() -> None:
    assert parted(_blocks([3, 3], -4), -1) == [0] * 5 + [5] * 5


def test_two_tight_groups_stay_apart_though_alike() -> None:
    assert len(set(parted(_blocks([4.5, 4.5], 0.5), -1))) == 2


def test_a_loose_group_is_one_at_the_same_threshold() -> None:
    assert len(set(parted(_blocks([1.0], 0), -1))) == 1


def test_a_group_is_named_by_its_first_article() -> None:
    odds = _blocks([3, 3], -4)
    order = [9, 0, 8, 1, 7, 2, 6, 3, 5, 4]
    assert parted(odds[np.ix_(order, order)], -1) == [0, 1] * 5


def test_one_pair_does_not_decide_for_two_groups() -> None:
    odds = _blocks([3, 3], -4)
    odds[0, 5] = odds[5, 0] = 2.5
    assert parted(odds, -1) == [0] * 5 + [5] * 5


def test_of_joins_that_are_equally_good_the_first_is_taken() -> None:
    odds = np.array([[0, 9, -3], [9, 0, 9], [-3, 9, 0]], float)
    assert parted(odds, 2) == [0, 0, 2]


def test_a_lower_threshold_goes_on_from_where_a_higher_one_stopped() -> None:
    odds = _blocks([3, 2, 4], -2)
    linkage = Linkage(odds)
    for join in (2.0, 0.0, -1.0, -6.0):
        assert linkage.until(join) == parted(odds, join)


@given(st.integers(1, 12), st.integers(0, 1000), st.floats(-4, 2))
def test_groups_are_those_that_a_plain_search_gives(count: int, seed: int, join: float) -> None:
    odds = np.random.default_rng(seed).normal(0, 1.2, (count, count))
    odds = (odds + odds.T) / 2
    assert parted(odds, join) == _plain(odds, join)


def _plain(odds: NDArray[np.float64], join: float) -> list[int]:
    """By trying every two groups each time, from the definition."""
    odds = np.clip(odds, -5, 5)
    groups = [[n] for n in range(len(odds))]

    def within(group: list[int]) -> float:
        pairs = [odds[a, b] for a in group for b in group if a < b]
        return float((sum(pairs) + 7.5) / (len(pairs) + 5))

    def fit(one: list[int], other: list[int]) -> float:
        cross = float(np.mean([odds[a, b] for a in one for b in other]))
        return cross - (within(one) + within(other)) / 2 + 1.5

    while len(groups) > 1:
        best, one, other = max(
            (fit(a, b), a, b) for n, a in enumerate(groups) for b in groups[n + 1 :]
        )
        if best < join:
            break
        groups = [g for g in groups if g not in (one, other)] + [sorted(one + other)]
    named = {n: group[0] for group in groups for n in group}
    return [named[n] for n in range(len(odds))]


@pytest.mark.parametrize("join", [-9.0, 9.0])
def test_all_or_none(join: float) -> None:
    odds = np.random.default_rng(1).normal(0, 2, (6, 6))
    assert len(set(parted((odds + odds.T) / 2, join))) == (1 if join < 0 else 6)
