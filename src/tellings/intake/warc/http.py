"""From a record to the page in it: the HTTP answer taken apart, its body decoded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from tellings.intake.warc import header
from tellings.intake.warc.coding import decoded
from tellings.intake.warc.digest import agrees
from tellings.intake.warc.record import LARGEST, PageError, Record

_DONE = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+200\b")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:+-]{1,40})""", re.IGNORECASE)
_MEDIA = ("text/html", "application/xhtml+xml", "text/plain")
_LOOKS_HTML = re.compile(rb"\s{0,256}<(?:!doctype\s+html|html\b)", re.IGNORECASE)


class WarcPage(Struct, frozen=True):
    """A page of an archive.

    `data` is the body as a browser would have got it, before its characters are decoded; `charset`
    is what the answer declares for them, "" if nothing. `date` is when it was archived, ISO 8601,
    "" if that is not told; `offset` is the byte of the file where its record begins.
    """

    url: str
    date: str
    data: bytes
    media: str
    charset: str
    offset: int


def page(record: Record) -> WarcPage | None:
    """The page in a record; None if it holds none that we read.

    Raises PageError for a page that cannot be used.
    """
    fields = _answer(record)
    if fields is None:
        return None
    media = _media(fields.get("content-type", ""), record.body[:1024])
    if media not in _MEDIA:
        return None
    _check(record)
    data = decoded(record.body, fields)
    if not data or data.isspace():
        return None
    charset = _CHARSET.search(fields.get("content-type", ""))
    return WarcPage(
        url=_address(record.fields),
        date=_date(record.fields.get("warc-date", "")),
        data=data,
        media=media,
        charset=charset[1].lower() if charset else "",
        offset=record.offset,
    )


def _answer(record: Record) -> Mapping[str, str] | None:
    """The fields that describe the body; None if it is not to be read.

    A resource is the body itself, described by the record's own Content-Type.
    """
    if record.fields.get("warc-type", "").lower() == "resource":
        return {"content-type": record.fields.get("content-type", "")}
    return header.parsed(record.head) if _DONE.match(record.head) else None


def _media(declared: str, start: bytes) -> str:
    media = declared.partition(";")[0].strip().lower()
    if not media and _LOOKS_HTML.match(start):
        return "text/html"
    return media


def _check(record: Record) -> None:
    if record.length > LARGEST:
        most = LARGEST // 1024**2
        raise PageError(
            f"a page of {record.length} bytes is larger than {most} MiB; it was skipped"
        )
    if not record.checked and agrees(record.fields, record.head, record.body) is False:
        raise PageError("a page does not match its WARC-Block-Digest; it was skipped")


def _address(fields: Mapping[str, str]) -> str:
    """The page's address. Some writers put it in angle brackets, as WARC 1.0's grammar had it."""
    return fields.get("warc-target-uri", "").removeprefix("<").removesuffix(">")


def _date(told: str) -> str:
    try:
        datetime.fromisoformat(told)
    except ValueError:
        return ""
    return told
