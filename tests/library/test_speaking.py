"""Who is quoted with what: names over articles, and when a shorter one joins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tellings.errors import UseError
from tellings.library import Library, NotHeldError
from tellings.model import Article, Attribution, Block, Copy, Entity, Maker, Membership, Span
from tellings.pipeline import Made, Pipeline
from tellings.show import json as shown
from tellings.store import Adding, Store, open_store
from tests.store.build import DAY, article

SAYS = "“{}” is what was said.\n\nThose who came: {}."


class Desk:
    """Puts articles into a library: who says what in them, and who else is named."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def put(
        self,
        says: str,
        speaker: str,
        *others: str,
        story: str = "s1",
        day: int | None = 1,
        outlet: str = "Post",
        copy_of: str = "",
        sure: float = 1.0,
    ) -> str:
        whole = article(
            SAYS.format(says, ", ".join(others)) + f" {outlet}", outlet=outlet, title=says
        )
        made = _made(whole, says, speaker, others, sure)
        with self.store.adding() as adding:
            _put(adding, whole, made, story, None if day is None else day * DAY)
            if copy_of:
                adding.copies([Copy(whole.id, copy_of, "cover", 0.9)])
        return whole.id


def _put(
    adding: Adding, whole: Article, made: tuple[Made, ...], story: str, at: float | None
) -> None:
    adding.article(whole, added=1_000 * DAY, at=at)
    adding.notes(whole.id, made)
    adding.index(Pipeline(()).joined(whole, made))
    adding.membership(Membership(whole.id, story, "first"), 1_000 * DAY)


