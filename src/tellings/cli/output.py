"""Where results go: standard output, or a file that is replaced only when all is written."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tellings.errors import UseError

STANDARD = Path("-")


def check(path: Path, sources: Iterable[str]) -> None:
    """Raise UseError if `path` cannot be written, or is one of the sources."""
    try:
        if problem := _problem(path, sources):
            raise UseError(f"cannot write {path}: {problem}")
    except OSError as error:
        raise _unwritable(path, error) from error


def _problem(path: Path, sources: Iterable[str]) -> str:
    if path.is_dir():
        return "it is a directory; name a file in it"
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}; make it first"
    for source in sources:
        if source != "-" and path.exists() and _is(path, source):
            return "it is one of the sources; name another file"
    return ""


def _is(path: Path, source: str) -> bool:
    try:
        return path.samefile(source)
    except (OSError, ValueError):  # no such file, or no name of one: intake says so
        return False


def write(path: Path, content: str) -> None:
    """Write a file whole or not at all (UTF-8). Raises UseError."""
    with writing(path) as file:
        file.write(content)


class Writing:
    """A file while it is written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.kept = True

    def write(self, content: str) -> None:
        """Add text, in UTF-8."""
        self._file.write(content.encode("utf-8", "replace"))

    def forget(self) -> None:
        """Leave the file that is to be replaced as it was."""
        self.kept = False


@contextmanager
def writing(path: Path) -> Iterator[Writing]:
    """A file that is there when all is written, and not before. Raises UseError.

    A link stays one: what it leads to is written. A device or a pipe is written to.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield Writing(file)
        else:
            with _replacing(Path(os.path.realpath(path))) as made:
                yield made
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(path, error) from error


@contextmanager
def _replacing(target: Path) -> Iterator[Writing]:
    handle, name = tempfile.mkstemp(prefix=".tellings.", dir=target.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            made = Writing(file)
            yield made
        if made.kept:
            written.chmod(_mode(target))
            written.replace(target)
    finally:
        written.unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """The rights that the file has, or that a new one gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask


def _unwritable(path: Path, error: OSError) -> UseError:
    return UseError(f"cannot write {path}: {error.strerror or error}; name another file")


def put(content: str) -> None:
    """Text on standard output, as UTF-8 whatever the terminal's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
