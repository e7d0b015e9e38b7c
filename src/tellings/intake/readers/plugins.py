"""Readers that other packages bring, by entry points of the group `tellings.readers`.

What a plug-in does wrong is one line that names it, and never the end of the program.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache

from tellings.errors import ReadError
from tellings.intake.reader import Asked, Found, Reader
from tellings.intake.source import Source
from tellings.model import Article

GROUP = "tellings.readers"


def plugins() -> tuple[Reader, ...]:
    """The readers of installed packages in the order of their names."""
    return _loaded(tuple(sys.path))[0]


def broken() -> tuple[str, ...]:
    """A line for each plug-in that cannot be loaded."""
    return _loaded(tuple(sys.path))[1]


@cache
def _loaded(path: tuple[str, ...]) -> tuple[tuple[Reader, ...], tuple[str, ...]]:
    """The readers and what is wrong with others; `path` is where packages are looked for."""
    from importlib.metadata import entry_points  # noqa: PLC0415  slow to load

    readers, problems = [], []
    for point in sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value)):
        try:
            made = point.load()
        except Exception as error:  # another's code may raise anything
            problems.append(_broken(point.name, point.value, error))
            continue
        if isinstance(made, Reader):
            readers.append(_guarded(made, point.value))
        else:
            problem = TypeError(f"is no Reader but {type(made).__name__}")
            problems.append(_broken(point.name, point.value, problem))
    return tuple(readers), tuple(problems)


def _broken(name: str, value: str, error: BaseException) -> str:
    said = " ".join(str(error).split())[:200]
    said = said if said.isprintable() else ascii(said)
    problem = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return f"the plug-in {name!a} ({value}) is broken ({problem}); update or remove it"


def _guarded(reader: Reader, value: str) -> Reader:
    """A reader whose faults are problems of the source."""

    def fits(source: Source) -> bool:
        try:
            return bool(reader.fits(source))
        except ReadError:
            raise
        except Exception as error:  # another's code may raise anything
            raise ReadError(source.name, _broken(reader.name, value, error)) from None

    def articles(source: Source, asked: Asked) -> Iterator[Found]:
        try:
            for found in reader.articles(source, asked):
                if not isinstance(found, Article | ReadError):
                    raise TypeError(f"gives {type(found).__name__} and no article")
                yield found
        except (ReadError, OSError):
            raise
        except Exception as error:  # another's code may raise anything
            raise ReadError(source.name, _broken(reader.name, value, error)) from None

    return Reader(reader.name, fits=fits, articles=articles, endings=reader.endings)
