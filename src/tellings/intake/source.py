"""The bytes behind a name: a regular file or standard input, refused in one clear line."""

from __future__ import annotations

import difflib
import re
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from tellings.errors import ReadError

LARGEST = 64 * 1024 * 1024
STDIN = "-"

_ADDRESS = re.compile(r"(https?|ftp|file)://", re.IGNORECASE)
# Comparing a name with more neighbours than this takes longer than looking the folder up oneself.
_MOST_NEIGHBOURS = 5_000
_KINDS = (
    (stat.S_ISDIR, "is a directory; give its files"),
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


def load(source: str, stdin: BinaryIO | None = None) -> bytes:
    """The bytes of the file named `source`, or of standard input for "-".

    Only regular files are opened, and at most `LARGEST` bytes are read, so neither a pipe nor
    an endless device can hang. Raises ReadError.
    """
    try:
        data = _piped(stdin) if source == STDIN else _filed(source)
    except OSError as error:
        raise ReadError(label(source), _reason(source, error)) from None
    except ValueError as error:  # a closed stream, or a NUL in a file's name
        raise ReadError(label(source), f"{error}; give another file") from None
    if len(data) > LARGEST:
        raise ReadError(label(source), _too_large())
    return data


def _piped(stdin: BinaryIO | None) -> bytes:
    stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise ReadError(label(STDIN), "is closed; give a file")
    data = bytearray()
    while len(data) <= LARGEST and (part := stream.read(LARGEST + 1 - len(data))):
        data += part
    return bytes(data)


def _filed(source: str) -> bytes:
    if _ADDRESS.match(source):
        problem = "addresses are not read yet; save the page and give the file"
        raise ReadError(label(source), problem)
    if not source:
        raise ReadError(label(source), "the name is empty; give a file, or - for standard input")
    path = Path(source)
    about = path.stat()
    for is_kind, problem in _KINDS:
        if is_kind(about.st_mode):
            raise ReadError(label(source), problem)
    if about.st_size > LARGEST:
        raise ReadError(label(source), _too_large())
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _too_large() -> str:
    return f"is larger than {LARGEST // 1024**2} MiB; give one article a file, or JSON Lines parts"


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
