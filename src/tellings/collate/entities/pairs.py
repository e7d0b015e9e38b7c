"""Which entities of two articles are one by their names, for those who ask about two at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from tellings.collate import names
from tellings.model import Entity, EntityType, Link, Reading

LINKED: frozenset[EntityType] = frozenset(
    {"person", "organisation", "place", "state", "outlet", "document"}
)

Key = tuple[str, str]  # an article and the id of an entity in it
Pairs = dict[tuple[Key, Key], names.Likeness]


def pairs(readings: Sequence[Reading], links: Sequence[Link] = ()) -> Pairs:
    """The entities of two articles that are one, the smaller key first.

    Two are a pair if their names are more alike than either is to any other name in the other's
    article: a surname that two people share there goes with neither. Whatever the names, two of
    one of the same-entity `links` are a pair, and two of different links are none.
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
    fit = {
        (a, b): found
        for (a, b), found in alike.items()
        if best[a, b[0]] == (found.grade, 1) == best[b, a[0]]
    }
    return _agreeing(fit, links)


def _agreeing(alike: Pairs, links: Sequence[Link]) -> Pairs:
    """The pairs that no links hold apart, and those that links join."""
    found: Pairs = {}
    home: dict[Key, int] = {}
    for number, link in enumerate(links):
        keys = sorted((member.article, member.note) for member in link.members)
        home.update(dict.fromkeys(keys, number))
        told = names.Likeness(link.confidence, link.why)
        found |= {(a, b): told for a, b in combinations(keys, 2) if a[0] != b[0]}
    return found | {
        (a, b): each
        for (a, b), each in alike.items()
        if home.get(a) == home.get(b) or not {a, b} <= home.keys()
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
