"""Whose name a name can be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.collate import names
from tellings.model import Entity, EntityType, Span
from tests.collate.build import BY


def entity(
    name: str, type: EntityType, country: str | None = None, aliases: tuple[str, ...] = ()
) -> Entity:
    return Entity(at=(Span(0, 1),), name=name, type=type, country=country, aliases=aliases, by=BY)


def person(a: str, b: str) -> bool:
    return names.likeness(entity(a, "person"), entity(b, "person")) is not None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Roza", "Ana Roza"),
        ("Li Wenhao", "Li"),
        ("ana roza", "Ana Roza"),
        ("Ren\u00e9 Dalc\u0131", "Rene Dalci"),
        ("Ursa von der Lahn", "von der Lahn"),
        ("Joseph R. Alder Jr.", "Joe Alder"),
        ("J. Alder", "Joseph Alder"),
        ("Sergei Balov", "Sergey Balov"),
        ("Marta Ignatzi", "Marta Ignatzy"),
        ("Viktor Oban", "Oban Viktor"),
    ],
)
def test_names_of_one_person(a: str, b: str) -> None:
    assert person(a, b)
    assert person(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Jane Alder", "John Alder"),
        ("Ana Roza", "Ana Rosenthal"),
        ("Marta Ignatzi", "Petra Ignatzy"),
        ("M. Ignatzi", "M. Ignatzy"),
        ("Wenhao", "Li Wenhua"),
        ("Ana", "Roza"),
        ("...", "Ana"),
    ],
)
def test_names_of_two_persons(a: str, b: str) -> None:
    assert not person(a, b)
    assert not person(b, a)


def test_states_go_by_country() -> None:
    united = entity("United States of Orvale", "state", "OV")
    assert names.likeness(united, entity("Orvale", "state", "OV"))
    assert not names.likeness(entity("Marrow", "state", "MA"), entity("Marrow", "place", "OV"))
    assert names.likeness(entity("Marrow", "state"), entity("Marrow", "place"))


def test_bodies_go_by_name_alias_and_initials() -> None:
    fund = entity("the Harbour Relief Fund", "organisation", aliases=("HRF", "the fund"))
    assert names.likeness(fund, entity("Harbour Relief Fund", "outlet"))
    assert names.likeness(fund, entity("HRF", "organisation"))
    assert names.likeness(entity("Union of Towns", "organisation"), entity("U.T.", "organisation"))
    assert not names.likeness(fund, entity("Home Rule Front", "organisation"))
    assert not names.likeness(fund, entity("the fund", "organisation"))


def test_a_person_is_no_place() -> None:
    assert not names.likeness(entity("Alder", "person"), entity("Alder", "place"))


def test_one_name_of_two_types_is_less_sure() -> None:
    same = names.likeness(entity("Hall", "organisation"), entity("Hall", "organisation"))
    mixed = names.likeness(entity("Hall", "organisation"), entity("Hall", "place"))
    assert same and mixed
    assert mixed.grade < same.grade


NAME = st.text(alphabet="ABCabc .'-\u00e9\u0131\u4e00", min_size=1, max_size=14)
TYPES = st.sampled_from(["person", "organisation", "place", "state"])


@given(NAME, NAME, TYPES, TYPES)
def test_symmetric_and_found_by_a_shared_key(
    a: str, b: str, one: EntityType, other: EntityType
) -> None:
    x, y = entity(a, one), entity(b, other)
    found = names.likeness(x, y)
    assert found == names.likeness(y, x)
    assert not found or names.keys(x) & names.keys(y)
