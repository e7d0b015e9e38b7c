"""Days, months, years, decades and centuries that are named by their numbers and names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tellings.annotate.times.reckoning import month_day, value_of
from tellings.annotate.times.timex.cases import Case, Meaning
from tellings.annotate.times.timex.numbers import ordinal, spoken_year
from tellings.annotate.times.timex.sides import NO_DATE, likeliest, reason
from tellings.annotate.times.words import rows
from tellings.dates import days

_STATED = "a date stated in full"
_DAY_FIRST = frozenset({"GB", "AU", "NZ", "IE", "IN", "ZA"})
_PIVOT = 40
_RECENT = range(1900, 2051)
_AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY"})


def month_of(case: Case, name: str = "month") -> int | None:
    """The number of the month that a group names; None for none."""
    words = case.part(name).rstrip(".")
    told = case.code_of("month", words) or case.code_of("month_short", words)
    return int(told) if told else None


def full_year(words: str) -> int:
    """A year as it is written: "1998" or "98", which is taken as 19.. from 40 on."""
    year = int(words)
    if len(words) > 2:
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def stated(year: int, month: int, day: int) -> Meaning | None:
    """A date of which year, month and day are told; None if the calendar has no such day."""
    found = month_day(year, month, day)
    return Meaning("DATE", found.isoformat(), _STATED, confidence=1.0) if found else None


def yearless(case: Case, month: int, day: int) -> Meaning | None:
    """A day of a month of the year that the sentence and the document's date tell."""
    if not 1 <= day <= 31 or not 1 <= month <= 12 or month_day(2000, month, day) is None:
        return None
    if case.written is None:
        return Meaning("DATE", f"XXXX-{month:02d}-{day:02d}", f"no year is told, and {NO_DATE}")
    if known := _known(case, f"{month:02d}-{day:02d}"):
        return Meaning("DATE", known, "a day known by what is named with it")
    year = case.written.day.year
    found = likeliest(case, (month_day(each, month, day) for each in range(year - 2, year + 3)))
    if found is None:
        return None
    return Meaning("DATE", found.isoformat(), reason(case, found), base="document")


def _known(case: Case, day: str) -> str:
    """The date of "the Sept. 11 attacks", in a text that was written after them; "" for no such."""
    today = case.today.isoformat() if case.today else ""
    for row in rows("known_days", case.language):
        if row["day"] == day and row["date"] <= today and row["word"] == case.word_after():
            return row["date"]
    return ""


def _week_of(case: Case) -> Meaning | None:
    """ "the week of March 6"."""
    made = _month_day(case)
    covered = days(made.value) if made else None
    if made is None or covered is None:
        return None
    value = value_of(covered.first, case.code("week_words"))
    return Meaning("DATE", value, made.why, base=made.base)


def _iso(case: Case) -> Meaning | None:
    return stated(int(case.part("year")), int(case.part("mo")), int(case.part("day")))


def _numeric(case: Case) -> Meaning | None:
    first, second = int(case.part("a")), int(case.part("b"))
    year = full_year(case.part("year"))
    month, day = (second, first) if case.region in _DAY_FIRST else (first, second)
    return stated(year, month, day) or stated(year, day, month)


def _dots(case: Case) -> Meaning | None:
    return stated(int(case.part("year")), int(case.part("mo")), int(case.part("day")))


def _month_day(case: Case) -> Meaning | None:
    month = month_of(case) or month_of(case, "month_b")
    told = case.part("day") or case.part("day_b")
    day = int(told) if told else ordinal(case.part("dayword"), case.language)
    if month is None or day is None:
        return None
    if case.part("year"):
        return stated(int(case.part("year")), month, day)
    return yearless(case, month, day)


def _month_year(case: Case) -> Meaning | None:
    month = month_of(case)
    words = case.part("yearwords")
    year = spoken_year(words, case.language) if words else int(case.part("year"))
    if month is None or year is None:
        return None
    return Meaning("DATE", f"{year:04d}-{month:02d}", "a month stated in full", confidence=1.0)


def _month(case: Case) -> Meaning | None:
    month = month_of(case)
    return month_alone(case, month) if month and _is_month(case) else None


def month_alone(case: Case, month: int) -> Meaning | None:
    """A month of the year that the sentence and the document's date tell."""
    if case.written is None:
        return Meaning("DATE", f"XXXX-{month:02d}", f"no year is told, and {NO_DATE}")
    today = case.written.day
    found = likeliest(case, (_edge(y, month, today) for y in range(today.year - 2, today.year + 3)))
    if found is None:
        return None
    return Meaning("DATE", f"{found.year:04d}-{month:02d}", reason(case, found), base="document")


def _edge(year: int, month: int, today: date) -> date:
    """The day of a month that is nearest to today."""
    if (year, month) == (today.year, today.month):
        return today
    first = date(year, month, 1)
    return first if first > today else date(year, month, 28)


