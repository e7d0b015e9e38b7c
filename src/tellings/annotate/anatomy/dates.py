"""Stretches of a line that say when an article was published: dates with their small words.

Nothing is resolved here; that is the business of time expressions. A date is a run of words that
are all months, weekdays, numbers, clock times, zones or labels ("Published", "Updated"), with a
month and a number, a date in figures, or "3 hours ago" among them.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from tellings.annotate.anatomy.tables import languages
from tellings.lexicon import table, words

_HERE = __package__ or ""
_WORD = re.compile(r"[^\s,;|•·()]+")
_EDGE = ".:-–—/"
_FIGURES = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}(?:t\d{1,2}:\d{2}\S{0,12})?|\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2})"
)
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[ap]\.?m)?|\d{1,2}[ap]\.?m|(?:gmt|utc)[+-]\d{1,2}(?::?\d{2})?"
)
_NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d{2}|'\d{2}")
_DIGIT = re.compile(r"\d")
_MAX_WORDS = 24


class DateRun(Struct, frozen=True):
    """A date within a line: where, whether it is labelled, timed, and all there is."""

    start: int
    end: int
    kinds: frozenset[str]
    whole: bool


def date_run(flat: str) -> DateRun | None:
    """The longest run of date words in `flat` that makes a date, or None."""
    if not _DIGIT.search(flat):
        return None
    found = list(_WORD.finditer(flat))
    if len(found) > 3 * _MAX_WORDS:
        return None
    best: DateRun | None = None
    run: list[tuple[re.Match[str], str]] = []
    spoken = [match for match in found if match.group().strip(_EDGE)]
    for match in [*spoken, None]:
        kind = _kind(match.group()) if match else ""
        if match and kind:
            run.append((match, kind))
            continue
        best = _better(best, run, len(spoken))
        run = []
    return best


def _better(
    best: DateRun | None, run: list[tuple[re.Match[str], str]], total: int
) -> DateRun | None:
    whole = len(run) == total <= _MAX_WORDS
    while not whole and run and run[0][1] == "fill":
        run = run[1:]
    while not whole and run and run[-1][1] == "fill":
        run = run[:-1]
    if not run or not _makes_date([kind for _, kind in run], [m.group() for m, _ in run]):
        return best
    (first, _), (last, _) = run[0], run[-1]
    end = last.start() + len(last.group().rstrip(":-–—/"))
    made = DateRun(first.start(), end, frozenset(kind for _, kind in run), whole)
    return made if best is None or made.end - made.start > best.end - best.start else best


def _makes_date(kinds: list[str], written: list[str]) -> bool:
    if "figures" in kinds or ("month" in kinds and "number" in kinds):
        return True
    return "number" in kinds and written[-1].casefold().rstrip(".") == "ago"


def _kind(word: str) -> str:
    lowered = word.casefold().strip(_EDGE)
    if _FIGURES.fullmatch(lowered):
        return "figures"
    if _CLOCK.fullmatch(lowered):
        return "clock"
    if _NUMBER.fullmatch(lowered):
        return "number"
    return _kinds().get(lowered, "")


@cache
def _kinds() -> dict[str, str]:
    """What each word of the tables is; those of a language's own folder give way to the others."""
    kinds: dict[str, str] = {}
    for name in ("date_words", *languages("date_words")):
        for row in table(_HERE, name):
            kinds.setdefault(row["word"].rstrip("."), row["kind"])
    kinds.update(dict.fromkeys(words(_HERE, "months"), "month"))
    return kinds
