"""An article: its text, what is known of it, and where its characters were read."""

from __future__ import annotations

import hashlib

from msgspec import Struct

from tellings.model.spans import Span


class Datum(Struct, frozen=True):
    """A metadatum: its value, where it was read ("json-ld", "title element"), how sure."""

    value: str
    read_from: str
    confidence: float = 1.0


class Piece(Struct, frozen=True):
    """A stretch of `Article.text` and where it stands in the source that was decoded.

    `source` is a span of the decoded source, or None for text that stands between pieces
    (the blank lines that part the blocks of a page). `tag` is the element it stood in ("h2",
    "figcaption"), which anatomy takes as a hint.
    """

    at: Span
    source: Span | None = None
    tag: str = ""


class Taken(Struct, frozen=True):
    """A stretch of `Article.text` and why intake took it from the page."""

    at: Span
    why: str


class Left(Struct, frozen=True):
    """A stretch of the decoded source that is not in the text: its element, why, its first words.

    The words are for a person to know it by; tags and runs of white space in them are left out.
    """

    at: Span
    tag: str
    why: str
    words: str = ""


class Origin(Struct, frozen=True):
    """Where an article was read. Without `pieces`, the text is the decoded source itself.

    `source` is the name or address that was given, or the file found in a folder that was.
    `media` says how it was read: "text/plain", "text/html", "application/jsonl" and so on; a
    plug-in may have its own. Of what holds several articles, `member` names the file in an
    archive or the address of an entry or record; `line` (from 1) is where a row or record begins;
    `item` (from 1) counts where there are no lines; `offset` is where it begins in bytes. `field`
    names the field of a record that the text was read from: then the decoded source, which
    `pieces` points into, is that field's value. `sha256` is of the smallest of these that has
    bytes of its own: the record or line, the member, the file. `taken` says why each passage of a
    page was taken; `left_out` what of it was not, at most some hundreds.
    """

    source: str
    media: str = "text/plain"
    encoding: str = "utf-8"
    sha256: str = ""
    line: int | None = None
    pieces: tuple[Piece, ...] = ()
    member: str = ""
    item: int | None = None
    offset: int | None = None
    field: str = ""
    taken: tuple[Taken, ...] = ()
    left_out: tuple[Left, ...] = ()


class Article(Struct, frozen=True):
    """One published text and what is known of it. `text` is exactly what was decoded.

    `byline` holds persons, parted by ", "; `agency` the agencies that the report is credited to,
    likewise. `updated` is the day or moment of its last change, where that is later. `canonical`
    is where `url` was read, if the source itself gives it.
    """

    id: str
    text: str
    title: Datum | None = None
    outlet: Datum | None = None
    byline: Datum | None = None
    published: Datum | None = None
    url: str | None = None
    language: Datum | None = None
    origin: Origin | None = None
    updated: Datum | None = None
    agency: Datum | None = None
    canonical: Datum | None = None


def article_id(text: str, url: str | None = None) -> str:
    """The first 12 hexadecimal digits of BLAKE2b over url + text (UTF-8)."""
    data = ((url or "") + text).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data).hexdigest()[:12]
