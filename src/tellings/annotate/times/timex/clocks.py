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

_PARTS = ("of_part", "at_part", "at_part2")
_AFTER_NOON = {
    "MO": range(0),
    "DA": range(0),
    "AF": (12, *range(1, 12)),
    "EV": range(1, 12),
    "NI": range(6, 12),
}
"""The hours, of twelve, of a part of the day that come after noon: "1:30 at night" is before it."""
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
    hour = _in_part(case, int(case.part("hour")))
    return _at(case, f"{hour:02d}:{case.part('minute')}") if hour < 25 else None


def _clock_bare(case: Case) -> Meaning | None:
    """A time without "p.m." or zone: only with a day, or after a word that leads to times."""
    if not _named(case) and not case.goes_before("clock_lead"):
        return None
    return _clock_24(case)


def _clock_dotted(case: Case) -> Meaning | None:
    """ "at 7.15 on Tuesday": with a day or a part of one, since "at 7.15" may be a price."""
    return _clock_24(case) if _named(case) and case.goes_before("clock_lead") else None


def _clock_words(case: Case) -> Meaning | None:
    """ "ten past three", "a quarter to nine"; "ten to three" may be a range, a vote or odds."""
    words = case.part("hour_words") or case.part("hour")
    hour, away = number(words, case.language), case.code("clock_share") or case.count()
    if hour is None or not away or not 1 <= hour <= 12 or not 0 < float(away) < 60:
        return None
    turn = int(case.code("clock_turn"))
    sure = case.part("clock_share") or turn > 0
    led = case.goes_before("clock_lead" if sure else "clock_place")
    if not led and not (sure and _named(case)):
        return None
    minutes = 60 * int(hour) + turn * int(float(away))
    return _at(case, f"{_in_part(case, minutes // 60 or 12):02d}:{minutes % 60:02d}")


def _named(case: Case) -> bool:
    """Whether a day or a part of one stands with it."""
    return any(case.part(name) for name in ("at_weekday", "at_month", "at_word", *_PARTS))


def _in_part(case: Case, hour: int) -> int:
    """An hour of twelve as one of the day, if a part of the day stands with it: "7 that night"."""
    code = next((told for name in _PARTS if (told := case.code(name, "part"))), "")
    after_noon = _AFTER_NOON.get(code)
    if after_noon is None or not 1 <= hour <= 12:
        return hour
    return hour % 12 + 12 * (hour in after_noon)


def _clock_four(case: Case) -> Meaning:
    told = case.part("hhmm")
    return _at(case, f"{told[:2]}:{told[2:]}")


def _oclock(case: Case) -> Meaning | None:
    hour = number(case.part("n"), case.language)
    if not hour or not 1 <= hour <= 24:
        return None
    return _at(case, f"{_in_part(case, int(hour)):02d}:00")


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
    "clock_dotted": _clock_dotted,
    "clock_words": _clock_words,
    "clock_four": _clock_four,
    "oclock": _oclock,
    "moment": _moment,
    "part_day": _part_day,
}
