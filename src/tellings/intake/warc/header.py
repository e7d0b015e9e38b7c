"""The header of a WARC record or of an HTTP answer: lines of names and values."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tellings.intake.warc.record import DamageError

LONGEST = 32 * 1024
"""The most bytes that a header may have; fastwarc holds to the same."""

VERSION = re.compile(rb"WARC/\d+\.\d+[ \t]*\r?\n")
OPENING = re.compile(rb"WARC/\d+\.\d+[ \t]*\r?\n[\w-]{1,64}[ \t]*:")
"""How a WARC header begins; found elsewhere, it is a record's beginning by all odds."""

_FOLD = re.compile(rb"\r?\n[ \t]+")


def header_end(head: bytes) -> int:
    """The offset in `head` after the blank line that ends a header; -1 where none is."""
    found = ((head.find(line, 0, LONGEST), len(line)) for line in (b"\n\r\n", b"\n\n"))
    return min((at + size for at, size in found if at >= 0), default=-1)


def check(head: bytes, end: int, reached: int) -> None:
    """Raise DamageError for a header that has no end or runs into another one's beginning."""
    if end < 0:
        raise DamageError("a record's header has no end", reached)
    if joined(head[:end]):
        raise DamageError("a record's header is cut off", reached)


def joined(header: bytes) -> bool:
    """Whether a second header begins within a header: the record between them is lost."""
    return bool(OPENING.search(header, 1))


def parsed(header: bytes) -> dict[str, str]:
    """The fields of a header's lines, after the first one. A line without a colon is no field."""
    lines = (line.partition(b":") for line in _FOLD.sub(b" ", header).split(b"\n")[1:])
    return named((name, value) for name, colon, value in lines if colon)


def named(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Values by lower-case name, the first of each. UTF-8 or else Latin-1, as both are found."""
    fields: dict[str, str] = {}
    for name, value in pairs:
        fields.setdefault(_text(name).lower(), _text(value))
    return fields


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8").strip()
    except UnicodeDecodeError:
        return data.decode("latin-1").strip()


def length(fields: dict[str, str], reached: int) -> int:
    """A record's Content-Length. Raises DamageError where it has none that is a number."""
    told = fields.get("content-length", "")
    if not (told.isascii() and told.isdigit() and len(told) <= 18):
        raise DamageError("a record has no usable Content-Length", reached)
    return int(told)
