"""How much two articles have in common at all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.collate.claims.priors import Floats, Numbers, adjusted

PRIOR = 0.02
Given = tuple[Floats, Numbers, Numbers, Numbers]


@st.composite
def pairs(draw: st.DrawFn) -> Given:
    """Claims of a few articles, some pairs of them and their odds."""
    homes = np.array(draw(st.lists(st.integers(0, 3), min_size=2, max_size=30)), np.int64)
    numbers = st.integers(0, len(homes) - 1)
    two = st.tuples(numbers, numbers).filter(lambda pair: pair[0] < pair[1])
    chosen = draw(st.lists(two, unique=True, max_size=40))
    a, b = np.array(chosen, np.int64).reshape(-1, 2).T
    odds = np.array([draw(st.floats(-60, 60)) for _ in chosen])
    return odds, a, b, homes


@given(pairs(), st.floats(0.001, 0.5))
def test_odds_are_never_raised_and_stay_within_an_article(given_: Given, prior: float) -> None:
    odds, a, b, homes = given_
    found = adjusted(odds, a, b, homes, prior)
    assert (found <= odds).all()
    within = homes[a] == homes[b]
    assert (found[within] == odds[within]).all()


@given(pairs())
def test_all_pairs_of_two_articles_are_moved_alike(given_: Given) -> None:
    odds, a, b, homes = given_
    moved = odds - adjusted(odds, a, b, homes, PRIOR)
    two = [tuple(sorted(pair)) for pair in zip(homes[a].tolist(), homes[b].tolist(), strict=True)]
    for each in set(two):
        same = moved[[other == each for other in two]]
        assert same == pytest.approx(same[0], abs=1e-9)


@given(pairs())
def test_a_pair_and_its_turn_are_one(given_: Given) -> None:
    odds, a, b, homes = given_
    found = adjusted(odds, a, b, homes, PRIOR)
    assert adjusted(odds, b, a, homes, PRIOR) == pytest.approx(found)


def _two_articles(likely: int) -> Given:
    """Two articles of 50 claims, the first so many pairs even chances."""
    number = np.arange(likely)
    return np.zeros(likely), number, number + 50, np.repeat([0, 1], 50)


def test_odds_are_less_the_less_two_articles_have_in_common() -> None:
    [one], some = (adjusted(*_two_articles(n), PRIOR)[:1] for n in (1, 20))
    assert one < some[0] < 0
    assert one == pytest.approx(np.log(2 / 2600) - np.log(0.02 / 0.98), abs=0.1)


def test_where_they_have_much_in_common_odds_stay() -> None:
    odds, a, b, homes = _two_articles(50)
    assert (adjusted(odds + 9, a, b, homes, PRIOR / 2) == 9).all()


def test_other_articles_make_no_difference() -> None:
    odds, a, b, homes = _two_articles(5)
    more = np.concatenate([homes, [2, 2]])
    with_more = adjusted(np.append(odds, 4), np.append(a, 0), np.append(b, 100), more, PRIOR)
    assert with_more[:5] == pytest.approx(adjusted(odds, a, b, homes, PRIOR))


def test_no_pairs_have_no_odds() -> None:
    none = np.zeros(0, np.int64)
    assert adjusted(np.zeros(0), none, none, none, PRIOR).tolist() == []
    assert adjusted(np.zeros(0), none, none, np.array([0, 1]), PRIOR).tolist() == []
