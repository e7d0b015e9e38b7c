"""Claims as they are held against those of other articles: what they tell, of whom, where, when.

Words are compared as `words` has them, those who are named by one key for all articles behind "@".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from tellings.collate import forms
from tellings.collate.entities.pairs import Key
from tellings.collate.odds import tables
from tellings.collate.odds.tables import Classes
from tellings.collate.odds.words import Keys, Words, key_of
from tellings.collate.places import Index
from tellings.collate.timeline import Spell, spell
from tellings.dates import days
from tellings.model import (
    Argument,
    Attribution,
    Claim,
    Entity,
    Mention,
    Quotation,
    Reading,
    Span,
    TimeExpression,
)
from tellings.text import normal

NAME = "@"
BEFORE, AFTER = 2, 5  # words about a predicate among which a second word of it stands
_COMPARING = frozenset({"JJR", "RBR"})  # Penn Treebank: "more", "later"
_UNTIL = frozenset({"until", "till", "before"})
_ACTING = frozenset({"agent", "patient"})


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


class Scene(Words):
    """A reading whose claims are read as facts."""

    def __init__(self, reading: Reading, known: Mapping[Key, str]) -> None:
        super().__init__(reading)
        self._known = known
        self._mentions = Index((m.head, m) for m in reading.of(Mention) if m.entity)
        self._naming = Index((at, m) for m in reading.of(Mention) for at in m.at if m.entity)
        self._quoted = Index((at, each) for each in reading.of(Quotation) for at in each.at)
        self._entities = {each.id: each for each in reading.of(Entity)}
        self.attributions = {each.id: each for each in reading.of(Attribution)}

    @cached_property
    def day(self) -> date | None:
        """The last day on which the article may have been written; None where none is told."""
        written = self.reading.written
        told = days(written.value) if written else None
        return told.last if told else None

    def facts(self) -> Iterator[Fact]:
        """The claims of the article as facts, in order."""
        for claim in self.reading.of(Claim):
            if (number := self.number(claim.head)) is not None:
                yield self._fact(claim, number)

    def entity(self, id: str | None) -> Entity | None:
        """The entity of this id, if it is one of the reading."""
        return self._entities.get(id or "")

    def named(self, at: Span) -> Entity | None:
        """The entity that a mention over a stretch names."""
        over = (self._entities.get(m.entity or "") for _, m in self._mentions.over(at))
        return next((entity for entity in over if entity), None)

    def person(self, mention: Mention) -> str:
        """The key of the person whom a mention names; "" for none."""
        entity = self.entity(mention.entity)
        if entity is None or entity.type != "person":
            return ""
        return self._known.get((self.article, entity.id), "")

    def compares(self, fact: Fact) -> bool:
        """Whether a claim is of more or less: "no one won more"."""
        number = self.number(fact.claim.head)
        if number is None:
            return False
        words = self.sentences[number].words
        return any(words[n].tag in _COMPARING for n in self.within(number, fact.claim.at))

    def times_in(self, claim: Claim) -> list[TimeExpression]:
        """The times in the words of a claim, in order."""
        return [note for at in claim.at for _, note in self.timed.over(at)]

    def of_person(self, at: Span) -> bool:
        """Whether a word lies in the name of a person."""
        return any(mention.type == "person" for _, mention in self._naming.over(at))

    def until(self, fact: Fact) -> bool:
        """Whether a claim says "not until" or "not before" some time."""
        return fact.sign == "-" and any(
            before in _UNTIL for id_, _ in fact.days for before in self.before(self.times[id_])
        )

    def grounds(self, fact: Fact) -> Keys:
        """The names of the places that a claim names, as written in full."""
        over = (m for at in fact.claim.at for _, m in self._mentions.over(at))
        found = (self._entities.get(m.entity or "") for m in over if m.type in ("place", "state"))
        return frozenset(entity.name for entity in found if entity)

    def _fact(self, claim: Claim, number: int) -> Fact:
        lemmas = self._beside(claim, number)
        head = key_of(claim.lemma)
        light = head in tables.words("light", self.language)
        does = tables.classes(head, lemmas, self.language)
        if light:  # "The exchange took place", "gave approval": the noun tells it
            for each in claim.arguments:
                does |= self._nominal(each, lemmas)
        parts = {each.role: self._part(each.head, each.entity) for each in claim.arguments}
        phrases = [self.keys([each.at], number) for each in claim.arguments]
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
            self.keys(claim.at, number),
            self.window(number),
            self.holder(claim),
            self._days(claim),
            any(self._quoted.over(claim.head)),
            self.sign(claim),
        )

    def _is_time(self, argument: Argument) -> bool:
        """Whether a phrase is a stretch of time: "in the night of 9 to 10 April"."""
        head = key_of(argument.head.of(self.text))
        return head in tables.words("stretches", self.language)

    def _beside(self, claim: Claim, number: int) -> Keys:
        """The keys of the words about the predicate that can belong to it.

        Of prepositions that is the one right behind it: "ran into".
        """
        words = self.sentences[number].words
        head = self.word(number, claim.head) or 0
        first = max(head - BEFORE, 0)
        near = enumerate(words[first : head + AFTER + 1], first)
        return frozenset(self.lemma(w) for n, w in near if w.role != "prep" or n == head + 1)

    def _nominal(self, argument: Argument, lemmas: Keys) -> Classes:
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

    def _part(self, head: Span, entity: str | None) -> Keys:
        named = self._known.get((self.article, entity or ""), "")
        last = normal(head.of(self.text)).casefold().split(" ")[-1]
        plain = "" if forms.is_function_word(last) else forms.key(last)
        return frozenset({named, plain} - {""})

    def holder(self, claim: Claim) -> Keys:
        """The keys of who is said to say a claim; none if the outlet does."""
        note = self.attributions.get(claim.attribution or "")
        if note is None or note.act != "speech":
            return frozenset()
        said = {self._known.get((self.article, note.speaker or ""), "")}
        for span in note.source:
            if (number := self.number(span)) is not None:
                said |= self.keys([span], number)
        return frozenset(said - {""})

    def _days(self, claim: Claim) -> tuple[tuple[str, Spell], ...]:
        notes = [self.times[each] for each in claim.times if each in self.times]
        if not notes:
            spans = [each.at for each in claim.arguments if self._is_time(each)]
            found_in = (note for at in spans for _, note in self.timed.over(at))
            notes = sorted(found_in, key=lambda note: note.hull.start)
        found = ((note.id, when) for note in notes if (when := spell(note)))
        return tuple(sorted(found, key=lambda each: self.times[each[0]].hull.start))


def days_between(a: Scene, b: Scene) -> int | None:
    """How many days lie between two reports, None where a day is not told."""
    return abs((a.day - b.day).days) if a.day and b.day else None


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
