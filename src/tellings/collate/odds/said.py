"""Quoted stretches as they are held against each other: their words and whose they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from tellings import lexicon
from tellings.collate import forms
from tellings.collate.entities.pairs import Key
from tellings.collate.places import Index
from tellings.collate.same_words.speakers import Speakers
from tellings.collate.same_words.units import Unit, through, units
from tellings.model import (
    Actor,
    Attribution,
    Entity,
    Mention,
    Reading,
    Ref,
    Sentence,
    Span,
    Spans,
)
from tellings.text import Token, normal, tokens

NEAR = 200  # characters before a quotation in which the one whom "she" stands for is named
BESIDE = 4  # words about a word for one who speaks for another among which names are looked for
_PRONOUNS = frozenset({"he", "she"})


class Voices:
    """The quotations of a story: their units, and what is known of those who speak."""

    def __init__(self, readings: Sequence[Reading], alike: Collection[tuple[Key, Key]]) -> None:
        self.readings: Mapping[str, Reading] = {each.article.id: each for each in readings}
        self.who = Speakers(readings, alike).who
        self.name = Speakers(readings, alike).name
        self._entities = {
            (reading.article.id, each.id): each
            for reading in readings
            for each in reading.of(Entity)
        }
        self._sentences = {
            each.article.id: Index((note.hull, note) for note in each.of(Sentence))
            for each in readings
        }

    def units(self) -> list[Unit]:
        """All quoted units of the story."""
        return [unit for article in sorted(self.readings) for unit in units(self.readings[article])]

    def unit(self, ref: Ref) -> Unit:
        """The quoted words that a member of a same-quotation link is about."""
        reading = self.readings[ref.article]
        note = reading.note(ref.note)
        at = ref.at or note.at
        found = tuple(word for span in at for word in tokens(reading.article.text, span))
        said = note if isinstance(note, Attribution) else None
        return Unit(
            article=ref.article,
            numbers=(),
            note=ref.note,
            at=at,
            words=found,
            speaker=said.speaker if said else None,
            through=through(reading, said) if said else (),
            source=" ".join(each.of(reading.article.text) for each in said.source) if said else "",
            attributed=said is not None,
            names=_names(reading.article.text, found),
        )

    def entity(self, unit: Unit) -> Entity | None:
        """Who speaks, where that is known."""
        return self._entities.get((unit.article, unit.speaker or ""))

    def country(self, unit: Unit) -> str | None:
        """The country (ISO 3166-1 alpha-2) that the speaker is of or acts for."""
        speaker = self.entity(unit)
        if speaker is None or speaker.country:
            return speaker.country if speaker else None
        actors = self.readings[unit.article].of(Actor)
        told = {each.country for each in actors if speaker.id in each.entities and each.country}
        return told.pop() if len(told) == 1 else None

    def person(self, unit: Unit) -> frozenset[str]:
        """The words of the personal name in the words for the source; none where there is none.

        A name counts as a person's if that is known, or if a word for what a person is or does
        stands beside it ("the nurse, Ana Roza").
        """
        reading = self.readings[unit.article]
        note = reading.note(unit.note)
        source = note.source if isinstance(note, Attribution) else ()
        words = [token for span in source for token in tokens(reading.article.text, span)]
        text = reading.article.text
        proxies = lexicon.words("tellings.collate.odds.en", "proxies")
        if any(word.normal.startswith("spokes") or word.normal in proxies for word in words):
            return frozenset()
        entity = self.entity(unit)
        roles = lexicon.words("tellings.gazetteers.en", "roles")
        titled = any(word.normal in roles for word in words)
        if entity is None and self._is_pronoun(unit, source):
            entity = self._nearest(unit)
        if not (titled or (entity and entity.type == "person")):
            return frozenset()
        if entity and entity.type == "person":
            return frozenset(forms.key(each.normal) for each in tokens(entity.name))
        named = [word for word in words if _proper(word, text) and word.normal not in roles]
        return frozenset(forms.key(word.normal) for word in named)

    def speaks_for_another(self, names: frozenset[str]) -> bool:
        """Whether some article names a person beside a word for one who speaks for another."""
        return not names.isdisjoint(self._beside_proxies)

    @cached_property
    def _beside_proxies(self) -> frozenset[str]:
        proxies = lexicon.words("tellings.collate.odds.en", "proxies")
        found: set[str] = set()
        for reading in self.readings.values():
            for sentence in reading.of(Sentence):
                words = sentence.words
                for n, word in enumerate(words):
                    lemma = normal(word.lemma or "").casefold()
                    if lemma in proxies or lemma.startswith("spokes"):
                        near = words[max(n - BESIDE, 0) : n + BESIDE + 1]
                        found |= {
                            forms.key(normal(w.span.of(reading.article.text)).casefold())
                            for w in near
                            if w.tag.startswith("NNP")
                        }
        return frozenset(found)

    def cued(self, unit: Unit) -> bool:
        """Whether the text names near the words who said them."""
        note = self.readings[unit.article].note(unit.note)
        if not isinstance(note, Attribution) or not note.source:
            return False
        ends = (unit.at[0].start, unit.at[-1].end)
        return any(abs(each.start - end) <= NEAR for each in note.source for end in ends)

    def source(self, unit: Unit) -> Spans:
        """The words for who speaks; of a pronoun those that name the person before it."""
        reading = self.readings[unit.article]
        note = reading.note(unit.note)
        told = note.source if isinstance(note, Attribution) else ()
        if not told or not self._is_pronoun(unit, told):
            return told
        speaker = self.entity(unit) or self._nearest(unit)
        named = [m for m in reading.of(Mention) if speaker and m.entity == speaker.id]
        before = [m.hull for m in named if m.form == "name" and m.hull.end <= told[0].start]
        return (max(before, key=lambda at: (len(at), -at.start)),) if before else told

    def _is_pronoun(self, unit: Unit, told: Spans) -> bool:
        text = self.readings[unit.article].article.text
        return normal(" ".join(span.of(text) for span in told)).casefold() in _PRONOUNS

    def _nearest(self, unit: Unit) -> Entity | None:
        """Of a pronoun that stands for nobody known: the person whom the words before it name."""
        reading = self.readings[unit.article]
        near = [
            m
            for m in reading.of(Mention)
            if m.type == "person" and m.form == "name" and m.hull.end <= unit.at[0].start
        ]
        last = near[-1] if near else None
        if last is None or unit.at[0].start - last.hull.end > NEAR:
            return None
        return self._entities.get((unit.article, last.entity or ""))

    def around(self, unit: Unit) -> str:
        """The sentences that the quoted words stand in and those next to them, as written."""
        text = self.readings[unit.article].article.text
        hull = Span(max(unit.at[0].start - 2, 0), min(unit.at[-1].end + 2, len(text)))
        over = [span for span, _ in self._sentences[unit.article].over(hull)] or [hull]
        wide = Span(max(min(s.start for s in over) - 2, 0), max(s.end for s in over) + 2)
        over = [span for span, _ in self._sentences[unit.article].over(wide)] or over
        return text[min(s.start for s in over) : max(s.end for s in over)]


def _proper(word: Token, text: str) -> bool:
    return text[word.at.start].isupper() and not forms.is_function_word(word.normal)


def _names(text: str, words: Iterable[Token]) -> dict[str, str]:
    capitals = [word for word in list(words)[1:] if text[word.at.start].isupper()]
    return {w.normal: w.at.of(text) for w in capitals if not forms.is_function_word(w.normal)}


def content(words: Iterable[Token]) -> list[Token]:
    """The words that say something by themselves."""
    return [word for word in words if not forms.is_function_word(word.normal)]
