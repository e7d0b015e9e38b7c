"""The JSON contract."""

from __future__ import annotations

import json as standard

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Article, Collation, Reading
from tellings.show import json

SAFE = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def test_a_reading_is_one_line_that_reads_back(collation: Collation) -> None:
    for reading in collation.readings:
        line = json.reading_line(reading)
        assert len(line.splitlines()) == 1
        assert msgspec.json.decode(line, type=Reading) == reading


def test_a_collation_reads_back(collation: Collation) -> None:
    assert msgspec.json.decode(json.collation(collation), type=Collation) == collation


def test_the_contract(collation: Collation) -> None:
    read = standard.loads(json.reading_line(collation.readings[0]))
    assert read["format"] == 1
    (said,) = (note for note in read["notes"] if note["id"] == "attribution:2")
    text = read["article"]["text"]
    assert said["kind"] == "attribution"
    assert [text[start:end] for start, end in said["cue"]] == ["told"]
    assert [text[start:end] for start, end in said["content"]][1].startswith("“Get some sleep")
    assert {note["kind"] for note in read["notes"]} >= {"block", "mention", "entity", "quotation"}


@given(SAFE)
def test_any_text_is_one_line_that_no_terminal_obeys(text: str) -> None:
    line = json.reading_line(Reading(Article("x", text)))
    assert len(line.splitlines()) == 1
    assert not set(line) & {"\x1b", "\x9b", "\x7f", "\u202e", "\u2066"}
    assert msgspec.json.decode(line, type=Reading).article.text == text


def test_schemas_describe_every_kind_of_note() -> None:
    schemas = json.schemas()
    assert {"reading", "collation"} <= set(schemas)
    for name, schema in schemas.items():
        assert schema["$schema"].startswith("https://json-schema.org/")
        assert standard.loads(standard.dumps(schema)) == schema
        if name not in ("reading", "collation"):
            continue
        notes = schema["$defs"]["Reading"]["properties"]["notes"]
        assert set(notes["items"]["discriminator"]["mapping"]) >= {"block", "attribution", "time"}
