"""Whether bytes are a feed, and of which kind: by their root element, never by a name."""

from __future__ import annotations

import re
from typing import Literal

from tellings.intake.encoding import decode
from tellings.intake.web.unpacking import GZIP, gunzipped_head

Kind = Literal["syndicated", "sitemap", "json"]

HEAD = 4096
_COMMENT = ("<!--", "-->")
_ROOT = re.compile(r"<((?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z]{1,20}))(?=[\s>/])")
_TAG = re.compile(r"<!--|<[A-Za-z_]")
_KINDS: dict[str, Kind] = {
    "rss": "syndicated",
    "feed": "syndicated",
    "RDF": "syndicated",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
}
# RDF holds many things; a feed says which, near its beginning (RSS 0.90 and 1.0).
_RDF = re.compile(r"purl\.org/rss/|netscape\.com/rdf/|purl\.org/net/rss")
_JSON = re.compile(r"[\s\ufeff]*\{")
_JSON_VERSION = re.compile(
    r'"version"\s{0,9}:\s{0,9}"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version'
)


def is_feed(head: bytes) -> bool:
    """Whether a file that begins with `head` is a feed or a sitemap. A few kB are enough."""
    if head.startswith(GZIP):
        head = gunzipped_head(head[:HEAD], HEAD)
    return kind(decode(head[:HEAD]).text) is not None


def kind(text: str) -> Kind | None:
    """The kind of feed that `text` is, None if it is none."""
    if _JSON.match(text):
        return "json" if _JSON_VERSION.search(text[: HEAD * 4]) else None
    at = root(text)
    found = _ROOT.match(text, at) if at is not None else None
    if at is None or found is None:
        return None
    if found[2] == "RDF" and not _RDF.search(text, at, at + HEAD):
        return None
    return _KINDS.get(found[2])


def root(text: str) -> int | None:
    """Where the first tag begins, past the declaration, comments and document type."""
    at = 0
    while found := _TAG.search(text, at):
        if found.group() != _COMMENT[0]:
            return found.start()
        at = text.find(_COMMENT[1], found.end())
        if at < 0:
            return None
    return None
