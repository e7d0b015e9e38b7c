"""Who and what the claims of a story speak of, under one name in all its articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from tellings.collate.entities.pairs import Key
from tellings.collate.voices.joined import Joined
from tellings.model import Actor, Entity, EntityType, Reading

Party = str
"""What all articles call one by: "who:12" for an entity, "state:CN" for what a state is."""

_OF_STATE = frozenset({"government", "military"})
_NAMED: frozenset[EntityType] = frozenset({"person", "organisation", "place", "state", "outlet"})


class Parties:
    """The entities and actors of several articles, those that are one under one name.

    `alike` are pairs of entities of two articles that are one.
    """

    def __init__(self, readings: Sequence[Reading], alike: Collection[tuple[Key, Key]]) -> None:
        entities = {(r.article.id, e.id): e for r in readings for e in r.of(Entity)}
        self._entities: Mapping[Key, Entity] = entities
        self._actors = {(r.article.id, a.id): a for r in readings for a in r.of(Actor)}
        self._acting = {
            (article, id_): actor
            for (article, _), actor in self._actors.items()
            for id_ in actor.entities
        }
        self._numbers = _joined(entities, alike)

    def of(self, article: str, note: str | None) -> frozenset[Party]:
        """What stands behind an entity or actor of an article; empty where nothing is known."""
        key = (article, note or "")
        if key in self._entities:
            return self._entity(key)
        actor = self._actors.get(key)
        if actor is None:
            return frozenset()
        found = {each for id_ in actor.entities for each in self._entity((article, id_))}
        if actor.type == "state" and actor.country:
            found.add(f"state:{actor.country}")
        return frozenset(found)

    def state(self, article: str, note: str | None) -> str:
        """The state that an entity or actor is or acts for, as a code; "" if it is not known.

        A ball club has a country, and does not act for it.
        """
        entity = self._entities.get((article, note or ""))
        if entity is not None and entity.type == "state":
            return entity.country or ""
        actor = self._actors.get((article, note or "")) or self._acting.get((article, note or ""))
        acts = actor is not None and (
            actor.type == "state"
            or actor.sector in _OF_STATE
            or (actor.type == "person" and bool(actor.office or actor.role))
        )
        return (actor.country or "") if actor is not None and acts else ""

    def person(self, article: str, note: str | None) -> bool:
        """Whether it is known to be one person with a name."""
        key = (article, note or "")
        entity, actor = self._entities.get(key), self._actors.get(key)
        if entity is not None:
            return entity.type == "person"
        return actor is not None and actor.type == "person" and bool(actor.entities)

    def named(self, article: str, note: str | None) -> bool:
        """Whether it is known by a name, so that another name is somebody else's."""
        key = (article, note or "")
        entity, actor = self._entities.get(key), self._actors.get(key)
        if entity is not None:
            return entity.type in _NAMED
        return actor is not None and bool(actor.entities)

    def name(self, article: str, note: str | None) -> str:
        """The fullest name that the article gives, or ""."""
        key = (article, note or "")
        known = self._entities.get(key) or self._actors.get(key)
        return known.name if known else ""

    def _entity(self, key: Key) -> frozenset[Party]:
        entity = self._entities.get(key)
        if entity is None:
            return frozenset()
        found = {f"who:{self._numbers[key]}"}
        if entity.type == "state" and entity.country:
            found.add(f"state:{entity.country}")
        return frozenset(found)


def _joined(entities: Iterable[Key], alike: Collection[tuple[Key, Key]]) -> dict[Key, int]:
    """A number for each entity, the same for those that are one."""
    keys = sorted(entities)
    at = {key: number for number, key in enumerate(keys)}
    joined = Joined(len(keys))
    for a, b in sorted(alike):
        if a in at and b in at:
            joined.join(at[a], at[b])
    return {key: joined.of(number) for key, number in at.items()}
