"""Finding words: what is asked for, by whom, when, and the words around them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import UseError
from tellings.model import Actor, Attribution, Block, Maker, Reading, Span
from tellings.pipeline import Made, Pipeline
from tellings.store import Store, days, excerpts, open_store, query, search
from tests.store.build import DAY, article, library, put

FERRY = article(
    "The ferry across the Orrin Sound sails on Monday.\n\n"
    "Ana Vell said “the Café of the harbour will open”, and left.",
    title="A ferry, at last",
    outlet="The Standard",
)
BRIDGE = article(
    "A bridge is dearer than any ferry.\n\nOlaf said “no bridge, never”.", outlet="Réview"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    with library(tmp_path_factory.mktemp("found")) as made:
        with made.adding() as adding:
            put(adding, FERRY, at=10 * DAY, speaker="Ana Véll")
            put(adding, BRIDGE, at=50 * DAY, speaker="Olaf Dunn")
        return open_store(made.name)


def found(store: Store, asked: str, **filters: object) -> set[str]:
    names = {FERRY.id: "ferry", BRIDGE.id: "bridge"}
    return {names[hit.article] for hit in store.find(asked, **filters).hits}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("ferry", {"ferry", "bridge"}),
        ("ferry sails", {"ferry"}),
        ("last monday", {"ferry"}),  # in the title and in the prose
        ("monday bridge", set()),
        ("MONDAY", {"ferry"}),
        ("cafe", {"ferry"}),
        ("CAFÉ", {"ferry"}),
        ('"orrin sound"', {"ferry"}),
        ('"sound orrin"', set()),
        ("“orrin sound”", {"ferry"}),
        ('"orrin sound', {"ferry"}),
        ("harb*", {"ferry"}),
        ("harb", set()),
        ('"harb*"', set()),
        ("ferry -bridge", {"bridge"}),  # no sign means "not"
        ("ferry NOT bridge", set()),
        ("bridge OR monday", set()),
        ("title:ferry", set()),
        ("sound, (sails)", {"ferry"}),
        ("^ferry", {"ferry", "bridge"}),
        ("ferry *", {"ferry", "bridge"}),
        ("o1", set()),
        ("d19700111", set()),
        ("ana", {"ferry"}),
        ("véll dunn", set()),
    ],
)
def test_words_are_found(store: Store, asked: str, expected: set[str]) -> None:
    assert found(store, asked) == expected


def test_filters_narrow_what_is_found(store: Store) -> None:
    assert found(store, "ferry", outlet="standard") == {"ferry"}
    assert found(store, "ferry", outlet="review") == {"bridge"}
    assert found(store, "ferry", outlet="Gazette") == set()
    assert found(store, "ferry", since=20 * DAY) == {"bridge"}
    assert found(store, "ferry", until=20 * DAY) == {"ferry"}
    assert found(store, "ferry", since=10 * DAY, until=50 * DAY) == {"ferry", "bridge"}
    assert found(store, "ferry", since=11 * DAY, until=49 * DAY) == set()
    assert found(store, "ferry", since=50 * DAY, until=10 * DAY) == set()
    assert found(store, "ferry", since=-1e300, until=1e300) == {"ferry", "bridge"}


def test_by_a_speaker_only_what_they_say_is_found(store: Store) -> None:
    assert found(store, "harbour", by="vell") == {"ferry"}
    assert found(store, "harbour", by="Ana VÉLL") == {"ferry"}
    assert found(store, "harbour", by="dunn") == set()
    assert found(store, "sails", by="ana") == set()
    assert found(store, "", by="olaf") == {"bridge"}
    assert found(store, "never", by="Olaf dun*") == {"bridge"}
    (hit,) = store.find("", by="olaf").hits
    (said,) = hit.excerpts
    assert (said.where, said.speaker, said.marks) == ("said", "Olaf Dunn", ())
    assert said.words == "“no bridge, never”"
    assert said.note is not None
    assert store.notes.reading(BRIDGE.id).note(said.note).at == said.at


def test_an_excerpt_tells_where_its_words_stand(store: Store) -> None:
    (hit,) = store.find("monday ferry").hits
    assert (hit.title, hit.outlet, hit.at) == ("A ferry, at last", "The Standard", 10 * DAY)
    assert hit.story == f"s{FERRY.id}"
    title, prose = hit.excerpts
    assert (title.where, [mark.of(hit.title) for mark in title.marks]) == ("title", ["ferry"])
    assert prose.words == "The ferry across the Orrin Sound sails on Monday."
    assert [mark.of(FERRY.text) for mark in prose.marks] == ["ferry", "Monday"]
    assert prose.at[0].of(FERRY.text) == prose.words


def test_what_is_said_is_not_shown_as_prose_too(store: Store) -> None:
    (hit,) = store.find("harbour").hits
    (said,) = hit.excerpts
    assert (said.where, said.speaker) == ("said", "Ana Véll")
    assert [mark.of(FERRY.text) for mark in said.marks] == ["harbour"]


def test_a_word_in_the_title_counts_more(tmp_path: Path) -> None:
    plain = article("A ferry sails and many other things happen here today, they say.")
    titled = article("A boat sails and a ferry and other things happen today.", title="Ferry")
    with library(tmp_path, titled, plain) as store:
        assert [hit.article for hit in store.find("ferry").hits] == [titled.id, plain.id]
        assert len(store.find("ferry", limit=1).hits) == 1


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three matches are many."""
    monkeypatch.setattr(search, "RANKED", 3)


