"""Articles as ninjs 2.1, the news agencies' JSON (IPTC 2023): an object a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tellings.model import Article
from tellings.show.articles.fields import fields
from tellings.show.json import line

_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json#"
_WEB = re.compile(r"https?://[^\s/]+\S*\Z", re.IGNORECASE)


def written(articles: Iterable[Article], sent: str = "") -> Iterator[str]:
    """One line for each article; a single one is a ninjs file. `sent` makes no difference."""
    for article in articles:
        yield line(_item(article)) + "\n"


def _item(article: Article) -> dict[str, Any]:
    known = fields(article)
    item: dict[str, Any] = {
        "uri": identifier(article),
        "standard": {"name": "ninjs", "version": "2.1", "schema": _SCHEMA},
        "type": "text",
    }
    if "published" in known:
        item["firstcreated"] = known["published"]
    if "updated" in known:
        item["versioncreated"] = known["updated"]
    if "language" in known:
        item["language"] = known["language"]
    if "title" in known:
        item["headlines"] = [{"role": "main", "value": known["title"]}]
    if "byline" in known:
        item["by"] = known["byline"]
    if "outlet" in known:
        item["infosources"] = [{"name": known["outlet"]}]
    if "url" in known and known["url"] != item["uri"]:
        item["altids"] = [{"role": "url", "value": known["url"]}]
    item["bodies"] = [{"role": "main", "contenttype": "text/plain", "value": article.text}]
    return item


def identifier(article: Article) -> str:
    """The address of an article, or a name for it that is no address (RFC 8141)."""
    if article.url and _WEB.match(article.url) and article.url.isprintable():
        return article.url
    return f"urn:x-tellings:{re.sub(r'[^0-9A-Za-z]', '-', article.id)}"
