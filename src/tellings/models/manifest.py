"""Is a model the one we know? Its files are hashed and compared with a list kept beside the code.

Some models come as re-uploads by strangers. A re-upload that we have looked at has a table here,
`<package>-<version>.tsv` (columns file, sha256, source), and is refused once a byte differs.
"""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path

from tellings import lexicon
from tellings.models.record import ModelRefused

_PACKAGE = "tellings.models"


def hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below `folder`, by its path there, in order of path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def digest(found: dict[str, str]) -> str:
    """One SHA-256 for a folder: that of its lines "hash  path", as sha256sum prints them."""
    lines = "".join(f"{value}  {name}\n" for name, value in sorted(found.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def known(package: str, version: str) -> dict[str, str] | None:
    """The hashes that this release must have, by path; None if we keep no list of it."""
    name = f"{package}-{version}"
    if not resources.files(_PACKAGE).joinpath(f"{name}.tsv").is_file():
        return None
    return {row["file"]: row["sha256"] for row in lexicon.table(_PACKAGE, name)}


def check(spec: str, found: dict[str, str], expected: dict[str, str]) -> None:
    """Raise ModelRefused naming the first file that is missing, changed or not in the list."""
    for name in sorted(expected.keys() | found.keys()):
        if name not in found:
            raise ModelRefused(spec, f"its file {name} is missing; install the package again")
        if found[name] != expected.get(name):
            raise ModelRefused(
                spec, f"its file {name} is not the one we know; install the package again"
            )