def _is_month(case: Case) -> bool:
    """Whether a word that may be something else, too, is a month here."""
    words = case.part("month")
    if words.endswith(".") or case.found.mod:
        return True
    if not case.code_of("ambiguous_month", words):
        return len(words) > 3 or case.label() != "PERSON"
    if case.tag() in _NO_NOUN or case.label() in _OTHERS:
        return False
    if case.goes_before("month_lead"):
        return True
    return case.label() == "DATE" and not _next_tag(case).startswith("NNP")


_NO_NOUN = frozenset({"MD", "VB", "VBP", "VBZ", "JJ", "RB"})
_OTHERS = frozenset({"PERSON", "ORG", "GPE", "WORK_OF_ART", "PRODUCT", "FAC", "NORP", "EVENT"})


def _deictic_month(case: Case) -> Meaning | None:
    month = month_of(case)
    if month is None:
        return None
    if case.written is None:
        return Meaning("DATE", f"XXXX-{month:02d}", f"no year is told, and {NO_DATE}")
    today, year = case.written.day, case.written.day.year
    if case.part("last"):
        year -= month >= today.month
    elif case.part("next"):
        year += month <= today.month
    day = case.part("day")
    if day and (found := month_day(year, month, int(day))):
        return Meaning("DATE", found.isoformat(), _by_words(case), base="document")
    return Meaning("DATE", f"{year:04d}-{month:02d}", _by_words(case), base="document")


def _by_words(case: Case) -> str:
    word = case.part("last") or case.part("next") or case.part("this")
    return f"“{word}”, from the document's date"


# --- years ----------------------------------------------------------------------------------------


def _year(case: Case) -> Meaning | None:
    year = int(case.part("year"))
    if not _is_year(case, year):
        return None
    return Meaning("DATE", case.part("year"), "a year stated as such", confidence=0.95)


def _is_year(case: Case, year: int) -> bool:
    """Whether a number of four figures is a year: not a price, a count or a number of a house."""
    if case.found.core > case.found.start:
        return True
    if case.goes_before("count_lead") or case.follows_any("counted"):
        return False
    label = case.label()
    if label == "DATE" or case.goes_before("year_lead"):
        return True
    if label in _AMOUNTS or (label == "CARDINAL" and _next_tag(case) == "NNS"):
        return False
    return year in _RECENT


def _next_tag(case: Case) -> str:
    place = case.view.place(case.at)
    if place is None or place.index + 1 >= len(place.words):
        return ""
    return place.words[place.index + 1].tag


def _year_range(case: Case) -> Meaning | None:
    first, words = int(case.part("year")), case.part("y2")
    last = int(words) if len(words) == 4 else first // 100 * 100 + int(words)
    if not first < last <= first + 150 or not _is_year(case, first):
        return None
    if last == first + 1:
        return Meaning("DATE", str(first), "the year in which it begins", confidence=0.6)
    return Meaning("DURATION", f"P{last - first}Y", f"from {first} to {last}", confidence=0.7)


def _cut_year(case: Case) -> Meaning | None:
    lead = case.word_before().rstrip(".")
    if not any(case.code_of(each, lead) for each in ("year_lead", "month", "month_short")):
        return None
    year = full_year(case.part("yy"))
    return Meaning("DATE", str(year), "a year written without its century", confidence=0.8)


def _year_words(case: Case) -> Meaning | None:
    year = spoken_year(case.part("yearwords"), case.language)
    if year is None or not 1000 < year < 2100:
        return None
    if year in (2000, 1000) and case.found.start == case.found.core:
        return None
    return Meaning("DATE", str(year), "a year in words", confidence=0.9)


def _decade(case: Case) -> Meaning | None:
    words = case.part("decade").lstrip("'")
    if len(words) == 2:
        if not case.part("decade").startswith("'") and not case.found.start < case.found.core:
            return None
        words = ("20" if words in ("00", "10") else "19") + words
    return Meaning("DATE", words[:3], "a decade", confidence=0.95)


def _decade_word(case: Case) -> Meaning | None:
    if case.found.start == case.found.core:
        return None
    value = "19" + case.code("decade_words")
    return Meaning("DATE", value, "a decade of the 20th century", confidence=0.8)


def _century(case: Case) -> Meaning | None:
    number = ordinal(case.part("ord"), case.language)
    if number is None or not 0 < number < 30:
        return None
    return Meaning("DATE", f"{number - 1:02d}", "a century by its number", confidence=0.95)


Rule = Callable[[Case], Meaning | None]

RULES: dict[str, Rule] = {
    "iso_date": _iso,
    "numeric": _numeric,
    "numeric_dots": _dots,
    "month_day": _month_day,
    "day_month": _month_day,
    "ordinal_month": _month_day,
    "weekday_date": _month_day,
    "week_of": _week_of,
    "month_year": _month_year,
    "month_year_words": _month_year,
    "month": _month,
    "deictic_month": _deictic_month,
    "year": _year,
    "year_range": _year_range,
    "cut_year": _cut_year,
    "year_words": _year_words,
    "decade": _decade,
    "decade_word": _decade_word,
    "century": _century,
}
