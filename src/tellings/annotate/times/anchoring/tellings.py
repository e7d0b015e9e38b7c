"""The events of an article that it dates, to look up when something was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from tellings.annotate.times.anchoring.events import Event, event, kinds, same
from tellings.annotate.times.anchoring.governing import governed
from tellings.annotate.times.anchoring.links import Link
from tellings.annotate.times.clauses import Clauses
from tellings.annotate.times.participants import Parse, Participant
from tellings.dates import days
from tellings.model import TimeExpression

_MONTH = 31
_MOST = 40
"""How many tellings of a kind are looked at, so that time grows with the text and no faster."""


class Dated(Struct, frozen=True):
    """The verb or noun (its `index` in the sentence) that a time dates, and the event it tells."""

    parse: Parse
    index: int
    event: Event | None
    time: TimeExpression


class Tellings:
    """The dated events of an article. `times` are the times that may date them."""

    def __init__(self, clauses: Clauses, times: Sequence[TimeExpression]) -> None:
        self._clauses = clauses
        self._times = times
        self._named: dict[str, list[tuple[Participant, ...]]] = {}

    def dates(self, link: Link) -> tuple[str, list[Dated]]:
        """The dated tellings of an event that are surest to be of it, and how it was known."""
        if within := self._dated.get((id(link.parse), link.head)):
            return "within", _finest(within)
        wanted = event(link.parse, link.head)
        if not wanted:
            return "", []
        likely: dict[str, list[Dated]] = {}
        for kind in wanted.kinds:
            for each in self._of_kind.get(kind, ()):
                if each.event:
                    likely.setdefault(same(wanted, each.event), []).append(each)
        if "named" in likely:
            return "named", _finest(likely["named"])
        described = likely.get("described", [])
        return "described", [] if self._has_rival(wanted, described) else _finest(described)

    def _has_rival(self, wanted: Event, described: list[Dated]) -> bool:
        """Whether the article tells of another event of the kind, that others take part in."""
        if not described:
            return False
        known = [name for each in described if each.event for name in each.event.names]
        for names in (names for kind in wanted.kinds for names in self._names(kind)):
            if names and not any(a.shares(b) for a in names for b in known):
                return True
        return False

    def _names(self, kind: str) -> list[tuple[Participant, ...]]:
        """The names of who takes part in each event of a kind, dated or not, the first of them."""
        if kind not in self._named:
            told = (event(*where) for where in self._where.get(kind, ())[:_MOST])
            self._named[kind] = [each.names for each in told if each]
        return self._named[kind]

    @cached_property
    def _where(self) -> dict[str, list[tuple[Parse, int]]]:
        """Where each kind of event is told of."""
        found: dict[str, list[tuple[Parse, int]]] = {}
        for parse in self._clauses.parses():
            for index in range(len(parse.words)):
                for kind in kinds(parse, index):
                    found.setdefault(kind, []).append((parse, index))
        return found

    @cached_property
    def _dated(self) -> dict[tuple[int, int], list[Dated]]:
        """What the times of a known date govern, by sentence and word."""
        found: dict[tuple[int, int], list[Dated]] = {}
        for time in self._times:
            for each in self._of(time) if days(time.date) else ():
                found.setdefault((id(each.parse), each.index), []).append(each)
        return found

    @cached_property
    def _of_kind(self) -> dict[str, list[Dated]]:
        """The dated events by their kinds; of a kind told very often the first ones.

        Only those of a month or finer: within a year the same may have happened twice.
        """
        found: dict[str, list[Dated]] = {}
        for each in (each for listed in self._dated.values() for each in listed):
            for kind in each.event.kinds if each.event and _is_fine(each.time) else ():
                listed = found.setdefault(kind, [])
                if len(listed) < _MOST:
                    listed.append(each)
        return found

    def _of(self, time: TimeExpression) -> Iterator[Dated]:
        parse, place = self._clauses.parse(time.hull), self._clauses.place(time.hull)
        if parse is None or place is None:
            return
        index = governed(parse, place.index, time.hull)
        if index is not None:
            yield Dated(parse, index, event(parse, index), time)


def _is_fine(time: TimeExpression) -> bool:
    """Whether a date is of a month or finer."""
    covered = days(time.date)
    return covered is not None and (covered.last - covered.first).days <= _MONTH


def _finest(dated: list[Dated]) -> list[Dated]:
    """Without the dates that only cover a finer one of the others; the finest first."""
    covered = [(days(each.time.date), each) for each in dated]
    kept = [
        each
        for own, each in covered
        if own and not any(o and o != own and own.covers(o) for o, _ in covered)
    ]
    return sorted(kept, key=lambda each: each.time.hull)
