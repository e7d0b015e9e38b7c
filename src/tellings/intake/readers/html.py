"""A web page: the article in it, each character with its place in the page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec

from tellings.errors import ReadError
from tellings.intake.media import begins_as_page, has_tag
from tellings.intake.reader import Asked, Found, Reader
from tellings.intake.readers.plain import READER as PLAIN
from tellings.intake.readers.plain import check_text
from tellings.intake.source import Source
from tellings.model import Article, Origin, article_id

_NO_TEXT = "no text was found in this page; save it as text (it may need scripts to show)"


def page(name: str, text: str, origin: Origin, address: str = "") -> Article:
    """The article of a page or of a piece of one. Raises ReadError if it has no text.

    `address` is where the page was fetched from, which is kept if the page names none itself.
    """
    # It loads trafilatura and lxml, a quarter of a second that plain text need not wait for.
    from tellings.intake.page import read_page  # noqa: PLC0415

    # A page is told by its source where it is from.
    seen = msgspec.structs.replace(origin, media="text/html", source=address or origin.source)
    article = read_page(text, seen)
    if article is None:
        raise ReadError(name, _NO_TEXT)
    about = msgspec.structs.replace(article.origin or seen, source=origin.source)
    url = article.url or address or None
    own = article_id(article.text, url)
    return msgspec.structs.replace(article, id=own, url=url, origin=about)


def _articles(source: Source, asked: Asked) -> Iterator[Found]:
    if not begins_as_page(source.opening.text) and not has_tag(source.opening.text):
        yield from PLAIN.articles(source, asked)
        return
    data = source.whole()
    decoded = source.decode(data)
    check_text(source.name, decoded.text)
    digest = hashlib.sha256(data).hexdigest()
    origin = msgspec.structs.replace(source.origin, encoding=decoded.encoding, sha256=digest)
    yield page(source.name, decoded.text, origin, source.address)


READER = Reader(
    "page",
    fits=lambda source: begins_as_page(source.opening.text),
    articles=_articles,
    endings=frozenset({".html", ".htm", ".xhtml"}),
)
