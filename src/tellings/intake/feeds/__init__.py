"""Feeds and sitemaps: which articles an outlet lists, from bytes that were read or fetched.

Nothing is looked up or fetched here. RSS, Atom, JSON Feed, sitemaps, news sitemaps and indexes of
sitemaps are told apart by their content, also if packed with gzip.
"""

from __future__ import annotations

from tellings.errors import ReadError
from tellings.intake.encoding import decode
from tellings.intake.feeds.kind import is_feed, kind
from tellings.intake.feeds.listing import Entry, Feed
from tellings.intake.source import shown
from tellings.intake.web.unpacking import GZIP, UnpackError, gunzipped

__all__ = ["Entry", "Feed", "is_feed", "read_feed"]

LARGEST = 64 * 1024 * 1024


def read_feed(data: bytes, address: str) -> Feed:
    """The feed in `data`, which was found at `address`; links are made whole against it.

    `address` may also be the name of a file: then only whole links are kept. At most the first
    1,000 entries of a feed and 50,000 of a sitemap are read. Raises ReadError.
    """
    if data.startswith(GZIP):
        data = _unpacked(data, address)
    text = decode(data).text
    found = kind(text)
    # Each reader loads a library that the others do without.
    if found == "syndicated":
        from tellings.intake.feeds.syndicated import read_syndicated  # noqa: PLC0415

        return read_syndicated(text, address)
    if found == "sitemap":
        from tellings.intake.feeds.sitemap import read_sitemap  # noqa: PLC0415

        return read_sitemap(text, address)
    if found == "json":
        from tellings.intake.feeds.json_feed import read_json  # noqa: PLC0415

        return read_json(text, address)
    raise ReadError(shown(address), "is no feed; give an address of RSS, Atom or a sitemap")


def _unpacked(data: bytes, address: str) -> bytes:
    try:
        return gunzipped(data, LARGEST)
    except UnpackError as error:
        raise ReadError(shown(address), f"{error}; get it again") from None
