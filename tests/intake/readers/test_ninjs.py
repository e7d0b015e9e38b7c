"""ninjs 1, 2 and 3: one object, an array, one a line; bodies, captions, what is known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.intake.readers.ninjs import article as made
from tellings.intake.records import RecordError
from tellings.model import Article, Datum, Origin
from tests.intake.reading import problem, taken

TEXT = "The ferry is back. It sank twice, said Ada Holm."
FIRST: dict[str, Any] = {
    "uri": "https://wire.example/1",
    "type": "text",
    "headline": "Ferry back",
    "byline": "Ada Holm",
    "language": "en",
    "versioncreated": "2031-06-04T10:00:00Z",
    "copyrightholder": "Valley Wire",
    "body_text": TEXT,
}
THIRD: dict[str, Any] = {
    "uri": "urn:x:1",
    "headlines": [{"role": "short", "value": "Ferry"}, {"role": "main", "value": "Ferry back"}],
    "by": "Ada Holm",
    "firstCreated": "2031-06-04T09:00:00Z",
    "versionCreated": "2031-06-04T10:00:00Z",
    "infoSources": [{"name": "Valley Wire"}],
    "renditions": [{"name": "web", "href": "https://w.example/2", "contentType": "text/html"}],
    "bodies": [
        {"role": "main", "contentType": "text/plain", "value": TEXT},
        {"contentType": "text/html", "value": "<p>The ferry.</p><h2>Twice</h2><p>It sank.</p>"},
    ],
}


def items(value: object) -> tuple[Article, ...]:
    found = taken(json.dumps(value).encode())
    assert found.problems == ()
    return found.articles


def test_version_1() -> None:
    (only,) = items(FIRST)
    assert (only.text, only.url) == (TEXT, "https://wire.example/1")
    assert only.title == Datum("Ferry back", "ninjs headline")
    assert only.byline == Datum("Ada Holm", "ninjs byline")
    assert only.outlet == Datum("Valley Wire", "ninjs copyrightholder", 0.5)
    assert only.published == Datum("2031-06-04T10:00:00Z", "ninjs versioncreated")
    assert only.language == Datum("en", "ninjs language")
    assert only.origin is not None
    assert (only.origin.media, only.origin.field) == ("application/ninjs+json", "body_text")
    assert only.origin.pieces == ()


def test_version_3_with_marked_up_text() -> None:
    (only,) = items(THIRD)
    assert only.text == "The ferry.\n\nTwice\n\nIt sank."
    assert only.title == Datum("Ferry back", "ninjs headlines")
    assert only.url == "https://w.example/2"
    assert only.outlet == Datum("Valley Wire", "ninjs infosources", 0.8)
    assert only.published == Datum("2031-06-04T09:00:00Z", "ninjs firstcreated")
    assert only.origin is not None
    body = THIRD["bodies"][1]["value"]
    for piece in only.origin.pieces:
        if piece.source:
            assert piece.at.of(only.text) == piece.source.of(body)
    assert [piece.tag for piece in only.origin.pieces if piece.tag] == ["p", "h2", "p"]


def test_captions_of_pictures_stand_below() -> None:
    picture = {"type": "picture", "description_text": "The ferry at Vell."}
    drawing = {
        "type": "graphic",
        "descriptions": [{"value": "x"}, {"role": "caption", "value": "A map."}],
    }
    related = {"type": "text", "description_text": "Another report."}
    (only,) = items(
        {**FIRST, "associations": {"a": picture, "b": drawing, "c": related, "d": picture}}
    )
    assert only.text == f"{TEXT}\n\nThe ferry at Vell.\n\nA map."
    assert only.origin is not None
    tags = [(p.at.of(only.text), p.tag) for p in only.origin.pieces]
    assert tags[0] == (TEXT, "")
    assert ("A map.", "figcaption") in tags
    assert "".join(text for text, _ in tags) == only.text


def test_a_dateline_of_its_own_stands_above() -> None:
    (only,) = items({**FIRST, "dateline": "VELL, Halvonia"})
    assert only.text == f"VELL, Halvonia\n\n{TEXT}"
    (only,) = items({**FIRST, "dateline": "The ferry"})
    assert only.text == TEXT


def test_an_array_and_lines() -> None:
    second = {**FIRST, "body_text": "It rose.", "uri": "urn:x:2"}
    array = items([FIRST, second])
    assert [each.origin and each.origin.item for each in array] == [1, 2]
    found = taken("\n".join(map(json.dumps, (FIRST, second))).encode())
    assert [each.text for each in found.articles] == [TEXT, "It rose."]
    assert [each.origin and each.origin.line for each in found.articles] == [1, 2]
    pretty = taken(json.dumps(FIRST, indent=2).encode("utf-16"))
    assert pretty.articles[0].text == TEXT


def test_lines_longer_than_what_is_looked_at() -> None:
    long = {**FIRST, "body_text": "It sank. " * 20_000}
    found = taken("\n".join(map(json.dumps, (long, FIRST))).encode())
    assert [len(each.text) for each in found.articles] == [180_000, len(TEXT)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"body_text": ""}, 'has no body ("body_text", "body_xhtml" or "bodies")'),
        ({"type": "picture"}, "is no text but of the type 'picture'"),
        ({"type": ["\x1b"]}, "is no text but of the type ['\\x1b']"),
        ({"body_text": "1 2"}, '"body_text" has no words'),
        ({"body_text": "a\0b"}, '"body_text" has a NUL character; remove it'),
        ({"body_xhtml": "<p> </p>", "body_text": ""}, '"body_xhtml" has no text in it'),
        ({"headline": "a\ud800"}, '"headline" has half a character'),
    ],
)
def test_items_without_a_text(change: dict[str, Any], expected: str) -> None:
    found = taken(json.dumps([{**FIRST, **change}, FIRST]).encode())
    assert [each.text for each in found.articles] == [TEXT]
    (told,) = found.problems
    assert str(told).startswith(f"cannot read standard input: item 1: {expected}")
    assert str(told).isprintable()


def test_json_that_is_none(tmp_path: Path) -> None:
    cut = json.dumps(FIRST, indent=1)[:-9].encode()
    assert problem(tmp_path, "a.json", cut).startswith("is not JSON (Unterminated string")
    deep = b'[{"headline": ' + b"[" * 100_000
    assert problem(tmp_path, "b.json", deep).startswith("nests too deep")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(
    [*FIRST, *THIRD, "associations", "descriptions", "description_text", "body_xhtml", "dateline"]
)


@given(st.dictionaries(KEYS, VALUES | st.sampled_from([*FIRST.values(), *THIRD.values()])))
def test_no_item_raises_anything_else(fields: dict[str, Any]) -> None:
    try:
        only = made(fields, Origin("x"))
    except RecordError as told:
        assert str(told).isprintable()
    else:
        assert any(map(str.isalpha, only.text))


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    found = taken(b'{"body_text": "It sank.", ' + data)
    assert all(str(each).isprintable() for each in found.problems)
