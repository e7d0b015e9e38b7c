"""The words of a reading as they are compared: their keys, their sentences, the times over them.

Words are compared by `forms.key` of their lemmas. Each sentence is read once, since the claims,
amounts and days of a story ask for its words again and again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import chain

from msgspec import Struct

from tellings import lexicon
from tellings.collate import forms, places
from tellings.collate.places import Index
from tellings.model import Attribution, Reading, Role, Sentence, Span, TimeExpression, Word
from tellings.text import normal
from tellings.trees import children

_PARTS = frozenset({"START", "MID", "END"})
Keys = frozenset[str]


class Line(Struct, frozen=True):
    """Words of a sentence, in order: where each starts and ends."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def over(self, at: Span) -> range:
        """The numbers of those that share a character with a stretch."""
        return range(bisect_right(self.ends, at.start), bisect_left(self.starts, at.end))

    def within(self, at: Sequence[Span]) -> Sequence[int]:
        """The numbers of those that lie in one of these stretches, in order."""
        found = [
            range(bisect_left(self.starts, each.start), bisect_right(self.ends, each.end))
            for each in at
        ]
        return found[0] if len(found) == 1 else sorted(set(chain.from_iterable(found)))


class Content(Struct, frozen=True):
    """The words of a sentence that say something by themselves: their keys, their lemmas."""

    line: Line
    keys: tuple[str, ...]
    lemmas: tuple[str, ...]


class Words:
    """The sentences in which a reading tells its story, and the words of each."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.article.text
        self.article = reading.article.id
        self.language = lexicon.language_of(reading.article)
        self.sentences = [s for s in reading.of(Sentence) if self._is_told(s)]
        self.times = {each.id: each for each in reading.of(TimeExpression)}
        self.timed = Index((each.hull, each) for each in self.times.values())
        self.below = [children(sentence.words) for sentence in self.sentences]
        self._over = Index((each.hull, number) for number, each in enumerate(self.sentences))
        self._cues = Index((at, each) for each in reading.of(Attribution) for at in each.cue)
        self._lines = [_line(sentence.words) for sentence in self.sentences]
        self._content = [self._saying(sentence.words) for sentence in self.sentences]
        self._windows: dict[int, Keys] = {}
        self._told: dict[int, list[str]] = {}

    @cached_property
    def _blocks(self) -> Index[Role]:
        return places.roles(self.reading)

    def _is_told(self, sentence: Sentence) -> bool:
        return bool(places.told(self._blocks, (sentence.hull,)))

    # --- sentences ---

    def number(self, at: Span) -> int | None:
        """The number of the sentence that a stretch stands in."""
        return next((number for _, number in self._over.over(at)), None)

    def word(self, number: int, at: Span) -> int | None:
        """The number of the word of a sentence at a stretch."""
        return next(iter(self.over(number, at)), None)

    def over(self, number: int, at: Span) -> range:
        """The numbers of the words of a sentence that share a character with a stretch."""
        return self._lines[number].over(at)

    def within(self, number: int, at: Sequence[Span]) -> Sequence[int]:
        """The numbers of the words of a sentence that lie in one of these stretches, in order."""
        return self._lines[number].within(at)

    def told(self, number: int) -> Sequence[str]:
        """The words of a sentence as written, in lower case."""
        if number not in self._told:
            words = self.sentences[number].words
            self._told[number] = [_lowered(self.text[word.start : word.end]) for word in words]
        return self._told[number]

    # --- keys ---

    def lemma(self, word: Word) -> str:
        """The key of a word's lemma."""
        return key_of(word.lemma or self.text[word.start : word.end])

    def window(self, number: int) -> Keys:
        """The content of a sentence and of the sentences before and after it."""
        if number not in self._windows:
            near = self._content[max(number - 1, 0) : number + 2]
            self._windows[number] = frozenset().union(*(frozenset(each.keys) for each in near))
        return self._windows[number]

    def content(self, at: Sequence[Span], number: int) -> str:
        """The lemmas of the words of a sentence in these stretches that say something."""
        content = self._content[number]
        return " ".join([content.lemmas[n] for n in content.line.within(at)])

    def keys(self, at: Sequence[Span], number: int) -> Keys:
        """The keys of the same words."""
        content = self._content[number]
        return frozenset([content.keys[n] for n in content.line.within(at)])

    def _saying(self, words: Sequence[Word]) -> Content:
        """The words of a sentence that say something: no times, and none that attribute."""
        told = [(word, key) for word in words if (key := self._key(word))]
        if told:
            whole = Span(told[0][0].start, told[-1][0].end)
            aside = [at for marks in (self._cues, self.timed) for at, _ in marks.over(whole)]
            told = [each for each in told if not _in_one(each[0], aside)]
        return Content(
            _line([word for word, _ in told]),
            tuple(key for _, key in told),
            tuple(_lowered(word.lemma or "") for word, _ in told),
        )

    def _key(self, word: Word) -> str:
        """What a word is compared by; "" for one that says nothing by itself."""
        key = self.lemma(word)
        plain = self.text[word.start].isalnum() and not forms.is_function_word(key)
        return key if plain and forms.number(key) is None else ""

    # --- times ---

    def is_week(self, note: TimeExpression) -> bool:
        """Whether a day stands for the week that begins with it: "the week of 12 January"."""
        return self.before(note) == ["week", "of"]

    def before(self, note: TimeExpression) -> list[str]:
        """The keys of the two words before a time."""
        return [self.lemma(word) for word in self._ahead(note)[-2:]]

    def behind_preposition(self, note: TimeExpression) -> bool:
        """Whether a time stands right behind a preposition: "in 2012"."""
        ahead = self._ahead(note)
        return bool(ahead) and ahead[-1].role == "prep"

    def bounded(self, note: TimeExpression) -> bool:
        """Whether a time is no more than a limit: "by Monday", "since May", "about noon"."""
        limits = lexicon.of_language("tellings.collate.timeline", "bounds", self.language)
        limited = bool(note.mod) and note.mod not in _PARTS
        return limited or bool({row["word"] for row in limits} & set(self.before(note)))

    def _ahead(self, note: TimeExpression) -> list[Word]:
        """The words of its sentence that stand before a time."""
        number = self.number(note.hull)
        words = self.sentences[number].words if number is not None else ()
        return [word for word in words if word.end <= note.hull.start]


def _line(words: Sequence[Word]) -> Line:
    return Line(tuple([word.start for word in words]), tuple([word.end for word in words]))


def _in_one(word: Word, spans: Sequence[Span]) -> bool:
    """Whether a word shares a character with one of these stretches."""
    return any(at.start < word.end and word.start < at.end for at in spans)


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """What a word as written is compared by."""
    return forms.key(_lowered(word))


@lru_cache(maxsize=65536)
def _lowered(word: str) -> str:
    return normal(word).casefold()
