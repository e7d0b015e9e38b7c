"""MUC, B3 and CEAFe against values worked by hand, and the match against trying all."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import coreference
from bench.coreference import conll, difference, interval, matched, scored, sums

# The example of Luo 2005, section 4: {1..5} {6, 7} {8..C}; the system joins the last two.
GOLD = "aaaaabbccccc"
FOUND = "xxxxxyyyyyyy"

worths = st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=1, max_size=4)


def test_the_example_of_luo() -> None:
    found = scored(sums(GOLD, FOUND))
    assert found["muc"].precision == pytest.approx(9 / 10)
    assert found["muc"].recall == pytest.approx(1)
    assert found["b3"].precision == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert found["b3"].recall == pytest.approx(1)
    # x with a: 1; y with c: 2 * 5 / 12.
    assert found["ceafe"].precision == pytest.approx((1 + 10 / 12) / 2)
    assert found["ceafe"].recall == pytest.approx((1 + 10 / 12) / 3)
    assert conll(sums(GOLD, FOUND)) == pytest.approx(np.mean([s.f1 for s in found.values()]))


def test_the_same_partition_is_perfect() -> None:
    assert conll(sums(GOLD, GOLD)) == pytest.approx(1)
    assert conll(sums(GOLD, [label.upper() for label in GOLD])) == pytest.approx(1)


def test_labels_of_other_mentions_are_refused() -> None:
    with pytest.raises(ValueError, match="12 mentions and of 1"):
        sums(GOLD, "a")


@settings(max_examples=60, deadline=None)
@given(worths)
def test_no_match_is_worth_more(rows: list[list[int]]) -> None:
    worth = np.array(rows, float)
    every = permutations(range(4), len(rows))
    best = max(sum(worth[n, column] for n, column in enumerate(each)) for each in every)
    assert matched(worth) == pytest.approx(best)


def test_sums_of_parts_are_those_of_the_whole() -> None:
    other_gold, other_found = "ddeef", "vvvuu"
    whole = sums(GOLD + other_gold, FOUND + other_found)
    np.testing.assert_allclose(whole, sums(GOLD, FOUND) + sums(other_gold, other_found))


def test_intervals_hold_the_value() -> None:
    parts = [sums(GOLD, FOUND), sums(GOLD, GOLD), sums("abc", "aaa")]
    worse = [sums(GOLD, "x" * 12), sums(GOLD, FOUND), sums("abc", "aaa")]
    whole, gap = interval(parts), difference(parts, worse)
    assert whole.low <= whole.value <= whole.high
    assert gap.value > 0
    assert difference(parts, parts) == coreference.Interval(0, 0, 0)
