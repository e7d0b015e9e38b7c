"""A folder: each file in it and in its folders, in the order of their names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tellings.errors import ReadError
from tellings.intake.reader import Asked, Found, Reader
from tellings.intake.records import few_problems
from tellings.intake.source import Source, opened, shown

_OUTSIDE = "is a link that leads out of the folder; give what it leads to"


def _fits(source: Source) -> bool:
    return source.path is not None and source.path.is_dir()


def _articles(source: Source, asked: Asked) -> Iterator[Found]:
    yield from few_problems(_files(source, asked), source.name, "files")


def _files(source: Source, asked: Asked) -> Iterator[Found]:
    from tellings.intake.readers import articles  # noqa: PLC0415  it imports this module

    seen = False
    for path in _paths(source.path or Path()):
        seen = True
        if isinstance(path, ReadError):
            yield path
            continue
        try:
            with opened(str(path)) as file:
                yield from articles(file, asked)
        except ReadError as problem:
            yield problem
    if not seen:
        raise ReadError(source.name, "is a folder without files; give one with reports in it")


def _paths(folder: Path) -> Iterator[Path | ReadError]:
    """The files below a folder, depth first; no hidden ones, and nothing that a link leads to.

    What a link within the folder leads to is there under its own name.
    """
    home = Path(os.path.realpath(folder))
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and path.is_symlink():
            if not Path(os.path.realpath(path)).is_relative_to(home):
                yield ReadError(shown(str(path)), _OUTSIDE)
        elif path.is_dir():
            try:
                names = sorted(os.listdir(path), reverse=True)  # noqa: PTH208  names only
            except OSError as error:
                problem = f"{error.strerror or error}; give another folder"
                yield ReadError(shown(str(path)), problem)
                continue
            waiting += [path / name for name in names if not name.startswith(".")]
        else:
            yield path


READER = Reader("folder", fits=_fits, articles=_articles)
