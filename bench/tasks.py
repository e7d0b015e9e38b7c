"""The tasks of the bench: what each needs, how it is measured, and what else it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec import Struct

from bench import (
    actors,
    alarms,
    align,
    anatomy,
    attribution,
    body,
    claim_links,
    claim_notes,
    claims,
    collation,
    conflicts,
    copies,
    cost,
    deframe,
    document_dates,
    gold_stories,
    headlines,
    hostile,
    joined,
    library,
    likeness,
    metadata,
    naming,
    odds,
    pace,
    page_pace,
    pronouns,
    seed_table,
    seeds,
    shared_claims,
    speed,
    stories,
    stream,
    tables,
    timeline,
    times,
    warc,
)
from bench.peers import runs
from bench.scoring import Scores


class Given(Struct, frozen=True):
    """What a run is given: folders of corpora and of the two reports, and what tasks ask for."""

    data: Path | None = None
    seeds: Path | None = None
    train: bool = False
    peers: Path | None = None
    ggt: Path | None = None
    articles: int = library.COUNT

    @property
    def corpora(self) -> Path:
        """The folder of corpora, for tasks that need one. Raises ValueError without."""
        if self.data is None:
            raise ValueError("no folder of corpora")
        return self.data


Table = tuple[Sequence[str], Sequence[tuple[str, ...]]]


class Task(Struct, frozen=True):
    """A task: scores that floors hold, a table that is only shown, or both.

    `needs` is what it cannot do without: "data", "seeds" or nothing. One that is `asked` runs only
    when it is named. `beside` are patterns (as of `fnmatch`) of scores that get no new floor:
    baselines, ablations, and what is a count rather than a quality.
    """

    needs: str = ""
    scores: Callable[[Given], Scores] | None = None
    shown: Callable[[Given], Table] | None = None
    asked: bool = False
    beside: tuple[str, ...] = ()

    def lacks(self, given: Given) -> str:
        """The option that is missing for it, or ""."""
        return self.needs if self.needs and getattr(given, self.needs) is None else ""


def _likeness(given: Given) -> Scores:
    return likeness.scores(given.data)


def _attribution(given: Given) -> Scores:
    return attribution.score(given.corpora, train=given.train)


def _seeds(given: Given) -> Scores:
    return seeds.scores(given.seeds) if given.seeds else {}


def _data(measure: Callable[[Path], Scores]) -> Callable[[Given], Scores]:
    return lambda given: measure(given.corpora)


def _body(given: Given) -> Table:
    return body.HEAD, body.peer_rows(body.results(given.corpora))


def _peers(given: Given) -> Table:
    if given.peers is None:
        raise ValueError("no folder for the environment of the peers")
    tools = runs.tools(given.peers, given.ggt)
    return tables.PEER_HEAD, tables.peer_rows(runs.rows(given.corpora, tools))


def _deframe(given: Given) -> Table:
    if given.peers is None:
        raise ValueError("no folder for the environment of the peers")
    return deframe.HEAD, deframe.rows(given.seeds, given.peers)


TASKS: dict[str, Task] = {
    "examples": Task(scores=lambda _: gold_stories.examples()),
    "heldout": Task(scores=lambda _: gold_stories.heldout()),
    "likeness": Task(scores=_likeness),
    "claims": Task(
        "data",
        _data(claims.scores),
        lambda given: (claims.HEAD, claims.shown(given.corpora)),
        beside=("*same_lemma*",),
    ),
    "deframe-peer": Task(shown=_deframe, asked=True),
    "shared-claims": Task(scores=lambda given: shared_claims.scores(given.data)),
    "same-claims": Task(scores=lambda _: claim_links.scores()),
    "claim-notes": Task(scores=lambda _: claim_notes.scores()),
    "align": Task(
        "data",
        _data(align.scores),
        lambda given: (align.HEAD, align.rows(given.corpora)),
        beside=("nanco.words", "nanco.meaning", "nanco.bare", "mrpc*"),
    ),
    "odds": Task(
        scores=lambda _: odds.scores(),
        shown=lambda _: (odds.HEAD, odds.rows()),
    ),
    "conflicts": Task(scores=lambda _: conflicts.scores()),
    "alarms": Task("data", _data(alarms.scores)),
    "joined": Task("data", _data(joined.scores)),
    "collation": Task("data", shown=lambda given: (collation.HEAD, collation.rows(given.corpora))),
    "seed-table": Task(
        "seeds",
        shown=lambda given: (seed_table.HEAD, seed_table.rows(given.seeds) if given.seeds else []),
        asked=True,
    ),
    "attribution": Task("data", _attribution),
    "anatomy": Task("data", _data(anatomy.scores)),
    "body": Task("data", _data(body.scores), _body),
    "metadata": Task("data", _data(metadata.scores)),
    "times": Task(
        "data",
        _data(times.scores),
        lambda given: (times.HEAD, times.rate_rows(times.rates(given.corpora))),
        beside=("*.undated.*",),
    ),
    "dates": Task(
        "data",
        _data(document_dates.scores),
        beside=("*.exact", "*.near"),
    ),
    "actors": Task(
        "data",
        _data(actors.scores),
        beside=("known.*", "leaders.*", "dictionary.*"),
    ),
    "pronouns": Task("data", _data(pronouns.scores)),
    "naming": Task("data", _data(naming.scores), beside=("without.*", "baseline.*")),
    "timeline": Task(scores=lambda given: timeline.scores(given.seeds)),
    "copies": Task(
        "data",
        _data(copies.scores),
        lambda given: (copies.HEAD, copies.rows(given.corpora)),
        beside=("order",),
    ),
    "copy-peers": Task(
        "data",
        shown=lambda given: (copies.HEAD, copies.rows(given.corpora, given.peers)),
        asked=True,
    ),
    "stories": Task("data", _data(stories.scores), beside=("ecb.tfidf",)),
    "story-peers": Task(
        "data",
        shown=lambda given: (stories.HEAD, stories.shown(given.corpora, given.peers)),
        asked=True,
    ),
    "headlines": Task(
        "data",
        _data(headlines.scores),
        lambda given: headlines.pace(given.corpora),
        beside=("words", "meaning", "clock"),
    ),
    "stream": Task(scores=lambda _: stream.scores(), beside=("clock",)),
    "library": Task(
        shown=lambda given: (library.HEAD, library.rows(library.grown(given.articles)))
    ),
    "seeds": Task("seeds", _seeds),
    "warc": Task(
        "data",
        _data(warc.scores),
        lambda given: (warc.HEAD, warc.rate_rows(warc.rates(given.corpora))),
    ),
    "speed": Task(shown=lambda _: (tables.SPEED_HEAD, tables.speed_rows(speed.timings()))),
    "pace": Task(
        "data",
        shown=lambda given: (tables.PACE_HEAD, tables.pace_rows(pace.paces(given.corpora))),
    ),
    "cost": Task("data", shown=lambda given: (cost.HEAD, cost.rows(given.corpora))),
    "pages": Task(
        "data",
        shown=lambda given: (page_pace.HEAD, page_pace.rows(page_pace.pace(given.corpora))),
    ),
    "peers": Task("data", shown=_peers, asked=True),
    "hostile": Task(shown=lambda _: (hostile.HEAD, hostile.rows()), asked=True),
}
"""Every task by its name, in the order in which they run."""


def measured(names: Sequence[str], given: Given) -> Scores:
    """The scores of these tasks, each under "TASK.name"; none for a task that lacks something."""
    scores: Scores = {}
    for name in names:
        task = TASKS[name]
        if task.scores and not task.lacks(given):
            found = task.scores(given)
            scores |= {f"{name}.{part}": score for part, score in found.items()}
    return scores


def has_floor(score: str) -> bool:
    """Whether a score of the tasks may get a floor."""
    task, _, part = score.partition(".")
    return not any(fnmatchcase(part, pattern) for pattern in TASKS[task].beside)


def task_of(score: str) -> str:
    """The task that a score is of: "anatomy" for "anatomy.en.macro"."""
    return score.partition(".")[0]
