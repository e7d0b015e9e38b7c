"""Where results go: standard output, or a file that is replaced only when all is written."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tellings.errors import UseError


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
    """Write a file whole or not at all (UTF-8). Raises UseError.

    A link stays one: what it leads to is written. A device or a pipe is written to.
    """
    data = content.encode("utf-8", "replace")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise _unwritable(path, error) from error


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".tellings.", dir=target.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
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
