"""Dates that a page prints: "Published Mar 3, 2023", "03.03.2023, 16:24 Uhr", "2023年3月3日".

What a line says in figures and names of months, in the languages of `month_names.tsv`, without
knowing what the article tells. "03/04/2023" in an English text may be of March or of April: both
days are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from tellings.lexicon import DEFAULT, Row, table
from tellings.model import Span

_HERE = __package__ or ""
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_YEAR_FIRST = re.compile(
    rf"(?<!\d){_YEAR}\s?[-./年년]\s?(?P<month>\d{{1,2}})\s?[-./月월]\s?(?P<day>\d{{1,2}})(?!\d)"
)
_YEAR_LAST = re.compile(
    r"(?<![\d.:/-])(?P<one>\d{1,2})\s?(?P<mark>[-./])\s?(?P<two>\d{1,2})\s?(?P=mark)\s?"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d:]|[./-]\d)"
)
_WORD = re.compile(r"[^\W\d_]+")
# What may stand around the name of a month: ". 2023", " de 2023" after it, "2023 m. " before it.
_YEAR_AFTER = re.compile(r"\.?,?[\s,-]*(?:[^\W\d_]{2}\s+)?((?:19|20)\d\d)(?!\d)")
_YEAR_BEFORE = re.compile(r"((?:19|20)\d\d)[.,]?\s+(?:[^\W\d_]\.?\s+)?$")
_SIGHT = 24
_AMBIGUOUS = frozenset({"", DEFAULT})
"""Languages in which the month may stand first in figures; "" is an unknown one."""
_LONGEST = 300


class PrintedDate(Struct, frozen=True):
    """A date in a line: where in the line, and the month and day, of which there may be two.

    `year` is None where none is printed. `label` is what the words before it say it is the date
    of: "published", "updated", "other" or "" (nothing).
    """

    at: Span
    year: int | None
    months_and_days: tuple[tuple[int, int], ...]
    label: str = ""

    def days(self, year: int | None = None) -> tuple[date, ...]:
        """The days that it may be, in its year or else in this one; those no calendar has go."""
        told = self.year or year
        if told is None:
            return ()
        made = (calendar_day(told, *each) for each in self.months_and_days)
        return tuple(day for day in made if day)


def calendar_day(year: int, month: int, day: int) -> date | None:
    """That day; None if no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def printed_dates(line: str, language: str = "") -> list[PrintedDate]:
    """The dates of a line, in order. `language` is ISO 639-1, "" if it is not known.

    Nothing is read from a line of more than 300 characters: that is prose.
    """
    if len(line) > _LONGEST:
        return []
    found: list[PrintedDate] = []
    for each in sorted(_all(line, language), key=lambda d: (d.at.start, -d.at.end)):
        if not found or each.at.start >= found[-1].at.end:
            since = found[-1].at.end if found else 0
            label = label_of(line[since : each.at.start])
            found.append(PrintedDate(each.at, each.year, each.months_and_days, label))
    return found


def label_of(words: str) -> str:
    """What the last label among these words says, "" if there is none."""
    known = _labels()
    said = [known[w] for w in _WORD.findall(words.lower()) if w in known]
    return said[-1] if said else ""


def _all(line: str, language: str) -> Iterator[PrintedDate]:
    for match in _YEAR_FIRST.finditer(line):
        pairs = ((int(match["month"]), int(match["day"])),)
        yield from _made(match.start(), match.end(), int(match["year"]), pairs)
    for match in _YEAR_LAST.finditer(line):
        if len(match["year"]) == 4 or match["mark"] == ".":
            yield from _year_last(match, language)
    months = month_names(language)
    for match in _WORD.finditer(line):
        if match.group().lower() in months:
            yield from _named(line, match.start(), match.end(), months[match.group().lower()])


def _year_last(match: re.Match[str], language: str) -> Iterator[PrintedDate]:
    """The day stands first, but in English (American) the month may, unless points part them."""
    one, two = int(match["one"]), int(match["two"])
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    either = match["mark"] != "." and language in _AMBIGUOUS and one != two
    pairs = ((two, one), (one, two)) if either else ((two, one),)
    yield from _made(match.start(), match.end(), year, pairs)


def _named(line: str, start: int, end: int, month: int) -> Iterator[PrintedDate]:
    """A date around the name of a month."""
    before, after = line[max(0, start - _SIGHT) : start], line[end : end + _SIGHT]
    day_before, day_after = _beside_months()
    if day := day_after.match(after):
        year = _YEAR_AFTER.match(after, day.end())
        first = _YEAR_BEFORE.search(before) if not year else None
        told = int(year[1]) if year else int(first[1]) if first else None
        start = start - len(before) + first.start() if first else start
        yield from _made(start, end + (year or day).end(), told, ((month, int(day[1])),))
    elif day := day_before.search(before):
        year = _YEAR_AFTER.match(after)
        start += day.start() - len(before)
        told = int(year[1]) if year else None
        yield from _made(start, end + (year.end() if year else 0), told, ((month, int(day[1])),))


def _made(
    start: int, end: int, year: int | None, pairs: tuple[tuple[int, int], ...]
) -> Iterator[PrintedDate]:
    # The year 2000 has a February 29.
    known = tuple(pair for pair in pairs if calendar_day(year or 2000, *pair))
    if known:
        yield PrintedDate(Span(start, end), year, known)


@cache
def month_names(language: str = "") -> dict[str, int]:
    """The names of months in a language (ISO 639-1) and their numbers.

    Of an unknown language, or one without names, those of all languages, but for names that are
    different months in two of them, which count as English or not at all.
    """
    rows = table(_HERE, "month_names")
    return _numbered(row for row in rows if row["language"] == language) or _merged(rows)


def _numbered(rows: Iterator[Row]) -> dict[str, int]:
    return {row["word"]: int(row["number"]) for row in rows}


def _merged(rows: tuple[Row, ...]) -> dict[str, int]:
    found: dict[str, set[int]] = {}
    for row in rows:
        found.setdefault(row["word"], set()).add(int(row["number"]))
    english = _numbered(row for row in rows if row["language"] == DEFAULT)
    return {word: min(n) for word, n in found.items() if len(n) == 1} | english


@cache
def _beside_months() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The day before the name of a month ("3rd of", "3. ") and after it (" 3rd")."""
    rows = table(_HERE, "printed_labels")
    ends = "|".join(re.escape(row["word"]) for row in rows if row["kind"] == "ordinal")
    before = rf"(?<![\d:.])(\d{{1,2}})(?:{ends})?[\s.,-]*(?:[^\W\d_]{{2}}\s+)?$"
    after = rf"\.?[\s-]+(\d{{1,2}})(?:{ends})?(?![\d:.]\d|\d)"
    return re.compile(before), re.compile(after)


@cache
def _labels() -> dict[str, str]:
    rows = table(_HERE, "printed_labels")
    return {row["word"]: row["kind"] for row in rows if row["kind"] != "ordinal"}
