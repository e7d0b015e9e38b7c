"""Invented archives: records of any kind, packed or plain, whole or damaged."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import random
from collections.abc import Iterable

from tellings.errors import ReadError
from tellings.intake.warc import WarcPage, pages

NAME = "harbour.warc"


def body(number: int, size: int = 600) -> bytes:
    """A page that packs badly, so that damage hits its packed bytes and not a few codes."""
    words = random.Random(number).randbytes(size // 2).hex()
    return f"<html><body><p>Ferry {number} sails. {words}</p></body></html>".encode()


def answer(
    content: bytes, *fields: str, status: str = "200 OK", media: str = "text/html; charset=UTF-8"
) -> bytes:
    """An HTTP answer."""
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {media}"] if media else []), *fields]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


def record(
    block: bytes,
    url: str = "https://harbour.example/1",
    kind: str = "response",
    *fields: str,
    version: str = "1.0",
    length: object = None,
    media: str = "application/http; msgtype=response",
) -> bytes:
    """A record, not packed. `length` stands in for the true Content-Length."""
    lines = [
        f"WARC/{version}",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2026-05-14T06:30:00Z",
        "WARC-Record-ID: <urn:uuid:5d9c6f0e-0000-4000-8000-000000000001>",
        f"Content-Type: {media}",
        *fields,
        f"Content-Length: {len(block) if length is None else length}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def page_record(number: int, *fields: str, size: int = 600) -> bytes:
    """A record of the page of this number; `number` reads it off again."""
    url = f"https://harbour.example/{number}"
    return record(answer(body(number, size)), url, "response", *fields)


def digest(block: bytes) -> str:
    """A header line with the digest of a block."""
    told = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    return f"WARC-Block-Digest: sha1:{told}"


def packed(records: Iterable[bytes], level: int = 6) -> list[bytes]:
    """A gzip member a record."""
    return [gzip.compress(each, level, mtime=0) for each in records]


class Pipe(io.RawIOBase):
    """A stream like standard input: it cannot seek and gives what it likes of what is asked."""

    def __init__(self, data: bytes, most: int = 7_777) -> None:
        self._data = io.BytesIO(data)
        self._most = most

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._data.read(min(size, self._most) if size > 0 else self._most)


def read(data: bytes, *, pipe: bool = False) -> tuple[list[WarcPage], list[str]]:
    """The pages of an archive, and its problems without their lead."""
    stream = Pipe(data) if pipe else io.BytesIO(data)
    found = list(pages(stream, NAME))  # type: ignore[arg-type]
    problems = [str(each) for each in found if isinstance(each, ReadError)]
    lead = f"cannot read {NAME}: "
    assert all(each.startswith(lead) and each.isprintable() for each in problems)
    told = [each.removeprefix(lead) for each in problems]
    return [each for each in found if isinstance(each, WarcPage)], told


def numbers(found: Iterable[WarcPage]) -> list[int]:
    """Which pages came out."""
    return [int(each.url.rpartition("/")[2]) for each in found]