def _made(
    whole: Article, says: str, speaker: str, others: tuple[str, ...], sure: float
) -> tuple[Made, ...]:
    """Notes: a block, the attribution, and an entity for each who is named or speaks."""
    at = Span(1, 1 + len(says))
    names = tuple(filter(None, (*speaker.split(" + "), *others)))
    entities = tuple(
        Entity(at=(Span(n, n + 1),), name=name, type="person", by="test")
        for n, name in enumerate(dict.fromkeys(names))
    )
    speaking = [each.id for each in entities if each.name in speaker.split(" + ")]
    said = Attribution(
        at=(at,), content=(at,), form="direct", source=(Span(0, 1),), by="test", confidence=sure,
        speaker=speaking[0] if len(speaking) == 1 else None,
        speakers=tuple(speaking) if len(speaking) > 1 else (),
    )  # fmt: skip
    block = Block(at=(Span(0, len(whole.text)),), role="paragraph", by="test")
    return (
        Made(Maker("blocks", "1"), "blocks 1 aa", (block,)),
        Made(Maker("names", "1"), "names 1 bb", entities),
        Made(Maker("attributions", "1"), "attributions 1 cc", (said,)),
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_store(tmp_path / "news.db", create=True) as store:
        yield Desk(store)


@pytest.fixture
def library(desk: Desk) -> Library:
    return Library(desk.store, lambda: 0.0)


def words(library: Library, name: str, **asked: object) -> list[str]:
    return [each.said.words.words for each in library.speaker(name, **asked).quoted]  # type: ignore[arg-type]


# --- the same name -------------------------------------------------------------------------------


def test_one_name_in_many_stories(desk: Desk, library: Library) -> None:
    desk.put("one", "Isa Thorne", outlet="Post")
    desk.put("two", "Isa Thorne", story="s2", day=2, outlet="Echo")
    desk.put("three", "Per Osk")
    view = library.speaker("Isa Thorne")
    assert (view.said, view.articles, len(view.outlets)) == (2, 2, 2)
    assert words(library, "Isa Thorne") == ["two", "one"]  # by outlet
    assert words(library, "Isa Thorne", order="time") == ["one", "two"]
    assert [(each.name, each.said, each.why) for each in view.joined] == [
        ("Isa Thorne", 2, "the same name")
    ]


@pytest.mark.parametrize("asked", ["isa thorne", "ISA  THORNE", " Isa Thorne "])
def test_case_and_blanks_make_no_difference(desk: Desk, library: Library, asked: str) -> None:
    desk.put("one", "Isa Thorne")
    assert library.speaker(asked).name == "Isa Thorne"


def test_accents_make_no_difference(desk: Desk, library: Library) -> None:
    desk.put("one", "Zoë Brandt")
    desk.put("two", "Zoe Brandt", story="s2")
    assert sorted(words(library, "Zoë Brandt")) == ["one", "two"]
    assert [each.name for each in library.speaker("Zoe Brandt").joined] == [
        "Zoe Brandt",
        "Zoë Brandt",
    ]


def test_who_speaks_with_others(desk: Desk, library: Library) -> None:
    desk.put("both", "Isa Thorne + Per Osk")
    assert words(library, "Isa Thorne") == words(library, "Per Osk") == ["both"]
    assert {each.name for each in library.speakers()} == {"Isa Thorne", "Per Osk"}


def test_nobody_is_called_so(desk: Desk, library: Library) -> None:
    desk.put("one", "Isa Thorne")
    for name in ("Moss Arbery", "Thorne", "", " ", "?!", "Isa"):
        with pytest.raises(NotHeldError):
            library.speaker(name)
    with pytest.raises(UseError):
        library.speaker("a " * 50)


# --- shorter names -------------------------------------------------------------------------------


def test_a_surname_joins_where_only_one_has_it(desk: Desk, library: Library) -> None:
    desk.put("one", "Isa Thorne")
    desk.put("two", "Thorne", outlet="Echo", day=2)
    view = library.speaker("Isa Thorne")
    assert sorted(words(library, "Isa Thorne")) == ["one", "two"]
    assert ("Thorne", 1, "in these stories nobody else can be called so") in [
        (each.name, each.said, each.why) for each in view.joined
    ]
    assert view.apart == ()


def test_a_surname_of_two_in_the_story_stays_apart(desk: Desk, library: Library) -> None:
    desk.put("one", "Isa Thorne", "Una Thorne")
    desk.put("two", "Thorne", outlet="Echo")
    assert words(library, "Isa Thorne") == ["one"]
    (apart, una) = library.speaker("Isa Thorne").apart, library.speakers("Una")
    assert [(each.name, each.said) for each in apart] == [("Thorne", 1)]
    assert una == ()  # she says nothing


def test_a_surname_in_another_story_stays_apart(desk: Desk, library: Library) -> None:
    desk.put("one", "Isa Thorne")
    desk.put("two", "Thorne", story="s2", outlet="Echo")
    assert words(library, "Isa Thorne") == ["one"]
    assert [each.name for each in library.speaker("Isa Thorne").apart] == ["Thorne"]
    assert words(library, "Thorne") == ["two"]


def test_some_of_a_surname_join_and_some_do_not(desk: Desk, library: Library) -> None:
    desk.put("one", "Isa Thorne")
    desk.put("two", "Thorne", outlet="Echo")
    desk.put("three", "Thorne", story="s2", outlet="Echo")
    view = library.speaker("Isa Thorne")
    assert view.said == 2
    assert [(each.name, each.said) for each in view.apart] == [("Thorne", 1)]


def test_longer_and_likely_names_are_named_and_stay_apart(desk: Desk, library: Library) -> None:
    desk.put("one", "Isa Thorne")
    desk.put("two", "Isabel Thorne", outlet="Echo")
    desk.put("three", "I. Thorne", outlet="Week")
    assert words(library, "Isa Thorne") == ["one"]
    assert "I. Thorne" in [each.name for each in library.speaker("Isa Thorne").apart]


def test_another_first_name_is_another(desk: Desk, library: Library) -> None:
    desk.put("one", "Isa Thorne")
    desk.put("two", "Moss Thorne", outlet="Echo")
    view = library.speaker("Isa Thorne")
    assert (view.said, view.apart) == (1, ())


# --- copies, times, pages ------------------------------------------------------------------------


def test_copies_count_once(desk: Desk, library: Library) -> None:
    first = desk.put("one", "Isa Thorne", outlet="Agency")
    copy = desk.put("one", "Isa Thorne", outlet="Echo", copy_of=first)
    view = library.speaker("Isa Thorne")
    assert (view.said, [each.outlet for each in view.outlets]) == (1, ["Agency"])
    assert view.quoted[0].copies == ((copy, "Echo"),)


def test_a_copy_that_alone_has_the_words_keeps_them(desk: Desk, library: Library) -> None:
    first = desk.put("one", "Isa Thorne", outlet="Agency")
    desk.put("another", "Isa Thorne", outlet="Echo", copy_of=first)
    assert sorted(words(library, "Isa Thorne")) == ["another", "one"]


def test_of_a_time_and_an_outlet(desk: Desk, library: Library) -> None:
    desk.put("one", "Isa Thorne", day=1)
    desk.put("two", "Isa Thorne", day=3, outlet="Echo")
    desk.put("three", "Isa Thorne", day=None, outlet="Week")
    assert words(library, "Isa Thorne", since=2 * DAY, until=4 * DAY) == ["two"]
    assert words(library, "Isa Thorne", outlet="Post") == ["one"]
    assert words(library, "Isa Thorne", since=500 * DAY) == ["three"]  # when it was added
    view = library.speaker("Isa Thorne", since=9_999 * DAY)
    assert (view.quoted, view.said) == ((), 0)


def test_some_at_a_time(desk: Desk, library: Library) -> None:
    for number in range(7):
        desk.put(f"word{number}", "Isa Thorne", day=number, story=f"s{number}")
    every = words(library, "Isa Thorne", order="time")
    assert every == [f"word{number}" for number in range(7)]
    assert words(library, "Isa Thorne", order="time", start=2, limit=3) == every[2:5]
    assert words(library, "Isa Thorne", start=99) == []


def test_what_is_too_unsure_is_counted(desk: Desk, library: Library) -> None:
    desk.put("one", "Isa Thorne", sure=0.1)
    view = library.speaker("Isa Thorne")
    assert (view.quoted, view.hidden) == ((), 1)


def test_the_json_has_the_same(desk: Desk, library: Library) -> None:
    desk.put("one", "Isa Thorne")
    line = shown.speaker(library.speaker("Isa Thorne"))
    assert '"words":"one"' in line
    assert '"time":"1970-01-02T00:00:00Z"' in line


# --- all who are quoted --------------------------------------------------------------------------


def test_those_who_are_quoted_most_come_first(desk: Desk, library: Library) -> None:
    for number in range(3):
        desk.put(f"word{number}", "Per Osk", story=f"s{number}")
    desk.put("one", "Isa Thorne")
    desk.put("nameless", "")
    assert [(each.name, each.said, each.articles) for each in library.speakers()] == [
        ("Per Osk", 3, 3),
        ("Isa Thorne", 1, 1),
    ]
    assert len(library.speakers(limit=1)) == 1


@pytest.mark.parametrize("asked", ["thorne", "isa", "tho", "isa tho", "THORNE isa"])
def test_speakers_are_found_by_beginnings(desk: Desk, library: Library, asked: str) -> None:
    desk.put("one", "Isa Thorne")
    desk.put("two", "Per Osk", outlet="Echo")
    assert [each.name for each in library.speakers(asked)] == ["Isa Thorne"]


def test_the_words_of_a_source_are_no_name(desk: Desk, library: Library) -> None:
    desk.put("one", "Isa Thorne")
    assert library.speakers("“") == ()
    assert library.speakers("orne") == ()
