"""Sitemaps, news sitemaps and indexes of sitemaps (sitemaps.org 0.9; Google's news extension)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tellings.intake.feeds.dates import published
from tellings.intake.feeds.kind import root
from tellings.intake.feeds.listing import Entry, Feed, Item, listing
from tellings.intake.feeds.repair import cut, local, markup, tree

# The most that the protocol allows in one file.
MOST_ENTRIES = 50_000

_MOST_TAGS = 1_200_000
_LONGEST = 10_000
_FIELDS = frozenset({"loc", "lastmod", "title", "publication_date", "name"})


def read_sitemap(text: str, address: str) -> Feed:
    """The articles and sitemaps that `text`, found at `address`, lists.

    When a page was last changed (`lastmod`) puts it in order, but is not told as its date.
    """
    pages: list[Item] = []
    maps: list[Item] = []
    for kind, fields in _listed(markup(cut(text[root(text) or 0 :], _MOST_TAGS))):
        (maps if kind == "sitemap" else pages).append(_item(fields))
        if len(pages) + len(maps) >= MOST_ENTRIES:
            break
    return listing("", address, pages, maps)


def _listed(xml: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """What is listed, each with its fields, the first of each name."""
    top = tree(xml)
    for listed in top if top is not None else ():
        if local(listed) in ("url", "sitemap"):
            fields: dict[str, str] = {}
            for element in listed.iter():
                if local(element) in _FIELDS:
                    fields.setdefault(local(element), _text(element))
            yield local(listed), fields


def _text(element: etree._Element) -> str:
    return " ".join((element.text or "")[:_LONGEST].split())


def _item(fields: dict[str, str]) -> Item:
    first = published(fields.get("publication_date", ""))
    entry = Entry(
        url=fields.get("loc", ""),
        title=fields.get("title", "")[:1_000],
        published=first,
        outlet=fields.get("name", "")[:200],
    )
    return Item(entry, first or published(fields.get("lastmod", "")))
