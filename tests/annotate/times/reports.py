"""Invented reports, cut into blocks by hand and parsed by the syntax model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from tellings.annotate import language
from tellings.model import Article, Block, Datum, Reading, Role, Span, TimeExpression, article_id

Blocks = Sequence[tuple[Role, str]]
Type = Literal["DATE", "TIME", "DURATION", "SET"]


def report(blocks: Blocks | str, language_code: str = "") -> Reading:
    """An article of these blocks with blank lines between, and the notes of anatomy and language.

    A dateline, credit or date that stands in the block before it lies inside that one.
    """
    listed: Blocks = [("paragraph", blocks)] if isinstance(blocks, str) else blocks
    text, notes = "", list[Block]()
    for role, words in listed:
        before = notes[-1].hull.of(text) if notes else ""
        inside = role in ("dateline", "date") and words in before and words != before
        start = text.index(words, notes[-1].hull.start) if inside else len(text)
        text += "" if inside else words + "\n\n"
        notes.append(Block(at=(Span(start, start + len(words)),), by="test", role=role))
    told = Datum(language_code, "test") if language_code else None
    reading = Reading(Article(article_id(text), text, language=told)).plus(notes)
    for step in language.STEPS:
        reading = reading.plus(step(reading))
    return reading


def times(
    reading: Reading, told: Mapping[str, tuple[Type, str]], **more: object
) -> list[TimeExpression]:
    """Time expressions by hand: words to type and value; a date of the calendar dates itself."""
    text = reading.article.text
    made = []
    for words, (type_, value) in told.items():
        assert text.count(words) == 1, words
        at = Span(text.index(words), text.index(words) + len(words))
        day = value if type_ in ("DATE", "TIME") and value[0].isdigit() else ""
        made.append(
            TimeExpression(at=(at,), by="test", type=type_, value=value, date=day, **more)  # type: ignore[arg-type]
        )
    return sorted(made, key=lambda each: each.hull)
