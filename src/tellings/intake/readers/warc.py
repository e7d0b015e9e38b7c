"""A web archive (WARC), plain or packed: the articles of its pages, one at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tellings.errors import ReadError
from tellings.intake.reader import Asked, Found, Reader
from tellings.intake.readers import html
from tellings.intake.records import few_problems
from tellings.intake.source import Source, from_bytes, shown
from tellings.model import Origin

if TYPE_CHECKING:
    from tellings.intake.warc import WarcPage


def _fits(source: Source) -> bool:
    # What is plainly none need not wait for what reads archives.
    if not (source.head.lstrip().startswith(b"WARC/") or source.head.startswith(b"\x1f\x8b")):
        return False
    from tellings.intake.warc import is_warc  # noqa: PLC0415  slow to load

    return is_warc(source.head)


def _articles(source: Source, asked: Asked) -> Iterator[Found]:
    from tellings.intake.warc import pages  # noqa: PLC0415  slow to load

    found = pages(source.stream(), source.name, watch=asked.watch)
    made = (_made(each, source, asked) for each in found)
    yield from few_problems(made, source.name, "records")


def _made(found: WarcPage | ReadError, source: Source, asked: Asked) -> Found:
    return found if isinstance(found, ReadError) else _article(found, source, asked)


def _article(page: WarcPage, source: Source, asked: Asked) -> Found:
    name = f"{source.name}: byte {page.offset}: {shown(page.url)}"
    origin = Origin(
        source.origin.source,
        sha256=hashlib.sha256(page.data).hexdigest(),
        member=shown(page.url),
        offset=page.offset,
    )
    part = from_bytes(name, origin, page.data)
    part.address, part.charset = page.url, page.charset
    try:
        if not page.data.strip():
            raise ReadError(name, "is empty")
        return next(html.READER.articles(part, asked))
    except ReadError as problem:
        return problem


READER = Reader("warc", fits=_fits, articles=_articles)
