"""Which notes lie over a stretch of text, and in what role of block it stands."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from tellings.model import Block, Entity, Reading, Role, Span, Spans

T = TypeVar("T")

TOLD: frozenset[Role] = frozenset({"paragraph", "headline", "summary", "heading", "caption"})

_PARTY = re.compile(r"\b[A-Z] ?[-\u2010-\u2015] ?$")  # "R-Va.", where a senator is from
_WINDOW = 4


class Index(Generic[T]):
    """Spans and what they stand for, made once and asked often which of them overlap a span."""

    def __init__(self, marks: Iterable[tuple[Span, T]]) -> None:
        self._marks = sorted(marks, key=lambda mark: (mark[0].start, -mark[0].end))
        self._starts = [span.start for span, _ in self._marks]
        self._reach = list(accumulate((span.end for span, _ in self._marks), max))

    def over(self, asked: Span) -> Iterator[tuple[Span, T]]:
        """The marks that share a character with the span, the last to start first."""
        number = bisect.bisect_left(self._starts, asked.end) - 1
        while number >= 0 and self._reach[number] > asked.start:
            if self._marks[number][0].end > asked.start:
                yield self._marks[number]
            number -= 1


def roles(reading: Reading) -> Index[Role]:
    """The blocks of a reading by place."""
    return Index((span, block.role) for block in reading.of(Block) for span in block.at)


def role(blocks: Index[Role], span: Span) -> Role:
    """The role of the innermost block over the span; text in no block counts as a paragraph."""
    over = min(blocks.over(span), key=lambda mark: len(mark[0]), default=None)
    return over[1] if over else "paragraph"


def told(blocks: Index[Role], spans: Iterable[Span]) -> Spans:
    """Those of the spans where the article tells its story: no credit, byline, advertisement."""
    return tuple(span for span in spans if role(blocks, span) in TOLD)


def named(reading: Reading, blocks: Index[Role], entity: Entity) -> Spans:
    """Where an entity is named as the story is told, not behind a party's letter ("R-Va.")."""
    text = reading.article.text
    at = told(blocks, entity.at)
    if entity.type not in ("place", "state"):
        return at
    before = ((span, max(0, span.start - _WINDOW)) for span in at)
    return tuple(span for span, start in before if not _PARTY.search(text, start, span.start))
