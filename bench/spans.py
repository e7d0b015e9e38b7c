"""Spans of content, cue and source that are the same to the character.

    exact.ROLE     nothing may differ
    exact~.ROLE    but for white space, punctuation and quotation marks at the edges and an opening
                   "that"; fragments with nothing but these between them are one

GUM counts the sentence's punctuation and the comma before "he said" as content, PolNeAR and we do
not: there "exact" mostly measures that difference, and "exact~" the rest. The measure is that of
CofeNet (Wang et al., COLING 2022), on characters instead of tokens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from bench.corpora import Document, Quotes
from bench.scoring import Score, Scores
from tellings.model import Span
from tellings.text import trim

Role = Literal["content", "cue", "source"]
ROLES: tuple[Role, ...] = ("content", "cue", "source")
EDGES = " \t\r\n\u00a0.,;:!?\u2026\"\u201c\u201d\u201e\u00ab\u00bb'\u2018\u2019`()[]\u2013\u2014-"
_THAT = re.compile(r"that\s", re.I)


def score(document: Document, given: Quotes) -> Scores:
    """ "exact.content", "exact~.content" and so on."""
    scores: Scores = {}
    for role in ROLES:
        wanted = {span for quote in document.quotes for span in getattr(quote, role)}
        found = {span for quote in given for span in getattr(quote, role)}
        scores[f"exact.{role}"] = _counted(wanted, found)
    for role in ROLES:
        wanted = _plain(document.text, document.quotes, role)
        scores[f"exact~.{role}"] = _counted(wanted, _plain(document.text, given, role))
    return scores


def _counted(wanted: set[Span], found: set[Span]) -> Score:
    return Score(len(wanted & found), len(found), len(wanted))


def _plain(text: str, quotes: Quotes, role: Role) -> set[Span]:
    return {span for quote in quotes for span in plain(text, getattr(quote, role))}


def plain(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans of one role of one attribution without what may differ at the edges."""
    found: list[Span] = []
    for span in sorted(spans):
        at = _bare(text, span)
        if at is None:
            continue
        if found and not text[found[-1].end : at.start].strip(EDGES):
            at = Span(found.pop().start, at.end)
        found.append(at)
    return found


def _bare(text: str, span: Span) -> Span | None:
    at = trim(text, span, EDGES)
    opening = _THAT.match(text, at.start, at.end) if at else None
    return trim(text, Span(opening.end(), at.end), EDGES) if at and opening else at
