"""Plain text in any encoding: one article, kept to the character."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec

from tellings.errors import ReadError
from tellings.intake.foreign import has_letters, looks_binary
from tellings.intake.media import begins_as_xml
from tellings.intake.reader import Asked, Found, Reader
from tellings.intake.source import Source
from tellings.model import Article, article_id

_BINARY = "is a binary file; give plain text, HTML or JSON Lines"
_XML = (
    "is XML of a kind that is not read (NewsML-G2, NITF, RSS, Atom and sitemaps are);"
    " give its articles as pages or text"
)


def check_text(name: str, text: str) -> None:
    """Raise ReadError for text that is none: white space, binary data, signs without a letter."""
    if not text.strip():
        raise ReadError(name, "has only white space; give a file with text in it")
    if looks_binary(text):
        raise ReadError(name, _BINARY)
    if not has_letters(text):
        raise ReadError(name, "has no words; give a file with text in it")


def _articles(source: Source, asked: Asked) -> Iterator[Found]:
    data = source.whole()
    decoded = source.decode(data)
    check_text(source.name, decoded.text)
    if begins_as_xml(decoded.text):
        raise ReadError(source.name, _XML)
    origin = msgspec.structs.replace(
        source.origin,
        media="text/plain",
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    url = source.address or None
    yield Article(article_id(decoded.text, url), decoded.text, url=url, origin=origin)


# It fits what no other reader does.
READER = Reader("text", fits=lambda source: False, articles=_articles, endings=frozenset({".txt"}))
