"""Readings, collations and what a library holds as JSON, and the JSON Schema of the first two.

Offsets in this JSON are Unicode code points, half-open. The `format` number changes when a
reader of the old form would misread the new one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct

from tellings.model import FORMAT, Collation, Reading
from tellings.show.hits import Hit
from tellings.show.kept import ArticleView, NoteView
from tellings.show.moments import iso
from tellings.show.stories import StoryLine, StoryView

_DRAFT = "https://json-schema.org/draft/2020-12/schema"

# JSON lets these stand as they are, but some readers break lines at them (UAX 14), and a terminal
# may obey the others. As escapes they mean the same.
_ESCAPED = {
    code: f"\\u{code:04x}"
    for code in (
        *range(0x7F, 0xA0),
        *(0x061C, 0x200E, 0x200F),
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
    )
}
_RARE = re.compile("[" + "".join(map(chr, _ESCAPED)) + "]")


def reading_line(reading: Reading) -> str:
    """A reading as one line of JSON, without the line's end."""
    return _line(reading)


def line(value: object) -> str:
    """Any value of ours or of JSON as one line, without the line's end."""
    return _line(value)


def collation(collation: Collation) -> str:
    """A collation, with its readings, as one line of JSON, without the line's end."""
    return _line(collation)


def stories(found: Sequence[StoryLine]) -> str:
    """Stories in short, as one line of JSON: {"format": 1, "stories": [...]}."""
    return _line({"format": FORMAT, "stories": [_story(each) for each in found]})


def hits(found: Sequence[Hit]) -> str:
    """What was found, as one line of JSON: {"format": 1, "hits": [...]}."""
    return _line({"format": FORMAT, "hits": [_hit(each) for each in found]})


def kept(view: StoryView | ArticleView | NoteView) -> str:
    """A story, an article or a note of a library, as one line of JSON."""
    if isinstance(view, StoryView):
        return _line({"format": FORMAT, **_told(view)})
    if isinstance(view, ArticleView):
        return _line({"format": FORMAT, **_article(view)})
    return _line({"format": FORMAT, **_fields(view)})


def _told(view: StoryView) -> dict[str, Any]:
    return {
        "story": _story(view.line),
        "articles": [{**_fields(each), "at": iso(each.at)} for each in view.told],
        "moves": [{**_fields(each), "at": iso(each.at)} for each in view.moves],
    }


def _article(view: ArticleView) -> dict[str, Any]:
    return {
        "reading": view.reading,
        "story": _story(view.story) if view.story else None,
        "membership": view.told.membership if view.told else None,
        "copies": view.copies,
    }


def _story(line: StoryLine) -> dict[str, Any]:
    return {**_fields(line), "first": iso(line.first), "last": iso(line.last)}


def _hit(hit: Hit) -> dict[str, Any]:
    return {**_fields(hit), "time": iso(hit.time)}


def _fields(value: Struct) -> dict[str, Any]:
    return msgspec.structs.asdict(value)


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema (draft 2020-12) of each form by its name: "reading" and "collation"."""
    return {"reading": _schema("reading", Reading), "collation": _schema("collation", Collation)}


def _schema(name: str, form: type[Reading] | type[Collation]) -> dict[str, Any]:
    made = {"$schema": _DRAFT, "title": name, **msgspec.json.schema(form)}
    # Through JSON, so that defaults are lists and not tuples, as JSON Schema has them.
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(made))
    return plain


def _line(value: object) -> str:
    return _RARE.sub(
        lambda found: _ESCAPED[ord(found.group())], msgspec.json.encode(value).decode()
    )
