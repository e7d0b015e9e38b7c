"""Persons, bodies, outlets, places and states that one text alone names."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tellings.collate import names, places
from tellings.collate.alone.only import Only
from tellings.collate.alone.texts import Joined, Texts, Words
from tellings.model import Collation, Entity, EntityType, Reading, Ref

COMPARED: frozenset[EntityType] = frozenset({"person", "organisation", "outlet", "place", "state"})


def entities(
    collation: Collation,
    texts: Texts | None = None,
    types: Collection[EntityType] = COMPARED,
) -> tuple[Only, ...]:
    """For each article, the entities of these types that only it names: the `COMPARED` or some.

    Each ref has the id of an entity, which has its type, and the places of its names in headline,
    headings, prose and captions; credits, bylines, biographies and advertisements do not count as
    naming. An entity is left out if another text has any of its names, whoever is meant there.
    """
    texts = texts or Texts(collation)
    joined = Joined(collation, "same-entity")
    return tuple(
        texts.only(reading.article.id, _alone(reading, joined, texts, types))
        for reading in collation.readings
    )


def _alone(
    reading: Reading, joined: Joined, texts: Texts, types: Collection[EntityType]
) -> Iterator[Ref]:
    blocks, article = places.roles(reading), reading.article.id
    rivals = texts.rivals(article)
    for entity in reading.of(Entity):
        if entity.type not in types or joined.note(article, entity.id) & rivals:
            continue
        at = places.named(reading, blocks, entity)
        if at and not any(texts.elsewhere(each, article) for each in called(entity)):
            yield Ref(article, entity.id, at)


def called(entity: Entity) -> set[Words]:
    """The names to look for in a text: of a person, each surname alone is one."""
    found = {names.words(name) for name in (entity.name, *entity.aliases)}
    if entity.type == "person":
        found |= {name[-1:] for name in found}
    return found - {()}
