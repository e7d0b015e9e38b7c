"""When an article says that it was published: in a line of its own, a byline or a dateline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from tellings.annotate.times.written.inferred import nearest
from tellings.annotate.times.written.printed import PrintedDate, label_of, printed_dates
from tellings.annotate.times.written.told import DateTold
from tellings.model import Block, Reading, Span

_BASES: dict[str, Literal["printed", "dateline"]] = {"date": "printed", "dateline": "dateline"}
_WEEK, _MONTH = timedelta(days=7), timedelta(days=31)
_AFTER = timedelta(days=2)
_LABEL_SIGHT = 40


class Line(Struct, frozen=True):
    """A date that a block prints, where in the text; `place` is where that is in the article."""

    at: Span
    date: PrintedDate
    basis: Literal["printed", "dateline"]
    place: Literal["head", "middle", "foot"]
    label: str


class Published(Struct, frozen=True):
    """The day of publication that a line tells."""

    line: Line
    day: date
    confidence: float
    why: str


def lines(reading: Reading, language: str) -> list[Line]:
    """The dates in blocks of the roles date and dateline, in order."""
    return list(_lines(reading, language))


def _lines(reading: Reading, language: str) -> Iterator[Line]:
    text = reading.article.text
    prose = [block.hull.start for block in reading.of(Block) if block.role == "paragraph"]
    for block in reading.of(Block):
        if block.role not in _BASES:
            continue
        start = block.hull.start
        place: Literal["head", "middle", "foot"] = "middle"
        if not prose or start <= prose[0]:
            place = "head"
        elif start > prose[-1]:
            place = "foot"
        for number, each in enumerate(printed_dates(block.hull.of(text), language)):
            at = Span(start + each.at.start, start + each.at.end)
            label = each.label or ("" if number else _label_before(text, start))
            yield Line(at, each, _BASES[block.role], place, label)


def _label_before(text: str, start: int) -> str:
    """What the short line before a date, or the words before it on its line, say it is of."""
    before = text[max(0, start - _LABEL_SIGHT) : start].rstrip()
    return label_of(before.rsplit("\n", 1)[-1]) if before else ""


def published(found: Sequence[Line], all_told: Sequence[DateTold], text: str) -> Published | None:
    """The day that the lines tell: the first group of them, from sure to unsure, that tells one.

    A date of a change is never the publication, only a bound: nothing is published after it.
    """
    bound = min((d for line in found if line.label == "updated" for d in _sure(line)), default=None)
    usable = [line for line in found if line.label not in ("updated", "other")]
    for group, confidence in _groups(usable):
        days = {line: day for line in group if (day := _day(line, found, all_told))}
        if days and not (bound and min(days.values()) > bound):
            return _of_group(days, confidence, all_told, text)
    return None


def _groups(usable: Sequence[Line]) -> Iterator[tuple[list[Line], float]]:
    printed = [line for line in usable if line.basis == "printed"]
    head = [line for line in printed if line.place == "head"]
    yield [line for line in head if line.label], 0.9
    yield head, 0.9
    yield [line for line in usable if line.basis == "dateline"], 0.8
    rest = [line for line in printed if line.place != "head"]
    yield [line for line in rest if line.label == "published"], 0.85


def _of_group(
    days: dict[Line, date], confidence: float, all_told: Sequence[DateTold], text: str
) -> Published | None:
    """The day of the line that is nearest to the prose, less sure where the others differ."""
    line = list(days)[-1] if len(set(days.values())) > 1 else next(iter(days))
    day = days[line]
    if not line.label and _told_after(day, all_told):
        return None
    sure = confidence if len(set(days.values())) == 1 else min(confidence, 0.7)
    where = "a dateline" if line.basis == "dateline" else "a line of its own"
    said = " ".join(line.at.of(text).split())
    why = f"{where} says “{said}”"
    if line.label:
        why += ", as published"
    if line.date.year is None:
        why += f", the dates in the text give the year {day.year}"
    return Published(line, day, sure, why)


def _told_after(day: date, all_told: Sequence[DateTold]) -> bool:
    """Whether the prose tells of a later day as past, so that the line cannot be its date."""
    past = (t for t in all_told if t.tense == "past" and not t.picture)
    return any(full and full > day + _AFTER for t in past for full in [t.full])


def _sure(line: Line) -> Iterator[date]:
    days = line.date.days()
    if len(days) == 1:
        yield days[0]


def _day(line: Line, found: Sequence[Line], all_told: Sequence[DateTold]) -> date | None:
    """The day of a line; what it leaves open is told by the other dates, or it is none."""
    days = line.date.days()
    if len(days) == 1:
        return days[0]
    near = _around(found, all_told)
    if not near:
        return None
    if not days:
        month, day = line.date.months_and_days[0]
        told = nearest(DateTold(line.at, month=month, day=day), max(near))
        return told if told and _fits(told, max(near), all_told) else None
    close = [each for each in days if any(abs(each - other) <= _AFTER for other in near)]
    return close[0] if len(close) == 1 else None


def _fits(day: date, other: date, all_told: Sequence[DateTold]) -> bool:
    """Whether a day without its year may be of the year of another day that is told in full.

    It is near it, and it or the day before it is one that is told by its weekday alone.
    """
    alone = {t.weekday for t in all_told if t.weekday and not t.day and t.tense == "past"}
    if not alone:
        return abs(day - other) <= _WEEK
    fits = {day.isoweekday(), (day - timedelta(days=1)).isoweekday()} & alone
    return bool(fits) and abs(day - other) <= _MONTH


def _around(found: Sequence[Line], all_told: Sequence[DateTold]) -> list[date]:
    """The days that other lines and the text tell with their years."""
    printed = [day for line in found for day in _sure(line)]
    return printed + [day for t in all_told if not t.stock and (day := t.full)]
