"""Times of day: "10 p.m. Wednesday", "14:30 GMT", "noon"."""

from __future__ import annotations

import re
from collections.abc import Callable

from tellings.annotate.times.reckoning import month_day, shifted
from tellings.annotate.times.timex.cases import Base, Case, Meaning
from tellings.annotate.times.timex.dated import month_of, yearless
from tellings.annotate.times.timex.numbers import number
from tellings.annotate.times.timex.relative import weekday_value
from tellings.annotate.times.timex.sides import NO_DATE

_ZONE = re.compile(r"Z|[+-]\d\d")


def _day(case: Case) -> tuple[str, str, str]:
    """The day that stands with a time of day, or else the last told or the document's own.

    Gives its value, why, and the id of the time it is taken from, if any.
    """
    if told := _named_day(case):
        return told
    base = case.told.last("day", "part of day", "hour", "minute", blocks=0)
    if base:
        return base.value[:10], "on the day that the text told last", base.id
    if case.written and case.written.knows("D"):
        return case.written.day.isoformat(), "on the document's date", ""
    return "XXXX-XX-XX", NO_DATE, ""


def _named_day(case: Case) -> tuple[str, str, str] | None:
    """The day that stands with a time of day: "10 p.m. Wednesday"."""
    for names in (("at_month", "at_day"), ("at_month2", "at_day2")):
        month, day = month_of(case, names[0]), case.part(names[1])
        if month and day and (value := _date(case, month, int(day))):
            return value, "on that day", ""
    if weekday := case.code("at_weekday", "weekday"):
        return *weekday_value(case, int(weekday), "at_weekday"), ""
    if not (word := case.code("at_word", "day_word")):
        return None
    found = shifted(case.written.day, int(word), "D") if case.written else None
    if found is None or not (case.written and case.written.knows("D")):
        return "XXXX-XX-XX", NO_DATE, ""
    return found.isoformat(), "from the document's date", ""


def _date(case: Case, month: int, day: int) -> str:
    """A day of a month, of the year that stands with it or is likeliest; "" for none."""
    if year := case.part("at_year"):
        found = month_day(int(year), month, day)
        return found.isoformat() if found else ""
    made = yearless(case, month, day)
    return made.value if made else ""


def _at(case: Case, clock: str) -> Meaning:
    day, why, base = _day(case)
    zone = case.code("zone")
    clock += zone if _ZONE.fullmatch(zone) else ""
    kind: Base = "time" if base else "document"
    return Meaning("TIME", f"{day}T{clock}", why, base=kind, time=base, confidence=0.85)


def _clock(case: Case) -> Meaning | None:
    hour, minute = int(case.part("hour")), case.part("minute") or "00"
    if not 1 <= hour <= 12:
        return None
    hour = hour % 12 + int(case.code("ampm"))
    return _at(case, f"{hour:02d}:{minute}")


def _clock_24(case: Case) -> Meaning | None:
    hour = int(case.part("hour"))
    return _at(case, f"{hour:02d}:{case.part('minute')}") if hour < 25 else None


def _clock_bare(case: Case) -> Meaning | None:
    """A time without "p.m." or zone: only after a word that leads to times."""
    named = any(case.part(name) for name in ("at_weekday", "at_month", "at_word"))
    if not named and not case.goes_before("clock_lead"):
        return None
    return _clock_24(case)


def _clock_four(case: Case) -> Meaning:
    told = case.part("hhmm")
    return _at(case, f"{told[:2]}:{told[2:]}")


def _oclock(case: Case) -> Meaning | None:
    hour = number(case.part("n"), case.language)
    return _at(case, f"{int(hour):02d}:00") if hour and 1 <= hour <= 24 else None


def _moment(case: Case) -> Meaning:
    return _at(case, case.code("moment"))


def _part_day(case: Case) -> Meaning:
    day, why, _ = _day(case)
    return Meaning("TIME", f"{day}T{case.code('part')}", why, base="document", confidence=0.85)


Rule = Callable[[Case], Meaning | None]

RULES: dict[str, Rule] = {
    "clock": _clock,
    "clock_24": _clock_24,
    "clock_bare": _clock_bare,
    "clock_four": _clock_four,
    "oclock": _oclock,
    "moment": _moment,
    "part_day": _part_day,
}
