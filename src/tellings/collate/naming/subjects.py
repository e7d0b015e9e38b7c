"""Those of whom an article speaks, and which of several articles' are one.

A subject is an actor, or an entity that no actor is; a thing without a name is one, and so are
several actors that one phrase stands for ("the two leaders").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from tellings.collate.entities.pairs import Key
from tellings.model import Actor, Collation, Entity, Reading, Span, Spans
from tellings.text import normal

Kind = Literal["person", "organisation", "place", "state", "outlet", "document", "group", "thing"]

_GROUP_NAME = ", "


class Subject(Struct, frozen=True):
    """Somebody or something in an article; `key` has the id of an actor or an entity there.

    `entities` are the ids of entities all whose mentions stand for it, except those at the spans
    `not_at`; `at` are the actor's stretches. `country` is set for a state. `members` are the keys
    of those whom a group is made of.
    """

    key: Key
    name: str
    kind: Kind
    entities: tuple[str, ...] = ()
    at: Spans = ()
    not_at: frozenset[Span] = frozenset()
    country: str | None = None
    members: frozenset[Key] = frozenset()


def subjects(reading: Reading) -> Iterator[Subject]:
    """The subjects of an article: its actors, several of them together, then other entities.

    The unnamed are left out: nothing tells two of them apart.
    """
    actors = [actor for actor in reading.of(Actor) if actor.type != "unnamed"]
    shared = _shared(actors)
    entities = {entity.id: entity for entity in reading.of(Entity)}
    claimed: set[Span] = set()
    taken: set[str] = set()
    for actor in actors:
        subject = _acting(reading, actor, entities, shared)
        taken.update(subject.entities)
        claimed.update(subject.at)
        yield subject
    yield from _groups(reading, actors, shared)
    for entity in entities.values():
        if entity.id not in taken:
            yield _named(reading, entity, frozenset(claimed))


def _shared(actors: Sequence[Actor]) -> dict[Span, tuple[Actor, ...]]:
    """Stretches that stand for several actors of one type at once, with these."""
    found: dict[Span, tuple[Actor, ...]] = {}
    for actor in actors:
        for span in actor.at:
            found[span] = (*found.get(span, ()), actor)
    return {
        span: those
        for span, those in found.items()
        if len(those) > 1 and len({actor.type for actor in those}) == 1
    }


def _acting(
    reading: Reading,
    actor: Actor,
    entities: Mapping[str, Entity],
    shared: Mapping[Span, tuple[Actor, ...]],
) -> Subject:
    """An actor by itself. "Moscow" may be Russia here and a town there: the town is another."""
    own = [entities[each] for each in actor.entities if each in entities]
    state = actor.type == "state"
    return Subject(
        key=(reading.article.id, actor.id),
        name=actor.name,
        kind=actor.type,  # type: ignore[arg-type]
        entities=tuple(each.id for each in own if not state or each.type == "state"),
        at=tuple(span for span in actor.at if span not in shared),
        not_at=frozenset(shared),
        country=actor.country if state else None,
    )


def _groups(
    reading: Reading, actors: Sequence[Actor], shared: Mapping[Span, tuple[Actor, ...]]
) -> Iterator[Subject]:
    together: dict[tuple[Actor, ...], list[Span]] = {}
    for span, those in shared.items():
        together.setdefault(those, []).append(span)
    for those, at in together.items():
        yield Subject(
            key=(reading.article.id, "+".join(actor.id for actor in those)),
            name=_GROUP_NAME.join(actor.name for actor in those),
            kind="group",
            at=tuple(sorted(at)),
            members=frozenset((reading.article.id, actor.id) for actor in those),
        )


def _named(reading: Reading, entity: Entity, claimed: frozenset[Span]) -> Subject:
    thing = entity.type in {"thing", "other"}
    return Subject(
        key=(reading.article.id, entity.id),
        name=entity.name,
        kind="thing" if thing else entity.type,  # type: ignore[arg-type]
        entities=(entity.id,),
        not_at=claimed,
        country=entity.country if entity.type == "state" else None,
    )


# --- over articles -------------------------------------------------------------------------------


def together(collation: Collation, found: Sequence[Subject]) -> list[list[Key]]:
    """The keys of those that are one by the same-entity links, as one state, or as one group.

    A group is one with another of the same members or, without members ("Democrats"), name.
    """
    home = {subject.key: subject.key for subject in found}
    of_entity = {(s.key[0], entity): s.key for s in found for entity in s.entities}
    for link in collation.of("same-entity"):
        keys = [(member.article, member.note) for member in link.members]
        _join(home, [of_entity[key] for key in keys if key in of_entity])
    states: dict[str, list[Key]] = {}
    for subject in found:
        if subject.country:
            states.setdefault(subject.country, []).append(subject.key)
    for same in states.values():
        _join(home, same)
    groups: dict[object, list[Key]] = {}
    for subject in found:
        if subject.kind == "group":
            members = frozenset(_root(home, member) for member in subject.members)
            groups.setdefault(members or normal(subject.name).casefold(), []).append(subject.key)
    for same in groups.values():
        _join(home, same)
    return _by_root(home)


def _by_root(home: Mapping[Key, Key]) -> list[list[Key]]:
    roots: dict[Key, list[Key]] = {}
    for key in home:
        roots.setdefault(_root(home, key), []).append(key)
    return list(roots.values())


def _join(home: dict[Key, Key], keys: Sequence[Key]) -> None:
    for key in keys[1:]:
        home[_root(home, key)] = _root(home, keys[0])


def _root(home: Mapping[Key, Key], key: Key) -> Key:
    while home[key] != key:
        key = home[key]
    return key
