"""All time expressions of a reading, resolved as far as grammar and calendar allow.

TIMEX3 as in ISO-TimeML (ISO 24617-1); where its guidelines leave a choice, as TempEval-3 marked
news: "the past three months" with its article, "Friday" without its preposition, no ages.
"""

from __future__ import annotations

import re

from msgspec import Struct

from tellings.annotate.times.timex import (
    clocks,
    dated,
    holidays,
    lengths,
    periods,
    relative,
    repeats,
    units,
)
from tellings.annotate.times.timex.cases import Case, Meaning, Mentioned, Told, Written, written
from tellings.annotate.times.timex.finding import Found, search
from tellings.annotate.times.views import Names, View, views
from tellings.annotate.times.words import region_of
from tellings.dates import days, grain
from tellings.lexicon import language_of
from tellings.model import Reading, TimeExpression

RULES = {
    **dated.RULES,
    **periods.RULES,
    **holidays.RULES,
    **relative.RULES,
    **units.RULES,
    **clocks.RULES,
    **lengths.RULES,
    **repeats.RULES,
}
_NO_MATTER = {"boilerplate": "in boilerplate", "biography": "in a note about the writer"}
_DEICTIC = frozenset({"day_word", "tonight", "deictic_part"})
_SAID = "counted from the document's date, but said in a quotation, perhaps on another day"
_SAID_CONFIDENCE = 0.3
METADATA = "published"
"""The anchor of what is reckoned from the date of the metadata, of which there is no note."""


def expressions(reading: Reading) -> list[TimeExpression]:
    """The time expressions of all blocks, in order; of a language without tables, none.

    What is reckoned from another has that one's id as `anchor`, the document's date included
    where a note tells it. `date` is empty where no day of the calendar is known.
    """
    search_of = _Search(reading)
    found: list[TimeExpression] = []
    for number, view in enumerate(views(reading)):
        search_of.told.block = number
        found.extend(search(view, search_of.language, _Judge(search_of, view)))
    return found


class _Search:
    """What is the same for all expressions of a reading."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.article.text
        self.language = language_of(reading.article)
        self.region = region_of(reading.article)
        self.written: Written | None = written(reading)
        self.told = Told()
        self.names = Names(reading)


class _Judge(Struct, frozen=True):
    """Makes notes of what is found in a view, or refuses it."""

    of: _Search
    view: View

    def __call__(self, found: Found) -> TimeExpression | None:
        if not self.view.is_whole(found.start, found.end):
            return None
        whole = self.of
        case = Case(
            found, self.view, whole.language, whole.region, whole.written, whole.told, whole.text
        )
        if whole.names.around(case.core) and not _is_sure(found):
            return None
        meaning = RULES[found.rule](case)
        if meaning is None:
            return None
        note = _note(case, meaning)
        self._remember(note, case, aside=meaning.aside)
        return note

    def _remember(self, note: TimeExpression, case: Case, *, aside: bool) -> None:
        covered = days(note.value) if note.type in ("DATE", "TIME") else None
        if covered:
            told = self.of.told
            unit = grain(note.value)
            told.add(Mentioned(note.value, covered, unit, note.id, told.block, told.count, aside))
        elif note.type == "DURATION" and note.value.endswith("M") and case.found.rule == "last_n":
            self.of.told.months = self.of.told.count


def _is_sure(found: Found) -> bool:
    """Whether it is a date, even within a name ("the March 12 Committee" is taken as one)."""
    return found.rule in ("iso_date", "clock", "weekday_date")


def _note(case: Case, meaning: Meaning) -> TimeExpression:
    kind, value = meaning.type, meaning.value
    known = kind in ("DATE", "TIME") and days(value) is not None
    why, confidence = _reason(case, meaning)
    return TimeExpression(
        at=(case.at,),
        by=f"times.{case.found.rule}",
        confidence=confidence,
        why=why,
        type=kind,
        value=value,
        mod=meaning.mod or case.found.mod,
        grain=grain(value) if known else coarseness(value),
        date=value if known else "",
        anchor=_anchor(case, meaning),
    )


def _reason(case: Case, meaning: Meaning) -> tuple[str, float]:
    """Why it means this, and how sure that is."""
    why, confidence = meaning.why, meaning.confidence
    if case.found.rule in _DEICTIC and meaning.base == "document" and case.is_quoted():
        why, confidence = _SAID, _SAID_CONFIDENCE
    role = case.view.block.role
    return why + (f" ({_NO_MATTER[role]})" if role in _NO_MATTER else ""), confidence


def _anchor(case: Case, meaning: Meaning) -> str | None:
    if meaning.base == "time":
        return meaning.time
    if meaning.base == "document" and case.written:
        return case.written.note or METADATA
    return None


_UNITS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "H": "hour"}
_BLANKS = (
    (re.compile(r"XXXX-(\d\d|XX)-(\d\d|XX)|XXXX-WXX-\d"), "day"),
    (re.compile(r"XXXX-WXX-WE"), "weekend"),
    (re.compile(r"XXXX-WXX"), "week"),
    (re.compile(r"XXXX-(\d\d|XX)"), "month"),
    (re.compile(r"XXXX-Q[\dX]"), "quarter"),
    (re.compile(r"XXXX-(SP|SU|FA|WI)"), "season"),
    (re.compile(r"XXXX"), "year"),
)


def coarseness(value: str) -> str:
    """The unit of a length, or of what is told without its year; "" for what has none.

    >>> coarseness("P3D"), coarseness("PT2H"), coarseness("XXXX-WXX-2"), coarseness("PAST_REF")
    ('day', 'hour', 'day', '')
    """
    if re.fullmatch(r"P(T?)[\dX.]+[A-Z]+", value):
        return "minute" if re.fullmatch(r"PT.*M", value) else _UNITS.get(value[-1], "")
    if re.match(r"[\dXW-]+T", value):
        return "part of day"
    return next((unit for shape, unit in _BLANKS if shape.fullmatch(value)), "")
