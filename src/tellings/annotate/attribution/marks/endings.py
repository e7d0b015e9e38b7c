"""Where a quotation ends that no mark closes, and where a narrator speaks between two marks.

A mark may be missing, doubled or mistyped: in a tenth of articles the marks do not add up. What is
returned then is what is surely spoken: up to a reporting clause, or the first sentence.
"""

from __future__ import annotations

import re

from tellings.annotate.attribution.cues.narration import (
    report,
    report_after_mark,
    reporting_clause,
    stops,
)
from tellings.annotate.attribution.marks.pairing import Spoken, stray_close
from tellings.annotate.attribution.marks.singles import Pair
from tellings.annotate.attribution.words import has_tables
from tellings.model import Span
from tellings.text import has_words, trim

_CLAUSE_END = re.compile(r"[,.;:)?!](?=\s|$)")
_FIRST_WORD = re.compile(r"\w")


def spoken(text: str, language: str) -> Spoken:
    """A test whether a stretch holds no report of a narrator. Without cue words none passes."""
    told = report(language)
    return lambda span: told is not None and not told.search(text, span.start, span.end)


def ended(text: str, pair: Pair, language: str) -> Pair | None:
    """A pair as far as it is surely spoken; None if nothing of it is.

    A closed pair is cut only where a whole report stands in it (", she said. The hall").
    """
    if pair.closed:
        return _without_report(text, pair, language)
    at = trim(text, Span(pair.at.start, _end(text, pair, language)))
    return Pair(at, False, pair.single) if at and has_words(text, at) else None


def reported(text: str, pair: Pair, language: str) -> int | None:
    """Where a narrator's report begins in a pair, as far as its words and marks show it.

    Speakers report others too, so that in a pair that is sound only a whole report counts.
    """
    clause = reporting_clause(language).search(text, pair.at.start, pair.at.end)
    after = report_after_mark(language).search(text, pair.at.start + 1, pair.at.end)
    starts = [found.start("clause") for found in (clause, after) if found]
    sound = pair.closed and not pair.single and not pair.flawed
    sound = sound and stray_close(text, pair.at) is None
    if not starts or not sound:
        return min(starts, default=None)
    whole = clause is not None and text[clause.end() : clause.end() + 2] == ". "
    return clause.start("clause") if clause and whole else None


def _without_report(text: str, pair: Pair, language: str) -> Pair | None:
    start = reported(text, pair, language)
    if pair.flawed and not spoken(text, language)(pair.at):
        start = start or pair.at.end
    if start is None:
        return pair
    return ended(text, Pair(Span(pair.at.start, start), False, pair.single), language)


def _end(text: str, pair: Pair, language: str) -> int:
    span = Span(pair.at.start, reported(text, pair, language) or pair.at.end)
    stray = None if pair.single else stray_close(text, span)
    if stray is not None:
        return stray
    if not has_tables(language) or _begins_low(text, span):
        return _first(_CLAUSE_END, text, span)
    end = _before_told(text, span, language)
    return _first(stops(language), text, Span(span.start, end)) if pair.reopened else end


def _begins_low(text: str, span: Span) -> bool:
    """Whether the words begin within a sentence: an expression held at arm's length."""
    first = _FIRST_WORD.search(text, span.start, span.end)
    return first is not None and first.group().islower()


def _before_told(text: str, span: Span, language: str) -> int:
    """The end of the last clause before a narrator's verb; of the span, if there is none."""
    pattern = report(language)
    told = pattern.search(text, span.start, span.end) if pattern else None
    if told is None:
        return span.end
    ends = [found.end() for found in _CLAUSE_END.finditer(text, span.start, told.start())]
    return ends[-1] if ends else span.start


def _first(pattern: re.Pattern[str], text: str, span: Span) -> int:
    found = pattern.search(text, span.start, span.end)
    return found.end() if found else span.end
