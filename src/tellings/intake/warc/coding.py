"""Transfer and content codings of HTTP undone, never to more than `LARGEST` bytes (RFC 9110, 9112).

Archives often keep a body decoded and its header as it was sent; what is declared but plainly not
there is passed over. A body that was cut off is given as far as it goes.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tellings.intake.warc.record import LARGEST, PageError

if TYPE_CHECKING:
    from fastwarc.stream_io import WarcReader

_CHUNK = re.compile(rb"[ \t]{0,8}([0-9A-Fa-f]{1,8})[ \t]{0,8}(?:;[^\r\n]{0,1024})?\r?\n")
_GZIP, _ZLIB, _RAW = 31, 15, -15  # zlib's window bits
_MOST_CODINGS = 3
_BROKEN = "the body of a page is damaged ({}); it was skipped"


def decoded(body: bytes, fields: Mapping[str, str]) -> bytes:
    """The body with the codings undone that the fields of its answer declare. Raises PageError."""
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _joined(body)
    codings = [each.strip().lower() for each in fields.get("content-encoding", "").split(",")]
    codings = [each for each in codings if each not in ("", "identity", "none", "utf-8")]
    if len(codings) > _MOST_CODINGS:
        raise PageError(f"the body of a page has {len(codings)} codings; it was skipped")
    for coding in reversed(codings):
        body = _unpacked(body, coding)
    return body


def _joined(body: bytes) -> bytes:
    """Chunks put together; the body as it is if it does not begin with one."""
    parts: list[bytes] = []
    at = 0
    while head := _CHUNK.match(body, at):
        size = int(head[1], 16)
        parts.append(body[head.end() : head.end() + size])
        at = head.end() + size
        if not size:
            break
        at += 2 if body.startswith(b"\r\n", at) else 1
    if not parts:
        return body
    if head or at >= len(body):
        return b"".join(parts)
    raise PageError(_BROKEN.format("chunks"))


def _unpacked(body: bytes, coding: str) -> bytes:
    unpack = _CODINGS.get(coding.removeprefix("x-"))
    if unpack is None:
        if _looks_decoded(body):
            return body
        raise PageError(
            f"the body of a page has the unknown coding {coding[:40]!r}; it was skipped"
        )
    try:
        found = unpack(body)
    except (zlib.error, OSError, ValueError):
        if _looks_decoded(body):
            return body
        raise PageError(_BROKEN.format(coding)) from None
    if len(found) > LARGEST:
        most = LARGEST // 1024**2
        raise PageError(f"a page unpacks to more than {most} MiB; it was skipped")
    return found


def _looks_decoded(body: bytes) -> bool:
    """Whether a body is text already: packed bytes have control characters from the start."""
    return not any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in body[:256])


def _gunzipped(body: bytes) -> bytes:
    """The body's gzip members unpacked; what follows the last one is no part of it."""
    parts: list[bytes] = []
    room = LARGEST + 1
    while body.startswith(b"\x1f\x8b") or not parts:
        inflating = zlib.decompressobj(_GZIP)
        parts.append(inflating.decompress(body, room))
        room -= len(parts[-1])
        body = inflating.unused_data
        if room <= 0 or not inflating.eof:
            break
    return b"".join(parts)


def _inflated(body: bytes) -> bytes:
    """What "deflate" is: zlib's format, though some servers sent the bare one."""
    try:
        return zlib.decompressobj(_ZLIB).decompress(body, LARGEST + 1)
    except zlib.error:
        return zlib.decompressobj(_RAW).decompress(body, LARGEST + 1)


def _brotli(body: bytes) -> bytes:
    from fastwarc.stream_io import BrotliReader  # noqa: PLC0415

    return _read(BrotliReader(io.BytesIO(body)))


def _zstd(body: bytes) -> bytes:
    from fastwarc.stream_io import ZstdReader  # noqa: PLC0415

    return _read(ZstdReader(io.BytesIO(body)))


def _read(reader: WarcReader) -> bytes:
    parts: list[bytes] = []
    room = LARGEST + 1
    while room > 0 and (part := reader.read(room)):
        parts.append(part)
        room -= len(part)
    return b"".join(parts)


_CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": _gunzipped,
    "deflate": _inflated,
    "br": _brotli,
    "zstd": _zstd,
}
