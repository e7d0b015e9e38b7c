"""Web archives: the pages of a WARC file, one at a time, whatever its size and its damage.

WARC 0.18, 1.0 and 1.1 (ISO 28500), plain or with a gzip member a record, as CC-NEWS keeps them.
Given are responses with status 200 and resources whose body is HTML, XHTML or plain text, with
transfer and content codings undone. Other records are passed over.

Damage costs what it hits. A record comes out when what follows it has been found to be right: its
gzip member's check sum, and the next record. From a damaged place reading goes on at the next
record, and a `ReadError` tells the byte offset, what is wrong and how many bytes were skipped.
So no good record is lost or given twice, with two exceptions. In a file that is one gzip member
for all, what follows a broken byte cannot be unpacked by anyone, and what comes before has no check
sum yet. A stream that cannot be read again from an earlier place (standard input) is gone back
over `raw.WINDOW` bytes at most: a plain record whose Content-Length is larger than that and wrong
takes those that follow it along.

Digests: gzip's check sum covers every byte of a member, so nothing more is computed for a record
that has one to itself. Any other has only its WARC-Block-Digest to tell a flipped byte; where that
does not match, the page is left out and said. WARC-Payload-Digest is not checked: writers differ
in whether it counts the body as sent or as decoded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from tellings.errors import ReadError
from tellings.intake.warc.http import WarcPage, page
from tellings.intake.warc.inflate import opens_warc
from tellings.intake.warc.raw import Raw
from tellings.intake.warc.reading import records
from tellings.intake.warc.record import Damage, PageError, Record

__all__ = ["WarcPage", "is_warc", "pages"]

_VERSION = re.compile(rb"\s{0,64}WARC/\d\.\d")


def is_warc(head: bytes) -> bool:
    """Whether a file that begins with these bytes (a few hundred will do) is a WARC file."""
    return bool(_VERSION.match(head)) or opens_warc(head)


def pages(
    stream: BinaryIO, name: str, *, watch: Callable[[int], None] | None = None
) -> Iterator[WarcPage | ReadError]:
    """The pages of a WARC file in order, and a problem for each damaged place and unusable page.

    `stream` need not be seekable; it is read from where it stands, and offsets count from there.
    `name` is what problems call it. `watch` is told, now and then, how many bytes were read.
    Nothing is raised for bad input. Memory does not grow with the file: at most a few records of
    `record.LARGEST` bytes are held.
    """
    raw = Raw(stream, watch)
    for found in records(raw):
        if given := _given(found, name):
            yield given
    if raw.failure:
        why = raw.failure.strerror or raw.failure
        yield ReadError(name, f"byte {raw.reached}: {why}; the rest was not read")


def _given(found: Record | Damage, name: str) -> WarcPage | ReadError | None:
    if isinstance(found, Damage):
        return ReadError(name, found.told)
    try:
        return page(found)
    except PageError as problem:
        return ReadError(name, f"byte {found.offset}: {problem}")
