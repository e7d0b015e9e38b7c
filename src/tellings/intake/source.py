"""The bytes behind a name: files, standard input, members of an archive, fetched pages.

What cannot be opened is refused in one clear line. Nothing is read further than it is asked for.
"""

from __future__ import annotations

import difflib
import io
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path, PurePath
from typing import BinaryIO

from resiliparse.parse.encoding import map_encoding_to_html5

from tellings.errors import ReadError
from tellings.intake.encoding import Decoded, decode
from tellings.model import Origin

# Of a text that is read whole, and of a line, row or record of one that is not.
LARGEST = 64 * 1024 * 1024
STDIN = "-"
# How much of a source is looked at to tell what it is.
HEAD = 64 * 1024

_ADDRESS = re.compile(r"(https?|ftp|file)://", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
# Comparing a name with more neighbours than this takes longer than looking the folder up oneself.
_MOST_NEIGHBOURS = 5_000
_KINDS = (
    (stat.S_ISFIFO, "is a pipe; send it to standard input and give -"),
    (stat.S_ISSOCK, "is a socket; give a file"),
    (stat.S_ISCHR, "is a device; give a file, or - for standard input"),
    (stat.S_ISBLK, "is a device; give a file, or - for standard input"),
)


def shown(name: str) -> str:
    """`name` on one line: as it is if every character can be printed, else quoted and escaped."""
    return name if name.isprintable() and name else repr(name)


def label(source: str) -> str:
    """What messages call a source."""
    return "standard input" if source == STDIN else shown(source)


def is_address(source: str) -> bool:
    """Whether a source is an address on the web (http or https) and no file."""
    return bool(_WEB.match(source))


class Source:
    """Bytes that a reader is given, and what is known of where they are from.

    `name` is what messages call it, on one line. `origin` is what its articles get, each with
    what the reader adds. `path` is the file or folder, if it is one. `address` is where it was
    fetched from in the end, and `charset` what the server said of it. `followed`: whether
    addresses that a feed lists may be fetched, which is so only if the feed's own was given by
    the user. `packed`: whether it is a member of an archive, in which no archive is opened.

    A reader calls either `whole` or `stream`, once. Both may raise ReadError and OSError.
    """

    def __init__(
        self,
        name: str,
        origin: Origin,
        stream: BinaryIO,
        *,
        path: Path | None = None,
        address: str = "",
        charset: str = "",
        followed: bool = False,
        packed: bool = False,
        again: bool = False,
    ) -> None:
        """`again` says that the stream can be sought, and stands at its start."""
        self.name = name
        self.origin = origin
        self.path = path
        self.address = address
        self.charset = charset
        self.followed = followed
        self.packed = packed
        self._stream = stream
        self._again = again

    @cached_property
    def head(self) -> bytes:
        """The first `HEAD` bytes; fewer only if there are no more."""
        head = bytearray()
        while len(head) < HEAD and (part := self._stream.read(HEAD - len(head))):
            head += part
        return bytes(head)

    @cached_property
    def opening(self) -> Decoded:
        """The head as text, up to its last whole line."""
        if len(self.head) < HEAD:
            return self.decode(self.head)
        # The head may end within a character. It has an even number of bytes, for UTF-16.
        line = self.head.rfind(b"\n") + 1
        wide = b"\0" in self.head
        return self.decode(self.head[:line] if line and not wide else self.head)

    @property
    def ending(self) -> str:
        """The ending of the file's name in lower case (".csv"), or ""."""
        return PurePath(self.origin.member or self.origin.source).suffix.lower()

    def whole(self) -> bytes:
        """All bytes. Raises ReadError for more than `LARGEST`."""
        if self.path is not None and self.path.stat().st_size > LARGEST:
            raise ReadError(self.name, _too_large())
        data = bytearray(self.head)
        while len(data) <= LARGEST and (part := self._stream.read(LARGEST + 1 - len(data))):
            data += part
        if len(data) > LARGEST:
            raise ReadError(self.name, _too_large())
        return bytes(data)

    def stream(self) -> BinaryIO:
        """The bytes from their start, however many there are."""
        head = self.head
        if self._again:
            self._stream.seek(0)
            return self._stream
        return io.BufferedReader(_Rest(head, self._stream))

    def decode(self, data: bytes) -> Decoded:
        """Bytes of it as text: by their mark, as UTF-8, as the server said, or by their look."""
        if not self.charset or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            return decode(data)
        # Only labels of the WHATWG Encoding Standard: no codec that runs or unpacks its input.
        told = map_encoding_to_html5(self.charset, fallback_utf8=False)
        for encoding in ("utf-8", told) if told else ():
            try:
                return Decoded(data.decode(encoding), encoding)
            except (UnicodeDecodeError, LookupError):
                continue
        return decode(data)


class _Rest(io.RawIOBase):
    """What was looked at already, and then the rest."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        part = self._head[: len(view)] or self._stream.read(len(view)) or b""
        self._head = self._head[len(view) :]
        view[: len(part)] = part
        return len(part)


# --- files and standard input --------------------------------------------------------------------


@contextmanager
def opened(source: str, stdin: BinaryIO | None = None) -> Iterator[Source]:
    """The file or folder named `source`, or standard input for "-", while it is read.

    Only regular files are opened, so neither a pipe nor an endless device can hang. Raises
    ReadError, also for what the system says while it is read.
    """
    try:
        made = _piped(stdin) if source == STDIN else _filed(source)
        _ = made.head
    except ValueError as error:  # a closed stream, or a NUL in a file's name
        raise ReadError(label(source), f"{error}; give another file") from None
    except OSError as error:
        raise ReadError(label(source), _reason(source, error)) from None
    with made._stream if made.path else io.BytesIO():
        try:
            yield made
        except OSError as error:
            raise ReadError(label(source), _reason(source, error)) from None


def from_bytes(name: str, origin: Origin, data: bytes) -> Source:
    """A source whose bytes are at hand."""
    return Source(name, origin, io.BytesIO(data), again=True)


def _piped(stdin: BinaryIO | None) -> Source:
    stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise ReadError(label(STDIN), "is closed; give a file")
    return Source(label(STDIN), Origin(STDIN), stream)


def _filed(source: str) -> Source:
    if _ADDRESS.match(source):
        raise ReadError(label(source), "only addresses with http or https are read; give a file")
    if not source:
        raise ReadError(label(source), "the name is empty; give a file, or - for standard input")
    path, origin = Path(source), Origin(shown(source))
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        return Source(label(source), origin, io.BytesIO(), path=path, again=True)
    for is_kind, problem in _KINDS:
        if is_kind(mode):
            raise ReadError(label(source), problem)
    return Source(label(source), origin, path.open("rb"), path=path, again=True)


def _too_large() -> str:
    return f"is larger than {LARGEST // 1024**2} MiB; give one article a file, or JSON Lines"


def _reason(source: str, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"there is no such file{_nearest(Path(source))}"
    if isinstance(error, PermissionError):
        return "no permission to read it; change its rights (chmod u+r) or copy it"
    if isinstance(error, NotADirectoryError):
        return f"there is no such file: {shown(str(Path(source).parent))} is not a folder"
    return f"{error.strerror or 'it cannot be opened'}; give another file"


def _nearest(path: Path) -> str:
    """A hint at the likeliest file of the same folder, or that the folder is missing."""
    if not path.parent.is_dir():
        return f": the folder {shown(str(path.parent))} does not exist"
    try:
        names = sorted(neighbour.name for neighbour in path.parent.iterdir())
    except OSError:
        return ""
    if len(names) > _MOST_NEIGHBOURS:
        return ""
    near = difflib.get_close_matches(path.name, names, n=1)
    return f"; did you mean {shown(str(path.parent / near[0]))}?" if near else ""
