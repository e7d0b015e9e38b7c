"""Measures of partitions against values worked by hand."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import partitions

# Three groups of gold; the system moves one item and splits another group.
GOLD = "aaabbbcc"
FOUND = "xxyyyyzw"

labels = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=12)


def test_b3_by_hand() -> None:
    exact, complete, f1 = partitions.bcubed(GOLD, FOUND)
    # x: 2 items, both a. y: one a and three b. z, w: alone.
    assert exact == pytest.approx((1 + 1 + 1 / 4 + 3 * 3 / 4 + 1 + 1) / 8)
    assert complete == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 3 * 1 + 1 / 2 + 1 / 2) / 8)
    assert f1 == pytest.approx(2 * exact * complete / (exact + complete))
    score = partitions.b3(GOLD, FOUND)
    assert (score.precision, score.recall, score.f1) == (exact, complete, f1)
    assert score.gold == 8


def test_pairs_by_hand() -> None:
    # Together in gold: 3 + 3 + 1; found: 1 + 6; in both: 1 (aa) + 3 (bbb).
    assert partitions.pairs(GOLD, FOUND) == partitions.Score(4, 7, 7)
    assert partitions.pairwise(GOLD, FOUND) == pytest.approx((4 / 7, 4 / 7, 4 / 7))


def test_adjusted_rand_by_hand() -> None:
    # Index 4, expected 7 * 7 / 28, greatest (7 + 7) / 2.
    index = (4 - 49 / 28) / (7 - 49 / 28)
    assert partitions.adjusted_rand(GOLD, FOUND) == pytest.approx(index)
    assert partitions.rand(GOLD, FOUND).f1 == pytest.approx(index)


def test_worse_than_chance_is_below_zero() -> None:
    assert partitions.adjusted_rand("aabb", "xyxy") == pytest.approx((0 - 4 / 6) / (2 - 4 / 6))
    assert partitions.rand("aabb", "xyxy").f1 == pytest.approx(-0.5)


def test_all_apart_and_all_together() -> None:
    for measure in (partitions.adjusted_rand, lambda g, f: partitions.bcubed(g, f)[2]):
        assert measure("abc", "xyz") == 1
        assert measure("aaa", "xxx") == 1
        assert measure("", "") == 1
    assert partitions.bcubed("abc", "xxx")[:2] == pytest.approx((1 / 3, 1))
    assert partitions.bcubed("aaa", "xyz")[:2] == pytest.approx((1, 1 / 3))


@given(labels)
def test_pairs_are_those_counted_one_by_one(items: list[tuple[str, str]]) -> None:
    gold, found = [item[0] for item in items], [item[1] for item in items]
    every = list(combinations(items, 2))
    score = partitions.pairs(gold, found)
    assert score.found == sum(a == b for a, b in every)
    assert score.predicted == sum(a[1] == b[1] for a, b in every)
    assert score.gold == sum(a[0] == b[0] for a, b in every)


@given(labels)
def test_measures_do_not_hang_on_names_or_order(items: list[tuple[str, str]]) -> None:
    gold, found = [item[0] for item in items], [item[1] for item in items]
    renamed = [{"x": 7, "y": 8, "z": 9}[label] for label in found][::-1]
    for measure in (partitions.bcubed, partitions.pairwise):
        assert measure(gold, found) == pytest.approx(measure(gold[::-1], renamed))
    index = partitions.adjusted_rand(gold, found)
    assert index == pytest.approx(partitions.adjusted_rand(gold[::-1], renamed))


def test_other_numbers_of_items_are_refused() -> None:
    with pytest.raises(ValueError, match="3 items and of 2"):
        partitions.bcubed("abc", "ab")
    with pytest.raises(ValueError, match="2 items and of 1"):
        partitions.bootstrap("ab", "ab", "a")


def test_an_interval_of_one_topic_is_its_value() -> None:
    value = partitions.bcubed(GOLD, FOUND)[2]
    assert partitions.bootstrap(GOLD, FOUND, "t" * 8, draws=20) == pytest.approx((value, value))


def test_intervals_hold_the_value_and_can_be_had_again() -> None:
    low, high = partitions.bootstrap(GOLD, FOUND, "11122233", draws=500, seed=3)
    assert low < partitions.bcubed(GOLD, FOUND)[2] < high
    assert partitions.bootstrap(GOLD, FOUND, "11122233", draws=500, seed=3) == (low, high)


def test_a_difference_to_itself_is_nothing() -> None:
    assert partitions.difference(GOLD, FOUND, FOUND, "11122233", draws=50) == (0, 0, 0)


def test_a_difference_has_the_sign_of_the_gain() -> None:
    gap, low, high = partitions.difference(GOLD, GOLD, FOUND, "11122233", draws=500)
    assert gap == pytest.approx(1 - partitions.bcubed(GOLD, FOUND)[2])
    assert 0 <= low <= gap <= high
