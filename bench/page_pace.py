"""Pages a second: our whole intake of a page beside trafilatura alone, in the same run.

Whole intake is decoding, cutting, the vote, metadata, dates, language, agency and pieces.
trafilatura reads each page once in its precise mode, without metadata. Processor time of one
thread; the two take turns on each page, so that a busy moment falls on both.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from bench.body import extracted
from bench.pages import article, pages

HEAD = ("pages", "pages/s of a core", "times trafilatura")


class PagePace(Struct, frozen=True):
    """Pages and the seconds of processor time that each took for all."""

    pages: int
    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        """How many times trafilatura's time our intake takes."""
        return self.ours / self.theirs


def pace(data: Path) -> PagePace:
    """All pages with gold, once."""
    ours = theirs = 0.0
    count = 0
    for content in _contents(data):
        ours += _seconds(partial(article, content))
        theirs += _seconds(partial(extracted, content, "precision"))
        count += 1
    return PagePace(count, ours, theirs)


def rows(found: PagePace) -> list[tuple[str, ...]]:
    """A row each: whole intake, trafilatura alone."""
    both = (("whole intake", found.ours), ("trafilatura alone", found.theirs))
    return [
        (name, f"{found.pages / seconds:.1f}", f"{seconds / found.theirs:.2f}")
        for name, seconds in both
    ]


def _contents(data: Path) -> Iterator[bytes]:
    found = pages(data)
    article(found[0].bytes(data))  # loads the libraries
    for page in found:
        yield page.bytes(data)


def _seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start
