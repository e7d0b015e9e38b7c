"""Times that a person writes: "2d" ago, a day, a moment, and how long a pause is.

Days begin and end in UTC, as the times of articles are reckoned; a moment may have an offset.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from tellings.errors import UseError

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 7 * 86400}
_SPAN = re.compile(r"(\d{1,6})\s?([smhdw])", re.ASCII | re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?", re.ASCII)
_BLINK = 0.001  # what is dated the next day, at midnight, is not of this one
_TRY = "write 2d, 12h, 2031-03, 2031-03-04 or 2031-03-04T18:30"


def span(words: str) -> float:
    """How many seconds "90s", "15m", "2h", "1d" or "2w" are. Raises UseError.

    >>> span("15m")
    900.0
    """
    found = _SPAN.fullmatch(words.strip())
    if not found:
        raise UseError(f"{words!r} is no length of time; write 90s, 15m, 2h, 1d or 2w")
    return float(int(found[1]) * _UNITS[found[2].lower()])


def since(words: str, now: float) -> float:
    """The moment from which on, in seconds since 1970: so long before `now`, or a day's beginning.

    Raises UseError.
    """
    return _moment(words, now)[0]


def until(words: str, now: float) -> float:
    """The last moment, in seconds since 1970: a day or a month is meant with its end.

    Raises UseError.
    """
    return _moment(words, now)[1]


def _moment(words: str, now: float) -> tuple[float, float]:
    """The first moment that is meant, and the last."""
    words = words.strip()
    if _SPAN.fullmatch(words):
        at = now - span(words)
        return at, at
    try:
        return _dated(words)
    except (ValueError, OverflowError):
        raise UseError(f"{words!r} is no time; {_TRY}") from None


def _dated(words: str) -> tuple[float, float]:
    if found := _MONTH.fullmatch(words):
        year, month = int(found[1]), int(found[2])
        first = date(year, month, 1)
        after = date(year + month // 12, month % 12 + 1, 1)
        return _begin(first), _begin(after) - _BLINK
    if _DAY.fullmatch(words):
        day = date.fromisoformat(words)
        return _begin(day), _begin(day) + 86400 - _BLINK
    if _MOMENT.fullmatch(words):
        at = datetime.fromisoformat(words)
        seconds = (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
        return seconds, seconds
    raise ValueError(words)


def _begin(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
