"""Where in a sentence a stretch of the article stands, to ask the parse about it."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from functools import cached_property

from tellings.annotate.times.participants import Entities, Parse
from tellings.annotate.times.reckoning import Direction
from tellings.annotate.times.tense import tense
from tellings.annotate.times.views import Place
from tellings.model import Reading, Sentence, Span


class Clauses:
    """The sentences of a reading. `language` (ISO 639-1) is that of the words that show tense."""

    def __init__(self, reading: Reading, language: str) -> None:
        self.text = reading.article.text
        self.language = language
        self._reading = reading
        self._parses: dict[int, Parse] = {}
        self._sentences = reading.of(Sentence)
        self._starts = [sentence.hull.start for sentence in self._sentences]

    def place(self, at: Span) -> Place | None:
        """The first word that reaches into a stretch; None outside of sentences with words."""
        number = self._number(at)
        if number is None:
            return None
        words = self._sentences[number].words
        index = bisect.bisect_right(words, at.start, key=lambda word: word.end)
        return Place(words, index) if index < len(words) else None

    def parse(self, at: Span) -> Parse | None:
        """The parse of the sentence in which a stretch begins; None where no model parsed it."""
        number = self._number(at)
        if number is None:
            return None
        if number not in self._parses:
            self._parses[number] = Parse(
                self._sentences[number].words, self._entities, self.language
            )
        found = self._parses[number]
        return found if found.is_told else None

    def parses(self) -> Iterator[Parse]:
        """All sentences."""
        for sentence in self._sentences:
            if parse := self.parse(sentence.hull):
                yield parse

    def tense(self, at: Span) -> Direction:
        """Whether a stretch lies behind or ahead, as the verb that governs it shows."""
        return tense(self.place(at), at, self.text, self.language).direction

    @cached_property
    def _entities(self) -> Entities:
        return Entities(self._reading)

    def _number(self, at: Span) -> int | None:
        number = bisect.bisect_right(self._starts, at.start) - 1
        if number < 0 or at.start >= self._sentences[number].hull.end:
            return None
        return number
