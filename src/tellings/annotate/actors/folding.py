"""Actors made of what was found: entities and all that stands for them, states, the unnamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from tellings.annotate.actors.bearing import Bearing
from tellings.annotate.actors.groups import groups
from tellings.annotate.actors.known import Held, World
from tellings.annotate.actors.lands import lands
from tellings.annotate.actors.meant import Meant
from tellings.annotate.actors.roles import roles
from tellings.annotate.actors.scene import Scene
from tellings.annotate.actors.states import Standing, is_seat, states
from tellings.annotate.actors.unnamed import unnamed
from tellings.model import Actor, ActorType, Entity, Mention, Span, Spans
from tellings.text import Cover, cover

_TYPES: dict[str, ActorType] = {
    "person": "person",
    "organisation": "organisation",
    "outlet": "outlet",
}
_FEWEST = 0.35


def mentions(scene: Scene, found: Iterable[Meant]) -> Iterator[Mention]:
    """A mention for each entity that a pronoun or description means.

    The second on a stretch has an id of its own, and the first where another step's mention,
    of which it is not known whom it means, has that one.
    """
    taken = {mention.id for mention in scene.reading.of(Mention)}
    for each in found:
        for entity in each.entities:
            note = Mention(
                at=(each.at,),
                by=each.by,
                confidence=each.confidence,
                why=each.why,
                head=each.at,
                type=scene.entities[entity].type,
                form=each.form,
                entity=entity,
            )
            yield replace(note, id=_free(note.id, taken))


def _free(name: str, taken: set[str]) -> str:
    """An id that is not taken yet; it is then."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}@{number}"
    taken.add(free)
    return free


def actors(scene: Scene, bearing: Bearing, world: World, found: Iterable[Meant]) -> Iterator[Actor]:
    """Every actor of an article, by first place; no two share an id."""
    meant = tuple(found)
    standing = tuple(states(scene, world))
    standing += tuple(lands(scene, world, standing))
    of_state = {each.entity for each in standing if each.entity}
    every = [
        *_named(scene, bearing, world, meant, of_state),
        *_states(scene, standing, meant),
    ]
    every += _groups(scene, world, every)
    every += _unnamed(scene, world, cover(each.at for each in standing if not each.entity))
    taken: set[str] = set()
    for actor in sorted(every, key=lambda each: (each.at[0], each.type, each.name)):
        yield replace(actor, id=_free(actor.id, taken))


# --- those with a name ---------------------------------------------------------------------------


def _named(
    scene: Scene,
    bearing: Bearing,
    world: World,
    meant: Iterable[Meant],
    of_state: set[str],
) -> Iterator[Actor]:
    places: dict[str, list[Span]] = {}
    for mention in scene.mentions:
        places.setdefault(mention.entity or "", []).extend(mention.at)
    for each in meant:
        for name in each.entities:
            places.setdefault(name, []).append(each.at)
    called = roles(scene, bearing)
    for entity in scene.entities.values():
        type_ = _TYPES.get(entity.type)
        if type_ and entity.id in places and entity.id not in of_state:
            if type_ == "organisation" and is_seat(world, entity):
                continue
            yield _actor(world, entity, type_, _ordered(places[entity.id]), called)


def _actor(
    world: World, entity: Entity, type_: ActorType, at: Spans, called: dict[str, str]
) -> Actor:
    held = world.person(entity) if type_ == "person" else world.at(entity.at[0])
    country, why = _country(entity, held)
    return Actor(
        at=at,
        by="actors-joined",
        confidence=entity.confidence,
        why="; ".join(filter(None, (entity.why, why))),
        name=entity.name,
        type=type_,
        entities=(entity.id,),
        country=country,
        role=called.get(entity.id, ""),
        office=held.office if held else "",
        sector=held.sector if held and type_ != "person" else "",
    )


def _country(entity: Entity, held: Held | None) -> tuple[str | None, str]:
    """The state of an actor: what the article told of the entity goes first."""
    if held and held.country:
        return held.country, held.why
    return entity.country, ""


def _ordered(places: Iterable[Span]) -> Spans:
    """Distinct stretches in order, without those within another."""
    found: list[Span] = []
    for span in sorted(set(places), key=lambda span: (span.start, -span.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


# --- states, groups, unnamed sources -------------------------------------------------------------


def _states(scene: Scene, standing: Iterable[Standing], meant: Iterable[Meant]) -> Iterator[Actor]:
    by_country: dict[str, list[Standing]] = {}
    for each in standing:
        by_country.setdefault(each.country, []).append(each)
    pronouns: dict[str, list[Span]] = {}
    for one in meant:
        for entity in one.entities:
            pronouns.setdefault(entity, []).append(one.at)
    for country, them in by_country.items():
        entities = dict.fromkeys(each.entity for each in them if each.entity)
        named = [each for each in them if each.name]
        names = [scene.entities[each.entity].name for each in named if each.entity]
        first = max(named or them, key=lambda each: each.confidence)
        at = [each.at for each in them] + [s for e in entities for s in pronouns.get(e, ())]
        told = dict.fromkeys(each.at.of(scene.text) for each in them)
        yield Actor(
            at=_ordered(at),
            by="state",
            confidence=first.confidence,
            why=f"stands here as {', '.join(told)}; {first.why}",
            name=max(names, key=len) if names else first.at.of(scene.text),
            type="state",
            entities=tuple(entities),
            country=country,
        )


def _groups(scene: Scene, world: World, found: Iterable[Actor]) -> Iterator[Actor]:
    taken = [span for actor in found for span in actor.at]
    for group in groups(scene, world, taken):
        yield Actor(
            at=group.at,
            by="group",
            confidence=0.6,
            why="a plural that names people by what they belong to",
            name=group.name,
            type="group",
            country=group.country,
            plural=True,
        )


def _unnamed(scene: Scene, world: World, states: Cover) -> Iterator[Actor]:
    for source in unnamed(scene, world, states):
        first = source.attributions[0]
        yield Actor(
            at=_ordered(source.at),
            by="unnamed-source",
            confidence=max(_FEWEST, *(each.confidence for each in source.attributions)),
            why="a source without a name: " + first.why.split("; ")[-1],
            name=source.name,
            type="unnamed",
            country=source.country,
            sector=source.sector,
            plural=source.plural,
            anonymity=first.anonymity,
        )
