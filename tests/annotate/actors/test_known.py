"""What is known of states and persons, on invented reports: see tests/cases/known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate import anatomy, language
from tellings.annotate.actors.known import Held, World
from tellings.model import Article, Datum, Entity, Mention, Reading, Span
from tellings.pipeline import build

CASES = Path(__file__).parents[2] / "cases" / "known"
LINE = build((*anatomy.STEPS, *language.STEPS))
NO_TEXT = Reading(Article("empty", ""))
Case = dict[str, Any]


@pytest.fixture(autouse=True)
def _no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TELLINGS_NAMES_MODEL", raising=False)


def cases(name: str) -> list[Any]:
    rows = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return [pytest.param(row, id=row["name"]) for row in rows]


def world(text: str, day: str = "2018-04-25", tongue: str = "en") -> World:
    published = Datum(day, "test") if day else None
    article = Article("case", text, published=published, language=Datum(tongue, "test"))
    return World.of(LINE.read(article))


def at(known: World, words: str) -> Held | None:
    start = known.scene.reading.article.text.index(words)
    return known.at(Span(start, start + len(words)))


def codes(held: Held | None) -> list[str] | None:
    return list(held.countries) if held else None


def persons(known: World) -> dict[str, Held | None]:
    found = known.scene.reading.of(Entity)
    return {known.scene.name(one): known.person(one) for one in found if one.type == "person"}


@pytest.mark.parametrize("case", cases("phrases"))
def test_phrases_that_stand_nowhere(case: Case) -> None:
    known = World.of(NO_TEXT)
    for words, wanted in case["phrases"].items():
        held = known.state(words)
        assert codes(held) == wanted, (words, held)
        assert held is None or (held.why and 0 < held.confidence <= 1)


@pytest.mark.parametrize("case", cases("articles"))
def test_articles(case: Case) -> None:
    known = world(case["text"], case.get("day", "2018-04-25"))
    for words, wanted in case.get("at", {}).items():
        held = at(known, words)
        assert codes(held) == wanted, (words, held)
    found = persons(known)
    for name, wanted in case.get("persons", {}).items():
        check_person(found[name], wanted)
    if "home" in case:
        assert codes(known.home) == case["home"]


def check_person(held: Held | None, wanted: Case | None) -> None:
    if wanted is None:
        assert held is None, held
        return
    assert held is not None
    assert codes(held) == wanted["countries"], held
    assert held.by == wanted["by"], held
    assert held.office == wanted.get("office", held.office)
    assert held.name == wanted.get("called", held.name)
    assert held.why


def test_the_state_itself_is_told_from_those_who_act_for_it() -> None:
    known = World.of(NO_TEXT)
    for words in ("Beijing", "the Kremlin", "North Korea", "the French nation"):
        held = known.state(words)
        assert held and held.state, words
    for words in ("the State Department", "Russian officials", "the Japanese foreign minister"):
        held = known.state(words)
        assert held and not held.state, words


def test_what_is_said_is_said_of_all_places_of_a_person() -> None:
    known = world(
        "Chancellor Ada Quill of Germany met Bo Marsk on Monday. Ms. Quill was pleased. "
        "Later Quill left with Mr. Marsk."
    )
    text = known.scene.reading.article.text
    heads = [m for m in known.scene.reading.of(Mention) if "Quill" in m.head.of(text)]
    assert len(heads) == 3
    assert {codes(known.at(each.head)) == ["DE"] for each in heads} == {True}
    assert at(known, "Mr. Marsk") is None


def test_a_users_file_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "names.csv"
    path.write_text(
        "name,type,country,aliases,from,to\n"
        "Ada Quill,person,NO,the Iron Gull,,\n"
        "Bo Marsk,person,,,,\n"
        "Gull House,organisation,SE,,,\n"
        "Ida Holt,person,DK,,2019,\n",
        "utf-8",
    )
    monkeypatch.setenv("TELLINGS_NAMES_MODEL", f"path:{path}")
    known = world(
        "German Chancellor Ada Quill met the Iron Gull and French President Bo Marsk. Gull House "
        "officials and Ida Holt were there."
    )
    held = at(known, "Ada Quill")
    assert held and held.by == "listed" and held.country == "NO" and held.name == "Ada Quill"
    assert "line 2" in held.why
    assert codes(at(known, "the Iron Gull")) == ["NO"]
    assert codes(at(known, "Bo Marsk")) == []
    assert codes(at(known, "Gull House officials")) == ["SE"]
    assert at(known, "Ida Holt") is None


def test_a_language_without_tables_knows_nothing() -> None:
    known = world("Der Kreml schwieg. Ada Quill sprach in Berlin.", tongue="zo")
    assert known.home is None
    assert at(known, "Berlin") is None


def spans(length: int) -> Iterator[Span]:
    for start in range(0, length, 3):
        for end in range(start, min(length, start + 40), 7):
            yield Span(start, end)


TEXT = "The Kremlin's President Vladimir Putin met “U.S.” officials—and the North's—in Kyiv."


def test_any_stretch_may_be_asked_for() -> None:
    known = world(TEXT)
    for span in spans(len(TEXT)):
        held = known.at(span)
        assert held is None or held.why


@given(words=st.text("aA .,-'’“”\n北U.SofKremlinthe", max_size=60))
def test_any_words_may_be_asked_for(words: str) -> None:
    held = World.of(NO_TEXT).state(words)
    assert held is None or held.why