@pytest.mark.usefixtures("few")
def test_of_very_many_matches_titles_and_the_newest_come_first(tmp_path: Path) -> None:
    titled = article("The ferry that is in a title.", title="Ferry")
    articles = [article(f"The ferry number {number}.") for number in range(5)]
    with library(tmp_path, titled, *articles) as store:
        done = store.find("ferry")
        assert done.cut
        newest = [each.id for each in reversed(articles)]
        assert [hit.article for hit in done.hits] == [titled.id, *newest]
        assert [hit.article for hit in store.find("ferry", limit=2).hits] == [titled.id, newest[0]]
        assert not store.find("number 1").cut


@pytest.mark.parametrize("asked", ["", " ", '"', '""', "-", "*", "^*", "(", "\0", "\ufdd0"])
def test_signs_alone_are_refused(store: Store, asked: str) -> None:
    with pytest.raises(UseError, match="give words to find"):
        store.find(asked)


def test_too_much_is_refused(store: Store) -> None:
    with pytest.raises(UseError, match="too much"):
        store.find("a " * (query.MOST_WORDS + 1))
    with pytest.raises(UseError, match="too much"):
        store.find("a" * (query.LONGEST + 1))
    with pytest.raises(UseError, match="letters before a star"):
        store.find("fe*")


ASKED = st.text(st.sampled_from("ferry “”\"*^():-+{}[]NEAR OR\0\ud800\ufdd0é'\\;,%_"), max_size=30)


@given(ASKED | st.text(st.characters(exclude_categories=()), max_size=30), ASKED)
def test_whatever_is_asked_is_no_error_of_sql(store: Store, asked: str, by: str) -> None:
    try:
        hits = store.find(asked, by=by, outlet=by).hits
    except UseError:
        return
    texts = {FERRY.id: FERRY.text, BRIDGE.id: BRIDGE.text}
    for hit in hits:
        for each in hit.excerpts:
            text = hit.title if each.where == "title" else texts[hit.article]
            assert " … ".join(span.of(text) for span in each.at) == each.words


WORDS = st.lists(st.sampled_from(["ferry", "Sound", "a", "\U0001f6a2", "é\n\n", "\0", "\ud800"]))


