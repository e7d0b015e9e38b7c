"""Packed bytes unpacked piece by piece, never past a bound: a bomb is cut while it goes off."""

from __future__ import annotations

import zlib

GZIP = b"\x1f\x8b"
# zlib's window bits. Some servers send "deflate" without zlib's wrapping.
_WINDOWS = {"": 0, "identity": 0, "gzip": 31, "x-gzip": 31, "deflate": 15}
_BARE = -15
# Each member is a few bytes at least; no page is packed in so many pieces.
_MOST_MEMBERS = 1_000


class UnpackError(ValueError):
    """Packed bytes are damaged, cut off, too many, or packed in a way that is not known."""


class Unpacking:
    """Takes pieces of a body that is packed as `coding` and gives what they unpack to.

    Codings are those of RFC 9110, 8.4.1: gzip, deflate, and "" or identity for none. In all at
    most `largest` bytes come out; one more raises UnpackError, as does any damage.
    """

    def __init__(self, coding: str, largest: int) -> None:
        if coding not in _WINDOWS:
            raise UnpackError(f"is packed in a way that was not asked for ({coding[:20]!r})")
        self._coding = coding
        self._room = largest
        self._members = 0
        self._begun = self._done = False
        self._open(_WINDOWS[coding])

    def more(self, packed: bytes) -> bytes:
        """What the next piece unpacks to."""
        if not self._window:
            return self._counted(packed)
        parts: list[bytes] = []
        while packed and not self._done:
            parts.append(self._counted(self._inflated(packed)))
            packed = self._rest()
        return b"".join(parts)

    def end(self) -> None:
        """Raises UnpackError if the last piece is missing."""
        if self._begun and not self._inflating.eof:
            raise UnpackError("is packed and ends too early")

    def _open(self, window: int) -> None:
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise UnpackError("is packed in too many pieces")
        self._window = window
        self._inflating = zlib.decompressobj(window or _WINDOWS["gzip"])

    def _counted(self, found: bytes) -> bytes:
        self._room -= len(found)
        if self._room < 0:
            raise UnpackError("is larger than is read")
        return found

    def _inflated(self, packed: bytes) -> bytes:
        first, self._begun = not self._begun, True
        try:
            return self._inflating.decompress(packed, self._room + 1)
        except zlib.error:
            if not first or self._window != _WINDOWS["deflate"]:
                raise UnpackError("is packed and damaged") from None
        self._open(_BARE)
        return self._inflated(packed)

    def _rest(self) -> bytes:
        """What is left to unpack of a piece: of this member, or of one that follows it."""
        if not self._inflating.eof:
            return self._inflating.unconsumed_tail
        rest = self._inflating.unused_data
        if self._window != _WINDOWS["gzip"] or (rest and not rest.startswith(GZIP[:1])):
            self._done = True  # what follows is no part of the page
        elif rest:
            self._open(self._window)
        return rest


def gunzipped(data: bytes, largest: int) -> bytes:
    """The bytes of a gzip file. Raises UnpackError."""
    unpacking = Unpacking("gzip", largest)
    found = unpacking.more(data)
    unpacking.end()
    return found


def gunzipped_head(head: bytes, largest: int) -> bytes:
    """The first `largest` bytes of a gzip file of which `head` is the beginning; b"" if damaged."""
    try:
        return zlib.decompressobj(_WINDOWS["gzip"]).decompress(head, largest)
    except zlib.error:
        return b""
