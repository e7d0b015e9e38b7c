"""How far a long reading is: one line on standard error, taken away at the end.

    with Progress.of(sources) as progress:
        for found in api.readings(sources, watch=progress.watch):
            progress.count(article=not isinstance(found, ReadError))

What is known beforehand makes it tell the time that is left: how many bytes web archives have, or
how many files folders have.

Nothing is shown where standard error is no terminal, for what is over soon, and, so that it never
stands between lines of output, where output goes to a terminal meanwhile.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from tellings.errors import ReadError

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from tellings.model import Article

PATIENCE = 1.5
"""Seconds that nothing is shown for."""

_LEAST_RECORDS, _LEAST_BYTES = 10, 1024**2
_ENDINGS = (".warc", ".warc.gz")


class Progress:
    """A progress line, as a context manager. Outside of it, and where it is not wanted, silent."""

    def __init__(
        self,
        total: int | None = None,
        *,
        files: int | None = None,
        beside_output: bool = True,
        errors: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`total` is how many bytes `watch` will come to, if that is known; `files` how many
        files `through` will.

        `beside_output` tells that standard output is written meanwhile. `errors` stands in for
        standard error and `clock`, in seconds, for the time.
        """
        self._total = total
        self._files, self._file, self._opened = files, "", 0
        self._errors = errors if errors is not None else sys.stderr
        self._wanted = _is_terminal(self._errors)
        if beside_output and _is_terminal(sys.stdout):
            self._wanted = False
        self._clock = clock
        self._begun = clock()
        self._passed, self._bytes = 0, 0
        self._records, self._articles = 0, 0
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    @classmethod
    def of(cls, sources: Iterable[str], *, beside_output: bool = True) -> Self:
        """Progress over the sources that a command was given; their size counts if all tell it."""
        return cls(total_bytes(sources), beside_output=beside_output)

    @classmethod
    def of_articles(cls, sources: Iterable[str]) -> Self:
        """Progress over sources whose articles come `through` it, with no output beside."""
        given = list(sources)
        total = total_bytes(given)
        return cls(total, files=None if total else total_files(given), beside_output=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()
            self._bar = None
        self._wanted = False

    def watch(self, reached: int) -> None:
        """So many bytes of the present source are read. Fewer than before begin another source."""
        if reached < self._bytes:
            self._passed += self._bytes
        self._bytes = reached
        self._show()

    def count(self, *, article: bool) -> None:
        """A record more is read: an article, or one that gave none."""
        self._records += 1
        self._articles += article
        self._show()

    def through(self, found: Iterable[Article | ReadError]) -> Iterator[Article | ReadError]:
        """What is found, each counted when the next is asked for, and the files they stand in."""
        for each in found:
            file = each.source if isinstance(each, ReadError) else _file(each)
            self._opened += bool(file) and file != self._file
            self._file = file
            yield each
            self.count(article=not isinstance(each, ReadError))

    def _show(self) -> None:
        if not self._wanted:
            return
        if self._bar is None:
            if not self._is_long():
                return
            self._begin()
        assert self._bar is not None  # noqa: S101  begun above
        assert self._task is not None  # noqa: S101
        done = self._passed + self._bytes
        reached = self._read if self._files else done
        self._bar.update(self._task, completed=reached, told=self._told(done))

    @property
    def _read(self) -> int:
        """How many files are behind us; the present one is not."""
        return min(max(self._opened - 1, 0), self._files or 0)

    def _is_long(self) -> bool:
        much = self._records >= _LEAST_RECORDS or self._passed + self._bytes >= _LEAST_BYTES
        return much and self._clock() - self._begun >= PATIENCE

    def _begin(self) -> None:
        """Start the line. Problems that are said meanwhile appear above it."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        columns = [TextColumn("{task.fields[told]}", markup=False)]
        if self._total or self._files:
            columns += [BarColumn(bar_width=20), TimeRemainingColumn()]  # type: ignore[list-item]
        self._bar = Progress(
            *columns,
            console=Console(file=self._errors, highlight=False, markup=False, emoji=False),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=self._errors is sys.stderr,
            refresh_per_second=4,
        )
        self._task = self._bar.add_task("", total=self._total or self._files, told="")
        self._bar.start()

    def _told(self, done: int) -> str:
        seconds = max(self._clock() - self._begun, 1e-9)
        parts = [f"{self._records:,} records", f"{self._articles:,} articles"]
        if done:
            whole = f" of {_megabytes(self._total)}" if self._total else ""
            parts.insert(0, f"{_megabytes(done)}{whole} MB")
        if self._files:
            parts.insert(0, f"{self._read:,} of {self._files:,} files")
        return " · ".join([*parts, f"{self._articles / seconds:.1f} articles/s"])


def total_bytes(sources: Iterable[str]) -> int | None:
    """The bytes of all sources together; None unless all are files whose reading is watched.

    Those are web archives, told by their names, since looking into them would be reading them.
    """
    total = 0
    for source in sources:
        path = Path(source)
        if not source.lower().endswith(_ENDINGS) or not path.is_file():
            return None
        total += path.stat().st_size
    return total or None


def total_files(sources: Iterable[str]) -> int | None:
    """How many files the sources are and hold; None where one is neither a file nor a folder."""
    total = 0
    for source in sources:
        path = Path(source)
        if path.is_dir():
            total += sum(map(_count, os.walk(path)))
        elif path.is_file():
            total += 1
        else:
            return None
    return total or None


def _count(walked: tuple[str, list[str], list[str]]) -> int:
    """The files of one folder of a walk, which is kept out of hidden folders, as reading is."""
    _, folders, files = walked
    folders[:] = [name for name in folders if not name.startswith(".")]
    return sum(not name.startswith(".") for name in files)


def _file(article: Article) -> str:
    return article.origin.source if article.origin else ""


def _megabytes(count: int | None) -> str:
    return f"{(count or 0) / 1e6:,.1f}"


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # a closed stream
        return False
