"""The bytes of a file by offset, whether or not its stream can be read again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import BinaryIO

WINDOW = 32 * 1024 * 1024
"""How many bytes of a stream that cannot seek are kept, to go back to."""

_SEEKABLE_WINDOW = 1024 * 1024
_STEP = 64 * 1024


class Raw:
    """A stream with a window of what was read last; offset 0 is where the stream stood.

    `read`, `seek` and `tell` are those of a binary file, so that a parser can be given it.
    """

    def __init__(self, stream: BinaryIO, watch: Callable[[int], None] | None = None) -> None:
        self._stream = stream
        self._watch = watch or (lambda reached: None)
        self._origin, self.size = _extent(stream)
        self._room = WINDOW if self.size is None else _SEEKABLE_WINDOW
        self._starts, self._parts = [0], [b""]
        self._end = 0
        self._at = 0
        self.reached = 0
        """The furthest offset that was read up to."""
        self.failure: OSError | None = None
        """Why the stream could not be read on, if it broke down; it ends there."""

    def tell(self) -> int:
        """The offset of the next byte that `read` gives."""
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to an offset, forward only by reading. Gives the offset gone to.

        That is a later one where the stream cannot seek and the window begins later.
        """
        if offset < self._starts[0] and self.size is None:
            offset = self._starts[0]
        self._at = offset
        return offset

    def close(self) -> None:
        """Nothing: who opened the stream closes it."""

    def read(self, size: int = -1) -> bytes:
        """Some bytes from here on, at most `size`; none at the end."""
        found = self._some(self._at, size if size > 0 else _STEP)
        self._at += len(found)
        return found

    def at(self, offset: int, size: int) -> bytes:
        """The `size` bytes at an offset, fewer at the end of the file."""
        found = self._some(offset, size)
        if len(found) == size or not found:
            return found
        parts = [found]
        while (size := size - len(found)) and (
            found := self._some(offset := offset + len(found), size)
        ):
            parts.append(found)
        return b"".join(parts)

    def _some(self, offset: int, size: int) -> bytes:
        """Bytes from an offset on as far as one part has them, `size` at most."""
        if offset < self._starts[0]:
            self._jump(offset)
        while offset >= self._end:
            if not self._more(offset):
                return b""
        number = bisect_right(self._starts, offset) - 1
        within = offset - self._starts[number]
        return self._parts[number][within : within + size]

    def _more(self, wanted: int) -> bool:
        """Read on in the stream; leap over what lies before `wanted` where that can be done."""
        if self.size is not None and wanted - self._end > self._room:
            self._jump(wanted)
        part = self._next()
        if not part:
            return False
        self._starts.append(self._end)
        self._parts.append(part)
        self._end += len(part)
        if self._end - self._starts[0] > self._room + self._room // 4:
            self._forget(bisect_right(self._starts, self._end - self._room) - 1)
        self._say(self._end)
        return True

    def _next(self) -> bytes:
        try:
            return b"" if self.failure else self._stream.read(_STEP)
        except OSError as error:
            self.failure = error
            return b""

    def _forget(self, count: int) -> None:
        """Drop the oldest parts; what is kept is more than the room by one part at most."""
        del self._starts[:count]
        del self._parts[:count]

    def _jump(self, offset: int) -> None:
        """Begin the window anew at an offset."""
        if self.size is None:
            raise OSError(f"byte {offset} cannot be gone back to")
        self._stream.seek(self._origin + offset)
        self._starts, self._parts, self._end = [offset], [b""], offset

    def _say(self, reached: int) -> None:
        if reached > self.reached:
            self.reached = reached
            self._watch(reached)


def _extent(stream: BinaryIO) -> tuple[int, int | None]:
    """Where the stream stands and how many bytes follow; None for one that cannot seek."""
    try:
        origin = stream.tell()
        end = stream.seek(0, 2)
        stream.seek(origin)
    except (OSError, AttributeError, ValueError):
        return 0, None
    return origin, end - origin
