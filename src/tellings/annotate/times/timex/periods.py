"""Seasons, quarters, halves and fiscal years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tellings.annotate.times.reckoning import season_of, season_start, shifted, value_of
from tellings.annotate.times.timex.cases import Case, Meaning
from tellings.annotate.times.timex.numbers import ordinal
from tellings.annotate.times.timex.sides import NO_DATE, likeliest, reason

_QUARTERS = 4
_SAME_QUARTER = "the same quarter of that year"
_YEAR_BEFORE = "a year before the document's date"


def _season_year(case: Case) -> Meaning:
    value = f"{case.part('year')}-{case.code('season')}"
    return Meaning("DATE", value, "a season and its year", confidence=0.95)


def _deictic_season(case: Case) -> Meaning:
    season = case.code("season")
    if case.written is None:
        return Meaning("DATE", f"XXXX-{season}", NO_DATE)
    year = _season_around(case, season, case.written.day)
    word = case.part("last") or case.part("next") or case.part("this") or case.part("same")
    why = f"“{word}”, from the document's date"
    return Meaning("DATE", f"{year}-{season}", why, base="document")


def _season_around(case: Case, season: str, today: date) -> int:
    """The year of last, this or the next summer."""
    year, now = season_of(today)
    begun = season_start(today.year, season) <= today
    if case.part("last"):
        return year - 1 if now == season else today.year - (not begun)
    if case.part("next"):
        return year + 1 if now == season else today.year + begun
    if case.part("same") and (base := case.told.last("year", "day", "month")):
        return base.covered.first.year
    return year if now == season else today.year


def _season(case: Case) -> Meaning | None:
    """A season alone, where the words before it make it one: "in the summer", "since winter"."""
    unsure = case.code_of("ambiguous_season", case.part("season"))
    has_the = case.found.start < case.found.core
    if not case.goes_before("season_lead") or (unsure and not (has_the and case.tag() == "NN")):
        return None
    season = case.code("season")
    if case.written is None:
        return Meaning("DATE", f"XXXX-{season}", NO_DATE)
    today = case.written.day
    year, now = season_of(today)
    if now == season:
        why = "that of the document's date"
        return Meaning("DATE", f"{year}-{season}", why, base="document")
    near = (_near(each, season, today) for each in range(today.year - 1, today.year + 2))
    found = likeliest(case, near)
    if found is None:
        return None
    value = f"{season_of(found)[0]}-{season}"
    return Meaning("DATE", value, reason(case, found), base="document", confidence=0.7)


def _near(year: int, season: str, today: date) -> date:
    """The day of a season that is nearest to today."""
    start = season_start(year, season)
    return start if start > today else start + timedelta(80)


# --- quarters and halves --------------------------------------------------------------------------


def _quarter_number(case: Case) -> int | None:
    told = ordinal(case.part("ordinal"), case.language)
    if told == -1 and case.code_of("whole_last", case.part("ordinal")):
        return _QUARTERS
    return told if told and 1 <= told <= _QUARTERS else None


def _year_told(case: Case) -> int | None:
    """The year that stands with a quarter: a number, or "last year"."""
    for name in ("year", "year0", "year2"):
        if case.part(name):
            return int(case.part(name))
    for name in ("last", "this", "next"):
        for group in (name, f"{name}2"):
            if case.part(group) and case.written:
                return case.written.day.year + int(case.code(group, name))
    return None


def _quarter(case: Case) -> Meaning | None:
    number = _quarter_number(case)
    return _quarter_of(case, number, _year_told(case)) if number else None


def _quarter_q(case: Case) -> Meaning:
    year = int(case.part("year")) if case.part("year") else None
    return _quarter_of(case, int(case.part("q")), year)


def _quarter_of(case: Case, number: int, year: int | None) -> Meaning:
    """A quarter of a year told, else of the last twelve months, or ahead by the verb's tense."""
    if year is not None:
        return Meaning("DATE", f"{year}-Q{number}", "a quarter and its year")
    if case.written is None:
        return Meaning("DATE", f"XXXX-Q{number}", f"no year is told, and {NO_DATE}")
    today, direction = case.written.day, case.tense.direction
    apart = number - (today.month + 2) // 3
    year = today.year - (apart > 0)
    ahead = apart > 0 and (direction == "future" or (direction == "present" and apart == 1))
    if ahead or (apart < -1 and direction == "future"):
        year += 1
    why = "the nearest one, from the document's date"
    return Meaning("DATE", f"{year}-Q{number}", why, base="document", confidence=0.8)


