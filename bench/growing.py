"""`python -m bench.growing FILE COUNT`: a worker that grows a library and asks it, and tells how.

It annotates the invented stream once, makes COUNT articles of it (`many`), adds them in batches to
the library FILE, and then asks what a user asks. The time that making them takes is left out, and
so is that of annotation, since each comes with its notes. One
JSON object goes to standard output when it is done, a line a batch to standard error meanwhile.
"""

from __future__ import annotations

import itertools
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from bench.gold import ROOT
from bench.many import Annotated, many
from bench.memory import peak
from tellings import api
from tellings.errors import ReadError
from tellings.library import Library
from tellings.library.annotating import Task
from tellings.model import Article

STREAM = ROOT / "examples" / "stream" / "reports"
BATCH = 1000
RUNS = 7
DAY = 86400.0


class Batch(Struct, frozen=True):
    """The library after so many articles; processor seconds an article of the last of them."""

    articles: int
    seconds: float
    bytes: int
    megabytes: float


class Answer(Struct, frozen=True):
    """A question, how many it gave, and the median and the longest of some runs in seconds."""

    asked: str
    found: int
    median: float
    longest: float


class Grown(Struct, frozen=True):
    """How a library grew, and how fast it answers."""

    batches: tuple[Batch, ...]
    answers: tuple[Answer, ...]
    stories: int
    megabytes: float


def grow(path: Path, count: int, tell: Callable[[Batch], None]) -> Grown:
    """Grow a library and ask it; `tell` hears of each batch."""
    line = api.pipeline()
    found = (each for each in api.articles([str(STREAM)]) if isinstance(each, Article))
    invented = [(article, line.run(article)) for article in found]
    made = _Timed(_task(each) for each in many(invented, count))
    batches: list[Batch] = []
    with Library.open(path, add=True) as library:
        for first in range(0, count, BATCH):
            batches.append(_batch(library, path, made, min(BATCH, count - first), first))
            tell(batches[-1])
    most = peak()
    with Library.open(path) as library:
        answers = tuple(_answers(library))
        stories = len(library.stories())
    return Grown(tuple(batches), answers, stories, most)


def _task(each: Annotated) -> Task:
    article, made = each
    return Task(article, {step.maker.step: step for step in made})


class _Timed(Iterator[Task]):
    """Tasks, and the seconds that making them took."""

    def __init__(self, tasks: Iterator[Task]) -> None:
        self._tasks = tasks
        self.seconds = 0.0

    def __next__(self) -> Task:
        start = time.process_time()
        try:
            return next(self._tasks)
        finally:
            self.seconds += time.process_time() - start


def _batch(library: Library, path: Path, made: _Timed, size: int, before: int) -> Batch:
    start, making = time.process_time(), made.seconds
    for each in library.add(itertools.islice(made, size)):
        if isinstance(each, ReadError):
            raise each
    seconds = time.process_time() - start - (made.seconds - making)
    return Batch(before + size, seconds / size, path.stat().st_size, peak())


def _answers(library: Library) -> Iterator[Answer]:
    last = next(line.last or 0.0 for line in library.stories(limit=1))
    told = library.stories(limit=1)[0]
    rare = next(word for word in told.headline.split() if len(word) > 4)
    questions: dict[str, Callable[[], int]] = {
        "find, a rare word": lambda: len(library.find(rare)),
        "find, a common word": lambda: len(library.find("after")),
        "find, two common words": lambda: len(library.find("people after")),
        "find, a phrase": lambda: len(library.find('"on Monday"')),
        "find, the start of a word": lambda: len(library.find("minis*")),
        "find, by a speaker": lambda: len(library.find("would", by="police")),
        "find, of an outlet and a week": lambda: len(
            library.find("after", outlet="Standard", since=last - 7 * DAY)
        ),
        "stories, the last 50": lambda: len(library.stories(limit=50)),
        "stories of two days": lambda: len(library.stories(since=last - 2 * DAY)),
        "stories of an outlet, the last 50": lambda: len(
            library.stories(outlet="Standard", limit=50)
        ),
        "stories by 4 outlets or more, the last 50": lambda: len(
            library.stories(least_outlets=4, limit=50)
        ),
        "a story": lambda: len(library.story(told.id).told),
    }
    for asked, question in questions.items():
        yield _answer(asked, question)


def _answer(asked: str, question: Callable[[], int]) -> Answer:
    seconds, found = [], 0
    for _ in range(RUNS):
        start = time.perf_counter()
        found = question()
        seconds.append(time.perf_counter() - start)
    return Answer(asked, found, statistics.median(seconds), max(seconds))


def _told(batch: Batch) -> None:
    print(
        f"{batch.articles:,} articles, {batch.seconds * 1000:.2f} ms each,"
        f" {batch.bytes / 1e6:,.0f} MB, {batch.megabytes:,.0f} MB of memory",
        file=sys.stderr,
        flush=True,
    )


if __name__ == "__main__":
    grown = grow(Path(sys.argv[1]), int(sys.argv[2]), _told)
    print(msgspec.json.encode(grown).decode())
