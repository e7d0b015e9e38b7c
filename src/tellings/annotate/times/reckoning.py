"""Reckoning with calendar units, and values as TIMEX3 writes them.

Units are those of `words.tsv`: TS second, TM minute, TH hour, D day, W week, WE weekend, FT
fortnight, M month, Q quarter, Y year, DE decade, CE century.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal

Unit = str
Direction = Literal["past", "present", "future", ""]

UNKNOWN = "X"
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
_DAYS = {"D": 1, "W": 7, "WE": 7, "FT": 14}
_WHOLE = {"DE": ("Y", 10), "CE": ("Y", 100), "FT": ("W", 2), "Q": ("M", 3)}
_NAMES = {"WE": "WE", "FT": "W"}
_HALVES = {"Y": ("M", 12), "M": ("D", 30), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def shifted(day: date, count: float, unit: Unit) -> date | None:
    """A day so many units later (earlier, if negative); None outside of the calendar.

    Of months and longer units the day of the month is kept, or the last that the month has.
    """
    try:
        if unit in _DAYS:
            return day + timedelta(round(count * _DAYS[unit]))
        if unit in _MONTHS:
            return _months_later(day, round(count * _MONTHS[unit]))
    except (ValueError, OverflowError):
        pass
    return None


def _months_later(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 + months
    year, month = at // 12, at % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def value_of(day: date, unit: Unit) -> str:
    """The value of the day, week, month, ... that a day lies in.

    >>> value_of(date(2023, 3, 22), "W")
    '2023-W12'
    """
    if unit in ("D", "TH", "TM", "TS"):
        return day.isoformat()
    if unit in ("W", "WE", "FT"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    return f"{day.year:04d}"[: {"DE": 3, "CE": 2}.get(unit, 4)]


def duration(count: float | None, unit: Unit) -> str:
    """A length of time: "P3M", "PT4H", "PXY"; decades and centuries are told in years.

    >>> duration(2.5, "Y"), duration(None, "DE"), duration(2, "DE"), duration(4, "TH")
    ('P30M', 'PXDE', 'P20Y', 'PT4H')
    """
    if count is not None and unit in _WHOLE:
        unit, size = _WHOLE[unit]
        count *= size
    if count is not None and count != int(count) and unit in _HALVES:
        smaller, size = _HALVES[unit]
        if (count * size) == int(count * size):
            unit, count = smaller, count * size
    told = UNKNOWN if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    unit = _NAMES.get(unit, unit)
    return f"PT{told}{unit[1]}" if unit[0] == "T" else f"P{told}{unit}"


def season_of(day: date) -> tuple[int, str]:
    """The season that a day lies in, and the year that it is counted to (where it begins)."""
    month = day.month
    if month < 3:
        return day.year - 1, "WI"
    return day.year, max((start, name) for name, start in _SEASONS.items() if start <= month)[1]


def season_start(year: int, season: str) -> date:
    """The first day of a season, taken as three whole months."""
    return date(year, _SEASONS[season], 1)


def month_day(year: int, month: int, day: int) -> date | None:
    """A day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The number-th weekday (ISO, 1 is Monday) of a month; the last one for -1."""
    days = [
        date(year, month, day)
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
        if date(year, month, day).isoweekday() == weekday
    ]
    return days[number - 1 if number > 0 else number]


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian computus (Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    return date(year, month, (h + m - 7 * n + 33 * month + 19) % 32)
