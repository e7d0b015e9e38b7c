"""Order and weight: every word has its owner, and nothing is added up to a score."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.collate.weight import Room, Weight, weights
from tellings.model import Link, Note, Quotation, Ref, Role, Span
from tests.collate.alone.claiming import Teller, link, story
from tests.collate.build import BY


def weight(teller: Teller) -> Weight:
    return weights(story(teller, Teller("other")))[0]


def rooms(found: Weight) -> dict[str, tuple[str, int, int]]:
    return {room.name: (room.kind, room.quoted, room.told) for room in found.rooms}


def said(
    teller: Teller, id: str, content: Span, source: str = "", speaker: str = "", **more: object
) -> None:
    teller.told_by(id, content, source, speaker, **more)


def test_words_quoted_and_words_told_of_a_speaker() -> None:
    teller = Teller("a")
    teller.said("Ida Moor", "We dig at dawn.")
    at = teller.sentence("The pier is closed, Moor told reporters.")
    said(teller, "told", teller.find("The pier is closed", at), "Moor", "Ida Moor")
    found = weight(teller)
    assert found.words == 14
    assert rooms(found) == {"Ida Moor": ("named", 4, 4)}
    assert (found.own, found.marked) == (6, 0)
    assert [ref.note for ref in found.rooms[0].refs] == ["attribution:0-17", "told"]


def test_the_innermost_who_speaks_has_the_words() -> None:
    teller = Teller("a")
    at = teller.sentence("The Vell says two clerks saw it sink and nobody came.")
    whole, part = (teller.find(each, at) for each in ("two clerks saw it sink", "it sink"))
    said(teller, "vell", whole, "The Vell", "V")
    said(teller, "clerks", part, "two clerks", anonymity="role", parent="vell")
    teller.mention(teller.find("Vell", at), "V", "outlet")
    assert rooms(weight(teller)) == {
        "V": ("named", 0, 3),
        "two clerks": ("unnamed", 0, 2),
    }


def test_what_someone_wants_is_told_by_who_says_so() -> None:
    teller = Teller("a")
    at = teller.sentence("Moor wants a new pier.")
    said(teller, "wish", teller.find("a new pier", at), "Moor", "Ida Moor", act="attitude")
    also = teller.sentence("Moor backed the plan.")
    said(teller, "plan", teller.find("the plan", also), "Moor", "Ida Moor", statement=False)
    assert weight(teller).rooms == ()
    assert weight(teller).own == 9


def test_unnamed_and_unknown_sources_are_apart() -> None:
    teller = Teller("a")
    for number, (words, source, more) in enumerate(
        [
            ("the crates are empty", "anonymous port sources", {"anonymity": "full"}),
            ("the crates are full", "anonymous port sources", {"source_type": "unnamed"}),
            ("it will rain", "a leaflet", {}),
            ("it may snow", "she", {}),
            ("it thawed", "", {}),
        ]
    ):
        at = teller.sentence(f"{words}, said {source}.")
        said(teller, str(number), teller.find(words, at), source, **more)  # type: ignore[arg-type]
    assert rooms(weight(teller)) == {
        "anonymous port sources": ("unnamed", 0, 8),
        "a leaflet": ("unknown", 0, 3),
        "": ("unknown", 0, 5),
    }


def test_a_speaker_is_one_in_all_articles() -> None:
    a, b = Teller("a"), Teller("b")
    a.said("Ida Moor", "We dig.")
    b.said("Moor", "We rest.")
    named = Link("same-entity", (Ref("b", "entity:Moor"), Ref("a", "entity:Ida Moor")), BY)
    one, other = weights(story(a, b, links=[named]))
    assert one.rooms[0].speakers == other.rooms[0].speakers == (Ref("a", "entity:Ida Moor"),)
    assert one.rooms[0].name == other.rooms[0].name == "Ida Moor"


def test_marks_without_a_speaker_are_of_nobody() -> None:
    teller = Teller("a")
    teller.term("a bridge too far")
    found = weight(teller)
    assert (found.marked, found.own, found.rooms) == (4, 4, ())


def test_what_tells_no_story_is_not_counted() -> None:
    teller = Teller("a")
    teller.block("By Ana Roza", "byline")
    teller.block("Harbour closed", "headline")
    teller.block("Ships wait outside.")
    teller.block("Ana Roza has written for us since 2002", "biography")
    assert weight(teller).words == 5


def test_headline_first_and_last_paragraph() -> None:
    teller = Teller("a")
    teller.claim("top", "Moor shuts pier", "shuts", role="headline")
    teller.sentence("A summary of it all.", "summary")
    teller.said("Ida Moor", "We dig at dawn.")
    teller.claim("middle", "Nobody came.", "came")
    teller.claim("end", "Moor left Orvale.", "left")
    teller.block("A caption names Moor.", "caption")
    teller.known("Moor")
    teller.known("Orvale", type="place")
    teller.known("pier", type="thing")
    found = weight(teller)
    assert [ref.note for ref in found.headline.claims] == ["top"]
    assert [ref.note for ref in found.headline.names] == ["entity:Moor"]
    assert [ref.at for ref in found.headline.names] == [(Span(0, 4),)]
    assert found.first.claims == ()
    assert [ref.note for ref in found.first.quotations] == ["quotation:39-56"]
    assert [ref.note for ref in found.last.claims] == ["end"]
    assert [ref.note for ref in found.last.names] == ["entity:Moor", "entity:Orvale"]


def test_an_article_without_headline_or_paragraphs() -> None:
    empty = weight(Teller("a"))
    assert (empty.words, empty.own, empty.rooms, empty.order) == (0, 0, (), ())
    assert empty.headline == empty.first == empty.last
    single = Teller("a")
    single.block("One paragraph.")
    assert weight(single).first == weight(single).last != weight(single).headline


@pytest.mark.parametrize("turned", [False, True])
def test_where_each_tells_what_all_tell(turned: bool) -> None:
    a, b = Teller("a"), Teller("b")
    a.claim("one", "Divers found crates.", "found")
    a.claim("two", "Police came.", "came")
    b.claim("two", "Police arrived at once.", "arrived")
    b.claim("again", "Police arrived.", "arrived")
    b.claim("one", "Crates were found.", "found")
    links = [
        link("same-claim", ("b", "one"), ("a", "one")),
        link("same-claim", ("b", "two"), ("a", "two"), ("b", "again")),
    ]
    collation = story(*([b, a] if turned else [a, b]), links=links)
    found = {each.article: each.order for each in weights(collation)}
    assert [(each.shared.note, each.share) for each in found["a"]] == [("one", 0), ("two", 3 / 5)]
    assert [(each.shared.note, each.ref.note, each.share) for each in found["b"]] == [
        ("two", "two", 0),
        ("one", "one", 6 / 9),
    ]
    assert all(each.shared.article == "a" for order in found.values() for each in order)


STRETCH = st.tuples(st.integers(0, 60), st.integers(1, 30))


@given(
    st.lists(
        st.tuples(STRETCH, st.booleans(), st.sampled_from(["", "Moor", "a clerk"])), max_size=8
    ),
    st.lists(STRETCH, max_size=4),
    st.sampled_from(["paragraph", "byline", "headline"]),
)
def test_each_word_is_counted_once(
    told: list[tuple[tuple[int, int], bool, str]], quoted: list[tuple[int, int]], role: Role
) -> None:
    teller = Teller("a")
    teller.block("Moor and a clerk said that all was well in the harbour of Orvale today", role)
    teller.block("and then the rest went home")
    end = len(teller.text)
    notes: list[Note] = []
    for number, ((start, length), speech, source) in enumerate(told):
        at = Span(start, min(start + length, end))
        said(teller, str(number), at, source, act="speech" if speech else "attitude")
    for number, (start, length) in enumerate(quoted):
        at = Span(start, min(start + length, end))
        notes.append(Quotation(at=(at,), id=f"q{number}", by=BY))
    teller.notes += notes
    found = weight(teller)
    assert found.own + found.marked + sum(room.words for room in found.rooms) == found.words
    assert all(room.words and room.refs for room in found.rooms)
    assert found.words == (6 if role == "byline" else 21)


def test_a_room_says_how_many_words_it_has() -> None:
    assert Room("unknown", "", 2, 3, ()).words == 5
