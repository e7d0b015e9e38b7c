"""Weeks, months, years told from where the writer stands or the text left off: "last week"."""

from __future__ import annotations

from collections.abc import Callable

from tellings.annotate.times.reckoning import Unit, duration, shifted, value_of
from tellings.annotate.times.timex.cases import Case, Meaning, Written
from tellings.annotate.times.timex.sides import NO_DATE

_GRAINS: dict[Unit, tuple[str, ...]] = {
    "D": ("day", "part of day", "hour", "minute"),
    "W": ("week", "day", "part of day", "weekend"),
    "WE": ("weekend",),
    "M": ("month", "day", "week", "part of day"),
    "Q": ("quarter", "month"),
    "Y": ("year", "month", "day", "quarter", "season", "week", "half-year"),
    "DE": ("decade", "year"),
    "CE": ("century", "year", "decade"),
}
_BLANK = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}
_OWN = "that of the document's date"
_UP_TO = "up to the document's date"
_FROM_ON = "from the document's date on"
_MIDWEEK = 4


def underspecified(unit: Unit) -> str:
    """The value of a unit of which nothing is known: "XXXX-WXX"."""
    return _BLANK.get(unit, "XXXX"[: {"DE": 3, "CE": 2}.get(unit, 4)])


def unit_away(case: Case, count: int, unit: Unit, why: str) -> Meaning:
    """The week, month, year, ... so many away from that of the document's date."""
    if case.written is None or not case.written.knows(unit):
        return Meaning("DATE", underspecified(unit), NO_DATE)
    day = shifted(case.written.day, count, unit)
    if day is None:
        return Meaning("DATE", underspecified(unit), "no calendar reaches so far")
    return Meaning("DATE", value_of(day, unit), why, base="document")


def follows(case: Case) -> bool:
    """Whether the words tell of what follows or goes before in the text: "the following day"."""
    return any(case.code_of("from_told", case.part(name)) for name in ("last", "next"))


# --- last week, this month, next year -------------------------------------------------------------


def _deictic_unit(case: Case) -> Meaning | None:
    unit = case.unit()
    if unit.startswith("T") or case.part("same"):
        return _same(case, unit)
    if follows(case) or (unit == "D" and case.part("next")):
        return _beside(case, unit, 1 if case.part("next") else -1)
    if case.code_of("stretching", case.part("last")) and unit in ("D", "DE", "CE"):
        return Meaning("DURATION", duration(1, unit), _UP_TO)
    if unit == "D":
        return _this_day(case)
    count = int(case.code("last") or case.code("next") or 0)
    word = case.part("last") or case.part("next") or case.part("this")
    if unit == "WE":
        return _weekend(case, count, f"“{word}”, from the document's date")
    return unit_away(case, count, unit, f"“{word}”, from the document's date")


def _this_day(case: Case) -> Meaning | None:
    """ "this day"; "the last day" and "the current day" are no dates."""
    if not case.code_of("pointing", case.part("this")):
        return None
    return unit_away(case, 0, "D", "the document's date")


def _weekend(case: Case, count: int, why: str) -> Meaning:
    if case.written is None or not case.written.knows("W"):
        return Meaning("DATE", underspecified("WE"), NO_DATE)
    early = case.written.day.isoweekday() < _MIDWEEK
    if count == 0 and early and case.tense.direction == "past":
        count = -1
    return Meaning("DATE", _weekend_value(case.written, count), why, base="document")


def _weekend_value(written: Written, count: int) -> str:
    day = shifted(written.day, count, "W")
    return value_of(day, "WE") if day else underspecified("WE")


def _same(case: Case, unit: Unit) -> Meaning | None:
    """ "that year", "the same day": the unit of the last time that the text told."""
    grains = _GRAINS.get(unit, ())
    base = case.told.last(*grains) if grains else None
    if base is None:
        return None
    why = "that of the last time that the text told"
    value = value_of(base.covered.first, unit)
    return Meaning("DATE", value, why, base="time", time=base.id, confidence=0.8)


def _beside(case: Case, unit: Unit, count: int) -> Meaning | None:
    """ "the following day", "the previous year": beside the last time that the text told."""
    base = case.told.last(*_GRAINS.get(unit, ()))
    if base is None:
        return unit_away(case, count, unit, "beside the document's date, as the text told no other")
    day = shifted(base.covered.first, count, unit)
    if day is None:
        return None
    why = f"the one {'after' if count > 0 else 'before'} the last time that the text told"
    return Meaning("DATE", value_of(day, unit), why, base="time", time=base.id, confidence=0.75)


def _plural(case: Case) -> Meaning | None:
    """ "past years", "coming weeks"."""
    if case.part("next") and not case.code_of("plain_next", case.part("next")):
        return Meaning("DURATION", duration(None, case.unit("units")), _FROM_ON, confidence=0.7)
    if not case.code_of("stretching", case.part("last")):
        return None
    return Meaning("DATE", "PAST_REF", "no number is told", confidence=0.7)


# --- the weekend, the quarter ---------------------------------------------------------------------


def _the_unit(case: Case) -> Meaning | None:
    """ "the weekend", "the year", "the quarter", where the article alone is enough."""
    unit = case.unit()
    if unit == "WE":
        return _the_weekend(case)
    if case.found.mod and unit in ("W", "M", "Q", "Y"):
        return unit_away(case, 0, unit, _OWN)
    if unit == "Q":
        return _the_quarter(case)
    return _own(case, unit)


def _own(case: Case, unit: Unit) -> Meaning | None:
    """ "for the year", "for the week": those of the document's date."""
    if unit == "Y" and case.follows_any("closing"):
        return Meaning("DURATION", "P1Y", "a year with its end told", confidence=0.6)
    whole = unit == "Y" and (case.part("full") or case.goes_before("unit_lead"))
    if whole or (unit == "W" and case.goes_before("week_lead")):
        return unit_away(case, 0, unit, _OWN)
    return None


def _the_weekend(case: Case) -> Meaning:
    if case.written is None or not case.written.knows("W"):
        return Meaning("DATE", underspecified("WE"), NO_DATE)
    here = case.tense.direction == "future" or case.written.day.isoweekday() > 5
    value = _weekend_value(case.written, 0 if here else -1)
    why = "the one of the document's date" if here else "the one before the document's date"
    return Meaning("DATE", value, why, base="document", confidence=0.75)


def _the_quarter(case: Case) -> Meaning:
    base = case.told.last("quarter")
    if base is None:
        return unit_away(case, -1, "Q", "the last one before the document's date")
    why = "the last quarter that the text told"
    return Meaning("DATE", base.value, why, base="time", time=base.id, confidence=0.7)


def _year_end(case: Case) -> Meaning:
    made = unit_away(case, 0, "Y", _OWN)
    return Meaning("DATE", made.value, made.why, mod="END", base=made.base)


def _stage_in(case: Case) -> Meaning | None:
    """ "earlier in the year"."""
    unit = case.unit()
    if unit not in ("W", "M", "Y", "Q", "DE", "CE"):
        return None
    made = unit_away(case, 0, unit, _OWN)
    return Meaning("DATE", made.value, made.why, mod=case.code("stage_in"), base=made.base)


Rule = Callable[[Case], Meaning | None]

RULES: dict[str, Rule] = {
    "deictic_unit": _deictic_unit,
    "past_refs": _plural,
    "the_unit": _the_unit,
    "year_end": _year_end,
    "stage_in_unit": _stage_in,
}
