"""Readings, collations and what a library holds as JSON, and the JSON Schema of each.

Offsets in this JSON are Unicode code points, half-open. The `format` number changes when a
reader of the old form would misread the new one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct

from tellings.model import Collation, Reading
from tellings.show import forms
from tellings.show.hits import Hit
from tellings.show.kept import ArticleView, NoteView
from tellings.show.speakers import SpeakerLine, SpeakerView
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
    return _line(forms.story_list(found))


def hits(found: Sequence[Hit]) -> str:
    """What was found, as one line of JSON: {"format": 1, "hits": [...]}."""
    return _line(forms.found(found))


def kept(view: StoryView | ArticleView | NoteView) -> str:
    """A story, an article or a note of a library, as one line of JSON."""
    if isinstance(view, StoryView):
        return _line(forms.story(view))
    return _line(forms.article(view) if isinstance(view, ArticleView) else forms.note(view))


def speakers(found: Sequence[SpeakerLine]) -> str:
    """Those who are quoted, as one line of JSON: {"format": 1, "speakers": [...]}."""
    return _line(forms.speaker_list(found))


def speaker(view: SpeakerView) -> str:
    """All that is attributed to a name, as one line of JSON."""
    return _line(forms.speaker(view))


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema (draft 2020-12) of each form by its name: "reading", "collation", and those
    of what a library gives.
    """
    every: dict[str, type[Struct]] = {"reading": Reading, "collation": Collation, **forms.FORMS}
    return {name: _schema(name, form) for name, form in every.items()}


def _schema(name: str, form: type[Struct]) -> dict[str, Any]:
    made = {"$schema": _DRAFT, "title": name, **msgspec.json.schema(form)}
    # Through JSON, so that defaults are lists and not tuples, as JSON Schema has them.
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(made))
    return plain


def _line(value: object) -> str:
    return _RARE.sub(
        lambda found: _ESCAPED[ord(found.group())], msgspec.json.encode(value).decode()
    )
