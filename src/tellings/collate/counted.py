"""The words of an article that tell its story: no credit, byline, biography, advertisement."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property, lru_cache

from tellings.collate import places
from tellings.model import Reading, Span
from tellings.text import Token, tokens


@lru_cache(maxsize=128)
def every(text: str) -> tuple[Token, ...]:
    """All words of a text; kept, since those of a story are asked for often."""
    return tokens(text)


class Counted:
    """The words of an article in headline, headings, prose and captions, in order."""

    def __init__(self, reading: Reading) -> None:
        blocks = places.roles(reading)
        self.words: tuple[Token, ...] = tuple(
            token
            for token in every(reading.article.text)
            if places.role(blocks, token.at) in places.TOLD
        )

    def __len__(self) -> int:
        return len(self.words)

    def before(self, at: Span) -> int:
        """How many of the words stand before the start of a stretch."""
        return bisect_left(self._starts, at.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.at.start for token in self.words]
