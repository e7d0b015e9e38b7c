"""One gzip member of a file, unpacked bit by bit."""

from __future__ import annotations

import zlib

from tellings.intake.warc.raw import Raw
from tellings.intake.warc.record import DamageError

MAGIC = b"\x1f\x8b\x08"
OPENING = b"WARC/"
_GZIP = 31  # zlib's window bits for a stream with a gzip header
_STEP = 64 * 1024
_BITE = 2048  # where a member breaks, what zlib has unpacked of a bite is lost
_PROBE = 4096


def opens_warc(head: bytes) -> bool:
    """Whether a gzip member begins here and unpacks to the beginning of a WARC record."""
    if not head.startswith(MAGIC):
        return False
    try:
        unpacked = zlib.decompressobj(_GZIP).decompress(head[:_PROBE], 64)
    except zlib.error:
        return False
    return unpacked.lstrip(b"\r\n").startswith(OPENING)


class Member:
    """The decoded bytes of the gzip member at an offset; `end` is the offset after it, once read.

    Reading raises DamageError where the member is broken or cut off.
    """

    def __init__(self, raw: Raw, offset: int) -> None:
        self._raw = raw
        self._inflating = zlib.decompressobj(_GZIP)
        self._packed = b""
        self.end = offset

    def more(self) -> bytes:
        """The next decoded bytes, a bounded number; none after the last, whose sum is right."""
        while not self._inflating.eof:
            found = self._inflate(self._packed or self._next())
            if found:
                return found
        return b""

    def _inflate(self, packed: bytes) -> bytes:
        try:
            found = self._inflating.decompress(packed, _STEP)
        except zlib.error:
            raise DamageError("the gzip member is damaged", self.end) from None
        self._packed = self._inflating.unconsumed_tail
        self.end -= len(self._inflating.unused_data)  # none before the member's end
        return found

    def _next(self) -> bytes:
        packed = self._raw.at(self.end, _BITE)
        if not packed:
            raise DamageError("the file is cut off in a gzip member", self.end)
        self.end += len(packed)
        return packed


class Decoded:
    """What a member unpacks to, as bytes to look at and to take."""

    def __init__(self, member: Member) -> None:
        self._member = member
        self._ready = bytearray()

    def look(self, size: int) -> bytes:
        """The next `size` bytes, which stay; fewer at the member's end."""
        while len(self._ready) < size and (found := self._member.more()):
            self._ready += found
        return bytes(self._ready[:size])

    def take(self, size: int) -> bytes:
        """The next `size` bytes, fewer at the member's end."""
        found = self.look(size)
        del self._ready[: len(found)]
        return found

    def drop(self, size: int) -> int:
        """Pass over `size` bytes without holding them. Gives how many there were."""
        dropped = 0
        while dropped < size and (found := self.take(min(size - dropped, _STEP))):
            dropped += len(found)
        return dropped
