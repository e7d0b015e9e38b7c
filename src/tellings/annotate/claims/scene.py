"""What the rules of claims look at: trees, attributions, times and names, found by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Generic, TypeVar

from msgspec import Struct

from tellings.lexicon import language_of
from tellings.model import (
    Actor,
    Attribution,
    Block,
    Mention,
    Reading,
    Sentence,
    Span,
    TimeExpression,
)

TOLD = frozenset({"headline", "summary", "heading", "paragraph", "caption"})

T = TypeVar("T")


class Index(Generic[T]):
    """Things by the stretches they are about, to be found by a stretch."""

    def __init__(self, things: Iterable[tuple[Span, T]]) -> None:
        self._things = sorted(things, key=lambda each: each[0])
        self._starts = [span.start for span, _ in self._things]
        self._longest = max((len(span) for span, _ in self._things), default=0)

    def over(self, span: Span) -> Iterator[tuple[Span, T]]:
        """Those that share a character with a stretch, in order."""
        first = bisect_right(self._starts, span.start - self._longest - 1)
        last = bisect_left(self._starts, span.end)
        start = span.start
        return (each for each in self._things[first:last] if each[0].end > start)


class Scene(Struct, frozen=True, dict=True):
    """A reading seen by the rules."""

    reading: Reading

    @property
    def text(self) -> str:
        return self.reading.article.text

    @cached_property
    def language(self) -> str:
        """The article's language as word lists are named ("en" for "en-GB")."""
        return language_of(self.reading.article)

    @cached_property
    def sentences(self) -> list[tuple[Block, Sentence]]:
        """Sentences of blocks that tell, each with its block."""
        blocks = self._blocks
        found = ((self.block(s.hull), s) for s in self.reading.of(Sentence) if s.words)
        return [(b, s) for b, s in found if b is not None and b in blocks]

    @cached_property
    def _blocks(self) -> list[Block]:
        return [block for block in self.reading.of(Block) if block.role in TOLD]

    @cached_property
    def _block_index(self) -> Index[Block]:
        return Index((at, block) for block in self._blocks for at in block.at)

    def block(self, span: Span) -> Block | None:
        """The block that tells and holds a stretch."""
        over = (b for at, b in self._block_index.over(span) if at.start <= span.start)
        return next((b for b in over if span.end <= b.hull.end), None)

    @cached_property
    def contents(self) -> Index[Attribution]:
        """Attributions by their contents."""
        told = self.reading.of(Attribution)
        return Index((span, each) for each in told for span in each.content)

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        """Attributions by their ids."""
        return {each.id: each for each in self.reading.of(Attribution)}

    @cached_property
    def cues(self) -> Index[Attribution]:
        """Attributions by their cues."""
        told = self.reading.of(Attribution)
        return Index((span, each) for each in told for span in each.cue)

    @cached_property
    def sources(self) -> Index[Attribution]:
        """Attributions by the words for their sources."""
        told = self.reading.of(Attribution)
        return Index((span, each) for each in told for span in each.source)

    @cached_property
    def times(self) -> Index[TimeExpression]:
        """Time expressions by their words."""
        return Index((span, t) for t in self.reading.of(TimeExpression) for span in t.at)

    @cached_property
    def heads(self) -> Index[str]:
        """Entities by the heads of their mentions."""
        told = self.reading.of(Mention)
        return Index((m.head, m.entity) for m in told if m.entity is not None)

    @cached_property
    def persons(self) -> frozenset[int]:
        """Where mentions of persons end."""
        told = self.reading.of(Mention)
        return frozenset(m.hull.end for m in told if m.type == "person")

    @cached_property
    def actors(self) -> Index[Actor]:
        """Actors by what stands for them."""
        return Index((span, actor) for actor in self.reading.of(Actor) for span in actor.at)
