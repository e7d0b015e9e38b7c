"""Adding articles: what is known is passed over, the rest annotated, and each put in whole.

Annotation is slow and reads nothing of the library, so it is done outside of transactions, one of
which holds an article with its notes, its copies and its story, or nothing of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import takewhile
from typing import Literal

import msgspec
from msgspec import Struct

from tellings.errors import ReadError, TellingsError
from tellings.group.copies import sketch as sketches
from tellings.group.stories import profile as profiles
from tellings.library.annotating import Annotated, Task, annotate, pipeline
from tellings.library.grouping import DAY, packed
from tellings.library.placing import Placer
from tellings.model import Article, ModelRecord, Move
from tellings.store import Adding, Store

EVERY = 200
"""How many articles a library grows by before its stories are gone over again."""

_BEFORE = 100  # runs that are looked at for those that did not come to their end

Found = Article | Task | ReadError
State = Literal["done", "stopped", "failed"]


class Outcome(Struct, frozen=True):
    """What came of an article, or of going over the stories again.

    `how`: "added"; "known" (it is held, and nothing newer is found in it); "updated" (it was
    held, and newer steps have run over it); "repaired" (`moves` are what was moved). `stories` are
    the ids of those that are new or changed by it. `models` are those that notes were made with.
    """

    how: Literal["added", "known", "updated", "repaired"]
    article: str = ""
    stories: tuple[str, ...] = ()
    models: tuple[ModelRecord, ...] = ()
    moves: tuple[Move, ...] = ()


class Adder:
    """Adds articles to a store, in one run."""

    def __init__(
        self, store: Store, clock: Callable[[], float], *, again: bool = False, jobs: int = 1
    ) -> None:
        """`clock` gives the time in seconds since 1970. `again` has all steps run anew over what
        is held. `jobs` is in how many processes articles are annotated.
        """
        self._store, self._clock = store, clock
        self._again, self._jobs = again, jobs
        self._placer: Placer | None = None
        self._run = 0
        self._done: set[str] = set()
        self._touched: set[int] = set()

    def add(
        self,
        found: Iterable[Found],
        command: str,
        sources: Sequence[str],
        stopped: Callable[[], bool],
    ) -> Iterator[Outcome | ReadError]:
        """Add what is found, one at a time, and say what came of each. Raises StoreError."""
        self._touched |= self._cut_off()
        self._run = self._store.begin(command, sources, self._clock())
        state: State = "stopped"
        try:
            came: Iterator[Annotated | Outcome | ReadError]
            came = annotate(self._tasks(found), self._jobs)
            for each in came:
                yield from self._came(each)
            if not stopped():
                yield from self._repaired()
                state = "done"
        except TellingsError:
            state = "failed"
            raise
        finally:
            with suppress(TellingsError):
                self._store.end(self._run, self._clock(), state)

    # --- before annotation ---

    def _tasks(self, found: Iterable[Found]) -> Iterator[Task | Outcome | ReadError]:
        for each in found:
            if isinstance(each, ReadError):
                yield each
            else:
                yield self._task(each if isinstance(each, Task) else Task(each))

    def _task(self, task: Task) -> Task | Outcome:
        """What is to be annotated of an article, or that it is known."""
        id_ = task.article.id
        if not self._store.articles.has(id_):
            return task
        if id_ in self._done or (not self._again and self._is_current(id_)):
            return Outcome("known", id_)
        # Notes rest on what is known of the article, so that stays what it was.
        held = self._store.articles.get(id_)
        return Task(held, {} if self._again else self._store.notes.made(id_))

    # --- after annotation ---

    def _came(self, each: Annotated | Outcome | ReadError) -> Iterator[Outcome | ReadError]:
        if isinstance(each, Annotated):
            outcome = self._kept(each)
            yield outcome
            if outcome.how == "added" and self._store.articles.count() % EVERY == 0:
                yield from self._repaired()
            return
        if isinstance(each, ReadError):
            self._count(failed=1)
        else:
            self._count(known=1)
        yield each

    def _kept(self, new: Annotated) -> Outcome:
        """Put an article in, or what newer steps found of one that is held, or neither."""
        with self._written() as (adding, placer):
            now, id_, at = self._clock(), new.article.id, new.at
            added = adding.article(
                new.article, added=now, at=at, headline=new.headline, credit=new.credit
            )
            if not added and not self._again and self._is_current(id_):
                adding.count(self._run, known=1)
                return Outcome("known", id_)
            self._made(adding, new, now)
            if added:
                stories = placer.place(adding, new, now)
            else:
                adding.time(id_, at)
                adding.known_as(id_, headline=new.headline, credit=new.credit)
                stories = placer.renew(adding, new)
            adding.count(self._run, added=1 if added else 0)
        self._done.add(id_)
        self._touched.add(math.floor((now if at is None else at) / DAY))
        models = tuple(dict.fromkeys(record for made in new.made for record in made.models))
        return Outcome("added" if added else "updated", id_, tuple(sorted(stories)), models)

    def _made(self, adding: Adding, new: Annotated, now: float) -> None:
        """Write what was made of an article."""
        id_, at = new.article.id, new.at
        adding.notes(id_, new.made)
        adding.index(new.reading)
        rest = msgspec.structs.replace(new.sketch, bands=())
        adding.sketch(id_, new.sketch.version, new.sketch.bands, msgspec.msgpack.encode(rest))
        when = now if at is None else at
        adding.profile(id_, new.profile.version, packed(new.profile), when)

    def _is_current(self, article: str) -> bool:
        """Whether nothing newer would be made of an article that is held."""
        sketch = self._store.sketches.sketch(article)
        profile = self._store.sketches.profile(article)
        made = (sketch and sketch.version, profile and profile.version)
        versions = (sketches.VERSION, profiles.VERSION)
        return made == versions and self._store.notes.bases(article) == pipeline().bases()

    def _count(self, **counts: int) -> None:
        with self._store.adding() as adding:
            adding.count(self._run, **counts)

    # --- going over the stories again ---

    def _repaired(self) -> Iterator[Outcome]:
        """Go over the stories of the days that articles were added of."""
        days, self._touched = sorted(self._touched), set()
        for day in days:
            with self._written() as (adding, placer):
                moves = placer.repair(adding, (day + 0.5) * DAY, self._clock())
            if moves:
                stories = {m.target for m in moves} | {m.source for m in moves if m.source}
                yield Outcome("repaired", stories=tuple(sorted(stories)), moves=moves)

    def _cut_off(self) -> set[int]:
        """The days of what was added by runs that did not come to their end, or are going on."""
        runs = takewhile(lambda run: run.state != "done", self._store.runs.rows(_BEFORE))
        begun = min((run.begun for run in runs), default=math.inf)
        if math.isinf(begun):
            return set()
        since = (row for row in self._store.articles.rows() if row.added >= begun)
        return {math.floor((row.added if row.at is None else row.at) / DAY) for row in since}

    @contextmanager
    def _written(self) -> Iterator[tuple[Adding, Placer]]:
        """A transaction, with the stories in memory as the file has them before and after it."""
        try:
            with self._store.adding() as adding:
                self._placer = self._placer or Placer(self._store)
                yield adding, self._placer
                self._placer.grouping.done()
        except BaseException:
            self._placer = None
            raise
