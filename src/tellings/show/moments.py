"""Moments, in UTC, as they are shown and as they stand in JSON."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)


def iso(seconds: float | None) -> str:
    """A moment in seconds since 1970 as ISO 8601: "2031-03-04T18:30:00Z"; "" for None."""
    if seconds is None:
        return ""
    return _moment(seconds).strftime("%Y-%m-%dT%H:%M:%SZ")


def short(seconds: float | None) -> str:
    """A moment as "2031-03-04 18:30"; "" for None.

    The first and the last second of a day stand for a day whose time of day is not known.

    >>> short(0.0), short(60.0), short(86399.0)
    ('1970-01-01', '1970-01-01 00:01', '1970-01-01')
    """
    if seconds is None:
        return ""
    is_day = round(seconds) % 86400 in {0, 86399}
    return _moment(seconds).strftime("%Y-%m-%d" if is_day else "%Y-%m-%d %H:%M")


def period(first: float | None, last: float | None) -> str:
    """From one moment to another; the day only once where it is one day."""
    begin, end = short(first), short(last)
    if begin == end or not begin or not end:
        return begin or end
    day, _, clock = end.partition(" ")
    if day == begin[:10]:
        return f"{begin} – {clock}" if clock else begin
    return f"{begin} – {end}"


def _moment(seconds: float) -> datetime:
    return _BEGIN + timedelta(seconds=round(seconds))