def _half(case: Case) -> Meaning | None:
    told = ordinal(case.part("ordinal"), case.language)
    number, year = 2 if told == -1 else told, _year_told(case)
    if number not in (1, 2):
        return None
    if year is None and case.written is None:
        return Meaning("DATE", f"XXXX-H{number}", NO_DATE)
    year = year if year is not None else case.today.year if case.today else 0
    return Meaning("DATE", f"{year}-H{number}", "a half of a year")


def _quarters(case: Case) -> Meaning | None:
    """ "the first two quarters of 1990"."""
    number = {1: 1, -1: 2}.get(ordinal(case.part("ordinal"), case.language) or 0)
    if case.count() != 2 or number is None:
        return None
    value = f"{case.part('year')}-H{number}"
    return Meaning("DATE", value, "two quarters of a year", confidence=0.8)


# --- periods that are compared --------------------------------------------------------------------


def _year_period(case: Case) -> Meaning:
    """ "the 1988 period": of a year, the quarter that the text speaks of."""
    base = case.told.quarter(case.today, blocks=2)
    if base is None:
        why = "a year stated as such"
        return Meaning("DATE", case.part("year"), why, confidence=0.7, aside=True)
    value = f"{case.part('year')}-{base.value[5:]}"
    return Meaning(
        "DATE", value, _SAME_QUARTER, base="time", time=base.id, confidence=0.7, aside=True
    )


def year_before(case: Case) -> Meaning:
    """A year before what the text speaks of: the quarter, if it speaks of one, else the year."""
    base = case.told.quarter(case.today, blocks=2)
    if base and base.number >= case.told.months:
        value = f"{base.covered.first.year - 1:04d}-{base.value[5:]}"
        why = "the same quarter, a year before that which the text told last"
        return Meaning("DATE", value, why, base="time", time=base.id, confidence=0.7, aside=True)
    if case.written is None:
        return Meaning("DATE", "XXXX", NO_DATE)
    value = f"{case.written.day.year - 1:04d}"
    return Meaning("DATE", value, _YEAR_BEFORE, base="document", confidence=0.7, aside=True)


def _year_ago_period(case: Case) -> Meaning:
    number = _quarter_number(case)
    if not number or case.written is None:
        return year_before(case)
    value = f"{case.written.day.year - 1:04d}-Q{number}"
    return Meaning("DATE", value, _YEAR_BEFORE, base="document", confidence=0.75, aside=True)


def _latest_period(case: Case) -> Meaning:
    if base := case.told.quarter(case.today):
        why = "the quarter that the text told last"
        return Meaning("DATE", base.value, why, base="time", time=base.id, confidence=0.75)
    day = shifted(case.today, -1, "Q") if case.today else None
    if day is None:
        return Meaning("DATE", "XXXX-QX", NO_DATE)
    why = "the last quarter before the document's date"
    return Meaning("DATE", value_of(day, "Q"), why, base="document", confidence=0.65)


def _same_period(case: Case) -> Meaning:
    return _year_period(case) if case.part("year") else year_before(case)


def _last_quarter(case: Case) -> Meaning | None:
    """ "last year's quarter"."""
    year, base = _year_told(case), case.told.last("quarter")
    if year is None or base is None:
        return None
    value = f"{year}-{base.value[5:]}"
    return Meaning("DATE", value, _SAME_QUARTER, base="time", time=base.id, confidence=0.7)


# --- fiscal years ---------------------------------------------------------------------------------


def _fiscal_year(case: Case) -> Meaning:
    return Meaning("DATE", case.part("year"), "a fiscal year, by its number", confidence=0.8)


def _fiscal_deictic(case: Case) -> Meaning:
    if case.written is None:
        return Meaning("DATE", "XXXX", NO_DATE)
    count = int(case.code("last") or case.code("next") or 0)
    value, why = f"{case.written.day.year + count:04d}", "a fiscal year, from the document's date"
    return Meaning("DATE", value, why, base="document", confidence=0.7)


Rule = Callable[[Case], Meaning | None]

RULES: dict[str, Rule] = {
    "season_year": _season_year,
    "deictic_season": _deictic_season,
    "season": _season,
    "quarter": _quarter,
    "quarter_q": _quarter_q,
    "half": _half,
    "quarters": _quarters,
    "year_period": _year_period,
    "year_ago_period": _year_ago_period,
    "latest_period": _latest_period,
    "same_period": _same_period,
    "last_quarter": _last_quarter,
    "fiscal_year": _fiscal_year,
    "fiscal_deictic": _fiscal_deictic,
}
