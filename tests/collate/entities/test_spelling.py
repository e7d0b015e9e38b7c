"""By which of its names a story calls one thing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.collate.entities import spelling

NAMES = ("ORVALE", "Orvale", "OrVale", "Vale", "VRC", "Port of Orvale")


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("ORVALE", "Orvale"), "Orvale"),
        (("ORVALE", "ORVALE", "Orvale"), "Orvale"),
        (("Roza", "Ana Roza"), "Ana Roza"),
        (("Orvale", "OrVale", "Orvale"), "Orvale"),
        (("VRC",), "VRC"),
    ],
)
def test_the_longest_as_most_spell_it_but_not_in_capitals(names: Sequence[str], shown: str) -> None:
    assert spelling.shown(names) == shown


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("Ana Roza Notes", "Ana Roza", "Ana Roza"), "Ana Roza"),
        (("Roza", "Roza", "Ana Roza"), "Ana Roza"),
        (("Ana Roza", "Ana B. Roza"), "Ana B. Roza"),
        (("ANA ROZA", "ANA ROZA", "Ana Roza"), "Ana Roza"),
    ],
)
def test_a_person_has_the_full_name_that_most_give(names: Sequence[str], shown: str) -> None:
    assert spelling.shown(names, person=True) == shown


@given(
    st.lists(st.sampled_from(NAMES), min_size=1).flatmap(
        lambda n: st.tuples(st.just(n), st.permutations(n))
    )
)
def test_the_order_of_the_names_makes_no_difference(drawn: tuple[list[str], list[str]]) -> None:
    names, others = drawn
    assert spelling.shown(names) == spelling.shown(others)
    assert spelling.shown(names) in names
