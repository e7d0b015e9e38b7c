"""The library: one file of articles, with what was found in them, that keeps growing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from tellings import store
from tellings.errors import ReadError
from tellings.library import clock as machine
from tellings.library.naming import article_called, named, story_called

if TYPE_CHECKING:
    from tellings.library.adding import Outcome
    from tellings.library.annotating import Task
    from tellings.model import Article, Collation, Move
    from tellings.show.hits import Hit
    from tellings.show.kept import ArticleView, NoteView
    from tellings.show.speakers import SpeakerLine, SpeakerView
    from tellings.show.stories import StoryLine, StoryView

Form = Literal["jsonl", "csv"]
Clock = Callable[[], float]


def _never() -> bool:
    return False


class Library:
    """A library that is open. Made by `open`; a context manager.

        with Library.open("news.db", add=True) as library:
            for outcome in library.add(api.articles(["reports/"])):
                print(outcome)
            for line in library.stories(least_outlets=2):
                print(line.id, line.headline, line.strip)

    Times are in seconds since 1970 (UTC). Whatever is wrong with the file is raised as a
    TellingsError of one line. One thread uses it; other processes may read it, and add to it, at
    the same time. An id may be cut short as long as it stands for one thing alone; for one that
    stands for none or several, NotHeldError is raised.
    """

    def __init__(self, kept: store.Store, clock: Clock = machine.now) -> None:
        """`clock` gives the time now, for what is added."""
        self._store = kept
        self._clock = clock

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        add: bool = False,
        wait: float = 30.0,
        clock: Clock = machine.now,
    ) -> Self:
        """Open a library; with `add`, make the file if there is none.

        `wait` is for how many seconds to wait for another process that writes. Raises
        TellingsError if there is no such file, if it is no library, of a newer version, or locked.
        """
        return cls(store.open_store(path, create=add, wait=wait), clock)

    def close(self) -> None:
        """Let go of the file. What was added stays."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- what grows it ---

    def add(
        self,
        found: Iterable[Article | Task | ReadError],
        *,
        command: str = "add",
        sources: Sequence[str] = (),
        again: bool = False,
        jobs: int = 1,
        stopped: Callable[[], bool] = _never,
    ) -> Iterator[Outcome | ReadError]:
        """Add articles, each whole or not at all, and say what came of each, in order.

        What is known by its id is passed over, unless newer steps find more in it, or `again`
        asks for all to be found anew. Problems among `found` are handed on; an article without
        prose, or over which annotation fails, becomes one. A `Task` is an article that was
        annotated before: steps whose notes it has do not run. In the end, and each time the library
        has grown by some hundreds, its stories are gone over again: articles that fit better
        elsewhere are moved, and that is logged.

        `jobs` is in how many processes articles are annotated; each of them has its models loaded.
        `command` and `sources` are for the log of runs. `stopped` is asked in the end whether the
        user ended what was found; then the stories are gone over in the next run. Nothing happens
        until the outcomes are taken; if they are not taken to the end, what was put in stays.
        Raises TellingsError if the file fails (a full disk).
        """
        from tellings.library.adding import Adder  # noqa: PLC0415  slow to load

        adder = Adder(self._store, self._clock, again=again, jobs=jobs)
        return adder.add(found, command, sources, stopped)

    def repair(self, around: float | None = None) -> tuple[Move, ...]:
        """Go over the stories active around a time again, or over all; what was moved by it."""
        from tellings.library.placing import Placer  # noqa: PLC0415  slow to load

        with self._store.adding() as adding:
            return Placer(self._store).repair(adding, around, self._clock())

    # --- what is in it ---

    def holds(self, url: str) -> bool:
        """Whether there is an article of this address."""
        return bool(self._store.articles.at_address(url))

    def stories(
        self,
        *,
        since: float | None = None,
        until: float | None = None,
        outlet: str = "",
        words: str = "",
        least_outlets: int = 1,
        least_voices: int = 1,
        after: tuple[float, str] | None = None,
        limit: int | None = None,
    ) -> tuple[StoryLine, ...]:
        """Stories, the last told first: when, by how many, the headline, the voices.

        Those that were told between two times, by an outlet of this name (or with it in its name),
        with an article that `find` finds by `words`, by so many outlets and voices at least.
        `limit` is how many at most. `after` is the place of a story, as `place` gives it: only
        those behind it. Raises UseError for words that say nothing.
        """
        from tellings.library.summaries import lines  # noqa: PLC0415  slow to load

        asked = {"since": since, "until": until, "outlet": outlet, "words": words}
        few = least_outlets if least_outlets > 1 else 0
        return lines(self._store, {**asked, "min_outlets": few}, least_voices, after, limit)

    def counts(self) -> tuple[int, int, tuple[tuple[str, int], ...]]:
        """How many articles and stories there are, and articles of each outlet, most first."""
        outlets = tuple((each.name, each.articles) for each in self._store.articles.outlets())
        return self._store.articles.count(), self._store.stories.count(), outlets

    def place(self, story: str) -> tuple[float, str]:
        """Where a story stands in the order of `stories`. Raises NotHeldError."""
        row = self._store.stories.row(story_called(self._store, story))
        return row.last, row.id

    def revision(self) -> str:
        """A mark that differs when the library has changed since."""
        last = next(iter(self._store.runs.rows(1)), None)
        counts = (last.number, last.added, last.known, last.failed, last.state) if last else ()
        return "-".join(map(str, (self._store.stories.revision(), *counts)))

    def story(self, id: str) -> StoryView:
        """A story: its articles, why each belongs to it, copies and moves. Raises NotHeldError."""
        from tellings.library import viewing  # noqa: PLC0415  slow to load

        return viewing.story(self._store, story_called(self._store, id))

    def article(self, id: str) -> ArticleView:
        """An article: its reading, its story, its copies. Raises NotHeldError."""
        from tellings.library import viewing  # noqa: PLC0415  slow to load

        return viewing.article(self._store, article_called(self._store, id))

    def note(self, article: str, id: str) -> NoteView:
        """A note of an article in context. Raises NotHeldError."""
        from tellings.library import viewing  # noqa: PLC0415  slow to load

        return viewing.note(self._store, article_called(self._store, article), id)

    def show(self, id: str) -> StoryView | ArticleView | NoteView:
        """What an id stands for: a story, an article, or a note ("ARTICLE#NOTE").

        Raises NotHeldError.
        """
        found = named(self._store, id)
        if found.story:
            return self.story(found.story)
        return self.note(found.article, found.note) if found.note else self.article(found.article)

    def find(
        self,
        words: str,
        *,
        by: str = "",
        outlet: str = "",
        since: float | None = None,
        until: float | None = None,
        limit: int = 20,
    ) -> tuple[Hit, ...]:
        """At most `limit` articles with these words and the passages that fit best, best first.

        Of articles that print one text the best is given, with the names of the others.

        All words must occur in one article's prose, or in what one attribution tells; "words in
        quotation marks" in that order, `wor*` with any ending. `by` are words of who said it: then
        only what is said counts, and `words` may be "". Raises UseError if nothing is asked for.
        """
        from tellings.library.finding import MORE, hits  # noqa: PLC0415  slow to load

        most = limit * MORE
        found = self._store.find(words, by=by, outlet=outlet, since=since, until=until, limit=most)
        return hits(self._store, found.hits, limit)

    def speaker(
        self,
        name: str,
        *,
        outlet: str = "",
        since: float | None = None,
        until: float | None = None,
        order: Literal["outlet", "time"] = "outlet",
        start: int = 0,
        limit: int = 100,
    ) -> SpeakerView:
        """All that is attributed to a name, `limit` from number `start` on, by outlet or time.

        Articles are joined by the name alone; a surname is joined to a full name where the
        articles of a story have nobody else who can be called so. Raises NotHeldError.
        """
        from tellings.library import speaking  # noqa: PLC0415  slow to load

        return speaking.speaker(
            self._store,
            name,
            outlet=outlet,
            since=since,
            until=until,
            order=order,
            start=start,
            limit=limit,
        )

    def speakers(self, words: str = "", limit: int = 100) -> tuple[SpeakerLine, ...]:
        """Those who are quoted, the most quoted first; or those with these words in their name."""
        from tellings.library import speaking  # noqa: PLC0415  slow to load

        return speaking.speakers(self._store, words, limit)

    # --- what is made of it ---

    def collation(self, id: str, *, with_copies: bool = False) -> Collation:
        """A story's articles compared. Of copies only the leader, unless `with_copies`.

        `Collation.story` has all articles, copies, members and voices. Raises NotHeldError, and
        UseError for a story with fewer than two articles to compare.
        """
        from tellings.library.collating import collation  # noqa: PLC0415  slow to load

        return collation(self._store, story_called(self._store, id), with_copies=with_copies)

    def export(
        self,
        form: Form,
        *,
        story: str = "",
        since: float | None = None,
        until: float | None = None,
        outlet: str = "",
    ) -> Iterator[str]:
        """Articles as text in pieces: "jsonl" (a Reading a line) or "csv" (an attribution a row).

        Those of a story, of a time, of an outlet (or with it in its name), or all. Raises
        NotHeldError for no such story, and if no article is like that.
        """
        from tellings.library.exporting import chosen  # noqa: PLC0415  slow to load
        from tellings.show import json  # noqa: PLC0415  slow to load
        from tellings.store import export  # noqa: PLC0415  slow to load

        ids = chosen(self._store, self._named_story(story), since, until, outlet)
        if form == "csv":
            return export.quotations(self._store, ids)
        return (json.reading_line(each) + "\n" for each in self._store.notes.readings(ids))

    def export_parquet(
        self,
        folder: Path,
        *,
        story: str = "",
        since: float | None = None,
        until: float | None = None,
        outlet: str = "",
    ) -> tuple[Path, ...]:
        """Write articles, attributions and stories as Parquet into a folder; the files' paths.

        The articles are chosen as by `export`, which says what is raised; UseError too if the
        extra `parquet` is not installed or the folder cannot be written to.
        """
        from tellings.library.exporting import chosen  # noqa: PLC0415  slow to load
        from tellings.store import export  # noqa: PLC0415  slow to load

        ids = chosen(self._store, self._named_story(story), since, until, outlet)
        return export.parquet(self._store, folder, ids)

    def _named_story(self, id: str) -> str:
        return story_called(self._store, id) if id else ""
