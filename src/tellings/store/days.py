"""Times as tags of years, months and days, by which an index finds what is of a time."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import UTC, date, datetime


def tags(first: float, last: float) -> list[str]:
    """The fewest whole years, months and days that hold every moment from first to last.

    In seconds since 1970 UTC, both included: "y2031", "m203103", "d20310307". None if the last is
    before the first.
    """
    return list(_tags(_day(first).toordinal(), _day(last).toordinal()))


def _day(seconds: float) -> date:
    """The day of a moment, or the nearest that a calendar has."""
    try:
        # As SQL's CAST does it, so that what is asked for is what was stored.
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        return date.min if seconds < 0 else date.max


def _tags(at: int, last: int) -> Iterator[str]:
    while at <= last:
        day = date.fromordinal(at)
        year = date(day.year, 12, 31).toordinal()
        month = at - day.day + calendar.monthrange(day.year, day.month)[1]
        if (day.month, day.day) == (1, 1) and year <= last:
            yield f"y{day.year:04}"
            at = year + 1
        elif day.day == 1 and month <= last:
            yield f"m{day.year:04}{day.month:02}"
            at = month + 1
        else:
            yield f"d{day.year:04}{day.month:02}{day.day:02}"
            at += 1
