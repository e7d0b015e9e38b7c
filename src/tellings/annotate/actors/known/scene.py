"""An article as the rules see it: its words, and the persons named among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from tellings import lexicon
from tellings.annotate.actors.known.tables import Tables, tables
from tellings.annotate.actors.known.tokens import Token, Tokens, joined, of_sentence, plain
from tellings.dates import days
from tellings.model import Block, Entity, Mention, Reading, Sentence, Span

_NO_PROSE = frozenset({"boilerplate", "credit", "byline", "date", "dateline", "biography"})


class Place(Struct, frozen=True):
    """Where a person's name stands: in which sentence, and its tokens.

    The designation ("Chinese President") are the tokens `start` to `first`, the name `first` to
    `last`.
    """

    mention: Mention
    sentence: int
    start: int
    first: int
    last: int


class Scene(Struct, frozen=True, dict=True):
    """A reading seen by the rules. Everything is in the order of the text."""

    reading: Reading

    @cached_property
    def tables(self) -> Tables:
        """Those of the article's language."""
        return tables(lexicon.language_of(self.reading.article))

    @cached_property
    def day(self) -> str:
        """The day it was written, ISO 8601; of a month or year the first day; "" if unknown."""
        written = self.reading.written
        covered = days(written.value) if written else None
        return covered.first.isoformat() if covered else ""

    @cached_property
    def sentences(self) -> tuple[tuple[Token, ...], ...]:
        """The words of each sentence."""
        text = self.reading.article.text
        return tuple(of_sentence(each, text) for each in self.reading.of(Sentence) if each.words)

    @cached_property
    def _starts(self) -> list[int]:
        return [tokens[0].start for tokens in self.sentences]

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.reading.of(Entity)}

    def sentence_at(self, offset: int) -> int | None:
        """The number of the sentence that begins at or before an offset."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 else None

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The words that share a character with a stretch, of the sentence in which it begins."""
        number = self.sentence_at(span.start)
        if number is None:
            return ()
        tokens = self.sentences[number]
        first, last = self._range(tokens, span)
        if first == last and number + 1 < len(self.sentences):
            tokens = self.sentences[number + 1]
            first, last = self._range(tokens, span)
        return tokens[first:last]

    @staticmethod
    def _range(tokens: tuple[Token, ...], span: Span) -> tuple[int, int]:
        first = bisect_right([token.end for token in tokens], span.start)
        return first, max(first, bisect_left([token.start for token in tokens], span.end))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where persons are named."""
        named = (m for m in self.reading.of(Mention) if m.type == "person" and m.form == "name")
        return tuple(place for mention in named if (place := self._place(mention)))

    def _place(self, mention: Mention) -> Place | None:
        number = self.sentence_at(mention.head.start)
        if number is None:
            return None
        tokens = self.sentences[number]
        first, last = self._range(tokens, mention.head)
        start, _ = self._range(tokens, mention.hull)
        if first == last:
            return None
        return Place(mention, number, start, first, _with_syllables(tokens, last))

    @cached_property
    def _persons(self) -> dict[int, list[Mention]]:
        """The mentions of persons, in any form, by the sentence in which they begin."""
        found: dict[int, list[Mention]] = {}
        for mention in self.reading.of(Mention):
            number = self.sentence_at(mention.hull.start) if mention.type == "person" else None
            if number is not None:
                found.setdefault(number, []).append(mention)
        return found

    def persons_near(self, span: Span) -> list[Mention]:
        """The mentions of persons that begin in the sentence of a stretch."""
        number = self.sentence_at(span.start)
        return self._persons.get(number, []) if number is not None else []

    @cached_property
    def place_of(self) -> dict[int, int]:
        """For the start of each word of a person's name the number of its place."""
        return {
            token.start: number
            for number, place in enumerate(self.places)
            for token in self.sentences[place.sentence][place.first : place.last]
        }

    @cached_property
    def of_entity(self) -> dict[str, tuple[Place, ...]]:
        """The places of each entity."""
        found: dict[str, list[Place]] = {}
        for place in self.places:
            if place.mention.entity:
                found.setdefault(place.mention.entity, []).append(place)
        return {entity: tuple(places) for entity, places in found.items()}

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(token.form for tokens in self.sentences for token in tokens)

    @cached_property
    def _plain_text(self) -> str:
        return plain(self.reading.article.text)

    def name(self, entity: Entity) -> str:
        """The fullest name of a person here, with the syllables that a mention may lack."""
        found = [
            joined(self.sentences[place.sentence][place.first : place.last])
            for place in self.of_entity.get(entity.id, ())
        ]
        longer = [name for name in found if name.startswith(entity.name)]
        return max((entity.name, *longer), key=len)

    @cached_property
    def _asked(self) -> dict[str, bool]:
        return {}

    def has(self, words: str) -> bool:
        """Whether the article has these words, case as written."""
        if words not in self._asked:
            within = not words.isalnum() and words in self._plain_text
            self._asked[words] = within or words in self._words
        return self._asked[words]

    def prose(self) -> Iterator[tuple[Token, ...]]:
        """The sentences of headlines, paragraphs and captions."""
        closed = sorted(b.hull for b in self.reading.of(Block) if b.role in _NO_PROSE)
        starts = [span.start for span in closed]
        for tokens in self.sentences:
            number = bisect_right(starts, tokens[0].start) - 1
            if number < 0 or closed[number].end <= tokens[0].start:
                yield tokens


def _with_syllables(tokens: Tokens, last: int) -> int:
    """The end of a name with what is joined to it by a hyphen: "Jong-un", where a name model took
    "Jong" alone."""
    while last + 1 < len(tokens) and tokens[last].form == "-":
        hyphen, after = tokens[last], tokens[last + 1]
        attached = tokens[last - 1].end == hyphen.start and hyphen.end == after.start
        if not (attached and after.form.isalpha() and after.form.islower() and len(after.form) < 7):
            break
        last += 2
    return last
