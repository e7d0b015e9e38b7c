"""Stretches of the calendar: which one a time expression covers, and where it lies to the news.

The news of the day lies between ten days before the first article was written and the day the
last one was. What ended before that is background, and so is what lasts longer than a month and
began before it; what begins after the last article is ahead.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from tellings import dates
from tellings.dates import Days
from tellings.model import TimeExpression, Written

NEWS = timedelta(days=10)
"""How long before its article a thing can have been and still be its news: over a week, so that
what a weekly paper or a last-week reference tells is in; under two, so that what was then is not.
"""
LONG = timedelta(days=31)
"""What lasts longer is no day of the news."""

Part = Literal["", "START", "MID", "END"]
Group = Literal["news", "background", "ahead"]

_PARTS: dict[str, Part] = {"START": "START", "MID": "MID", "END": "END"}
_WITHIN_DAY = frozenset({"minute", "hour", "part of day"})


class Spell(Struct, frozen=True):
    """A stretch of the calendar, as it is told.

    `days` are those it covers; of a `part` (TIMEX3's START, MID, END) the first, second or last
    third. `value` is the TIMEX3 value without the time of day, `grain` its unit.
    """

    days: Days
    value: str
    grain: dates.Grain
    part: Part = ""

    @property
    def order(self) -> tuple[date, int, str, str]:
        """By the first day; what lasts longer goes before what lasts shorter."""
        return self.days.first, -length(self.days), self.value, self.part


def length(days: Days) -> int:
    """How many days they are."""
    return (days.last - days.first).days + 1


def spell(note: TimeExpression) -> Spell | None:
    """Where on the calendar a time expression lies; None where it has no date."""
    value = note.date.partition("T")[0]
    days = dates.days(value)
    if days is None:
        return None
    grain = dates.grain(value)
    part = _PARTS.get(note.mod, "") if length(days) > 1 else ""
    return Spell(_third(days, part), value, grain, part)


def _third(days: Days, part: Part) -> Days:
    third = timedelta(days=length(days) // 3)
    if part == "START":
        return Days(days.first, days.first + third - timedelta(days=1))
    if part == "END":
        return Days(days.last - third + timedelta(days=1), days.last)
    return Days(days.first + third, days.last - third) if part else days


def clock(note: TimeExpression) -> str:
    """The time of day, as TIMEX3 writes it ("T11:20", "TMO"), or ""."""
    _, mark, time = note.date.partition("T")
    return mark + time


def clock_order(clock: str) -> tuple[int, str]:
    """Where in its day a time of day lies; what has none goes first."""
    hours = {"MO": "08", "MI": "12", "AF": "14", "EV": "19", "NI": "22"}
    time = clock.removeprefix("T")
    return (1, hours.get(time[:2], time)) if time else (0, "")


def news(written: Iterable[Written | None]) -> Days | None:
    """The days of the news, by the dates of the documents; None if no date is known.

    Inferred dates count only where there is no other.
    """
    known = [each for each in written if each and dates.days(each.value)]
    sure = [each for each in known if each.basis != "inferred"] or known
    found = [days for each in sure if (days := dates.days(each.value))]
    if not found:
        return None
    return Days(_before(min(each.first for each in found)), max(each.last for each in found))


def _before(day: date) -> date:
    return day - NEWS if day - date.min > NEWS else date.min


def group(spell: Spell, news: Days | None) -> Group:
    """Whether it is news of the day, background or ahead; without the days of the news, news."""
    if news is None:
        return "news"
    if spell.days.first > news.last:
        return "ahead"
    long = spell.days.last - spell.days.first >= LONG
    before = spell.days.last < news.first or (long and spell.days.first < news.first)
    return "background" if before else "news"