@settings(max_examples=20)
@given(WORDS)
def test_marks_are_the_words_in_any_text(
    tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    whole = article(" ".join([*words, "ferry"]))
    with library(tmp_path_factory.mktemp("marks"), whole) as store:
        (hit,) = store.find("FERRY").hits
        marks = [m.of(whole.text) for e in hit.excerpts for m in e.marks]
        assert marks == ["ferry"] * len(marks) != []
        assert store.check() == ()


def test_what_an_attribution_is_in_parts_is_found_across_them(tmp_path: Path) -> None:
    text = "“We will build,” she said, “the harbour.”"
    whole = article(text)
    parts = (Span(0, 16), Span(27, 41))
    note = Attribution(at=parts, content=parts, form="direct", source=(Span(17, 20),), by="test")
    group = Actor(at=(Span(17, 20),), name="the council", type="group", by="test", id="actor:x")
    block = Block(at=(Span(0, 41),), role="caption", by="test")
    made = Made(Maker("all", "1"), "all", (block, note, group))
    with library(tmp_path) as store:
        with store.adding() as adding:
            adding.article(whole, added=0.0, at=None)
            adding.notes(whole.id, [made])
            adding.index(Pipeline(()).joined(whole, [made]))
        (hit,) = store.find("build harbour", by="she").hits
        (said,) = hit.excerpts
        assert said.at == parts
        assert [mark.of(text) for mark in said.marks] == ["build", "harbour"]
        assert store.find("said").hits == ()  # neither said, nor prose: a caption
        assert store.find("", by="council").hits == ()
        named = Made(made.maker, "b", (block, _spoken(note), group))
        with store.adding() as adding:
            adding.index(Pipeline(()).joined(whole, [named]))
        assert len(store.find("", by="council she").hits) == 1
        assert store.check() == ()


def _spoken(note: Attribution) -> Attribution:
    from msgspec.structs import replace

    return replace(note, speakers=("actor:x", "nobody"))


def test_articles_without_notes_are_found_by_their_text(tmp_path: Path) -> None:
    with library(tmp_path) as store:
        with store.adding() as adding:
            adding.article(FERRY, added=0.0, at=None)
            adding.index(Reading(FERRY))
        (hit,) = store.find("harbour orrin").hits
        assert [each.where for each in hit.excerpts] == ["prose"]


def test_a_window_has_most_of_what_was_asked() -> None:
    text = "ferry " + "and on " * 100 + "the ferry and the harbour meet " + "and on " * 100
    marks = [Span(m, m + 5) for m in (0, text.index("ferry", 9))]
    marks.append(Span(text.index("harbour"), text.index("harbour") + 7))
    at = excerpts.window(text, Span(0, len(text)), marks)
    assert "ferry and the harbour" in at.of(text)
    assert len(at) <= excerpts.LENGTH + 60
    assert at.start == 0 or text[at.start - 1].isspace()
    assert excerpts.window("ferry", Span(0, 5), [Span(0, 5)]) == Span(0, 5)


def test_a_window_in_a_text_without_blanks_ends() -> None:
    text = "x" * 5_000
    at = excerpts.window(text, Span(10, 4_990), [Span(2_000, 2_004)])
    assert len(at) < 400
    assert at.start <= 2_000 < 2_004 <= at.end


@pytest.mark.usefixtures("few")
def test_of_many_matches_those_of_the_time_are_found(tmp_path: Path) -> None:
    articles = [article(f"The ferry number {number}.") for number in range(9)]
    with library(tmp_path) as store:
        with store.adding() as adding:
            for number, each in enumerate(articles):
                put(adding, each, at=number * DAY / 4)
        hits = store.find("ferry", until=0.5 * DAY).hits
        assert {hit.article for hit in hits} == {each.id for each in articles[:3]}


@given(st.floats(-1e11, 3e11), st.floats(-1e8, 1e9))
def test_tags_hold_every_moment_and_no_other_day(first: float, length: float) -> None:
    found = days.tags(first, first + length)
    assert bool(found) == (days._day(first) <= days._day(first + length))
    assert len(found) <= 62 + 22 + 9_999
    held = [each for tag in found for each in days_of(tag)]
    assert held == sorted(set(held))
    if found:
        assert held[0] == days._day(first)
        assert held[-1] == days._day(first + length)
        assert len(held) == (held[-1] - held[0]).days + 1


def days_of(tag: str) -> list[date]:
    """The days of a tag."""
    first = date(int(tag[1:5]), int(tag[5:7] or 1), int(tag[7:9] or 1))
    found = [first]
    while found[-1] < date.max:
        after = found[-1] + timedelta(1)
        if not after.isoformat().replace("-", "").startswith(tag[1:]):
            break
        found.append(after)
    return found


def test_tags_are_few() -> None:
    assert days.tags(0.0, 31 * DAY) == ["m197001", "d19700201"]
    assert days.tags(-1.0, 365 * DAY) == ["d19691231", "y1970", "d19710101"]
    assert days.tags(-1e300, -1e299) == ["d00010101"]
    assert days.tags(1e299, float("inf")) == ["d99991231"]
    assert days.tags(DAY, 0.0) == []
