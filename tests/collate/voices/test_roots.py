"""Roots: which voices of several articles are one, and when that is not known."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tellings.collate.voices.roots import Rooted, Roots
from tellings.model import (
    Article,
    Attribution,
    Collation,
    Datum,
    Entity,
    EntityType,
    Link,
    Reading,
    Ref,
    Span,
    Story,
)

WORDS = (Span(0, 9),)
Voice = tuple[str, str]  # words of the source, and the name of the speaker ("" if not known)


def telling(outlet: str, *chain: Voice, type: EntityType = "person") -> Reading:
    """A reading of one statement, told on the word of a chain of voices."""
    text = "all is well " + "; ".join(source for source, _ in chain)
    reading = Reading(Article(outlet, text, outlet=Datum(outlet, "option") if outlet else None))
    notes: list[Entity | Attribution] = []
    for number, (source, name) in enumerate(chain):
        start = text.find(source, len("all is well "))
        at = (Span(start, start + len(source)),) if source else ()
        if name:
            notes.append(Entity(at=WORDS, id=f"entity:{name}", name=name, type=type, by="test"))
        notes.append(
            Attribution(
                at=WORDS,
                content=WORDS,
                id=str(number),
                source=at,
                speaker=f"entity:{name}" if name else None,
                parent=str(number - 1) if number else None,
                form="indirect",
                by="test",
            )
        )
    return reading.plus(notes)


def behind(*readings: Reading, linked: tuple[str, ...] = ()) -> Roots:
    """The roots of the same words in all, where entities of these names are linked."""
    links = tuple(
        Link(
            "same-entity",
            tuple(
                Ref(reading.article.id, f"entity:{name}")
                for reading in readings
                if any(entity.name == name for entity in reading.of(Entity))
            ),
            by="test",
        )
        for name in linked
    )
    ids = tuple(reading.article.id for reading in readings)
    collation = Collation(Story("s", ids), readings, links)
    rooted = Rooted(collation, {each.article.id: each.of(Attribution) for each in readings})
    return rooted.behind([Ref(each.article.id, "0") for each in readings])


def groups(found: Roots) -> list[list[str]]:
    return [[article for article, _ in root.told] for root in found.roots]


CLERKS = ("two unnamed clerks", "")
VELL = ("a report by Vell", "Vell")


def test_linked_speakers_are_one_root_however_long_the_chain() -> None:
    post = telling("Post", VELL, ("Ida Moor", "Ida Moor"))
    star = telling("Star", ("Moor", "Ida Moor"))
    found = behind(post, star, linked=("Ida Moor",))
    assert groups(found) == [["Post", "Star"]]
    assert [len(chain) for _, chain in found.roots[0].told] == [2, 1]
    assert groups(behind(post, star)) == [["Post"], ["Star"]]


def test_unnamed_sources_are_one_where_words_and_carrier_agree() -> None:
    post, star = (
        telling("Post", VELL, CLERKS),
        telling("Star", VELL, ("The two unnamed clerks", "")),
    )
    assert groups(behind(post, star, linked=("Vell",))) == [["Post", "Star"]]
    assert groups(behind(post, star)) == [["Post"], ["Star"]]
    other = telling("Star", VELL, ("a sailor", ""))
    assert groups(behind(post, other, linked=("Vell",))) == [["Post"], ["Star"]]


def test_an_outlet_carries_what_it_prints_itself() -> None:
    agency, post = telling("The Vell", CLERKS), telling("Post", VELL, CLERKS)
    assert groups(behind(agency, post)) == [["The Vell", "Post"]]


@pytest.mark.parametrize("outlet", ["Star", ""])
def test_the_same_words_in_two_outlets_are_no_one_root(outlet: str) -> None:
    found = behind(telling("Post", CLERKS), telling(outlet, CLERKS))
    assert groups(found) == [["Post"], [outlet]]
    assert not found.apart


def test_a_pronoun_is_the_same_as_nothing() -> None:
    found = behind(
        telling("Post", VELL, ("she", "")), telling("Star", VELL, ("she", "")), linked=("Vell",)
    )
    assert groups(found) == [["Post"], ["Star"]]


def test_persons_whose_names_share_nothing_are_apart() -> None:
    post, star = telling("Post", ("Moor", "Ida Moor")), telling("Star", ("Lund", "Ove Lund"))
    assert behind(post, star).apart
    namesake = telling("Star", ("Moor", "Per Moor"))
    assert not behind(post, namesake).apart
    body = telling("Star", ("Port Office", "Port Office"), type="organisation")
    assert not behind(post, body).apart


def test_an_article_without_a_source_is_named() -> None:
    found = behind(telling("Post", ("", "")), telling("Star", CLERKS))
    assert (groups(found), found.silent) == ([["Star"]], ("Post",))


def test_a_source_that_cites_two_gives_two_roots() -> None:
    one = telling("Post", VELL, ("Ida Moor", "Ida Moor"), ("Ove Lund", "Ove Lund"))
    notes = tuple(replace(n, parent="0") if n.id == "2" else n for n in one.notes)
    found = behind(replace(one, notes=notes))
    assert [chain[-1].id for root in found.roots for _, chain in root.told] == ["1", "2"]
    assert found.apart


def test_those_who_speak_as_one_are_one_only_together() -> None:
    def both(outlet: str, *names: str) -> Reading:
        one = telling(outlet, ("they", ""))
        ids = tuple(f"entity:{name}" for name in names)
        notes = [replace(one.of(Attribution)[0], speakers=ids)]
        people = [Entity(at=WORDS, id=i, name=i[7:], type="person", by="test") for i in ids]
        return Reading(one.article).plus([*notes, *people])

    linked = ("Ida Moor", "Ove Lund")
    post, star = both("Post", *linked), both("Star", "Ove Lund", "Ida Moor")
    assert groups(behind(post, star, linked=linked)) == [["Post", "Star"]]
    alone = both("Star", "Ida Moor")
    assert groups(behind(post, alone, linked=linked[:1])) == [["Post"], ["Star"]]


def test_several_sentences_of_one_statement_are_told_once() -> None:
    post = telling("Post", CLERKS)
    collation = Collation(Story("s", ("Post",)), (post,))
    rooted = Rooted(collation, {"Post": post.of(Attribution)})
    ref = Ref("Post", "0", (Span(0, 3),))
    found = rooted.behind([ref, Ref("Post", "0", (Span(4, 9),))])
    assert groups(found) == [["Post"]]
