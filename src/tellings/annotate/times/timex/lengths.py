"""Lengths of time, and times told by their distance: "three days", "two years ago"."""

from __future__ import annotations

import re
from collections.abc import Callable

from tellings.annotate.times.reckoning import Unit, duration, shifted, value_of
from tellings.annotate.times.timex.cases import Case, Meaning, Mentioned
from tellings.annotate.times.timex.periods import year_before
from tellings.annotate.times.timex.sides import NO_DATE
from tellings.annotate.times.timex.units import underspecified

_LENGTH = "a length of time"
_YEARS: frozenset[Unit] = frozenset({"Y", "DE", "CE"})
_AMOUNT = re.compile(r"[$£€¥#%\d]")


def counted(case: Case) -> float | None:
    """How many units are told; None where the words leave it open ("several")."""
    if half := case.code("halves"):
        return float(half)
    if pair := case.code("pair"):
        return float(pair)
    more = 0.5 if case.part("half") or case.part("half2") else 0.0
    if case.part("article"):
        return 1 + more
    count = case.count()
    return None if count is None else count + more


def _length(case: Case) -> Meaning | None:
    unit = case.unit()
    if not _is_length(case, unit):
        return None
    count = counted(case)
    if case.part("pair") and not case.found.mod:
        return Meaning("DURATION", duration(count, unit), _LENGTH, mod="APPROX")
    return Meaning("DURATION", duration(count, unit), _LENGTH)


def _is_length(case: Case, unit: Unit) -> bool:
    """Whether number and unit are a length of time: not an age, "a second try" or a share."""
    if case.part("article") and unit in ("TS", "Q", "D", "WE"):
        return unit == "D" and case.follows_any("from_event")
    if unit in ("Q", "WE") and case.count() in (None, 1):
        return False
    if case.code_of("never_length", case.part("vague")) or case.follows_any("age"):
        return False
    return unit != "TS" or not case.code_of("unit", case.part("unit")) or case.tag() == "CD"


def _rate(case: Case) -> Meaning | None:
    """ "$3 million a year", "twice a week": what happens in each."""
    lead = case.word_before()
    if not _AMOUNT.search(lead) and not case.code_of("rated", lead):
        return None
    return Meaning("SET", duration(1, case.unit()), "in each of them", confidence=0.8)


def _duration(case: Case) -> Meaning | None:
    if case.part("article") and not case.found.mod and (made := _rate(case)):
        return made
    return _length(case)


def _range(case: Case) -> Meaning | None:
    unit = case.unit()
    first = 1.0 if case.part("article") else case.count()
    if case.follows_any("age") or unit in ("", "WE"):
        return None
    return Meaning("DURATION", duration(first, unit), "the shorter of two lengths", confidence=0.7)


def _last_n(case: Case) -> Meaning | None:
    """ "the past three months", "the first nine months", "the next few days"."""
    unit = case.unit()
    if unit in ("", "TS") or (unit == "WE" and case.part("ordinal")):
        return None
    why = _LENGTH
    if not any(case.part(name) for name in ("ordinal", "latest", "this")):
        why = "up to the document's date" if case.part("last") else "from the document's date on"
    return Meaning("DURATION", duration(counted(case), unit), why)


def _recent_units(case: Case) -> Meaning | None:
    unit = case.unit("units")
    if unit == "Y":
        return Meaning("DATE", "PAST_REF", "no number is told", confidence=0.6)
    return Meaning("DURATION", duration(None, unit), "up to the document's date", confidence=0.7)


def _hyphened(case: Case) -> Meaning | None:
    count, unit = case.count(), case.unit()
    if count is None or unit == "WE" or case.follows_any("age"):
        return None
    count += 0.5 if case.part("half_w") else 0
    return Meaning("DURATION", duration(count, unit), _LENGTH)


def _unit_long(case: Case) -> Meaning:
    return Meaning("DURATION", duration(1, case.unit()), _LENGTH)


def _joined_long(case: Case) -> Meaning:
    return Meaning("DURATION", case.code("joined_long"), _LENGTH)


def _units(case: Case) -> Meaning | None:
    """ "weeks", "for years": a length that is left open."""
    unit, lead = case.unit("units"), case.word_before()
    if unit in ("TS", "Q", "WE"):
        return None
    counts = case.code_of("length_lead", lead) or case.follows_any("from_event")
    if not counts and (lead or not case.follows_any("length_after")):
        return None
    return Meaning("DURATION", duration(None, unit), "no number is told", confidence=0.7)


