"""Reading bytes in tests: through standard input, or as a file of a given name."""

from __future__ import annotations

import io
from pathlib import Path

from tellings.intake import Intake, read
from tellings.model import Article


def taken(data: bytes) -> Intake:
    """What intake makes of bytes on standard input."""
    return read("-", stdin=io.BytesIO(data))


def article(data: bytes | str) -> Article:
    """The one article in bytes (or text in UTF-8) that have no problems."""
    found = taken(data.encode() if isinstance(data, str) else data)
    assert found.problems == ()
    (only,) = found.articles
    return only


def problem(folder: Path, name: str, data: bytes) -> str:
    """The one problem of a file with these bytes, without the file's name."""
    path = folder / name
    path.write_bytes(data)
    found = read(str(path))
    assert found.articles == ()
    (only,) = found.problems
    lead = f"cannot read {path}: "
    assert str(only).startswith(lead)
    return str(only).removeprefix(lead)
