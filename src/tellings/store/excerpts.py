"""The words around what was found, cut to a length, with the places of what was asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from tellings.model import Span, Spans
from tellings.store.connection import Connection

LENGTH = 240
"""About how many characters an excerpt has."""

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Marks around a word that was found; no text in the file has these characters."""


_MARKS = re.compile(f"[{OPEN}{CLOSE}]")


_MAKE = """CREATE VIRTUAL TABLE temp.shown
    USING fts5(title, prose, said, tokenize = 'unicode61 remove_diacritics 2')"""
# At once, as one change: each change of an index is dear.
_FILL = """INSERT INTO temp.shown (rowid, title, prose, said)
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
    json_extract(value, '$[3]') FROM json_each(?)"""
_MARK = f"""SELECT rowid, highlight(shown, 0, '{OPEN}', '{CLOSE}'),
    highlight(shown, 1, '{OPEN}', '{CLOSE}'), highlight(shown, 2, '{OPEN}', '{CLOSE}')
    FROM temp.shown WHERE shown MATCH ?"""  # noqa: S608


def marks(
    connection: Connection, expression: str, passages: Sequence[tuple[int, str, str, str]]
) -> dict[int, tuple[Spans, ...]]:
    """Where FTS5 finds the words of a query in passages: in title, prose and what is said.

    By the number of each passage. They are put into an index of their own that is gone
    afterwards: to ask the great one for each of them would search it each time.
    """
    if not expression:
        return {}
    connection.run(_MAKE)
    try:
        connection.run(_FILL, (json.dumps(passages),))
        rows = connection.rows(_MARK, (expression,))
    finally:
        connection.run("DROP TABLE temp.shown")
    return {number: tuple(map(marked, words)) for number, *words in rows}


def marked(highlighted: str) -> Spans:
    """The stretches between the marks, as offsets of the text without them."""
    found, start = [], 0
    for marks_before, mark in enumerate(_MARKS.finditer(highlighted)):
        at = mark.start() - marks_before
        if mark.group() == OPEN:
            start = at
        else:
            found.append(Span(start, at))
    return tuple(found)


def placed(marks: Sequence[Span], spans: Sequence[Span]) -> Spans:
    """Stretches of a passage as stretches of the article's text.

    The passage is the words of `spans` with one character between each.
    """
    found: list[Span] = []
    at = 0
    for span in spans:
        for mark in marks:
            start, end = max(mark.start, at), min(mark.end, at + len(span))
            if start < end:
                found.append(Span(span.start + start - at, span.start + end - at))
        at += len(span) + 1
    return tuple(sorted(found))


def window(text: str, within: Span, marks: Sequence[Span], length: int = LENGTH) -> Span:
    """About `length` characters of `within`, between words, where most different marks are."""
    inside = [mark for mark in marks if within.start <= mark.start and mark.end <= within.end]
    if len(within) <= length or not inside:
        return _cut(text, within, within.start, length)
    first = max(inside, key=lambda mark: (_worth(text, inside, mark.start, length), -mark.start))
    last = max(m.end for m in inside if m.start >= first.start and _fits(m, first.start, length))
    spare = max(0, length - (last - first.start)) // 2
    return _cut(text, within, max(within.start, first.start - spare), length)


def _fits(mark: Span, start: int, length: int) -> bool:
    return mark.start == start or mark.end <= start + length


def _worth(text: str, marks: Sequence[Span], start: int, length: int) -> tuple[int, int]:
    """How many different words, and how many in all, are marked in a window from there."""
    words = [m.of(text).casefold() for m in marks if start <= m.start and m.end <= start + length]
    return len(set(words)), len(words)


def _cut(text: str, within: Span, start: int, length: int) -> Span:
    """A stretch of that length, moved to the edges of words where they are near."""
    end = min(within.end, start + length)
    start = max(within.start, min(start, end - length))
    for _ in range(30):
        if start > within.start and not text[start - 1].isspace():
            start -= 1
        if end < within.end and not text[end].isspace():
            end += 1
    return Span(start, end)