def _while(case: Case) -> Meaning:
    return Meaning("DURATION", "PXX", "no unit is told", confidence=0.6)


# --- ago, earlier, later --------------------------------------------------------------------------


def _ago(case: Case) -> Meaning | None:
    unit, count = case.unit(), counted(case)
    sign = -1 if case.part("ago") else 1
    if count is None:
        return _vaguely(sign)
    if unit == "Y" and count == 1 and sign < 0 and case.part("article") and not case.found.mod:
        return year_before(case)
    return away(case, sign * count, unit, "counted from the document's date")


def _vaguely(sign: int) -> Meaning:
    value = "PAST_REF" if sign < 0 else "FUTURE_REF"
    return Meaning("DATE", value, "no number is told", confidence=0.7)


def away(case: Case, count: float, unit: Unit, why: str) -> Meaning | None:
    """So many units from the document's date, as coarse as the unit."""
    if unit.startswith("T"):
        return _hours_away(case, count, unit)
    if case.written is None or not case.written.knows(unit):
        return Meaning("DATE", underspecified(unit), NO_DATE)
    day = shifted(case.written.day, count, unit)
    if day is None:
        return None
    coarse = {"DE": "Y", "CE": "DE"}.get(unit, unit)
    fine = {"Y": "M", "M": "D"}.get(unit, unit) if count != int(count) else coarse
    return Meaning("DATE", value_of(day, fine), why, base="document")


def _hours_away(case: Case, count: float, unit: Unit) -> Meaning:
    """Hours are too fine for a document whose hour is not known: told as a length."""
    why = "counted from the document's hour, which is not known"
    return Meaning("DURATION", duration(abs(count), unit), why, confidence=0.7)


def _n_or_ago(case: Case) -> Meaning | None:
    unit = case.unit("unit") or case.unit("u0")
    count = 1.0 if case.part("article") else case.count()
    if count is None or not unit:
        return None
    sign = -1 if case.part("ago") else 1
    made = away(case, sign * count, unit, "counted from the document's date")
    return Meaning(made.type, made.value, made.why, mod="APPROX", base=made.base) if made else None


def _earlier(case: Case) -> Meaning | None:
    """ "a year earlier", "two days later": from the last time that the text told."""
    unit, count = case.unit(), counted(case)
    sign = -1 if case.part("before") else 1
    if count is None:
        return Meaning("DURATION", duration(None, unit), "no number is told", confidence=0.6)
    if unit == "Y" and count == 1 and sign < 0:
        return year_before(case)
    base = _base(case, unit)
    if base is None or unit.startswith("T"):
        why = "from what, the text does not tell"
        return Meaning("DURATION", duration(count, unit), why, confidence=0.6)
    return _from(base, sign * count, unit)


def _base(case: Case, unit: Unit) -> Mentioned | None:
    days = ("day", "part of day", "hour", "minute")
    if unit == "D":
        return case.told.last(*days)
    if unit in ("W", "WE", "FT"):
        return case.told.last("week", *days)
    last = case.told.last("month", "quarter", "year", "season", *days)
    in_year = last is not None and last.grain == "year"
    return None if in_year and unit not in _YEARS else last  # 2016 and two months is no month


def _from(base: Mentioned, count: float, unit: Unit) -> Meaning | None:
    day = shifted(base.covered.first, count, unit)
    if day is None:
        return None
    value = value_of(day, "Y" if unit in ("DE", "CE") else unit)
    if unit == "Y" and base.grain in ("month", "quarter"):
        value = value_of(day, "M" if base.grain == "month" else "Q")
    why = "counted from the last time that the text told"
    return Meaning("DATE", value, why, base="time", time=base.id, confidence=0.7)


def _units_ago(case: Case) -> Meaning | None:
    if case.part("ago"):
        return _vaguely(-1)
    if case.part("from_now"):
        return _vaguely(1)
    length = duration(None, case.unit("units"))
    return Meaning("DURATION", length, "no number is told", confidence=0.6)


Rule = Callable[[Case], Meaning | None]

RULES: dict[str, Rule] = {
    "duration": _duration,
    "duration_more": _length,
    "duration_range": _range,
    "duration_or": _range,
    "last_n": _last_n,
    "latest_n": _last_n,
    "recent_units": _recent_units,
    "hyphen_duration": _hyphened,
    "unit_long": _unit_long,
    "joined_long": _joined_long,
    "units": _units,
    "while": _while,
    "n_ago": _ago,
    "n_or_ago": _n_or_ago,
    "n_earlier": _earlier,
    "units_ago": _units_ago,
}
