"""Whom the words of an article stand for, by one key in all articles of the story."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tellings.collate.entities.pairs import Key
from tellings.collate.places import Index
from tellings.model import Actor, Entity, Mention, Reading, Span

NAME = "@"
"""Before the key of an entity, so that it is no word's."""
_GROUND = frozenset({"place", "state"})


class People:
    """The entities of a story: those of two articles that are one have one key."""

    def __init__(self, readings: Sequence[Reading], alike: Collection[tuple[Key, Key]]) -> None:
        self._home: dict[Key, Key] = {}
        for a, b in sorted(alike):
            self._join(a, b)
        self.names: dict[str, str] = {}
        self.grounds: set[str] = set()
        for reading in sorted(readings, key=lambda each: each.article.id):
            for entity in reading.of(Entity):
                key = self.key((reading.article.id, entity.id))
                self.names.setdefault(key, entity.name)
                if entity.type in _GROUND:
                    self.grounds.add(key)

    def key(self, entity: Key) -> str:
        """What an entity of an article goes by in the story."""
        article, note = self._root(entity)
        return f"{NAME}{article} {note}"

    def _root(self, entity: Key) -> Key:
        while (up := self._home.get(entity, entity)) != entity:
            entity = up
        return entity

    def _join(self, a: Key, b: Key) -> None:
        first, second = sorted((self._root(a), self._root(b)))
        if first != second:
            self._home[second] = first


class Meant:
    """Whom the words of one article stand for."""

    def __init__(self, reading: Reading, people: People) -> None:
        article = reading.article.id
        self._marks = Index(
            (at, people.key((article, entity))) for at, entity in _standing(reading)
        )

    def over(self, at: Span) -> frozenset[str]:
        """The keys of those for whom the smallest stretch over these words stands."""
        found = [(len(span), key) for span, key in self._marks.over(at)]
        least = min((length for length, _ in found), default=0)
        return frozenset(key for length, key in found if length == least)


def _standing(reading: Reading) -> Iterator[tuple[Span, str]]:
    for mention in reading.of(Mention):
        if mention.entity:
            yield from ((at, mention.entity) for at in mention.at)
    for actor in reading.of(Actor):
        for entity in actor.entities:
            yield from ((at, entity) for at in actor.at)
