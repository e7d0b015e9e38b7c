"""Dates that captions and prose tell of, as far as the words say: which part, and in which tense.

Nothing is resolved: "March 21" has a month and a day, "Tuesday" a weekday. That is for `inferred`,
which asks all of them together when the article was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from tellings.annotate.times.clauses import Clauses
from tellings.annotate.times.reckoning import Direction
from tellings.annotate.times.words import classes, rows
from tellings.annotate.times.written.printed import calendar_day, month_names
from tellings.model import Block, Reading, Span

_PROSE = frozenset({"paragraph", "summary", "caption"})


class DateTold(Struct, frozen=True):
    """A date that the text tells of: those parts of it that the words say.

    `deixis` is "today", "yesterday" or "week" for words that point at the day of writing itself.
    `picture` is true in a caption, `stock` where the caption says that its picture is older.
    """

    at: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    deixis: str = ""
    tense: Direction = ""
    picture: bool = False
    stock: bool = False

    @property
    def full(self) -> date | None:
        """The day, if year, month and day are told."""
        return self.in_year(self.year) if self.year else None

    def in_year(self, year: int) -> date | None:
        """Its month and day in that year; None if that is not on the weekday told with them."""
        if not self.month or not self.day:
            return None
        day = calendar_day(year, self.month, self.day)
        return day if day and self.weekday in (None, day.isoweekday()) else None


def told(reading: Reading, language: str) -> list[DateTold]:
    """The dates of captions and prose, in order; none in a language without tables (ISO 639-1)."""
    if not rows("document_words", language):
        return []
    text, clauses = reading.article.text, Clauses(reading, language)
    blocks = (block for block in reading.of(Block) if block.role in _PROSE)
    return [each for block in blocks for each in _of_block(text, block, clauses)]


def _of_block(text: str, block: Block, clauses: Clauses) -> Iterator[DateTold]:
    language, picture = clauses.language, block.role == "caption"
    stock = picture and not _kind("stock", language).isdisjoint(_words(block.hull.of(text)))
    for match in _pattern(language).finditer(text, block.hull.start, block.hull.end):
        made = _made(match, language)
        if made:
            tense: Direction = "past" if picture else clauses.tense(made.at)
            yield replace(made, tense=tense, picture=picture, stock=stock)


def _words(text: str) -> list[str]:
    return [word.strip("()[].,:") for word in text.lower().split()]


def _made(match: re.Match[str], language: str) -> DateTold | None:
    """What the words of a match say; None for a day that no calendar has."""
    at = Span(match.start(), match.end())
    said = {name[:-1]: words for name, words in match.groupdict().items() if words}
    if "deixis" in said:
        return DateTold(at, deixis=_deixis(language)[" ".join(said["deixis"].lower().split())])
    month = month_names(language).get(said.get("month", "").lower()) or int(said.get("number", 0))
    day, year = int(said.get("until") or said.get("day", 0)), int(said.get("year", 0))
    if (day or "number" in said) and not calendar_day(year or 2000, month, day):
        return None
    weekday = _weekdays(language).get(said.get("weekday", "").lower())
    return DateTold(at, year or None, month or None, day or None, weekday)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """All forms of dates, the longest of each first; a group's last figure tells its form."""
    months, weekdays = month_names(language), _weekdays(language)
    year, number = r"(?:19|20)\d\d(?!\d)", r"\d{1,2}(?!\d)"
    month = rf"(?:{_either((*map(str.capitalize, months), *map(str.upper, months)))})\b"
    weekday = _either(map(str.capitalize, weekdays))
    alone = _either(map(str.capitalize, classes(language).get("weekday", ())))
    pointing = _either((*_deixis(language), *map(str.capitalize, _deixis(language))))
    th, of, the = (_either(_kind(kind, language)) for kind in ("ordinal", "of", "the"))
    no_day = rf"(?![.,]?\d|\s?(?:{_either(_kind('count', language))}))"
    forms = (
        rf"(?:(?P<weekday1>{weekday})\.?,?\s+)?(?P<month1>{month})\.?\s+(?P<day1>{number})(?:{th})?"
        rf"{no_day}(?:\s?[-–]\s?(?P<until1>{number}))?(?:,?\s+(?P<year1>{year}))?",
        rf"(?:(?P<weekday2>{weekday})\.?,?\s+)?(?:(?:{the})\s+)?(?P<day2>\d{{1,2}})(?:{th})?\s+"
        rf"(?:(?:{of})\s+)?(?P<month2>{month})\.?(?:,?\s+(?P<year2>{year}))?",
        rf"(?P<month3>{month})\.?,?\s+(?:(?:{of})\s+)?(?P<year3>{year})",
        rf"(?P<year4>{year})-(?P<number4>\d\d)-(?P<day4>{number})",
        rf"(?P<weekday5>{alone})\b",
        rf"(?<![.,/'’-])(?P<year6>{year})(?!%|[.,/]\d|-\d)",
        rf"(?P<deixis7>{pointing})\b",
    )
    return re.compile(rf"(?<![\w$£€])(?:{'|'.join(forms)})")


def _either(written: Iterable[str]) -> str:
    """One of these, the longer first; a space in them is any white space."""
    longest_first = sorted(written, key=lambda words: (-len(words), words))
    return "|".join(r"\s+".join(map(re.escape, words.split())) for words in longest_first)


@cache
def _weekdays(language: str) -> dict[str, int]:
    """Full names and abbreviations of weekdays, Monday 1."""
    known = classes(language)
    named = {**known.get("weekday", {}), **known.get("weekday_short", {})}
    return {word: int(number) for word, number in named.items()}


@cache
def _deixis(language: str) -> dict[str, str]:
    pointing = ("today", "yesterday", "week")
    listed = rows("document_words", language)
    return {row["word"]: row["kind"] for row in listed if row["kind"] in pointing}


@cache
def _kind(kind: str, language: str) -> frozenset[str]:
    listed = rows("document_words", language)
    return frozenset(row["word"] for row in listed if row["kind"] == kind)
