"""Names that belong to a thing, and by what two of them are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from tellings.annotate.things.words import Words
from tellings.model import Entity, EntityType, Mention, Reading
from tellings.text import normal

Part = Literal["who", "where", "with", "of", "adjective", "beside", "when"]
Kind = Literal["person", "state", "other"]

_KINDS: dict[EntityType, Kind] = {"person": "person", "state": "state", "place": "state"}


class Name(Struct, frozen=True, order=True):
    """A name that belongs to a thing: how ("who" owns it, "where" it is), its kind and its key.

    The key is the id of its entity, "=" and a country's code for a state and its adjectives, or
    the name's words in lower case. `words` are the name's own.
    """

    part: Part
    kind: Kind
    key: str
    words: str


class Names:
    """The names of a reading by place."""

    def __init__(self, reading: Reading, lists: Words) -> None:
        self._text, self._lists = reading.article.text, lists
        self._entities = {entity.id: entity for entity in reading.of(Entity)}
        self._at: dict[int, Mention] = {}
        for mention in reading.of(Mention):
            if mention.form == "name":
                self._at.update((n, mention) for n in range(mention.head.start, mention.head.end))

    def at(self, offset: int) -> Mention | None:
        """The mention whose name stands at an offset."""
        return self._at.get(offset)

    def name(self, mention: Mention, part: Part) -> Name:
        """The name of a mention as it belongs to a thing."""
        words = normal(mention.head.of(self._text))
        entity = self._entities.get(mention.entity or "")
        country = entity.country if entity and mention.type == "state" else None
        if part == "who" and not country and mention.type == "place":
            country = self._lists.capitals.get(words.lower())
        if country:
            return Name(part, "state", f"={country}", words)
        kind = _KINDS.get(mention.type, "other")
        return Name(part, kind, entity.id if entity else words.lower(), words)

    def adjective(self, words: str) -> Name | None:
        """The state that an adjective tells ("South Korean"), or None."""
        code = self._lists.adjectives.get(words.lower())
        return Name("adjective", "state", f"={code}", words) if code else None


def clash(ours: frozenset[Name], theirs: frozenset[Name]) -> bool:
    """Whether two sets of names tell of different things.

    They do if in one part both have names of one kind, and each has some that the other lacks:
    "in Verin" and "in Orvale", "with Lind and Roza" and "with Lind and Alder". A person and a
    state may own the same thing, the one for the other.
    """
    for part, kind in {(name.part, name.kind) for name in ours}:
        here = set(_keys(ours, part, kind))
        there = set(_keys(theirs, part, kind))
        if there and not (here <= there or there <= here):
            return True
    return False


def _keys(names: frozenset[Name], part: Part, kind: Kind) -> Iterator[str]:
    return (name.key for name in names if (name.part, name.kind) == (part, kind))


def shared(ours: frozenset[Name], theirs: frozenset[Name]) -> tuple[str, ...]:
    """The words of the names that both have, in whatever part, in order."""
    keys = {name.key for name in ours} & {name.key for name in theirs}
    return tuple(sorted({name.words for name in ours if name.key in keys}))
