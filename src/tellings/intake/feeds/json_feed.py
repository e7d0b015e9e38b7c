"""JSON Feed, versions 1.0 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from tellings.errors import ReadError
from tellings.intake.feeds.dates import published
from tellings.intake.feeds.listing import Entry, Feed, Item, listing
from tellings.intake.source import shown

_MOST_ITEMS = 10_000


class _Document(Struct, frozen=True):
    title: msgspec.Raw = msgspec.Raw(b'""')
    items: list[msgspec.Raw] = []


def read_json(text: str, address: str) -> Feed:
    """The feed in `text`, which was found at `address`. Raises ReadError if it is not JSON.

    An item that is no object, or has fields of another type, is read as far as it goes.
    """
    try:
        data = text.removeprefix("\ufeff").encode("utf-8", "replace")
        document = msgspec.json.decode(data, type=_Document)
    except (msgspec.MsgspecError, RecursionError):
        problem = "is a JSON feed that is damaged; give the addresses of its articles"
        raise ReadError(shown(address), problem) from None
    return listing(_line(_value(document.title)), address, _items(document.items[:_MOST_ITEMS]))


def _items(raw: list[msgspec.Raw]) -> Iterator[Item]:
    for each in raw:
        item = _value(each)
        if isinstance(item, Mapping):
            yield _item(item)


def _item(item: Mapping[str, Any]) -> Item:
    first = published(_text(item.get("date_published")))
    entry = Entry(
        url=_text(item.get("url")) or _text(item.get("external_url")),
        title=_line(item.get("title")),
        published=first,
        authors=_authors(item),
        content=_content(item),
    )
    return Item(entry, first or published(_text(item.get("date_modified"))))


def _authors(item: Mapping[str, Any]) -> tuple[str, ...]:
    # 1.0 had one author, 1.1 has a list.
    given = item.get("authors")
    listed = given if isinstance(given, list) else [item.get("author")]
    names = (_line(each.get("name")) for each in listed if isinstance(each, Mapping))
    return tuple(dict.fromkeys(name for name in names if name))


def _content(item: Mapping[str, Any]) -> str:
    if markup := _text(item.get("content_html")).strip():
        return markup
    parts = (part.strip() for part in _text(item.get("content_text")).split("\n\n"))
    return "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts if part)


def _value(raw: msgspec.Raw) -> object:
    try:
        return msgspec.json.decode(raw)
    except (msgspec.MsgspecError, RecursionError):
        return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _line(value: object) -> str:
    line = " ".join(_text(value)[:10_000].split())
    return line if len(line) <= 1_000 else ""
