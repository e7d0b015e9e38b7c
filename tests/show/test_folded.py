"""What lies within what is shown beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Span
from tellings.show import folded

NARROW = {"a": (Span(10, 20),), "b": (Span(40, 50),)}
WIDE = {"a": (Span(0, 30),), "b": (Span(38, 60),)}


def test_what_lies_within_another_in_every_article_is_left_out() -> None:
    assert folded.unfolded([NARROW, WIDE]) == {1}
    assert folded.unfolded([NARROW], [WIDE]) == set()


def test_one_article_that_the_other_does_not_have_keeps_it() -> None:
    assert folded.unfolded([{**NARROW, "c": (Span(0, 9),)}, WIDE]) == {0, 1}


def test_of_two_alike_the_first_is_kept() -> None:
    assert folded.unfolded([NARROW, dict(NARROW)]) == {0}


def test_four_fifths_of_a_passage_are_enough() -> None:
    assert folded.unfolded([{"a": (Span(0, 100),)}, {"a": (Span(20, 200),)}]) == {1}
    assert folded.unfolded([{"a": (Span(0, 100),)}, {"a": (Span(21, 200),)}]) == {0, 1}


SPANS = st.builds(lambda a, b: Span(a, a + b), st.integers(0, 40), st.integers(1, 20))
PLACES = st.dictionaries(
    st.sampled_from("abc"), st.lists(SPANS, min_size=1, max_size=3).map(tuple), min_size=1
)


@given(st.lists(PLACES, min_size=1, max_size=6))
def test_something_is_always_kept_and_all_else_lies_within_it(places: list[folded.Told]) -> None:
    kept = folded.unfolded(places)
    assert kept
    for number, each in enumerate(places):
        others = [places[at] for at in kept if at != number]
        assert number in kept or folded.unfolded([each], others) == set()
