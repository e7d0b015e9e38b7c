"""Actors: states by what stands for them, the unnamed, roles, and what is no actor."""

from __future__ import annotations

from tellings.model import Actor
from tests.annotate.actors.joining import actor, read, stretches

CAPITALS = """Talks on gas

Beijing urged Moscow to end the dispute on Monday. China said that it was ready. Talks in Beijing
will go on. Delegates left Moscow on Tuesday, and the Russians want a new date.
"""


def test_a_capital_that_acts_is_the_state() -> None:
    assert stretches(CAPITALS, "China") == ["Beijing", "China"]
    assert actor(CAPITALS, "China").country == "CN"


def test_a_capital_where_things_happen_is_none() -> None:
    (russia,) = [each for each in read(CAPITALS).of(Actor) if each.country == "RU"]
    assert [span.of(CAPITALS) for span in russia.at] == ["Moscow", "the Russians"]


def test_a_person_has_all_that_stands_for_it_and_the_articles_role() -> None:
    text = "Norrland premier Ilena Marsk spoke on Monday. She said that her plan would hold."
    marsk = actor(text, "Ilena Marsk")
    assert [span.of(text) for span in marsk.at][1:] == ["She", "her"]
    assert marsk.role.endswith("premier")


def test_a_role_beside_the_name_and_no_honorific() -> None:
    text = "Mr. Jonas Vell, a marine biologist, left. Mrs. Mara Oltin stayed."
    assert actor(text, "Jonas Vell").role == "marine biologist"
    assert actor(text, "Mara Oltin").role == ""


def test_unnamed_sources_with_country_sector_and_number() -> None:
    text = "Anonymous U.S. intelligence officials said on Monday that the dam would hold."
    (found,) = [each for each in read(text).of(Actor) if each.type == "unnamed"]
    assert (found.country, found.sector, found.plural) == ("US", "intelligence", True)
    assert found.name == "Anonymous U.S. intelligence officials"
    assert found.entities == ()


def test_the_same_words_are_the_same_source() -> None:
    text = (
        "A harbour official said on Monday that the dam would hold.\n\n"
        "The harbour official said that the boats were safe.\n\n"
        "Two fishermen said that the boats were lost."
    )
    found = [each for each in read(text).of(Actor) if each.type == "unnamed"]
    assert [len(each.at) for each in found] == [2, 1]


def test_a_group_is_plural() -> None:
    text = "On Monday many Democrats voted for the dam. Later the Democrats left the hall."
    (found,) = [each for each in read(text).of(Actor) if each.type == "group"]
    assert (found.name, len(found.at), found.plural) == ("Democrats", 2, True)
