"""The axis of the days of the news: where things stand in a small drawing, made without a script.

One column for each day that is told of or on which a telling was written, in order; where days
are left out between two, the axis is broken. One row for each telling: how many of its words are
of that day, a bar for what lasts several days, a mark for the day it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from tellings import dates
from tellings.collate.timeline import Dated, Timeline
from tellings.dates import Days
from tellings.show import calendar
from tellings.show.telling import Telling, Tellings

MOST_DAYS = 12
MOST_ROWS = 12
WIDTH, HEIGHT = 54, 30
"""Of a column and of a row, in pixels."""
LEFT, TOP = 44, 42
EDGE = 20
"""Room at either end for what lies before and after."""


class Column(Struct, frozen=True):
    """A day: the middle of its column, and its label in two lines. `broken`: days lie before it."""

    x: int
    weekday: str
    day: str
    broken: bool = False


class Cell(Struct, frozen=True):
    """How many stretches of a telling tell of a day."""

    x: int
    count: int


class Bar(Struct, frozen=True):
    """Something that lasts from one column to another."""

    start: int
    end: int


class Row(Struct, frozen=True):
    """A telling: its letter, its cells and bars, and where it was written (None: not here)."""

    letter: str
    y: int
    cells: tuple[Cell, ...]
    bars: tuple[Bar, ...] = ()
    written: int | None = None


class Axis(Struct, frozen=True):
    """All of the drawing. `said` is what it shows, in a line, for those who cannot see it.

    `before` and `after` are how many entries lie in the background and ahead, off the axis.
    """

    width: int
    height: int
    left: int
    right: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    before: int
    after: int
    said: str


def axis(timeline: Timeline, tellings: Tellings, shown: Sequence[Dated]) -> Axis | None:
    """The axis of a timeline; None where there are fewer than two days, or too many to draw."""
    news = {entry.spell for entry in timeline.of("news")}
    told = [each for each in shown if each.spell in news]
    written = [day for each in tellings.values() if (day := _written(each))]
    days = sorted({*_days(told), *written}) if told else []
    if not 1 < len(days) <= MOST_DAYS or len(tellings) > MOST_ROWS:
        return None
    place = {day: LEFT + EDGE + WIDTH * n + WIDTH // 2 for n, day in enumerate(days)}
    rows = tuple(
        _row(each, number, place, [one for one in told if one.article == each.id])
        for number, each in enumerate(tellings.values())
    )
    right = LEFT + 2 * EDGE + WIDTH * len(days)
    return Axis(
        right + LEFT // 2,
        TOP + HEIGHT * len(rows) + 12,
        LEFT,
        right,
        tuple(_columns(days, place)),
        rows,
        len(timeline.of("background")),
        len(timeline.of("ahead")),
        _said(days, told, tellings),
    )


def _days(told: Iterable[Dated]) -> Iterator[date]:
    return (each.spell.days.first for each in told if each.spell.grain == "day")


def _written(telling: Telling) -> date | None:
    """The day on which a telling was written, where that is known to the day."""
    written = telling.reading.written
    days = dates.days(written.value) if written else None
    return days.first if days and days.first == days.last else None


def _columns(days: Sequence[date], place: dict[date, int]) -> Iterator[Column]:
    for before, day in pairwise((None, *days)):
        if day is not None:
            broken = before is not None and day - before > timedelta(days=1)
            yield Column(place[day], *calendar.short(day), broken)


def _row(telling: Telling, number: int, place: dict[date, int], told: Sequence[Dated]) -> Row:
    count: dict[date, int] = {}
    for day in _days(told):
        count[day] = count.get(day, 0) + 1
    bars = {_bar(each.spell.days, place) for each in told if each.spell.grain != "day"}
    written = _written(telling)
    return Row(
        telling.letter,
        TOP + HEIGHT * number + HEIGHT // 2,
        tuple(Cell(place[day], count[day]) for day in sorted(count)),
        tuple(sorted(filter(None, bars), key=lambda bar: (bar.start, bar.end))),
        place.get(written) if written else None,
    )


def _bar(days: Days, place: dict[date, int]) -> Bar | None:
    """From the first column that it covers to the last."""
    over = [x for day, x in place.items() if day in days]
    return Bar(min(over) - WIDTH // 2 + 4, max(over) + WIDTH // 2 - 4) if over else None


def _said(days: Sequence[date], told: Sequence[Dated], tellings: Tellings) -> str:
    """ "20 March 2023: A; 21 March 2023: A, B"."""
    parts = []
    for day in days:
        articles = {each.article for each in told if _is_day(each, day)}
        letters = [each.letter for each in tellings.values() if each.id in articles]
        parts.append(f"{calendar.plain(day)}: {', '.join(letters) or 'nothing'}")
    return "; ".join(parts)


def _is_day(each: Dated, day: date) -> bool:
    return each.spell.grain == "day" and each.spell.days.first == day
