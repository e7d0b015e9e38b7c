"""The timeline: which dates stand on it, from which articles, and which articles share one.

Gold is `gold/timeline.jsonl`, a dated passage a line, by words for the examples and by offsets
for the two real reports, whose texts are not ours to ship. It was made before the system was run,
but for one thing: that a century ago may be a decade as well as a year was allowed afterwards.
`allowed` passages, on which readers may differ, are neither asked for nor wrong.

    *.dated     what is told under a date: a time of it stands in a passage of gold of that date
    *.entries   pairs of a date and an article that tells of it
    *.merged    pairs of articles that share a date
    *.groups    dates as news, background or ahead

Dates are compared as TIMEX3 values without the time of day, with START, MID or END of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from bench import gold, system
from bench.scoring import Score, Scores, counted
from tellings.collate.timeline import Spell, Timeline, timeline
from tellings.model import Collation, Reading, Span, Spans
from tellings.text import overlaps

PATH = gold.FOLDER / "timeline.jsonl"


Item = tuple[str, ...]


class Passage(Struct, frozen=True, forbid_unknown_fields=True):
    """A dated passage: in words that occur once, or as offsets."""

    story: Literal["examples", "seeds"]
    article: str
    date: str
    group: Literal["news", "background", "ahead"]
    words: str = ""
    at: Span | None = None
    allowed: bool = False


def scores(seeds: Path | None = None) -> Scores:
    """ "examples.entries" and so on; with a folder that has the two reports, theirs, too."""
    passages = [msgspec.json.decode(line, type=Passage) for line in PATH.read_bytes().splitlines()]
    examples = gold.sources(gold.lines(gold.FOLDER / "examples.jsonl"))
    found = _scored("examples", passages, examples)
    if seeds:
        found |= _scored("seeds", passages, _reports(seeds))
    return found


def _reports(folder: Path) -> dict[str, Path]:
    """The two reports by their names in gold. Raises GoldError if one is not there."""
    known = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in folder.glob("*.txt")}
    judged = msgspec.json.decode((gold.FOLDER / "seeds.json").read_bytes())
    found = {each["name"]: known.get(each["sha256"]) for each in judged["articles"]}
    if None in found.values():
        raise gold.GoldError(f"{folder} has not both of the two reports")
    return {name: path for name, path in found.items() if path}


def _scored(story: str, passages: Iterable[Passage], paths: Mapping[str, Path]) -> Scores:
    readings = {name: system.reading(system.article(path)) for name, path in paths.items()}
    wanted = [each for each in passages if each.story == story]
    found = compare(wanted, readings, system.collation(list(readings.values())))
    return {f"{story}.{name}": score for name, score in found.items()}


def compare(
    passages: Iterable[Passage], readings: Mapping[str, Reading], compared: Collation
) -> Scores:
    """The scores of one story."""
    given, wanted = timeline(compared), list(passages)
    names = {reading.article.id: name for name, reading in readings.items()}
    entries: set[Item] = {
        (_date(entry.spell), names[article])
        for entry in given.entries
        for article in entry.articles
    }
    return {
        "dated": _dated(wanted, readings, given),
        "entries": _sets(wanted, entries, lambda each: {(p.date, p.article) for p in each}),
        "merged": _sets(wanted, _merged(entries), _merged_of),
        "groups": _sets(
            wanted,
            {(_date(entry.spell), entry.group) for entry in given.entries},
            lambda each: {(p.date, p.group) for p in each},
        ),
    }


def _merged(entries: Iterable[Item]) -> set[Item]:
    """A date and two articles that both tell of it."""
    by_date: dict[str, set[str]] = {}
    for date, article in entries:
        by_date.setdefault(date, set()).add(article)
    return {
        (date, *pair) for date, them in by_date.items() for pair in combinations(sorted(them), 2)
    }


def _merged_of(passages: Iterable[Passage]) -> set[Item]:
    return _merged((each.date, each.article) for each in passages)


def _sets(
    passages: list[Passage], given: set[Item], items: Callable[[list[Passage]], set[Item]]
) -> Score:
    """The score of a set of items against those of the passages."""
    asked = items([each for each in passages if not each.allowed])
    wanted = sorted(asked)
    found = sorted(given - (items(passages) - asked))
    pairs = [(i, found.index(item)) for i, item in enumerate(wanted) if item in given]
    return counted([" | ".join(x) for x in wanted], [" | ".join(x) for x in found], pairs)


def _date(spell: Spell) -> str:
    return f"{spell.value} {spell.part}".strip()


class _Found(Struct, frozen=True):
    """What the timeline has under a date: in which article, and the times that date it."""

    article: str
    at: Spans
    date: str
    words: str

    def fits(self, passage: Passage, at: Span) -> bool:
        named = (passage.article, passage.date) == (self.article, self.date)
        return named and any(overlaps(each, at) for each in self.at)


def _dated(passages: list[Passage], readings: Mapping[str, Reading], given: Timeline) -> Score:
    """The score of passages. Of one that is allowed, neither it nor what is in it counts."""
    left = list(_found(readings, given))
    hits: dict[int, _Found] = {}
    for number, passage in enumerate(passages):
        at = _place(passage, readings[passage.article])
        fitting = next((each for each in left if each.fits(passage, at)), None)
        if fitting:
            left.remove(fitting)
            hits[number] = fitting
    asked = [number for number, each in enumerate(passages) if not each.allowed]
    found = [*(hits[number] for number in asked if number in hits), *left]
    pairs = [(i, found.index(hits[number])) for i, number in enumerate(asked) if number in hits]
    return counted(
        [f"{passages[number].article} {passages[number].date}" for number in asked],
        [f"{each.article} {each.words!r} {each.date}" for each in found],
        pairs,
    )


def _found(readings: Mapping[str, Reading], given: Timeline) -> Iterator[_Found]:
    names = {reading.article.id: name for name, reading in readings.items()}
    for entry in given.entries:
        for told in entry.told:
            name = names[told.article]
            notes = [readings[name].note(time) for time in told.times]
            words = " + ".join(map(readings[name].words, notes))
            at = tuple(note.hull for note in notes)
            yield _Found(name, at, _date(entry.spell), words)


def _place(passage: Passage, reading: Reading) -> Span:
    """Where a passage stands. Raises GoldError if its words do not occur once."""
    if passage.at:
        return passage.at
    text = reading.article.text.replace("\u00a0", " ")
    if text.count(passage.words) != 1:
        raise gold.GoldError(f"{passage.article}: {passage.words!r} does not occur once")
    start = text.index(passage.words)
    return Span(start, start + len(passage.words))
