"""Calendar dates as TIMEX3 writes them: which days a value covers, and its grain.

Values are those of ISO-TimeML (ISO 24617-1), which extend ISO 8601: "2023-03-21", "2023-03",
"2023-W12", "2023-W12-WE", "2023-Q1", "2023-H1", "2023-SU", "202" (a decade), "20" (a century),
"2023-03-21TEV". Days are those of the proleptic Gregorian calendar.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

Grain = Literal[
    "", "minute", "hour", "part of day", "day", "weekend", "week", "month", "season", "quarter",
    "half-year", "year", "decade", "century",
]  # fmt: skip

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(\d\d|Q[1-4]|H[12]|SP|SU|FA|WI)")
_YEARS = re.compile(r"\d{2,4}")
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MOMENT = re.compile(r"T\d\d(:\d\d)?")


class Days(Struct, frozen=True, order=True):
    """From a first day to a last, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def covers(self, other: Days) -> bool:
        """Whether every day of the other is one of these."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: Days) -> bool:
        """Whether they share a day."""
        return max(self.first, other.first) <= min(self.last, other.last)


def days(value: str) -> Days | None:
    """The days that a TIMEX3 value of the types DATE and TIME covers; None if it names none.

    A season is taken as three whole months (of the northern hemisphere), a winter as that which
    begins in the year. What no calendar has ("2023-02-30", "PRESENT_REF", "XXXX-03") is None.

    >>> days("2023-02")
    Days(first=datetime.date(2023, 2, 1), last=datetime.date(2023, 2, 28))
    """
    try:
        return _days(value)
    except (ValueError, OverflowError):
        return None


def _days(value: str) -> Days | None:
    if found := _DAY.fullmatch(value):
        day = date(*(int(found[n]) for n in (1, 2, 3)))
        return Days(day, day)
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return Days(monday + timedelta(5 if found[3] else 0), monday + timedelta(6))
    if found := _PART.fullmatch(value):
        return _part(int(found[1]), found[2])
    if _YEARS.fullmatch(value):
        size = 10 ** (4 - len(value))
        return _months(int(value) * size, 1, 12 * size)
    return None


def _part(year: int, part: str) -> Days:
    if part.isdecimal():
        return _months(year, int(part), 1)
    if part in _SEASONS:
        return _months(year, _SEASONS[part], 3)
    size = 3 if part[0] == "Q" else 6
    return _months(year, (int(part[1]) - 1) * size + 1, size)


def _months(year: int, month: int, count: int) -> Days:
    """That many whole months from this one on."""
    last = year * 12 + month - 1 + count - 1
    year_after, month_after = last // 12, last % 12 + 1
    end = calendar.monthrange(year_after, month_after)[1]
    return Days(date(year, month, 1), date(year_after, month_after, end))


def grain(value: str) -> Grain:
    """The unit of a value of the types DATE and TIME; "" for what is no place on the calendar."""
    if days(value) is None:
        return ""
    if found := _DAY.fullmatch(value):
        return _grain_of_day(found[4] or "")
    if found := _WEEK.fullmatch(value):
        return "weekend" if found[3] else "week"
    if found := _PART.fullmatch(value):
        part = found[2]
        if part.isdecimal():
            return "month"
        return "season" if part in _SEASONS else "quarter" if part[0] == "Q" else "half-year"
    return {4: "year", 3: "decade", 2: "century"}[len(value)]  # type: ignore[return-value]


def _grain_of_day(time: str) -> Grain:
    if not time:
        return "day"
    found = _MOMENT.match(time)
    if not found:
        return "part of day"
    return "minute" if found[1] else "hour"
