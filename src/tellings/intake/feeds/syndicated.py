"""RSS 0.9x, 1.0 and 2.0 and Atom, read by feedparser.

It is always given a file object: a string or bytes that look like an address or a path it would
open. Its own cleaning of HTML and of links is off; both are done where the HTML is read.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from tellings.errors import ReadError
from tellings.intake.feeds.dates import published
from tellings.intake.feeds.listing import Entry, Feed, Item, listing
from tellings.intake.feeds.repair import repaired
from tellings.intake.pages.markup import Reference, Text, characters, tokens
from tellings.intake.source import shown

_LONGEST_TITLE = 1_000
_LONGEST_NAME = 200
_MOST_AUTHORS = 50
_PARAGRAPHS = re.compile(r"\n\s*\n")
_HTML = frozenset({"text/html", "application/xhtml+xml"})


def read_syndicated(text: str, address: str) -> Feed:
    """The feed in `text`, which was found at `address`. Raises ReadError if it holds none."""
    import feedparser  # noqa: PLC0415

    found = feedparser.parse(
        io.BytesIO(repaired(text)),
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={
            "content-location": address,
            "content-type": "application/xml; charset=utf-8",
        },
    )
    if not found.entries and not found.feed:
        problem = "is a feed in which nothing can be read; give the addresses of its articles"
        raise ReadError(shown(address), problem)
    published_by = _line(found.feed.get("publisher"), _LONGEST_NAME)
    items = (_item(each, published_by, found.version) for each in found.entries)
    return listing(_title(found.feed), address, items)


def _item(given: Mapping[str, Any], published_by: str, version: str) -> Item:
    first, changed = _date(given, "published"), _date(given, "updated")
    # What RSS calls the date is when the item was published, Atom's "updated" is another.
    if not first and version.startswith("rss"):
        first = changed
    source = given.get("source") or {}
    entry = Entry(
        url=_text(given.get("link")),
        title=_title(given),
        published=first,
        authors=_authors(given),
        outlet=_title(source) or _line(given.get("publisher"), _LONGEST_NAME) or published_by,
        content=_content(given),
    )
    return Item(entry, first or changed)


def _date(given: Mapping[str, Any], name: str) -> str:
    # By .get() feedparser gives one date for the other.
    if name not in given:
        return ""
    return published(_text(given[name]), given.get(f"{name}_parsed"))


def _title(given: Mapping[str, Any]) -> str:
    """The title in plain characters; "" for what is too long to be one."""
    title = _text(given.get("title"))
    detail = given.get("title_detail") or {}
    if detail.get("type") in _HTML:
        title = plain(title[: _LONGEST_TITLE * 10])
    return _line(title, _LONGEST_TITLE)


def plain(markup: str) -> str:
    """The characters of HTML without its tags."""
    found = (
        markup[token.start : token.end] if isinstance(token, Text) else token.value
        for token in tokens(markup)
        if isinstance(token, Text | Reference)
    )
    return "".join(found)


def _authors(given: Mapping[str, Any]) -> tuple[str, ...]:
    names = (each.get("name") for each in given.get("authors") or () if isinstance(each, Mapping))
    lines = (_line(characters(_text(name)), _LONGEST_NAME) for name in names)
    return tuple(dict.fromkeys(line for line in lines if line))[:_MOST_AUTHORS]


def _content(given: Mapping[str, Any]) -> str:
    """The longest content as HTML, if the feed gives one that is longer than its summary."""
    found = max(map(_markup, given.get("content") or ()), key=len, default="")
    # Where there is no summary, feedparser gives the content as one, without its details.
    summary = _text(given.get("summary")) if "summary_detail" in given else ""
    return found if len(found) > len(summary) else ""


def _markup(content: Mapping[str, Any]) -> str:
    value = _text(content.get("value"))
    if content.get("type") in _HTML or not value.strip():
        return value.strip()
    return "".join(_paragraphs(value)) if content.get("type") == "text/plain" else ""


def _paragraphs(text: str) -> Iterator[str]:
    for part in _PARAGRAPHS.split(text.strip()):
        yield f"<p>{html.escape(part, quote=False)}</p>"


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _line(value: object, longest: int) -> str:
    """A value as one line, "" if it is longer than such a line is."""
    line = " ".join(_text(value)[: longest * 10].split())
    return line if len(line) <= longest else ""
