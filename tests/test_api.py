"""The public verbs, and the laws that every reading of any text keeps."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tellings import api
from tellings.errors import TellingsError, UseError
from tellings.model import (
    AnyNote,
    Article,
    Attribution,
    Block,
    Entity,
    Mention,
    Quotation,
    Reading,
    Sentence,
    Span,
    article_id,
)
from tellings.text import covers, has_words, intersect

POST = """Brennick bridge reopens

By Lena Marsh

“We waited nine weeks,” Mayor Ada Kestrel said on Tuesday. “Now it is ours again.”

The repairs were paid for by the town, according to Tomas Ridley.
"""
WIRE = POST.replace("nine weeks", "for nine weeks").replace("Lena Marsh", "Oskar Lind")


def read(*texts: str) -> tuple[Reading, ...]:
    articles = (Article(article_id(text), text) for text in texts)
    return tuple(api.pipeline().read(article) for article in articles)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Two reports as files."""
    paths = [tmp_path / "post.txt", tmp_path / "wire.txt"]
    for path, text in zip(paths, (POST, WIRE), strict=True):
        path.write_bytes(text.encode("utf-8"))
    return [str(path) for path in paths]


# --- reading -------------------------------------------------------------------------------------


def test_sources_are_read_in_the_order_given(files: list[str]) -> None:
    done = api.read(reversed(files), outlets=["Wire"])
    assert [reading.article.text for reading in done.readings] == [WIRE, POST]
    assert [reading.article.outlet for reading in done.readings][1] is None
    assert done.readings[0].article.outlet.value == "Wire"
    assert done.readings[0].article.outlet.read_from == "option"
    assert done.problems == ()


def test_what_cannot_be_read_is_told_and_not_raised(files: list[str], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = api.read([files[0], str(tmp_path / "none.txt"), str(tmp_path / "empty")])
    assert len(done.readings) == 1
    assert [problem.source for problem in done.problems] == [
        str(tmp_path / "none.txt"),
        str(tmp_path / "empty"),
    ]
    assert all(isinstance(problem, TellingsError) for problem in done.problems)


def test_nothing_is_read_from_nothing() -> None:
    assert api.read([]) == api.Read((), ())


def test_bytes_can_stand_in_for_standard_input() -> None:
    done = api.read(["-"], stdin=io.BytesIO(POST.encode()))
    assert [reading.article.text for reading in done.readings] == [POST]


@pytest.mark.parametrize("outlets", [["A", "B", "C"], ["\udcff"]])
def test_outlets_that_fit_no_source_or_are_no_text_are_refused(
    files: list[str], outlets: list[str]
) -> None:
    with pytest.raises(UseError, match="outlet"):
        api.read(files, outlets=outlets)


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        (POST, True),
        ("The mayor said so.", True),
        ("\n\n“Is the bridge open?”\n", True),
        ("Brennick bridge reopens after nine weeks of repairs", False),
        ("Home\nSport\nWeather\nContact us\n", False),
        ("Item\tCost\nroads 12.5 44.1\n", False),
        ("Yes.", False),
    ],
)
def test_prose_is_a_paragraph_with_a_sentence(text: str, prose: bool) -> None:
    blocks = Block(at=(Span(0, len(text)),), role="paragraph", by="test")
    assert api.has_prose(Reading(Article("a", text)).plus([blocks])) is prose


def test_only_paragraphs_are_prose() -> None:
    block = Block(at=(Span(0, len(POST)),), role="boilerplate", by="test")
    assert not api.has_prose(Reading(Article("a", POST)).plus([block]))


def test_a_model_that_is_missing_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELLINGS_SYNTAX_MODEL", "none")
    (record,) = api.Read(read(POST, WIRE)).degraded
    assert record.role == "syntax"
    assert record.degraded


def test_no_model_is_missing_here(files: list[str]) -> None:
    done = api.read(files)
    assert done.degraded == ()
    assert all(model.sha256 for reading in done.readings for model in reading.models)


# --- comparing -----------------------------------------------------------------------------------


def test_two_reports_are_compared_and_shown(files: list[str]) -> None:
    collation = api.compare(api.read(files).readings)
    assert collation.of("same-quotation")
    page = api.page(collation)
    assert page.startswith("<!doctype html>")
    assert page == api.page(collation)


