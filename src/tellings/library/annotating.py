"""Articles to notes, step by step: in this process, or in several beside it.

What one article does to a process never ends the rest: a step that fails, or a process that dies
over it, makes the article a problem.
"""

from __future__ import annotations

import os
import re
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, cached_property
from typing import Generic, TypeVar

from msgspec import Struct

from tellings.errors import ReadError
from tellings.group.copies.sketch import Sketch, sketch
from tellings.group.copies.worded import Worded, worded
from tellings.group.stories.profile import Profile, profile
from tellings.group.voices.credits import credit
from tellings.intake.source import label
from tellings.model import Article, Block, Origin, Reading
from tellings.pipeline import Made, Pipeline, build
from tellings.show import heads
from tellings.show.plain import plain
from tellings.show.telling import telling

_WORDS = re.compile(r"\b\w++\W++\w++\W++\w")
_END = re.compile(r"""[.!?\u2026\u3002\uff01\uff1f]["'\u201d\u2019\u00bb)\]]*(?:\s|\Z)""")
NO_PROSE = "no prose was found; give the text of an article"
_FAILED = "annotating it failed ({}); leave it out, and please report it"
_DIED = "the process that annotated it died; leave it out, and please report it"

Other = TypeVar("Other")


class Task(Struct, frozen=True):
    """An article to annotate, and what steps gave for it before, by their names."""

    article: Article
    kept: Mapping[str, Made] = {}


class Annotated(Struct, frozen=True, dict=True):
    """An article, what each step gave for it, and what it is grouped by.

    `headline` is the printed one, or that of the metadata; `credit` the agencies whose text it is.
    """

    article: Article
    made: tuple[Made, ...]
    words: Worded
    sketch: Sketch
    profile: Profile
    headline: str = ""
    credit: str = ""

    @property
    def at(self) -> float | None:
        """When it was written, in seconds since 1970, as far as it is known; of a day its end."""
        return self.profile.at if self.words.written is None else self.words.written

    @cached_property
    def reading(self) -> Reading:
        """The reading that the steps gave."""
        return pipeline().joined(self.article, self.made)


Work = Callable[[Task], Annotated | ReadError]


@cache
def pipeline() -> Pipeline:
    """The steps of annotation, checked."""
    from tellings.annotate.steps import STEPS  # noqa: PLC0415  slow to load

    return build(STEPS)


def annotated(task: Task) -> Annotated | ReadError:
    """Annotate one article here; a problem if there is no prose in it, or if a step fails."""
    try:
        made = pipeline().run(task.article, task.kept)
        reading = pipeline().joined(task.article, made)
        if not has_prose(reading):
            return problem(task.article, NO_PROSE)
        return _grouped(task.article, made, reading)
    except Exception as error:
        told = plain(f"{type(error).__name__}: {error}")[:200]
        return problem(task.article, _FAILED.format(told))


def _grouped(article: Article, made: tuple[Made, ...], reading: Reading) -> Annotated:
    words = worded(reading)
    found = Annotated(
        article=article,
        made=made,
        words=words,
        sketch=sketch(words),
        profile=profile(reading),
        headline=heads.headline(telling(reading, "")),
        credit=credit(article),
    )
    found.__dict__["reading"] = reading  # it is made anew where only the fields have come
    return found


def annotate(
    found: Iterable[Task | Other], jobs: int = 1, work: Work = annotated
) -> Iterator[Annotated | ReadError | Other]:
    """Annotate tasks, in `jobs` processes if more than one; what is no task goes through.

    In the order given. Of `found` a few more are taken than are being annotated. `work` is what
    is done to a task; other processes must be able to import it.
    """
    if jobs == 1:
        for each in found:
            yield work(each) if isinstance(each, Task) else each
        return
    with _Workers[Other](jobs, work) as workers:
        yield from workers.through(found)


def problem(article: Article, words: str) -> ReadError:
    """A problem with an article, told by where it was read."""
    origin = article.origin
    if origin is None:
        return ReadError(f"article {article.id}", words)
    return ReadError(label(origin.source), ": ".join((*_places(origin), words)))


def has_prose(reading: Reading) -> bool:
    """Whether an article has a paragraph with a sentence in it: three words and a sentence's end.

    Menus, tables, settings and lone headlines have none.
    """
    text = reading.article.text
    paragraphs = (b.hull.of(text) for b in reading.of(Block) if b.role == "paragraph")
    return any(_WORDS.search(words) and _END.search(words) for words in paragraphs)


def _places(origin: Origin) -> Iterator[str]:
    places = (
        origin.member,
        f"line {origin.line}" if origin.line else "",
        f"item {origin.item}" if origin.item else "",
        f"byte {origin.offset}" if origin.offset is not None else "",
    )
    return filter(None, places)


# --- in several processes ------------------------------------------------------------------------


class _Waiting(Struct, Generic[Other]):
    """Something that was taken, in its turn: a task with its future, or what goes through."""

    what: Task | Other
    future: Future[Annotated | ReadError] | None = None


class _Workers(Generic[Other]):
    """Processes that annotate. One that dies takes all with it, so they are begun anew."""

    def __init__(self, jobs: int, work: Work) -> None:
        self._jobs, self._work = jobs, work
        self._pool: ProcessPoolExecutor | None = None
        self._line: deque[_Waiting[Other]] = deque()

    def __enter__(self) -> _Workers[Other]:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def through(self, found: Iterable[Task | Other]) -> Iterator[Annotated | ReadError | Other]:
        """Each in its turn; two tasks for each process are under way."""
        for each in found:
            future = self._sent(each) if isinstance(each, Task) else None
            self._line.append(_Waiting(each, future))
            while len(self._line) > 2 * self._jobs or (self._line and self._is_ready()):
                yield self._next()
        while self._line:
            yield self._next()

    def _is_ready(self) -> bool:
        future = self._line[0].future
        return future is None or future.done()

    def _next(self) -> Annotated | ReadError | Other:
        first = self._line[0]
        if first.future is None:
            self._line.popleft()
            return first.what  # type: ignore[return-value]
        try:
            done = first.future.result()
        except BrokenProcessPool:
            return self._alone()
        self._line.popleft()
        return done

    def _alone(self) -> Annotated | ReadError:
        """The first in line in a new process of its own, since nobody knows who broke the others.

        Those behind it are sent again.
        """
        task = self._line.popleft().what
        assert isinstance(task, Task)  # noqa: S101  it has a future
        self._begin(1)
        try:
            done = self._sent(task).result()
        except BrokenProcessPool:
            done = problem(task.article, _DIED)
        self._begin(self._jobs)
        for each in self._line:
            if isinstance(each.what, Task):
                each.future = self._sent(each.what)
        return done

    def _sent(self, task: Task) -> Future[Annotated | ReadError]:
        pool = self._pool or self._begin(self._jobs)
        try:
            return pool.submit(self._work, task)
        except BrokenProcessPool as error:
            broken: Future[Annotated | ReadError] = Future()
            broken.set_exception(error)
            return broken

    def _begin(self, jobs: int) -> ProcessPoolExecutor:
        from multiprocessing import get_context  # noqa: PLC0415

        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
        # A fork would copy what threads of this process hold.
        self._pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begun)
        return self._pool


def _begun() -> None:
    """In a new process: Ctrl-C is for the one that began it, without which this one ends."""
    from multiprocessing import parent_process  # noqa: PLC0415
    from multiprocessing.connection import wait  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is None:
        return

    def end_with(sentinel: int, end: Callable[[int], None] = os._exit) -> None:
        wait([sentinel])
        end(1)

    threading.Thread(target=end_with, args=(parent.sentinel,), daemon=True).start()
