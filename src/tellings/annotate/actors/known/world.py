"""What is known of the states and persons of one article: the entry to this package."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from tellings import models
from tellings.annotate.actors.known.held import Held
from tellings.annotate.actors.known.holders import Holders
from tellings.annotate.actors.known.home import Home, home
from tellings.annotate.actors.known.learning import Learner
from tellings.annotate.actors.known.parts import Parts
from tellings.annotate.actors.known.phrases import Persons, Phrases
from tellings.annotate.actors.known.scene import Place, Scene
from tellings.annotate.actors.known.sightings import Sightings
from tellings.annotate.actors.known.signs import Finder, finder
from tellings.annotate.actors.known.tables import HOME, Acting, Entry
from tellings.annotate.actors.known.tokens import Tokens, joined, of_words
from tellings.dates import days
from tellings.model import Entity, Reading, Span
from tellings.models.known_names import KnownNames


class World(Struct, frozen=True, dict=True):
    """The states, leaders and persons of a reading. Make it with `World.of`; it may be asked often.

    The user's file of names goes before all; then what the article itself says; then the table of
    leaders at the article's date; then that an office without a state is of the home country.
    """

    scene: Scene
    names: KnownNames | None

    @classmethod
    def of(cls, reading: Reading) -> World:
        """The world of a reading that has the notes of anatomy and language."""
        return cls(Scene(reading), models.get("names").use)

    # --- what is asked ----------------------------------------------------------------------------

    def person(self, entity: Entity) -> Held | None:
        """Which state a person of the article acts for, and in what office, if that is known."""
        if entity.id not in self._known:
            self._known[entity.id] = None  # what rests on itself is not known
            self._known[entity.id] = self._person(entity)
        return self._known[entity.id]

    def at(self, span: Span) -> Held | None:
        """Which state a stretch of the article speaks of or whoever it names acts for."""
        tokens = self.scene.tokens_in(span)
        if not tokens:
            return None
        listed = self._listed(joined(tokens))
        held = listed or self._phrases.read(tokens)
        if held is None or held.by == "home":
            return self._within(span) or held
        return held

    def state(self, words: str) -> Held | None:
        """The same of words that stand nowhere: "American officials", "President Moon Jae-in"."""
        tokens = of_words(words)
        if not tokens:
            return None
        return self._listed(joined(tokens)) or self._loose.read(tokens) or self._titled(tokens)

    @property
    def home(self) -> Held | None:
        """The article's home country, if it has a clear one."""
        found = self._home
        if found is None:
            return None
        words = " and ".join(f"“{each}”" for each in found.words)
        why = f"the article writes {words} without saying of which state"
        return Held((found.country,), "home", why, round(0.6 + 0.2 * found.share, 2), state=True)

    def listed(self, words: Tokens) -> tuple[str, ...]:
        """The states of all that the tables of names have among some words, if it is one state."""
        codes = {code for sign in self._finder.signs(words) for code in sign.entry.countries}
        return tuple(codes) if len(codes) == 1 and HOME not in codes else ()

    # --- what it rests on -------------------------------------------------------------------------

    @cached_property
    def _known(self) -> dict[str, Held | None]:
        return {}

    @cached_property
    def _finder(self) -> Finder:
        return finder(self.scene.tables, self._own, self.scene.has)

    @cached_property
    def _parts(self) -> Parts:
        return Parts(self.scene.tables, self._finder)

    @cached_property
    def _own(self) -> dict[str, Entry]:
        """The user's names of states and bodies as the rules look them up; person's are asked for
        one by one."""
        found: dict[str, Entry] = {}
        for rows in self.names.by_name.values() if self.names else ():
            for row in rows:
                if row.type != "person" and row.country and row.holds(self._day):
                    kind = "state" if row.type == "state" else "body"
                    entry = Entry(row.name, (row.country,), kind)  # type: ignore[arg-type]
                    found |= dict.fromkeys((row.name, *row.aliases), entry)
        return found

    @cached_property
    def _day(self) -> date | None:
        covered = days(self.scene.day) if self.scene.day else None
        return covered.first if covered else None

    @cached_property
    def _phrases(self) -> Phrases:
        persons = Persons(lambda token: self.scene.place_of.get(token.start), self._at_place)
        return Phrases(self._parts, persons, self._of_home)

    @cached_property
    def _loose(self) -> Phrases:
        nobody = Persons(lambda token: None, lambda number: None)
        return Phrases(self._parts, nobody, self._of_home)

    @cached_property
    def _learner(self) -> Learner:
        """It reads names alone: what rests on the home country or on other persons is no ground."""
        persons = Persons(lambda token: self.scene.place_of.get(token.start), lambda number: None)
        return Learner(self.scene, Phrases(self._parts, persons, lambda words, what: None))

    @cached_property
    def _sightings(self) -> Sightings:
        return Sightings(self.scene, self._finder)

    @cached_property
    def _holders(self) -> Holders:
        return Holders(self.scene, self._learner, self._sightings)

    @property
    def named(self) -> frozenset[str]:
        """The codes of the states that the article names in any way."""
        return self._sightings.named

    # --- the home country -------------------------------------------------------------------------

    @cached_property
    def _home(self) -> Home | None:
        return home((*self._sightings.evidence(), *self._holders.evidence()), self.scene.day)

    def _of_home(self, words: str, what: Acting | Entry) -> Held | None:
        return self._home.held(words, what, self.scene.tables) if self._home else None

    # --- persons ----------------------------------------------------------------------------------

    def _at_place(self, number: int) -> Held | None:
        entity = self.scene.entities.get(self.scene.places[number].mention.entity or "")
        return self.person(entity) if entity else None

    def _person(self, entity: Entity) -> Held | None:
        for words in (entity.name, *entity.aliases):
            if listed := self._listed(words):
                return listed
        places = self.scene.of_entity.get(entity.id, ())
        leader = self._holders.leader(entity)
        learnt = self._learnt(entity, places, leader)
        if learnt:
            same = leader and leader.countries == learnt.countries
            if leader and same:
                return replace(learnt, office=leader.office, name=leader.name)
            return learnt
        return leader or self._by_office(places)

    def _listed(self, words: str) -> Held | None:
        """What the user's own file says of a name."""
        row = self.names.of(words, self._day) if self.names else None
        if row is None:
            return None
        countries = (row.country,) if row.country else ()
        why = f"“{words}” stands in your file of names, line {row.line}"
        return Held(countries, "listed", why, 1.0, name=row.name, state=row.type == "state")

    def _learnt(self, entity: Entity, places: Sequence[Place], leader: Held | None) -> Held | None:
        """What the article says of a person: what it says most, if it does not say two things."""
        told = [held for place in places for held in self._learner.learnt(place)]
        if not told and entity.country:
            name = self.scene.tables.names.get(entity.country, entity.country)
            why = f"the article's words before the name say of {name}"
            return Held((entity.country,), "learnt", why, 0.85, name=entity.name)
        counts = Counter(held.countries for held in told)
        if not counts:
            return None
        (best, count), *others = counts.most_common(2)
        if others and 2 * others[0][1] > count:
            agreed = [held for held in told if leader and held.countries == leader.countries]
            return agreed[0] if agreed else None
        return next(held for held in told if held.countries == best)

    def _by_office(self, places: Sequence[Place]) -> Held | None:
        """An office without a state before the name: of the home country. Not its heads, as the
        table of leaders would have them."""
        for place in places:
            for acting, words in self._learner.offices(place):
                held = self._of_home(words, acting)
                if held:
                    return replace(held, sector=acting.sector)
        return None

    # --- stretches --------------------------------------------------------------------------------

    def _within(self, span: Span) -> Held | None:
        """Of words that are part of how persons are named or described: what these hold."""
        around = [m for m in self.scene.persons_near(span) if _covers(m.hull, span)]
        if not around:
            return None
        least = min(len(mention.hull) for mention in around)
        named = [self.scene.entities.get(m.entity or "") for m in around if len(m.hull) == least]
        held = [self.person(entity) if entity else None for entity in named]
        known = [one for one in held if one]
        if len(known) < len(held):
            return None
        countries = tuple(dict.fromkeys(code for one in known for code in one.countries))
        if len(known) == 1:
            return known[0]
        why = "; ".join(dict.fromkeys(one.why for one in known))
        return Held(countries, "owner", why, min(one.confidence for one in known))

    def _titled(self, tokens: Tokens) -> Held | None:
        """ "President Moon Jae-in", of words that stand nowhere: by the table of leaders."""
        held, title, name = self._loose.titled(tokens)
        return held or (self._holders.called(title, name) if name else None)


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
