"""What is searched for time expressions: each block of a reading on a copy with plain blanks.

A view never reaches over the edge of a block, so no expression does. It knows the words that the
syntax model saw in its stretch of the text.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from tellings.model import Block, Mention, Reading, Sentence, Span, Word
from tellings.text import Shadow, shadow

_UNEVEN = re.compile(r"\s\s|[^\S ]|[^\x00-\x7f]")


class Place(Struct, frozen=True):
    """A word of a sentence: the words of the sentence, and its number among them."""

    words: tuple[Word, ...]
    index: int

    @property
    def word(self) -> Word:
        """The word itself."""
        return self.words[self.index]


class View(Struct, frozen=True, dict=True):
    """A block as it is searched: `text` with plain blanks, `low` the same in small letters."""

    block: Block
    offset: int
    text: str
    low: str
    shadow: Shadow | None
    sentences: tuple[Sentence, ...]

    def span(self, start: int, end: int) -> Span:
        """A stretch of the view as a stretch of the article."""
        if self.shadow is None:
            return Span(self.offset + start, self.offset + end)
        found = self.shadow.original(Span(start, end))
        return Span(self.offset + found.start, self.offset + found.end)

    def is_whole(self, start: int, end: int) -> bool:
        """Whether a stretch of the view begins and ends with a character of the article.

        A character may give several: "½" is three in the view.
        """
        if self.shadow is None:
            return True
        starts = self.shadow.starts
        begins = start == 0 or starts[start] != starts[start - 1]
        return begins and (end == len(starts) or starts[end] != starts[end - 1])

    def place(self, at: Span) -> Place | None:
        """The first word that reaches into a stretch of the article; None if none is known."""
        number = bisect.bisect_right(self._starts, at.start) - 1
        if number < 0:
            return None
        words = self.sentences[number].words
        index = bisect.bisect_right(self._ends[number], at.start)
        return Place(words, index) if index < len(words) else None

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.hull.start for sentence in self.sentences]

    @cached_property
    def _ends(self) -> list[list[int]]:
        return [[word.end for word in sentence.words] for sentence in self.sentences]


def views(reading: Reading) -> Iterator[View]:
    """The outer blocks of a reading, in order, none overlapping another."""
    sentences = reading.of(Sentence)
    last, first = 0, 0
    for block in reading.of(Block):
        hull = block.hull
        if hull.start < last:
            continue
        last = hull.end
        while first < len(sentences) and sentences[first].hull.start < hull.start:
            first += 1
        after = first
        while after < len(sentences) and sentences[after].hull.start < hull.end:
            after += 1
        yield _view(reading.article.text, block, sentences[first:after])


def _view(text: str, block: Block, sentences: tuple[Sentence, ...]) -> View:
    words = block.hull.of(text)
    copy = shadow(words) if _UNEVEN.search(words) else None
    plain = copy.text if copy else words
    return View(block, block.hull.start, plain, _lowered(plain), copy, sentences)


def _lowered(text: str) -> str:
    """Small letters, character by character: as long as the text itself."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Names:
    """Where people, bodies and outlets are named: a date inside a name is none."""

    def __init__(self, reading: Reading) -> None:
        named = [m.head for m in reading.of(Mention) if m.form == "name" and m.type in _NAMED]
        self._spans = sorted(named)
        self._starts = [span.start for span in self._spans]

    def around(self, at: Span) -> Span | None:
        """A name that reaches over a stretch and is more than it; None if there is none."""
        number = bisect.bisect_right(self._starts, at.start)
        for span in self._spans[max(0, number - 3) : number + 1]:
            if span.start < at.end and at.start < span.end and len(span) > len(at):
                return span
        return None


_NAMED = frozenset({"person", "organisation", "outlet", "document"})
