"""Claims as they are held against those of other articles: what they tell, of whom, where, when.

Words are compared by `forms.key`, those who are named by one key for all articles behind "@".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from msgspec import Struct

from tellings import lexicon
from tellings.collate import forms, places
from tellings.collate.entities.pairs import Key
from tellings.collate.odds import tables
from tellings.collate.odds.tables import Classes
from tellings.collate.places import Index
from tellings.collate.timeline import Spell, spell
from tellings.model import (
    Argument,
    Attribution,
    Claim,
    Entity,
    Mention,
    Quotation,
    Reading,
    Sentence,
    Span,
    TimeExpression,
    Word,
)
from tellings.text import covers, normal
from tellings.trees import children

NAME = "@"
BEFORE, AFTER = 2, 5  # words about a predicate among which a second word of it stands
_PARTS = frozenset({"START", "MID", "END"})
_COMPARING = frozenset({"JJR", "RBR"})  # Penn Treebank: "more", "later"
_UNTIL = frozenset({"until", "till", "before"})
_ACTING = frozenset({"agent", "patient"})
Keys = frozenset[str]


class Fact(Struct, frozen=True, dict=True):
    """A claim and what it is compared by.

    `does` are the classes of happenings that its predicate tells, with the outcome; `lemma` the
    key of the predicate's own word, "" for one that says little. `acted` are the keys of all words
    for who or what is acted on, `args` those of the words for all who have a part in it, `window`
    those of the words of its sentence and of those next to it. `holder` are the keys of who is
    said to say it; none is the outlet. `quoted`: it stands in quotation marks. `sign`: told as so
    "+", as not so "-", or neither "".
    """

    article: str
    claim: Claim
    does: Classes
    lemma: str
    agents: Keys
    patients: Keys
    acted: Keys
    args: Keys
    words: Keys
    window: Keys
    holder: Keys
    days: tuple[tuple[str, Spell], ...]
    quoted: bool
    sign: str

    @property
    def place(self) -> tuple[str, str]:
        """By what a fact is known."""
        return self.article, self.claim.id

    @cached_property
    def firm(self) -> bool:
        """Whether it is told as being so, or as not being so: no plan, no doubt."""
        sure = self.claim.stance.certainty in ("certain", "probable") or bool(self.sign)
        return sure and self.claim.stance.certainty != "possible" and self.claim.stance.said


class Scene:
    """A reading whose claims are read as facts."""

    def __init__(self, reading: Reading, known: Mapping[Key, str]) -> None:
        self.reading, self.text = reading, reading.article.text
        self.article = reading.article.id
        self.language = lexicon.language_of(reading.article)
        self._known = known
        self._word_keys: dict[int, str] = {}
        self.sentences = [s for s in reading.of(Sentence) if self._is_told(s)]
        self._over = Index((each.hull, number) for number, each in enumerate(self.sentences))
        self._mentions = Index((m.head, m) for m in reading.of(Mention) if m.entity)
        self._quoted = Index((at, each) for each in reading.of(Quotation) for at in each.at)
        self._cues = Index((at, each) for each in reading.of(Attribution) for at in each.cue)
        self._entities = {each.id: each for each in reading.of(Entity)}
        self.times = {each.id: each for each in reading.of(TimeExpression)}
        self.timed = Index((each.hull, each) for each in self.times.values())
        self._keys = [self._content(sentence.words) for sentence in self.sentences]
        self.attributions = {each.id: each for each in reading.of(Attribution)}
        self.below = [children(sentence.words) for sentence in self.sentences]

    @cached_property
    def _blocks(self) -> Index[str]:
        return places.roles(self.reading)  # type: ignore[return-value]

    def _is_told(self, sentence: Sentence) -> bool:
        return bool(places.told(self._blocks, (sentence.hull,)))  # type: ignore[arg-type]

    def facts(self) -> Iterator[Fact]:
        """The claims of the article as facts, in order."""
        for claim in self.reading.of(Claim):
            if (number := self.number(claim.head)) is not None:
                yield self._fact(claim, number)

    def number(self, at: Span) -> int | None:
        """The number of the sentence that a stretch stands in."""
        return next((number for _, number in self._over.over(at)), None)

    def word(self, number: int, at: Span) -> int | None:
        """The number of the word of a sentence at a stretch."""
        words = self.sentences[number].words
        met = (n for n, w in enumerate(words) if w.start < at.end and at.start < w.end)
        return next(met, None)

    def entity(self, id: str | None) -> Entity | None:
        """The entity of this id, if it is one of the reading."""
        return self._entities.get(id or "")

    def named(self, at: Span) -> Entity | None:
        """The entity that a mention over a stretch names."""
        over = (self._entities.get(m.entity or "") for _, m in self._mentions.over(at))
        return next((entity for entity in over if entity), None)

    def is_week(self, note: TimeExpression) -> bool:
        """Whether a day stands for the week that begins with it: "the week of 12 January"."""
        return self._before(note) == ["week", "of"]

    def compares(self, fact: Fact) -> bool:
        """Whether a claim is of more or less: "no one won more"."""
        number = self.number(fact.claim.head)
        words = self.sentences[number].words if number is not None else ()
        inside = (w for at in fact.claim.at for w in words if covers(at, w.span))
        return any(word.tag in _COMPARING for word in inside)

    def until(self, fact: Fact) -> bool:
        """Whether a claim says "not until" or "not before" some time."""
        return fact.sign == "-" and any(
            before in _UNTIL for id_, _ in fact.days for before in self._before(self.times[id_])
        )

    def _before(self, note: TimeExpression) -> list[str]:
        """The keys of the two words before a time."""
        number = self.number(note.hull)
        words = self.sentences[number].words if number is not None else ()
        return [self.lemma(word) for word in words if word.end <= note.hull.start][-2:]

    def behind_preposition(self, note: TimeExpression) -> bool:
        """Whether a time stands right behind a preposition: "in 2012"."""
        number = self.number(note.hull)
        words = self.sentences[number].words if number is not None else ()
        before = [word for word in words if word.end <= note.hull.start][-1:]
        return bool(before) and before[0].role == "prep"

    def bounded(self, note: TimeExpression) -> bool:
        """Whether a time is no more than a limit: "by Monday", "since May", "about noon"."""
        limits = lexicon.of_language("tellings.collate.timeline", "bounds", self.language)
        limited = bool(note.mod) and note.mod not in _PARTS
        return limited or bool({row["word"] for row in limits} & set(self._before(note)))

    def grounds(self, fact: Fact) -> Keys:
        """The names of the places that a claim names, as written in full."""
        over = (m for at in fact.claim.at for _, m in self._mentions.over(at))
        found = (self._entities.get(m.entity or "") for m in over if m.type in ("place", "state"))
        return frozenset(entity.name for entity in found if entity)

    def _fact(self, claim: Claim, number: int) -> Fact:
        words = self.sentences[number].words
        inside = [word for word in words if any(covers(at, word.span) for at in claim.at)]
        lemmas = self._beside(claim, number)
        head = forms.key(normal(claim.lemma).casefold())
        light = head in tables.words("light", self.language)
        does = tables.classes(head, lemmas, self.language)
        if light:  # "The exchange took place", "gave approval": the noun tells it
            for each in claim.arguments:
                does |= self._told(each, lemmas)
        parts = {each.role: self._part(each.head, each.entity) for each in claim.arguments}
        phrases = [self._content(self._inside(words, each.at)) for each in claim.arguments]
        acted = [p for p, e in zip(phrases, claim.arguments, strict=True) if e.role == "patient"]
        return Fact(
            self.article,
            claim,
            does,
            "" if light else head,
            parts.get("agent", frozenset()),
            parts.get("patient", frozenset()),
            parts.get("patient", frozenset()).union(*acted),
            frozenset().union(*parts.values(), *phrases),
            self._content(inside),
            self.window(number),
            self.holder(claim),
            self._days(claim),
            any(self._quoted.over(claim.head)),
            self.sign(claim),
        )

    def _is_time(self, argument: Argument) -> bool:
        """Whether a phrase is a stretch of time: "in the night of 9 to 10 April"."""
        head = normal(argument.head.of(self.text)).casefold()
        return forms.key(head) in tables.words("stretches", self.language)

    def _beside(self, claim: Claim, number: int) -> Keys:
        """The keys of the words about the predicate that can belong to it.

        Of prepositions that is the one right behind it: "ran into".
        """
        words = self.sentences[number].words
        head = self.word(number, claim.head) or 0
        first = max(head - BEFORE, 0)
        near = enumerate(words[first : head + AFTER + 1], first)
        return frozenset(self.lemma(w) for n, w in near if w.role != "prep" or n == head + 1)

    def _told(self, argument: Argument, lemmas: Keys) -> Classes:
        """The classes of happenings that the noun of who or what has a part tells."""
        number = self.number(argument.head)
        word = self.word(number, argument.head) if number is not None else None
        if number is None or word is None or argument.role not in _ACTING:
            return {}
        return tables.classes(self.lemma(self.sentences[number].words[word]), lemmas, self.language)

    def sign(self, claim: Claim) -> str:
        """Whether a claim is told as so or as not so; "" where that is not told.

        Of a clause that holds under a condition ("unless boiled") the attribution tells it.
        """
        note = self.attributions.get(claim.attribution or "")
        if claim.stance.polarity != "unknown":
            return claim.stance.polarity
        if note is None or note.stance is None or claim.inside:
            return ""
        return note.stance.polarity if note.stance.polarity != "unknown" else ""

    def lemma(self, word: Word) -> str:
        """The key of a word's lemma."""
        return _key_of(word.lemma or self.text[word.start : word.end])

    def _part(self, head: Span, entity: str | None) -> Keys:
        named = self._known.get((self.article, entity or ""), "")
        last = normal(head.of(self.text)).casefold().split(" ")[-1]
        plain = "" if forms.is_function_word(last) else forms.key(last)
        return frozenset({named, plain} - {""})

    def window(self, number: int) -> Keys:
        """The content of a sentence and of the sentences before and after it."""
        near = self._keys[max(number - 1, 0) : number + 2]
        return frozenset().union(*near)

    def content(self, at: Iterable[Span], number: int) -> str:
        """The lemmas of the words of a sentence in these stretches that say something."""
        spans = list(at)
        inside = (
            word
            for word in self.sentences[number].words
            if any(covers(span, word.span) for span in spans)
        )
        return " ".join(normal(w.lemma or "").casefold() for w in inside if self._key(w))

    def _content(self, words: Iterable[Word]) -> Keys:
        """The keys of the words that say something; none for times and for words that attribute."""
        return frozenset(key for word in words if (key := self._key(word)))

    def _key(self, word: Word) -> str:
        """What a word is compared by; "" for one that says nothing by itself."""
        known = self._word_keys.get(word.start)
        if known is None:
            known = self._word_keys[word.start] = self._made_key(word)
        return known

    def _made_key(self, word: Word) -> str:
        key = self.lemma(word)
        if not self.text[word.start].isalnum() or forms.is_function_word(key):
            return ""
        if any(self._cues.over(word.span)) or any(self.timed.over(word.span)):
            return ""
        return key if forms.number(key) is None else ""

    def holder(self, claim: Claim) -> Keys:
        """The keys of who is said to say a claim; none if the outlet does."""
        note = self.attributions.get(claim.attribution or "")
        if note is None or note.act != "speech":
            return frozenset()
        said = {self._known.get((self.article, note.speaker or ""), "")}
        for span in note.source:
            number = self.number(span)
            words = self.sentences[number].words if number is not None else ()
            said |= self._content(word for word in words if covers(span, word.span))
        return frozenset(said - {""})

    def _inside(self, words: Iterable[Word], at: Span) -> Iterator[Word]:
        return (word for word in words if covers(at, word.span))

    def _days(self, claim: Claim) -> tuple[tuple[str, Spell], ...]:
        notes = [self.times[each] for each in claim.times if each in self.times]
        spans = [each.at for each in claim.arguments if self._is_time(each)]
        found_in = (note for at in spans for _, note in self.timed.over(at))
        notes = notes or sorted(found_in, key=lambda note: note.hull.start)
        found = ((note.id, when) for note in notes if (when := spell(note)))
        return tuple(sorted(found, key=lambda each: self.times[each[0]].hull.start))


@lru_cache(maxsize=65536)
def _key_of(word: str) -> str:
    return forms.key(normal(word).casefold())


def known(readings: Iterable[Reading], alike: Collection[tuple[Key, Key]]) -> Mapping[Key, str]:
    """One key for all entities that are one, by the pairs of two articles."""
    first: dict[Key, Key] = {
        (each.article.id, entity.id): (each.article.id, entity.id)
        for each in readings
        for entity in each.of(Entity)
    }

    def top(key: Key) -> Key:
        while first[key] != key:
            key = first[key]
        return key

    for a, b in sorted(alike):
        if a in first and b in first:
            x, y = sorted((top(a), top(b)))
            first[y] = x
    return {key: f"{NAME}{' '.join(top(key))}" for key in first}
