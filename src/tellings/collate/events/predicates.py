"""A predicate as it is compared: its word, who and what has a part in it, when, how it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from tellings.collate import forms
from tellings.collate.events.clause import Clause
from tellings.collate.events.mentioned import Mentioned
from tellings.collate.events.people import NAME, Meant, People
from tellings.collate.places import Index, role, roles
from tellings.model import Attribution, Reading, Role, Sentence, Span, TimeExpression, Word
from tellings.text import normal
from tellings.trees import children

_FRONT: frozenset[Role] = frozenset({"headline", "summary"})

Keys = frozenset[str]
_NONE: Keys = frozenset()


class Predicate(Struct, frozen=True):
    """A predicate as it is compared. Words are by `forms.key`, names by a key behind "@".

    `key` is that of its head word, `lemma`, `words`, `around` (some words to either side) and
    `sentence` are for meaning; `also` are the keys of the other words of meaning in the mention
    ("place" in "took place"). `agent`, `patient`, `other` are who acts, who or what is acted on,
    and what else has a part, `parts` all of them; `told` are all words of meaning in its sentence
    but its own. `numbers`, `times` (dates, or values of TIMEX3) and `grounds` (places and states)
    are of its sentence, `own_numbers` of its parts. `part` is "verb", "noun" or "", `tense` "past",
    "present", "to come", "infinitive" or "". `place` counts the sentences before it.
    """

    mentioned: Mentioned
    key: str
    lemma: str
    words: str
    around: str
    sentence: str
    also: Keys = _NONE
    agent: Keys = _NONE
    patient: Keys = _NONE
    other: Keys = _NONE
    parts: Keys = _NONE
    told: Keys = _NONE
    numbers: Keys = _NONE
    own_numbers: Keys = _NONE
    times: Keys = _NONE
    grounds: Keys = _NONE
    part: str = ""
    tense: str = ""
    negated: bool = False
    modal: bool = False
    reports: bool = False
    light: bool = False
    front: bool = False
    place: int = 0


def read(
    readings: Sequence[Reading], mentions: Iterable[Mentioned], people: People
) -> list[Predicate]:
    """The predicate of each mention, in the order of the mentions.

    Raises KeyError for an article that is not among the readings.
    """
    read_once = ReadOnce(readings, people)
    return [read_once.predicate(each) for each in mentions]


class ReadOnce:
    """The predicates of a story, each read where it is first asked for and kept."""

    def __init__(self, readings: Sequence[Reading], people: People) -> None:
        self.people = people
        self._readings = {reading.article.id: reading for reading in readings}
        self._readers: dict[str, Reader] = {}
        self._known: dict[Mentioned, Predicate] = {}

    def predicate(self, at: Mentioned) -> Predicate:
        """The predicate of a mention. Raises KeyError for an article that is not of the story."""
        if at not in self._known:
            self._known[at] = self._reader(at.article).predicate(at.at)
        return self._known[at]

    def _reader(self, article: str) -> Reader:
        if article not in self._readers:
            self._readers[article] = Reader(self._readings[article], self.people)
        return self._readers[article]


class Reader:
    """Reads the predicates of one article."""

    def __init__(self, reading: Reading, people: People) -> None:
        self.text = reading.article.text
        self.article = reading.article.id
        self.people = people
        self.meant = Meant(reading, people)
        self.sentences = tuple(reading.of(Sentence))
        self.places = Index((each.hull, number) for number, each in enumerate(self.sentences))
        self.times = Index((at, each) for each in reading.of(TimeExpression) for at in each.at)
        self.cues = Index((at, each) for each in reading.of(Attribution) for at in each.cue)
        self.blocks = roles(reading)
        self._known: dict[int, tuple[Keys, ...]] = {}
        self._below: dict[int, tuple[tuple[int, ...], ...]] = {}
        self._plain: dict[tuple[int, int], str] = {}

    def predicate(self, at: Span) -> Predicate:
        """The predicate of these words; where they are in no sentence, only the words tell it."""
        over = min(self.places.over(at), key=lambda mark: mark[0], default=None)
        if over is None:
            return self._bare(at)
        words = self.sentences[over[1]].words
        inside = [
            n
            for n, word in enumerate(words)
            if max(word.start, at.start) < min(word.end, at.end)  # no Span for each: many words
        ]
        return self._within(at, over[1], inside) if inside else self._bare(at)

    def _bare(self, at: Span) -> Predicate:
        words = normal(at.of(self.text)).casefold()
        last = words.split()[-1] if words.split() else words
        return Predicate(Mentioned(self.article, at), forms.key(last), last, words, words, words)

    def _within(self, at: Span, number: int, inside: Sequence[int]) -> Predicate:
        hull = self.sentences[number].hull
        clause = self._clause(number, inside)
        keys = self._keys(number)
        agent, patient, other = (
            _joined(keys[n] for head in heads for n in clause.phrase(head))
            for heads in clause.parts
        )
        parts = agent | patient | other
        told = _joined(each for n, each in enumerate(keys) if n not in inside)
        head = clause.words[clause.head]
        return Predicate(
            mentioned=Mentioned(self.article, at),
            key=forms.key(clause.lemma(clause.head)),
            lemma=clause.lemma(clause.head),
            words=clause.plain(inside),
            around=clause.plain(clause.around),
            sentence=normal(hull.of(self.text)),
            also=frozenset(forms.key(clause.lemma(n)) for n in clause.also),
            agent=agent,
            patient=patient,
            other=other,
            parts=parts,
            told=told,
            numbers=_numbers(told),
            own_numbers=_numbers(parts),
            times=frozenset(self._times(hull)),
            grounds=told & self.people.grounds,
            part=clause.part,
            tense=clause.tense,
            negated=clause.negated,
            modal=clause.modal,
            reports=any(self.cues.over(head.span)),
            light=clause.light,
            front=number == 0 or role(self.blocks, at) in _FRONT,
            place=number,
        )

    def _clause(self, number: int, inside: Sequence[int]) -> Clause:
        words = self.sentences[number].words
        if number not in self._below:
            self._below[number] = children(words)
        return Clause(words, inside, self.plain, self._below[number])

    def plain(self, word: Word) -> str:
        """A word in lower case with plain quotes."""
        at = word.start, word.end
        if at not in self._plain:
            self._plain[at] = normal(self.text[word.start : word.end]).casefold()
        return self._plain[at]

    def _keys(self, number: int) -> tuple[Keys, ...]:
        """What each word of a sentence is compared by."""
        if number not in self._known:
            words = self.sentences[number].words
            self._known[number] = tuple(frozenset(self._of_word(word)) for word in words)
        return self._known[number]

    def _of_word(self, word: Word) -> Iterator[str]:
        """Those for whom it stands, and itself if it means something."""
        yield from self.meant.over(word.span)
        plain = self.plain(word)
        if plain[:1].isalnum() and word.pos != "PRON" and not forms.is_function_word(plain):
            yield forms.key(plain)

    def _times(self, hull: Span) -> Iterator[str]:
        for _, time in self.times.over(hull):
            if time.type in {"DATE", "TIME"} and (time.date or time.value):
                yield time.date or time.value


def _joined(sets: Iterable[Keys]) -> Keys:
    return frozenset().union(*sets)


def _numbers(keys: Keys) -> Keys:
    return frozenset(key for key in keys if key[0].isdigit() and not key.startswith(NAME))
