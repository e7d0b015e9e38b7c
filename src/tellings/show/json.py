"""Readings and collations as JSON, and the JSON Schema of both.

Offsets in this JSON are Unicode code points, half-open. The `format` number changes when a
reader of the old form would misread the new one.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from tellings.model import Collation, Reading

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
