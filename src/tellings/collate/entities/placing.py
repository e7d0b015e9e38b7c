"""What a stretch stands for, by what the articles of its story tell."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from msgspec import Struct

from tellings.annotate.actors.known import World
from tellings.collate.entities import described, parties
from tellings.collate.entities.bodies import Bodies
from tellings.collate.entities.cast import Found, cast
from tellings.collate.entities.countries import country_before
from tellings.collate.entities.marks import Key, Marked, Placed, Signal
from tellings.collate.entities.phrases import Phrase, Text
from tellings.model import Actor, Reading, Span


class _Held(Struct, frozen=True):
    """The state (ISO 3166-1 alpha-2) that a stretch stands for `itself`, or acts for."""

    country: str
    why: str
    itself: bool


Finder = Callable[[Marked, Phrase], Placed | None]


class Story:
    """What the readings of a story tell, asked for one stretch at a time.

    The first signal of `signals` that tells what a stretch stands for decides.
    """

    def __init__(self, readings: Sequence[Reading], signals: Collection[Signal]) -> None:
        self.texts = {reading.article.id: Text(reading) for reading in readings}
        ordered = [self.texts[article] for article in sorted(self.texts)]
        self._cast = cast([text.reading for text in ordered])
        self._roles = described.learnt(ordered, self._cast)
        self._bodies = Bodies(ordered)
        self._worlds: dict[str, World] = {}
        self._actors = {text.reading.article.id: _actors(text.reading) for text in ordered}
        finders: dict[Signal, Finder] = {
            "names": self._person,
            "descriptions": self._described,
            "parties": self._party,
            "states": self._state,
            "bodies": self._body,
        }
        self._finders = [find for signal, find in finders.items() if signal in signals]

    def placed(self, mark: Marked, phrase: Phrase) -> Placed | None:
        """What a stretch stands for; None if only its words can tell."""
        if phrase.head is None:
            return None
        return next((found for find in self._finders if (found := find(mark, phrase))), None)

    def named(self, mark: Marked, phrase: Phrase) -> tuple[str, ...]:
        """The persons whom a phrase names beside its head."""
        text = self.texts[mark.article].reading.article.text
        found = [
            self._cast.of(mark.article, each.entity, each.head.of(text))
            for each in phrase.names
            if each.type == "person"
        ]
        return tuple(sorted({str(each.person) for each in found if each}))

    # --- persons ---------------------------------------------------------------------------------

    def _person(self, mark: Marked, phrase: Phrase) -> Placed | None:
        """The person whom a stretch names."""
        if phrase.name is None:
            proper = phrase.head is not None and phrase.words[phrase.head].pos == "PROPN"
            return self._of(self._unnoted(phrase)) if proper else None
        name = phrase.name.head.of(self.texts[mark.article].reading.article.text)
        if phrase.name.type != "person":
            return self._of(self._cast.full(name))
        return self._of(self._cast.of(mark.article, phrase.name.entity, name))

    def _unnoted(self, phrase: Phrase) -> Found | None:
        """A person of the story who is named where no note says so."""
        proper = [f for w, f in zip(phrase.words, phrase.forms, strict=True) if w.pos == "PROPN"]
        whole = self._cast.named(" ".join(proper))
        return whole or self._cast.named(phrase.forms[phrase.head or 0])

    def _described(self, mark: Marked, phrase: Phrase) -> Placed | None:
        """The person whom a stretch describes."""
        if phrase.name is not None:
            return None
        actor = self._actors[mark.article].get(mark.at)
        if actor and actor.type == "person" and actor.entities:
            entity = self.texts[mark.article].entities[actor.entities[0]]
            found = self._cast.of(mark.article, entity.id, entity.name)
            return self._of(found and Found(found.person, actor.why or found.why))
        told = described.described(phrase)
        if told is None:
            return None
        return self._of(self._roles.whose(told, mark.article) or self._office(told, mark.article))

    def _office(self, told: described.Description, article: str) -> Found | None:
        """Of a state's leader: the one person of the article who is known to hold that office."""
        if told.country is None or told.role not in described.leaders():
            return None
        found: dict[int, str] = {}
        for entity in self.texts[article].entities.values():
            if entity.type != "person":
                continue
            held = self._world(article).person(entity)
            if held and held.office and held.country == told.country:
                person = self._cast.of(article, entity.id, entity.name)
                found |= {person.person: held.why} if person else {}
        return Found(*found.popitem()) if len(found) == 1 else None

    def _of(self, found: Found | None) -> Placed | None:
        if found is None:
            return None
        name = self._cast.persons[found.person].name
        return Placed(Key("person", f"{name} ({found.person})"), found.why)

    # --- those who act for others ----------------------------------------------------------------

    def _party(self, mark: Marked, phrase: Phrase) -> Placed | None:
        """The party that a stretch names, or whose people it names."""
        people = phrase.name is None and phrase.noun and phrase.lemma in described.roles()
        found = parties.party(phrase, people)
        if found is None:
            return None
        key = Key("party", found.name)
        if found.itself:
            return Placed(key, found.why)
        return Placed(Key("people", phrase.lemma), found.why, key)

    def _state(self, mark: Marked, phrase: Phrase) -> Placed | None:
        """The state that a stretch names, or for which a body or some people in it act."""
        held = self._held(mark)
        if held is None:
            last = country_before(self.texts[mark.article], phrase)
            return Placed(Key("state", last.code), last.why) if last else None
        state = Key("state", held.country)
        if held.itself:
            return Placed(state, held.why)
        body = self._body(mark, phrase)
        return Placed(body.key if body else Key("people", phrase.lemma), held.why, state)

    def _held(self, mark: Marked) -> _Held | None:
        """The state of a stretch: as the article's notes on actors have it, or as is known."""
        actor = self._actors[mark.article].get(mark.at)
        if actor and actor.type != "person" and actor.country:
            return _Held(actor.country, actor.why, actor.type == "state")
        known = self._world(mark.article).at(mark.at)
        return _Held(known.country, known.why, known.state) if known and known.country else None

    def _world(self, article: str) -> World:
        if article not in self._worlds:
            self._worlds[article] = World.of(self.texts[article].reading)
        return self._worlds[article]

    def _body(self, mark: Marked, phrase: Phrase) -> Placed | None:
        """The body or other named thing that a stretch names, or is short for."""
        if phrase.name is not None:
            text = self.texts[mark.article].reading.article.text
            meant = self._bodies.named(phrase.name.head.of(text))
            return Placed(Key("body", " ".join(meant.name)), meant.why) if meant else None
        short = self._bodies.short(phrase, mark.article)
        if short is None:
            return None
        if known := parties.named(short.name):
            return Placed(Key("party", known), short.why)
        held = self._held(Marked(mark.article, short.at))
        state = Key("state", held.country) if held else None
        return Placed(Key("body", " ".join(short.name)), short.why, state)


def _actors(reading: Reading) -> Mapping[Span, Actor]:
    """The actors of an article by the stretches that stand for one alone."""
    found: dict[Span, Actor] = {}
    shared: set[Span] = set()
    for actor in reading.of(Actor):
        for at in actor.at:
            if at in found:
                shared.add(at)
            found[at] = actor
    return {at: actor for at, actor in found.items() if at not in shared}
