"""Where results go: standard output, or a file that is replaced only when all is written."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from tellings.errors import UseError

if TYPE_CHECKING:
    from rich.console import Console


def check(path: Path, sources: Iterable[str]) -> None:
    """Raise UseError if `path` cannot be written, or is one of the sources."""
    if path.is_dir():
        raise UseError(f"cannot write {path}: it is a directory; name a file in it")
    if not path.parent.is_dir():
        raise UseError(f"cannot write {path}: there is no folder {path.parent}; make it first")
    for source in sources:
        if source != "-" and path.exists() and Path(source).exists() and path.samefile(source):
            raise UseError(f"cannot write {path}: it is one of the sources; name another file")


def write(path: Path, content: str) -> None:
    """Write a file whole or not at all (UTF-8). Raises UseError."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode("utf-8", "replace"))
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise UseError(f"cannot write {path}: {error.strerror or error}") from error


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def put(content: str) -> None:
    """Text on standard output, as UTF-8 whatever the terminal's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def console() -> Console:
    """Standard output for people: styled on a terminal, plain elsewhere or with NO_COLOR set."""
    from rich.console import Console

    return Console(highlight=False, emoji=False, markup=False)
