"""A stretch that stands for something, taken apart: its head, whose name it is, what modifies it.

The head is the word on which the others of the stretch depend (Collins 1999, as the syntax model
has it); a stretch with a person's name in apposition is about that person.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from tellings.model import Entity, Mention, Reading, Sentence, Span, Word
from tellings.text import tokens

_NOUNS = frozenset({"NOUN", "PROPN"})
_HEADS = _NOUNS | {"VERB", "PRON", "ADJ", "NUM", "AUX"}


class Phrase(Struct, frozen=True):
    """A stretch of an article: `words` are those in it, of the sentence `sentence`.

    `head` is its head's place in `words`, None for a stretch without words. `names` are the
    mentions with a name that lie in it, `name` the one of them whose name is the head.
    """

    at: Span
    text: str
    words: tuple[Word, ...]
    forms: tuple[str, ...]
    head: int | None
    names: tuple[Mention, ...] = ()
    name: Mention | None = None
    sentence: int = -1

    @property
    def lemma(self) -> str:
        """The head's lemma in lower case; "" without a head."""
        if self.head is None:
            return ""
        return (self.words[self.head].lemma or self.forms[self.head]).lower()

    @property
    def plural(self) -> bool:
        """Whether the head is a plural noun."""
        return self.head is not None and self.words[self.head].tag in {"NNS", "NNPS"}

    @property
    def noun(self) -> bool:
        """Whether the head is a noun or name."""
        return self.head is not None and self.words[self.head].pos in _NOUNS


class Text:
    """A reading's words and names, to take stretches apart."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.sentences: Sequence[Sentence] = reading.of(Sentence)
        self._ends = [sentence.hull.end for sentence in self.sentences]
        self._named = [note for note in reading.of(Mention) if note.form == "name"]
        self._starts = [note.hull.start for note in self._named]

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The reading's entities by their ids."""
        return {entity.id: entity for entity in self.reading.of(Entity)}

    def phrase(self, at: Span) -> Phrase:
        """The stretch taken apart."""
        text = at.of(self.reading.article.text)
        number, places = self._places(at)
        whole: Sequence[Word] = self.sentences[number].words if places else self._unparsed(at)
        if not places:
            number, places = -1, range(len(whole))
        if not places:
            return Phrase(at, text, (), (), None)
        words = tuple(whole[place] for place in places)
        forms = tuple(word.span.of(self.reading.article.text) for word in words)
        head = _head(whole, places)
        names = tuple(self._names(at))
        head, name = _about(whole, places, head, names)
        return Phrase(at, text, words, forms, head, names, name, number)

    def _unparsed(self, at: Span) -> tuple[Word, ...]:
        """The words of a stretch that lies in no sentence, of which nothing more is known."""
        found = tokens(self.reading.article.text, at)
        return tuple(Word(token.at.start, token.at.end, head=n) for n, token in enumerate(found))

    def _places(self, at: Span) -> tuple[int, range]:
        """The sentence in which a stretch begins, and the places of its words there."""
        number = bisect.bisect_right(self._ends, at.start)
        if number == len(self.sentences):
            return number, range(0)
        words = self.sentences[number].words
        inside = [n for n, word in enumerate(words) if word.start < at.end and at.start < word.end]
        return number, range(inside[0], inside[-1] + 1) if inside else range(0)

    def _names(self, at: Span) -> Iterator[Mention]:
        """Mentions with a name whose name begins within the stretch."""
        first = bisect.bisect_left(self._starts, at.start - 80)
        for note in self._named[first:]:
            if note.hull.start >= at.end:
                return
            if at.start <= note.head.start < at.end or note.head.start <= at.start < note.head.end:
                yield note


def _head(words: Sequence[Word], places: range) -> int | None:
    """The place, in the stretch, of the first word that depends on none in it."""
    free = [n for n in places if words[n].head not in places or words[n].head == n]
    if not words[places[0]].tag:
        return len(places) - 1
    told = [n for n in free if words[n].pos in _HEADS]
    best = next(iter(told or free), None)
    return None if best is None else best - places.start


def _about(
    words: Sequence[Word], places: range, head: int | None, names: Sequence[Mention]
) -> tuple[int | None, Mention | None]:
    """The head and the mention whose name it is: of a person in apposition, that name's."""
    if head is None:
        return None, None
    at = places.start + head
    for note in names:
        own = _own(words, places, note)
        if at in own:
            return own[-1] - places.start, note
    for note in names:
        own = _own(words, places, note)
        apposed = any(words[n].role == "appos" and words[n].head == at for n in own)
        if note.type == "person" and own and (apposed or _closes(words, places, own)):
            return own[-1] - places.start, note
    return head, None


def _own(words: Sequence[Word], places: range, note: Mention) -> list[int]:
    """The words of a name, with what a hyphen joins to it ("Moon Jae-in" of "Moon Jae")."""
    own = [n for n in places if note.head.start <= words[n].start < note.head.end]
    while own and own[-1] + 2 in places and _hyphened(words[own[-1] : own[-1] + 3]):
        own += [own[-1] + 1, own[-1] + 2]
    return own


def _hyphened(words: Sequence[Word]) -> bool:
    name, hyphen, part = words
    return hyphen.tag == "HYPH" and name.end == hyphen.start and hyphen.end == part.start


def _closes(words: Sequence[Word], places: range, own: Sequence[int]) -> bool:
    """Whether a name ends the stretch, and nothing before it takes it as its object."""
    before = words[places.start : own[0]]
    return own[-1] == places[-1] and not any(
        word.pos in {"ADP", "VERB", "AUX", "CCONJ"} or word.tag in {"POS", "TO"} for word in before
    )
