"""Who: actors across tellings, with names, roles, places, and what the table of leaders says."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from tellings.model import Actor, Article, Collation, Datum, Link, Mention, Ref, Story
from tellings.show import heads, telling, terminal
from tellings.show.terminal import lines
from tellings.show.terminal import who as section
from tellings.show.who import MOST_PLACES, Everyone, Who, who
from tests.show.desk import Desk

A = """[vell:Norrland leader Jonas Vell:vell] spoke. [he:He:he] left [cap:Ansel:cap].

[s1:Two <b>officials</b>:s1] [c1:said:c1] [a1:it rained:a1].

[gang:Reds:gang] and [gang:Reds:gang].

[doubt:Nobody:doubt] came.
"""
B = """[s1:[vell:Vell:vell]:s1] [c1:said:c1] [a1:the dam stood:a1].

[land:Norrland:land] and [kin:the Norrlanders:kin]. [gang:REDS:gang].

[s2:Two <b>officials</b>:s2] [c2:said:c2] [a2:it was dry:a2].
"""


def _a() -> Desk:
    desk = Desk(A, Article("", "", outlet=Datum("The Ansel Courier", "option")))
    desk.blocks("paragraph", "paragraph", "paragraph", "paragraph")
    desk.entity("vell", "Jonas Vell", "person")
    desk.said(1, "indirect")
    desk.notes += [
        Mention(at=desk.at("he"), head=desk.at("he")[0], type="person", form="pronoun", by="hand",
                entity="entity:vell"),
        Actor(at=desk.at("vell", "he"), by="hand", name="Jonas Vell", type="person",
              entities=("entity:vell",), country="FR", role="Norrland leader",
              office="President, in office on 2031-05-02", id="actor:vell"),
        Actor(at=desk.at("cap"), by="hand", name="Ansel", type="state", country="NO",
              id="actor:land"),
        Actor(at=desk.at("s1"), by="hand", name="Two <b>officials</b>", type="unnamed",
              plural=True, sector="government", anonymity="role", id="actor:two"),
        Actor(at=desk.at("gang"), by="hand", name="Reds", type="group", plural=True,
              id="actor:gang"),
        Actor(at=desk.at("doubt"), by="hand", name="Nobody", type="group", confidence=0.2,
              id="actor:doubt"),
    ]  # fmt: skip
    return desk


def _b() -> Desk:
    desk = Desk(B, Article("", "", outlet=Datum("Harbour Wire", "option")))
    desk.blocks("paragraph", "paragraph", "paragraph")
    desk.entity("vell", "Vell", "person")
    desk.said(1, "indirect", "vell")
    desk.said(2, "indirect")
    desk.notes += [
        Actor(at=desk.at("vell"), by="hand", name="Vell", type="person", confidence=0.5,
              entities=("entity:vell",), why="only a last name", id="actor:vell"),
        Actor(at=desk.at("land", "kin"), by="hand", name="Norrland", type="state", country="NO",
              id="actor:land"),
        Actor(at=desk.at("gang"), by="hand", name="REDS", type="group", plural=True,
              id="actor:gang"),
        Actor(at=desk.at("s2"), by="hand", name="Two <b>officials</b>", type="unnamed",
              plural=True, id="actor:two"),
    ]  # fmt: skip
    return desk


@pytest.fixture(scope="module")
def collation() -> Collation:
    readings = tuple(desk().reading() for desk in (_a, _b))
    refs = tuple(Ref(reading.article.id, "entity:vell") for reading in readings)
    story = Story("dam", tuple(reading.article.id for reading in readings))
    return Collation(story, readings, (Link("same-entity", refs, by="hand", why="one name"),))


@pytest.fixture(scope="module")
def found(collation: Collation) -> Everyone:
    return who(collation, telling.tellings(collation))


def row(found: Everyone, name: str) -> Who:
    (one,) = [row for row in (*found.shared, *found.single) if row.name == name]
    return one


def test_linked_persons_are_one_with_all_names_and_each_outlets_role(found: Everyone) -> None:
    vell = row(found, "Jonas Vell")
    assert vell.names == ("Vell",)
    assert (vell.kind, vell.country) == ("person", "France")
    assert [cell.role if cell else None for cell in vell.cells] == ["Norrland leader", ""]
    assert [cell.count if cell else 0 for cell in vell.cells] == [2, 1]
    assert vell.quoted == 1


def test_the_office_is_the_tables(found: Everyone) -> None:
    assert row(found, "Jonas Vell").office == ("President, in office on 2031-05-02",)


def test_states_are_one_by_their_code_and_show_what_stands_for_them(found: Everyone) -> None:
    land = row(found, "Norrland")
    assert land.names == ("Ansel", "the Norrlanders")
    assert land.country == ""
    assert land.tellings == 2


def test_groups_are_one_by_their_words(found: Everyone) -> None:
    assert row(found, "Reds").count == 3


def test_unnamed_sources_stay_apart(found: Everyone) -> None:
    assert [each.tellings for each in found.unnamed] == [1, 1]
    assert found.unnamed[0].kind == "several · government · a role is told"
    assert all(each.quoted == 1 for each in found.unnamed)


def test_order_is_by_tellings_then_count(found: Everyone) -> None:
    ranks = [(-each.tellings, -each.count, each.name) for each in found.shared]
    assert ranks == sorted(ranks)
    assert len(found.shared) == 3


def test_what_is_too_unsure_is_counted(found: Everyone) -> None:
    assert found.hidden == 1
    assert found.count == 5


def test_a_doubt_goes_where_one_telling_is_sure(found: Everyone) -> None:
    assert row(found, "Jonas Vell").doubt == ""


def test_places_lead_to_the_words(found: Everyone, collation: Collation) -> None:
    texts = {each.letter: each.text for each in telling.tellings(collation).values()}
    for each in (*found.shared, *found.single, *found.unnamed):
        for cell in filter(None, each.cells):
            assert 0 < len(cell.places) <= MOST_PLACES
            for place in cell.places:
                assert all(span.of(texts[place.letter]).strip() for span in place.at)


def test_a_collation_without_actors_has_nobody() -> None:
    reading = Desk("No one.", Article("", "")).reading()
    alone = Collation(Story("", (reading.article.id,)), (reading,))
    assert who(alone, telling.tellings(alone)) == Everyone((), (), (), 0)


def test_the_terminal_prints_each_with_places(found: Everyone, collation: Collation) -> None:
    out = io.StringIO()
    console = Console(file=out, width=200)
    tops = tuple(heads.head(each) for each in telling.tellings(collation).values())
    lines.section(console, "Who", section.who(tops, found))
    printed = out.getvalue()
    assert "Jonas Vell · person · France · also Vell" in printed
    assert "by the table of leaders: President, in office on 2031-05-02" in printed
    assert "A  Norrland leader ×2  A ¶1" in printed
    assert "Two <b>officials</b>" in printed
    assert "1 more too unsure to show" in printed


def test_of_one_article_alone_everyone_with_a_name_is_listed(collation: Collation) -> None:
    reading = collation.readings[0]
    alone = Collation(Story("", (reading.article.id,)), (reading,))
    found = who(alone, {reading.article.id: telling.telling(reading, letter="")})
    assert [each.name for each in found.shared] == ["Jonas Vell", "Reds", "Ansel"]
    assert found.single == ()
    out = io.StringIO()
    terminal.reading(reading, Console(file=out, width=100))
    section_of_it = out.getvalue().partition("\nWho\n")[2].partition("\nNamed\n")[0]
    assert "Norrland leader ×2" in section_of_it
    assert "Nobody" not in section_of_it
