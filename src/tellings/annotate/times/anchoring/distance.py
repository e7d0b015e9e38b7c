"""How far from an event: a length of time before or after it, and the date that results."""

from __future__ import annotations

import re

from msgspec import Struct

from tellings.annotate.times.reckoning import shifted, value_of
from tellings.annotate.times.words import classes
from tellings.dates import days
from tellings.model import TimeExpression

_LENGTH = re.compile(r"P(T?)(\d{1,5})(Y|M|W|D|H|S)")
_WORD = re.compile(r"[^\W\d_]+")
# How many days the date of an event may cover for a unit to be counted from it.
_LOOSE = ("DE", "CE")
_COARSEST = {"D": 1, "W": 1, "M": 31, "Y": 366}


class Distance(Struct, frozen=True):
    """So many units (those of `reckoning`), fewer than none before the event."""

    count: int
    unit: str

    def reckoned(self, value: str) -> str:
        """The TIMEX3 value so far from a date, no finer than the unit; "" if it cannot be told.

        >>> Distance(1, "D").reckoned("2023-03-21"), Distance(-2, "M").reckoned("2023-03-21")
        ('2023-03-22', '2023-01')
        """
        covered = days(value)
        if covered is None or self.unit not in _COARSEST:
            return ""
        if (covered.last - covered.first).days >= _COARSEST[self.unit]:
            return ""
        day = shifted(covered.first, self.count, self.unit)
        return value_of(day, self.unit) if day else ""


def distance(time: TimeExpression, words: str, language: str, *, ahead: bool) -> Distance | None:
    """How far a time expression of these words says; None where it leaves that open ("weeks").

    `ahead` is true of what comes after the event.
    """
    if time.mod or classes(language).get("units", {}).get(last_word(words), "") in _LOOSE:
        return None
    sign = 1 if ahead else -1
    if length := _LENGTH.fullmatch(time.value):
        unit = ("T" if length[1] else "") + length[3]
        return Distance(sign * int(length[2]), unit)
    if time.type == "DURATION":
        return None
    unit = classes(language).get("unit", {}).get(last_word(words), "")
    return Distance(sign, unit) if unit else None


def is_length(time: TimeExpression, words: str, language: str) -> bool:
    """Whether it is a length of time: a duration, or a date called by a unit ("the day")."""
    if time.type in ("DURATION", "SET"):
        return time.type == "DURATION"
    said, known = _WORD.findall(words.lower()), classes(language)
    lead = {*known.get("the", ()), *known.get("article", ())}
    return len(said) == 2 and said[0] in lead and said[1] in known.get("unit", ())


def last_word(words: str) -> str:
    """The last word in small letters, "" of none."""
    found = _WORD.findall(words.lower())
    return found[-1] if found else ""
