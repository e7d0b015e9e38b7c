"""A feed or a sitemap: RSS, Atom, JSON Feed, sitemaps and lists of them.

Entries that carry the whole article are read from the feed. The pages of the others are fetched
only if the feed's own address was given by the user: no address in a file is ever followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from tellings.errors import ReadError
from tellings.intake.media import begins_as_page, root
from tellings.intake.reader import Asked, Found, Reader
from tellings.intake.readers import html
from tellings.intake.records import datum, digest, few_problems
from tellings.intake.source import Source, from_bytes, is_address, shown
from tellings.model import Article, Origin, article_id

if TYPE_CHECKING:
    from tellings.intake.feeds import Entry, Feed

# Of a feed that is fetched, unless the caller says how many.
FETCHED = 10
_MOST_FEEDS = 50
_MEDIA = "application/feed"
_ROOTS = frozenset({"rss", "feed", "rdf", "urlset", "sitemapindex"})
_TAG = re.compile(r"<[a-zA-Z/!]")


def _fits(source: Source) -> bool:
    text = source.opening.text
    packed, json = source.head.startswith(b"\x1f\x8b"), "jsonfeed.org" in text.replace("\\/", "/")
    # What is plainly none need not wait for what reads feeds.
    if not (packed or json or root(text).lower() in _ROOTS) or begins_as_page(text):
        return False
    from tellings.intake.feeds import is_feed  # noqa: PLC0415  slow to load

    return is_feed(source.head)


def _articles(source: Source, asked: Asked) -> Iterator[Found]:
    from tellings.intake.feeds import read_feed  # noqa: PLC0415  slow to load

    data = source.whole()
    feed = read_feed(data, source.address or source.name)
    if not feed.entries and not feed.feeds:
        raise ReadError(source.name, "is a feed without entries; give a page or another feed")
    if source.followed:
        yield from _followed(feed, source, asked)
        return
    origin = msgspec.structs.replace(
        source.origin, media=_MEDIA, encoding=source.opening.encoding, sha256=digest(data)
    )
    yield from few_problems(_carried(feed, source.name, origin), source.name, "entries")


# --- from the feed itself ------------------------------------------------------------------------


def _carried(feed: Feed, name: str, origin: Origin) -> Iterator[Found]:
    """The articles that a file carries, and how many it has only links to."""
    links = len(feed.feeds)
    for number, entry in enumerate(feed.entries, start=1):
        if not entry.content.strip():
            links += 1
            continue
        try:
            yield _article(entry, name, msgspec.structs.replace(origin, item=number))
        except ReadError as error:
            said = str(error).removeprefix(f"cannot read {name}: ")
            yield ReadError(name, f"entry {number}: {said}")
    if links:
        problem = "of its entries have only a link; give the feed's address to fetch them"
        yield ReadError(name, f"{links} {problem}")


def _article(entry: Entry, name: str, origin: Origin) -> Article:
    """The article that an entry carries. Raises ReadError if there is no text in it."""
    about = msgspec.structs.replace(origin, field="content", member=entry.url)
    if _TAG.search(entry.content):
        made = html.page(name, entry.content, about)
        made = Article(made.id, made.text, language=made.language, origin=made.origin)
    elif any(map(str.isalpha, entry.content)):
        made = Article("", entry.content, origin=about)
    else:
        raise ReadError(name, "has no words")
    url = entry.url if is_address(entry.url) else None
    own = msgspec.structs.replace(made.origin or about, media=_MEDIA)
    made = msgspec.structs.replace(made, id=article_id(made.text, url), url=url, origin=own)
    return _with_entry(made, entry)


def _with_entry(article: Article, entry: Entry) -> Article:
    """An article with what only the feed says of it."""
    authors = ", ".join(entry.authors)
    return msgspec.structs.replace(
        article,
        title=article.title or datum(entry.title or None, "feed", 0.9),
        published=article.published or datum(entry.published or None, "feed", 0.9),
        byline=article.byline or datum(authors or None, "feed", 0.8),
        outlet=article.outlet or datum(entry.outlet or None, "feed", 0.8),
    )


# --- from the pages it lists ---------------------------------------------------------------------


def _followed(feed: Feed, source: Source, asked: Asked) -> Iterator[Found]:
    """The articles of a feed that was fetched: in it, or fetched one by one up to the limit."""
    most = FETCHED if asked.limit is None else asked.limit
    taken: set[str] = set()
    for part in _feeds(feed, source, asked):
        if isinstance(part, ReadError):
            yield part
            continue
        for number, entry in enumerate(part.entries, start=1):
            if entry.url in taken:
                continue
            if len(taken) == most:
                asked.say(f"{source.name}: the first {most} entries were read; --limit N reads N")
                return
            taken.add(entry.url)
            yield _entry(entry, number, source, asked)


def _feeds(feed: Feed, source: Source, asked: Asked) -> Iterator[Feed | ReadError]:
    """The feed, and what it lists of further feeds, each fetched when it is come to."""
    from tellings.intake.feeds import read_feed  # noqa: PLC0415  slow to load

    yield feed
    waiting, seen = list(feed.feeds), {source.address}
    while waiting and len(seen) <= _MOST_FEEDS:
        address = waiting.pop(0)
        if address in seen or not is_address(address):
            continue
        seen.add(address)
        try:
            fetched = asked.web.get(address)
            further = read_feed(fetched.data, fetched.final)
        except ReadError as problem:
            yield problem
            continue
        yield further
        waiting += further.feeds[:_MOST_FEEDS]


def _entry(entry: Entry, number: int, source: Source, asked: Asked) -> Found:
    try:
        if entry.content.strip():
            origin = msgspec.structs.replace(source.origin, media=_MEDIA, item=number)
            return _article(entry, source.name, origin)
        return _with_entry(_fetched(entry.url, source, asked), entry)
    except ReadError as problem:
        return problem


def _fetched(address: str, source: Source, asked: Asked) -> Article:
    """The article of a page that the feed lists. Raises ReadError."""
    got = asked.web.get(address)
    origin = Origin(shown(address), sha256=digest(got.data))
    page = from_bytes(shown(address), origin, got.data)
    page.address, page.charset = got.final, got.charset
    for found in html.READER.articles(page, asked):
        if isinstance(found, ReadError):
            raise found
        return found
    raise ReadError(page.name, "has no article in it")


READER = Reader("feed", fits=_fits, articles=_articles)