@pytest.mark.parametrize("texts", [[], [POST], [POST, POST]])
def test_fewer_than_two_different_articles_are_not_compared(texts: list[str]) -> None:
    with pytest.raises(UseError):
        api.compare(read(*texts))


# --- the laws of every reading -------------------------------------------------------------------

PARTS = [
    *("Mayor Ada Kestrel", "Kestrel", "the mayor", "Brennick", "BRENNICK (VW) — "),
    *("Northgate Rail", "on Tuesday", "June 4, 2031", "By Lena Marsh", "Photo: "),
    *("said", "says", "according to", "told", "that", "the bridge is open", "We waited"),
    *("“", "”", "‘", "’", '"', "'", ".", ",", "?", "…", ":", ";", "—", "(", ")"),
    *("e\u0301", "\ufb01ne", "😀", "👩\u200d🚒", "\u00ad", "\u200b", "\u202e", "\x1b[31m"),
    *(" ", " ", " ", "\n", "\n\n", "\r\n", "\u00a0", "\t", "\u2028", "\x0b"),
]
TEXTS = st.lists(st.sampled_from(PARTS) | st.text(max_size=4), max_size=40).map("".join)


def spans(note: AnyNote) -> Iterator[Span]:
    """Every stretch of text that a note points to."""
    yield from note.at
    if isinstance(note, Sentence):
        yield from (word.span for word in note.words)
    if isinstance(note, Mention):
        yield note.head
    if isinstance(note, Attribution):
        yield from (*note.content, *note.cue, *note.source)


@given(TEXTS)
@settings(max_examples=80)
@example("")
@example("“")
@example("“We waited,” she said, “we waited")
@example(POST)
def test_every_note_lies_in_its_text_and_has_words(text: str) -> None:
    (reading,) = read(text)
    assert reading.article.text == text
    whole = Span(0, len(text))
    for note in reading.notes:
        assert all(covers(whole, span) and len(span) for span in spans(note)), note
        separates = isinstance(note, Block) and note.role == "boilerplate"
        assert separates or any(has_words(text, span) for span in note.at), note
        assert note.by, note
        assert note.why, note
        assert 0 < note.confidence <= 1, note
    assert len({note.id for note in reading.notes}) == len(reading.notes)


@given(TEXTS)
@settings(max_examples=60)
@example(POST)
def test_ids_in_notes_are_those_of_notes_of_the_reading(text: str) -> None:
    (reading,) = read(text)
    known = {
        kind: {note.id for note in reading.of(kind)} for kind in (Entity, Attribution, Quotation)
    }
    for mention in reading.of(Mention):
        assert mention.entity is None or mention.entity in known[Entity]
        assert covers(mention.hull, mention.head)
    for said in reading.of(Attribution):
        assert {said.speaker, said.addressee} <= {*known[Entity], None}
        assert said.parent in {*known[Attribution], None} - {said.id}
        assert said.at == said.content
    for quotation in reading.of(Quotation):
        assert quotation.inside in {*known[Quotation], None} - {quotation.id}


@given(TEXTS)
@settings(max_examples=40)
@example(POST)
def test_blocks_part_the_text_and_hold_its_sentences(text: str) -> None:
    (reading,) = read(text)
    inner = {"byline", "dateline", "date", "credit"}
    outer = [block for block in reading.of(Block) if block.role not in inner]
    for a, b in pairwise(outer):
        assert intersect(a.hull, b.hull) is None
    blocks = [block.hull for block in reading.of(Block)]
    for sentence in reading.of(Sentence):
        assert any(covers(block, sentence.hull) for block in blocks)
        assert all(covers(sentence.hull, word.span) for word in sentence.words)
        assert all(0 <= word.head < len(sentence.words) for word in sentence.words)


@given(TEXTS)
@settings(max_examples=20)
@example(POST)
def test_reading_twice_gives_the_same_and_json_keeps_it(text: str) -> None:
    (first,), (second,) = read(text), read(text)
    assert first == second
    assert msgspec.json.decode(msgspec.json.encode(first), type=Reading) == first
