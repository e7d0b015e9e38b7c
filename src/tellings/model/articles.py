"""An article: its text, what is known of it, and where its characters were read."""

from __future__ import annotations

import hashlib
from typing import Literal

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


class Origin(Struct, frozen=True):
    """Where an article was read. Without `pieces`, the text is the decoded source itself."""

    source: str
    media: Literal["text/plain", "text/html", "application/jsonl"] = "text/plain"
    encoding: str = "utf-8"
    sha256: str = ""
    line: int | None = None
    pieces: tuple[Piece, ...] = ()


class Article(Struct, frozen=True):
    """One published text and what is known of it. `text` is exactly what was decoded."""

    id: str
    text: str
    title: Datum | None = None
    outlet: Datum | None = None
    byline: Datum | None = None
    published: Datum | None = None
    url: str | None = None
    language: Datum | None = None
    origin: Origin | None = None


def article_id(text: str, url: str | None = None) -> str:
    """The first 12 hexadecimal digits of BLAKE2b over url + text (UTF-8)."""
    data = ((url or "") + text).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data).hexdigest()[:12]
