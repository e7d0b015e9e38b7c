"""Who is who across articles, and what each article calls them.

`pairs` and `same_entities` link the entities of several articles by their names. `designations`
is a view that counts, for each entity, the words that each article uses for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from tellings.collate import joining, names
from tellings.model import Collation, Entity, EntityType, Link, Mention, Reading, Ref
from tellings.text import normal

BY = "naming"
LINKED: frozenset[EntityType] = frozenset(
    {"person", "organisation", "place", "state", "outlet", "document"}
)

Key = tuple[str, str]  # an article and the id of an entity in it
Pairs = dict[tuple[Key, Key], names.Likeness]


# --- same-entity links ---------------------------------------------------------------------------


def same_entities(alike: Pairs) -> tuple[Link, ...]:
    """The same-entity links that `pairs` of entities give, in an order of their members.

    More than two are linked only if each two of them are such a pair.
    """
    found = joining.groups({pair: likeness.grade for pair, likeness in alike.items()})
    return tuple(_link(members, grade, alike) for members, grade in found)


def _link(members: Sequence[Key], grade: float, alike: Pairs) -> Link:
    whys = sorted({alike[pair].why for pair in combinations(members, 2)})
    refs = tuple(Ref(article, entity) for article, entity in members)
    return Link("same-entity", refs, BY, grade, "; ".join(whys))


def pairs(readings: Sequence[Reading]) -> Pairs:
    """The entities of two articles that are one by their names, the smaller key first.

    Two are a pair if their names are more alike than either is to any other name in the other's
    article: a surname that two people share there goes with neither.
    """
    entities = {
        (reading.article.id, entity.id): entity
        for reading in readings
        for entity in reading.of(Entity)
        if entity.type in LINKED
    }
    alike = {
        (a, b): found
        for a, b in _candidates(entities)
        if (found := names.likeness(entities[a], entities[b]))
    }
    best = _best(alike)
    return {
        (a, b): found
        for (a, b), found in alike.items()
        if best[a, b[0]] == (found.grade, 1) == best[b, a[0]]
    }


def _candidates(entities: Mapping[Key, Entity]) -> Iterator[tuple[Key, Key]]:
    """Pairs of two articles that share at least one word of a name, each pair once, sorted."""
    posted: dict[str, list[Key]] = {}
    for key, entity in entities.items():
        for word in names.keys(entity):
            posted.setdefault(word, []).append(key)
    met = {pair for keys in posted.values() for pair in combinations(sorted(keys), 2)}
    return (pair for pair in sorted(met) if pair[0][0] != pair[1][0])


def _best(alike: Pairs) -> dict[tuple[Key, str], tuple[float, int]]:
    """For an entity and another article: the best grade there, and how many reach it."""
    best: dict[tuple[Key, str], tuple[float, int]] = {}
    for (a, b), found in alike.items():
        for key, article in ((a, b[0]), (b, a[0])):
            grade, count = best.get((key, article), (0.0, 0))
            if found.grade > grade:
                best[key, article] = (found.grade, 1)
            elif found.grade == grade:
                best[key, article] = (grade, count + 1)
    return best


# --- designations --------------------------------------------------------------------------------


class Designation(Struct, frozen=True):
    """Words that an article uses for an entity, as first written there, and each place."""

    words: str
    refs: tuple[Ref, ...]

    @property
    def count(self) -> int:
        return len(self.refs)


class Naming(Struct, frozen=True):
    """What one article calls an entity, the most frequent first."""

    article: str
    entity: str
    designations: tuple[Designation, ...]


class Named(Struct, frozen=True):
    """An entity that one or more articles name: the fullest name, and what each calls it."""

    name: str
    type: EntityType
    namings: tuple[Naming, ...]

    @property
    def count(self) -> int:
        """How often it is named in all."""
        return sum(each.count for naming in self.namings for each in naming.designations)


def designations(collation: Collation) -> tuple[Named, ...]:
    """What each article calls each entity; those that most articles name first, then by count.

    Pronouns are left out, and entities without a designation. Namings stand in the order of the
    readings.
    """
    namings = {
        (reading.article.id, naming.entity): naming
        for reading in collation.readings
        for naming in _namings(reading)
    }
    place = {key: number for number, key in enumerate(namings)}
    found = [
        _named(collation, tuple(namings[key] for key in sorted(kept, key=place.__getitem__)))
        for keys in _who(collation)
        if (kept := [key for key in keys if key in namings])
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.namings), -each.count, each.name)))


def _who(collation: Collation) -> list[list[Key]]:
    """The entities of the story: linked ones together, then each of the others alone."""
    linked = [
        [(ref.article, ref.note) for ref in link.members] for link in collation.of("same-entity")
    ]
    taken = {key for keys in linked for key in keys}
    single = [
        [(reading.article.id, entity.id)]
        for reading in collation.readings
        for entity in reading.of(Entity)
        if (reading.article.id, entity.id) not in taken
    ]
    return linked + single


def _named(collation: Collation, namings: tuple[Naming, ...]) -> Named:
    """Named by the longest of the names that the articles give."""
    notes = [collation.reading(each.article).note(each.entity) for each in namings]
    entities = [note for note in notes if isinstance(note, Entity)]
    fullest = max(entities, key=lambda each: (len(each.name), each.name))
    return Named(fullest.name, fullest.type, namings)


def _namings(reading: Reading) -> Iterator[Naming]:
    """What an article calls each of its entities."""
    entities = {entity.id for entity in reading.of(Entity)}
    met: dict[str, dict[str, list[Mention]]] = {}
    for mention in reading.of(Mention):
        if mention.entity in entities and mention.form != "pronoun":
            words = met.setdefault(mention.entity, {})
            words.setdefault(_compared(reading.words(mention)), []).append(mention)
    for entity, words in met.items():
        found = [_designation(reading, mentions) for mentions in words.values()]
        found.sort(key=lambda each: (-each.count, each.words))
        yield Naming(reading.article.id, entity, tuple(found))


def _designation(reading: Reading, mentions: Sequence[Mention]) -> Designation:
    refs = tuple(Ref(reading.article.id, mention.id) for mention in mentions)
    return Designation(reading.words(mentions[0]), refs)


def _compared(words: str) -> str:
    """The words of a designation without case, "the" and "'s"."""
    return normal(words).casefold().removesuffix("'s").removeprefix("the ").strip()
