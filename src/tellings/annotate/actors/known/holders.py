"""Which persons of an article are leaders of states, by the tables and the article's date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from tellings.annotate.actors.known import leaders
from tellings.annotate.actors.known.held import Ground, Held
from tellings.annotate.actors.known.home import Evidence
from tellings.annotate.actors.known.leaders import Leader
from tellings.annotate.actors.known.learning import Learner
from tellings.annotate.actors.known.scene import Place, Scene
from tellings.annotate.actors.known.sightings import Sightings
from tellings.annotate.actors.known.tokens import joined
from tellings.model import Entity

_OFTEN = 2
"""How often an article names the state of one whom it calls by a bare surname alone."""


class Holders(Struct, frozen=True):
    """Finds leaders among the persons of an article."""

    scene: Scene
    learner: Learner
    sightings: Sightings

    def leader(self, entity: Entity) -> Held | None:
        """What the table of leaders says of a person at the article's date."""
        name = self.scene.name(entity)
        if len(name.split()) > 1:
            return self._chosen(name, leaders.of_name(name))
        return self._of_surname(entity)

    def called(self, title: str, name: str) -> Held | None:
        """The same of a name that stands nowhere; a bare surname needs its title."""
        found = leaders.of_name(name)
        if not found and title and self.scene.day:
            named = leaders.in_office(leaders.of_surname(name), self.scene.day)
            found = tuple(one for one in named if title in one.role.lower())
        return self._chosen(name, found)

    def evidence(self) -> Iterator[Evidence]:
        """Leaders named with their office and without their state: "President Vell"."""
        for known, places in self.scene.of_entity.items():
            entity = self.scene.entities.get(known)
            titled = [place for place in places if any(self._heads(place))]
            leader = self.leader(entity) if entity and titled else None
            for place in titled if leader else ():
                if leader and not any(True for _ in self.learner.learnt(place)):
                    tokens = self.scene.sentences[place.sentence]
                    yield Evidence(leader.countries[0], joined(tokens[place.start : place.last]))

    def _heads(self, place: Place) -> Iterator[str]:
        return (one.word for one in self.learner.titles(place) if one.tells == "head")

    def _simply(self, place: Place) -> bool:
        """Whether a title alone, as a part of the name, is before it: "President Vell", not "the
        club's president Vell"."""
        words = self.scene.sentences[place.sentence][place.start : place.first]
        titles = self.scene.tables.acting
        return bool(words) and words[0].capital and joined(words).lower() in titles

    def _chosen(self, words: str, found: Sequence[Leader]) -> Held | None:
        """The one state of those leaders whom a full name may mean."""
        codes = {one.code for one in found}
        if len(codes) > 1:
            codes &= self.sightings.named
        if len(codes) != 1:
            return None
        return self._as_held(words, [one for one in found if one.code in codes], 0.95)

    def _of_surname(self, entity: Entity) -> Held | None:
        """A bare surname: the one leader of that name in office, of a state that the article names.

        A title must be the leader's; one out of office needs a title or a word that says so.
        """
        places = self.scene.of_entity.get(entity.id, ())
        heads = self._titles(entity)
        found = [
            one
            for one in leaders.of_surname(entity.name)
            if not heads or any(head in one.role.lower() for head in heads)
        ]
        if not found or self._shared(entity, heads):
            return None
        return self._of_leaders(entity.name, found, places, titled=bool(heads))

    def _of_leaders(
        self, words: str, found: Sequence[Leader], places: Sequence[Place], *, titled: bool
    ) -> Held | None:
        """The one state, named in the article, of leaders of one surname. Where the day is not
        known, it must be that of all of the surname whom the table has at any time."""
        day = self.scene.day
        if not titled and any(map(self.learner.others, places)):
            return None
        if not day and not _one_state(found):
            return None
        often = (0 if any(map(self._simply, places)) else 1) if titled else _OFTEN
        found = [one for one in found if self.sightings.counts[one.code] >= often]
        if not day:
            return self._as_held(words, found, 0.7) if found else None
        now = leaders.in_office(found, day)
        if now:
            return self._as_held(words, now, 0.9 if titled else 0.8) if _one_state(now) else None
        if not (titled or any(map(self.learner.former, places))):
            return None
        before = [one for one in found if one.last < day]
        return self._as_held(words, before, 0.75) if _one_state(before) else None

    def _titles(self, entity: Entity) -> set[str]:
        """The heads of the titles that stand before a person's name."""
        places = self.scene.of_entity.get(entity.id, ())
        return {word for place in places for word in self._heads(place)}

    def _shared(self, entity: Entity, titles: set[str]) -> bool:
        """Whether another person here, named in full, has the surname and is no such leader.

        One who alone has a title is meant by it: "President Vell and Mira Vell, his wife".
        """
        own = leaders.letters(entity.name)
        for other in self.scene.entities.values():
            name = self.scene.name(other)
            parts = [leaders.letters(part) for part in name.split()]
            full = other.type == "person" and len(parts) > 1
            alike = full and own in (parts[0], parts[-1]) and not leaders.of_name(name)
            if alike and not titles - self._titles(other):
                return True
        return False

    def _as_held(self, words: str, found: Sequence[Leader], sure: float) -> Held | None:
        """What leaders of one state tell.

        Of several offices that held on the day, the first in the tables, those with a source
        before ours; else the last one before it; else the next after it, if that is near.
        """
        day = self.scene.day
        now = sorted(
            (one for one in found if day and one.holds(day)), key=lambda one: not one.sourced
        )
        before = [one for one in found if one.last < day or not day]
        soon = [one for one in found if day < one.first <= leaders.soon(day)]
        if not (now or before or soon):
            return None
        last = max(before, key=lambda each: each.last, default=None)
        one = now[0] if now else last or min(soon, key=lambda each: each.first)
        by: Ground = "leaders" if now or not day else "former" if before else "later"
        known = bool(now) or not leaders.several(before)
        return self._told(words, one, by, sure if by == "leaders" else sure - 0.1, known=known)

    def _told(self, words: str, one: Leader, by: Ground, sure: float, *, known: bool) -> Held:
        day = self.scene.day
        name = self.scene.tables.names.get(one.code, one.code)
        office = one.office(day) if day and known else ""
        told = office or (f"{one.role} from {one.first}" if one.role else "in office")
        if not day:
            told += "; the article's date is not known"
        called = leaders.called(one)
        whose = "the table" if one.sourced else "our own table, without a source,"
        who = called if known else "several of that name"
        why = f"{words}: {who} in {whose} of leaders of {name}"
        why += f", {told}" if known else ""
        sure = round(sure if by != "later" else min(sure, 0.6), 2)
        return Held((one.code,), by, why, sure, office=office, name=called if known else "")


def _one_state(found: Sequence[Leader]) -> bool:
    return len({one.code for one in found}) == 1
