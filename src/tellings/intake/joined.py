"""A text put together from the fields of a record, each a block that knows what it was."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from tellings.model import Article, Piece, Span, article_id

_PARTED = "\n\n"


class Part(Struct, frozen=True):
    """A block of text, the element or field it was ("figcaption"), and its place if it has one."""

    text: str
    tag: str = ""
    source: Span | None = None


def joined(parts: Iterable[Part]) -> tuple[str, tuple[Piece, ...]]:
    """The texts of the parts, parted by blank lines, and the piece of each."""
    words: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for part in parts:
        for text, source, tag in (
            *((((_PARTED, None, ""),)) if words else ()),
            (part.text, part.source, part.tag),
        ):
            words.append(text)
            pieces.append(Piece(Span(at, at + len(text)), source, tag))
            at += len(text)
    return "".join(words), tuple(pieces)


def around(article: Article, before: Iterable[Part], after: Iterable[Part]) -> Article:
    """An article with more blocks above and below its text. Its id changes with the text."""
    above, pieces = joined((*before, Part("")))
    below, more = joined((Part(""), *after))
    origin = article.origin
    if origin is None or not (above or below):
        return article
    own = origin.pieces or (Piece(Span(0, len(article.text)), Span(0, len(article.text))),)
    text = above + article.text + below
    moved = (
        *_moved(pieces, 0),
        *_moved(own, len(above)),
        *_moved(more, len(above) + len(article.text)),
    )
    return msgspec.structs.replace(
        article,
        id=article_id(text, article.url),
        text=text,
        origin=msgspec.structs.replace(origin, pieces=moved),
    )


def _moved(pieces: Iterable[Piece], by: int) -> Iterable[Piece]:
    for piece in pieces:
        if len(piece.at):
            at = Span(piece.at.start + by, piece.at.end + by)
            yield msgspec.structs.replace(piece, at=at)
