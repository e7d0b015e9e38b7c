"""What a feed or sitemap gives: the articles that it lists, and the other lists it names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from tellings.intake.feeds.dates import moment
from tellings.intake.web.address import joined


class Entry(Struct, frozen=True):
    """An article that a feed lists. What the feed does not tell is "" or empty.

    `url` is whole, with http or https. `published` is ISO 8601, with the offset from UTC and the
    time of day only if the feed gives them. `outlet` is told only where the feed names the source
    of this article. `content` is the HTML of the whole article; a mere summary is left out.
    """

    url: str
    title: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    content: str = ""


class Feed(Struct, frozen=True):
    """A list of articles, newest first where dated, and the addresses of further lists."""

    title: str = ""
    entries: tuple[Entry, ...] = ()
    feeds: tuple[str, ...] = ()


class Item(Struct, frozen=True):
    """An entry as it is found, its link not yet made whole, and the date that orders it."""

    entry: Entry
    dated: str = ""


def listing(title: str, address: str, items: Iterable[Item], feeds: Iterable[Item] = ()) -> Feed:
    """The feed of these items, in order; links are made whole against `address`.

    What has no link to the web is dropped, as is what has the link of an item before it.
    """
    entries = (item.entry for item in _ordered(_whole(items, address)))
    named = (item.entry.url for item in _ordered(_whole(feeds, address)))
    return Feed(title, tuple(entries), tuple(named))


def _whole(items: Iterable[Item], address: str) -> list[Item]:
    found: dict[str, Item] = {}
    for item in items:
        url = joined(address, item.entry.url) if item.entry.url else None
        if url and url not in found:
            found[url] = Item(_at(item.entry, url), item.dated)
    return list(found.values())


def _at(entry: Entry, url: str) -> Entry:
    return Entry(url, entry.title, entry.published, entry.authors, entry.outlet, entry.content)


def _ordered(items: list[Item]) -> list[Item]:
    """Dated ones first, the newest at the top; the others and equal ones as they stood."""
    moments = [moment(item.dated or item.entry.published) for item in items]
    dated = [(at, item) for at, item in zip(moments, items, strict=True) if at]
    dated.sort(key=_first, reverse=True)
    undated = [item for at, item in zip(moments, items, strict=True) if at is None]
    return [item for _, item in dated] + undated


def _first(pair: tuple[datetime, Item]) -> datetime:
    return pair[0]
