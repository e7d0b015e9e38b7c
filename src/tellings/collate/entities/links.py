"""Same-entity links: which named entities of several articles are one.

Persons by the cast of the story, states by their codes, parties and bodies by all their names: the
same that tells what a stretch with a name stands for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from msgspec import Struct

from tellings.collate import names
from tellings.collate.entities import parties
from tellings.collate.entities.bodies import Bodies
from tellings.collate.entities.cast import Found, cast
from tellings.collate.entities.lands import called
from tellings.collate.entities.marks import Key
from tellings.collate.entities.pairs import LINKED
from tellings.collate.entities.phrases import Text
from tellings.collate.names import Likeness
from tellings.model import Actor, Entity, EntityType, Link, Reading, Ref, Span

BY = "chains"
_GROUNDS: Set[EntityType] = frozenset({"place", "state"})
_STATE = Likeness(1.0, "the same state")
_PART, _PARTY = 0.85, 0.9  # how sure "the North" is a state, and a name is of a party
_OTHER_TYPE = 0.7  # how sure a place and a body of one name are one

_Told = tuple[Key, Likeness]  # under what an entity goes, and how alike that is to its name


class _Placed(Struct, frozen=True):
    """An entity of an article, and how like its name is to what the story calls it."""

    article: str
    entity: Entity
    like: Likeness

    @property
    def ref(self) -> Ref:
        return Ref(self.article, self.entity.id)

    @property
    def ground(self) -> bool:
        return self.entity.type in _GROUNDS


def same_entities(readings: Sequence[Reading]) -> tuple[Link, ...]:
    """The links between named entities of two or more articles, in an order of their members.

    Each entity is in one link at most. Two of one article may be in one link, if the article names
    one thing in two ways ("the North" and "North Korea"). A body is not linked with the state or
    party that it acts for, nor a capital with its state, since "in Paris" is no more than a place.
    `confidence` is how alike the names are, at the least. Does not depend on the order of the
    readings.
    """
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    story = _Story(ordered)
    groups: dict[Key, list[_Placed]] = defaultdict(list)
    for reading in ordered:
        for entity in reading.of(Entity):
            if entity.type in LINKED and (found := story.key(reading.article.id, entity)):
                groups[found[0]].append(_Placed(reading.article.id, entity, found[1]))
    parts = (part for those in groups.values() for part in _parts(those))
    links = [_link(part) for part in parts if len({each.article for each in part}) > 1]
    return tuple(sorted(links, key=lambda link: [(r.article, r.note) for r in link.members]))


def _parts(those: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    """Those of one name, the places of two states apart, and apart from what is no place."""
    codes = {each.entity.country for each in those if each.ground} - {None}
    if len(codes) < 2:
        yield from _by_kind(those)
        return
    yield [each for each in those if not each.ground]
    for code in codes:
        yield [each for each in those if each.ground and each.entity.country == code]


def _by_kind(those: Sequence[_Placed]) -> list[list[_Placed]]:
    """Places and bodies of one name apart, where an article names both."""
    grounds = [each for each in those if each.ground]
    others = [each for each in those if not each.ground]
    both = {each.article for each in grounds} & {each.article for each in others}
    return [grounds, others] if both else [list(those)]


def _link(those: Sequence[_Placed]) -> Link:
    refs = sorted((each.ref for each in those), key=lambda ref: (ref.article, ref.note))
    sure = min(each.like.grade for each in those)
    if len({each.ground for each in those}) > 1:
        sure = min(sure, _OTHER_TYPE)
    whys = {each.like.why for each in those}
    told = sorted(whys - {"the same name"} or whys)
    return Link("same-entity", tuple(refs), BY, sure, "; ".join(told))


class _Story:
    """What the readings of a story tell of its named entities."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        texts = [Text(reading) for reading in readings]
        self._cast = cast(readings)
        self._bodies = Bodies(texts)
        self._states = {reading.article.id: _states(reading) for reading in readings}
        self._persons = {
            (reading.article.id, found.person)
            for reading in readings
            for entity in reading.of(Entity)
            if (found := self._cast.entity(reading.article.id, entity.id))
        }

    def key(self, article: str, entity: Entity) -> _Told | None:
        """Under what an entity goes in all articles; None if nothing tells it."""
        if entity.type == "person":
            return self._person(article, entity)
        if entity.type == "state" and entity.country:
            return Key("state", entity.country), _STATE
        return (
            self._state(article, entity) or self._full_name(article, entity) or self._body(entity)
        )

    def _person(self, article: str, entity: Entity) -> _Told | None:
        found = self._cast.entity(article, entity.id)
        return _named(found) if found else None

    def _full_name(self, article: str, entity: Entity) -> _Told | None:
        """What an article takes for a body and others for a person, if it names no such person."""
        found = self._cast.full(entity.name)
        if found is None or (article, found.person) in self._persons:
            return None
        return _named(found)

    def _state(self, article: str, entity: Entity) -> _Told | None:
        """The one state for which a place stands in an article, if its name is a part of that
        state's."""
        if entity.type != "place":
            return None
        actors = [actor for at in entity.at if (actor := self._states[article].get(at))]
        codes = {actor.country for actor in actors}
        code = codes.pop() if len(codes) == 1 else None
        own = set(names.words(entity.name))
        if code is None or not own or not any(own <= set(name) for name in called(code)):
            return None
        why = f"“{entity.name}” stands for {actors[0].name}"
        return Key("state", code), Likeness(_PART, why)

    def _body(self, entity: Entity) -> _Told | None:
        if party := parties.itself(names.words(entity.name)):
            return Key("party", party), Likeness(_PARTY, f"a name of the {party}")
        meant = self._bodies.named(entity.name)
        if meant is None:
            return None
        return Key("body", " ".join(meant.name)), Likeness(meant.grade, meant.why)


def _named(found: Found) -> _Told:
    return Key("person", str(found.person)), Likeness(found.grade, found.why)


def _states(reading: Reading) -> dict[Span, Actor]:
    """The actors of an article that are states, by the stretches that stand for them."""
    return {at: actor for actor in reading.of(Actor) if actor.type == "state" for at in actor.at}
