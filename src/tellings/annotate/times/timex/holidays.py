"""Days with names: "Christmas", "Election Day"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from tellings.annotate.times.reckoning import easter, month_day, nth_weekday, value_of
from tellings.annotate.times.timex.cases import Case, Meaning
from tellings.annotate.times.timex.dated import yearless
from tellings.annotate.times.timex.sides import NO_DATE, likeliest, reason
from tellings.dates import days

_FIXED = re.compile(r"\d\d-\d\d")
_FULL = re.compile(r"\d{4}-\d\d-\d\d")
_MOVING = re.compile(r"(\d\d)-(\d)-(-?\d)(?:\+(\d))?")
_EASTER = re.compile(r"easter([+~-]\d+)")


def holiday(year: int, rule: str) -> str:
    """The value of a holiday of a year, by the rule that `holidays.tsv` gives; "" for none.

    >>> holiday(2023, "easter-2"), holiday(2022, "11-4-4"), holiday(2022, "election")
    ('2023-04-07', '2022-11-24', '2022-11-08')
    """
    if found := _EASTER.fullmatch(rule):
        days_after = int(found[1].replace("~", ""))
        return value_of(easter(year) + timedelta(days_after), "W" if "~" in rule else "D")
    if rule == "election":
        return value_of(nth_weekday(year, 11, 1, 1) + timedelta(1), "D")
    if found := _MOVING.fullmatch(rule):
        month, weekday, number, more = (int(part or 0) for part in found.groups())
        return value_of(nth_weekday(year, month, weekday, number) + timedelta(more), "D")
    day = month_day(year, int(rule[:2]), int(rule[3:]))
    return value_of(day, "D") if day else ""


def _holiday(case: Case) -> Meaning | None:
    rule = case.code("holiday")
    if _FULL.fullmatch(rule):
        return Meaning("DATE", rule, "a day known by this name")
    if told := case.part("year"):
        return Meaning("DATE", holiday(int(told), rule), "a holiday and its year")
    if _FIXED.fullmatch(rule) and not case.part("last") and not case.part("next"):
        return yearless(case, int(rule[:2]), int(rule[3:]))
    if case.written is None:
        return Meaning("DATE", "XXXX-XX-XX", f"no year is told, and {NO_DATE}")
    return _nearest(case, rule, case.written.day)


def _nearest(case: Case, rule: str, today: date) -> Meaning | None:
    """The holiday of the year before, this one or the next, whichever is likeliest."""
    found: dict[date, str] = {}
    for year in range(today.year - 1, today.year + 2):
        covered = days(value := holiday(year, rule))
        if covered:
            found[covered.first] = value
    if case.part("last"):
        found = {day: value for day, value in found.items() if day < today}
    elif case.part("next"):
        found = {day: value for day, value in found.items() if day > today}
    day = likeliest(case, found)
    return Meaning("DATE", found[day], reason(case, day), base="document") if day else None


Rule = Callable[[Case], Meaning | None]

RULES: dict[str, Rule] = {"holiday": _holiday, "deictic_holiday": _holiday}
