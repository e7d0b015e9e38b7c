"""Quotation marks and brackets at the edges of a stretch: whole pairs only."""

from __future__ import annotations

from tellings.model import Span
from tellings.text import has_words, trim

_EDGES = " \t\r\n\u00a0,;:.!?\u2013\u2014-"
_PAIRS = (("\u201c", "\u201d"), ("\u00ab", "\u00bb"), ("(", ")"), ("[", "]"), ("\u2018", "\u2019"))
_OPENING = dict(_PAIRS)
_CLOSING = {closing: opening for opening, closing in _PAIRS}
_SAME = "\"'"
_ALL = frozenset((*_OPENING, *_CLOSING, *_SAME))


def clean(text: str, span: Span) -> Span | None:
    """A stretch with marks only where they pair within it; None for no words."""
    at = trim(text, span, _EDGES)
    at = closed(text, at) if at is not None else None
    while at is not None:
        less = _less(at.of(text), at)
        if less == at:
            break
        at = trim(text, less, _EDGES) if less else None
    return at if at is not None and has_words(text, at) else None


def closed(text: str, at: Span) -> Span:
    """The stretch with the mark behind it that closes one it opens."""
    for opening, closing in _PAIRS[:-1]:
        words = at.of(text)
        if words.count(opening) > words.count(closing):
            after = text[at.end : at.end + 2]
            skip = 1 if after[:1] and after[0] in ".,!?;" and after[1:] == closing else 0
            if after[skip : skip + 1] == closing:
                at = Span(at.start, at.end + skip + 1)
    return at


def _less(words: str, at: Span) -> Span | None:
    """The stretch without a mark at its edge that has no partner in it."""
    if words and words[0] in _ALL and not _partner(words, 0):
        return Span(at.start + 1, at.end)
    if words and words[-1] in _ALL and not _partner(words, -1):
        return Span(at.start, at.end - 1)
    return at if words else None


def _partner(words: str, edge: int) -> bool:
    """Whether the mark at an edge has its partner within the words."""
    mark = words[edge]
    rest = words[1:] if edge == 0 else words[:-1]
    if mark == "\u2018" and edge == 0:
        return any(
            letter == "\u2019" and not rest[at + 1 : at + 2].isalpha()
            for at, letter in enumerate(rest)
        )
    if edge == 0:
        return mark not in _CLOSING and _OPENING.get(mark, mark) in rest
    if mark == "\u2019" and len(words) > 1 and words[-2].isalpha():
        return True
    return mark not in _OPENING and _CLOSING.get(mark, mark) in rest
