"""Fathers and sons of one name: whom "Jr." and the like tell apart in a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from msgspec import Struct

from tellings.collate import names
from tellings.model import Entity, Reading

Name = tuple[str, ...]


class Juniors(Struct, frozen=True):
    """The names of a story that stand with "Jr." or the like.

    `twins` are those, by first name and surname, that two persons of one article bear, of whom
    only one is "Jr."; `bearers` those with a suffix, by it and the first name or the surname.
    """

    twins: Set[Name]
    bearers: Mapping[tuple[str, str], Set[Name]]

    def words(self, name: str) -> Name:
        """The words of a name. "Jr." goes with the first name where another bears the name without.

        "Don Jr." is the one Don of the story who is "Jr."; if there is none, a name of its own.
        """
        found, suffix = names.words(name), names.suffix(name)
        if not suffix or found == (suffix,):
            return found
        if len(found) == 1:
            those = self.bearers.get((suffix, found[0]), frozenset())
            if len(those) != 1:
                return (_marked(found[0], suffix),)
            found = next(iter(those))
        return (_marked(found[0], suffix), *found[1:]) if _ends(found) in self.twins else found


def marked(words: Name) -> bool:
    """Whether "Jr." goes with the first name, as `Juniors.words` gives it."""
    return bool(words) and " " in words[0]


def juniors(readings: Sequence[Reading]) -> Juniors:
    """Those of the readings of a story."""
    twins: set[Name] = set()
    bearers: dict[tuple[str, str], set[Name]] = defaultdict(set)
    for reading in readings:
        suffixes: dict[Name, set[str]] = defaultdict(set)
        for ends, suffix in _full(reading):
            suffixes[ends].add(suffix)
            for word in ends if suffix else ():
                bearers[suffix, word].add(ends)
        twins |= {ends for ends, those in suffixes.items() if len(those) > 1}
    return Juniors(frozenset(twins), bearers)


def _full(reading: Reading) -> Iterator[tuple[Name, str]]:
    """The first names and surnames of an article's persons, with what follows them."""
    for entity in reading.of(Entity):
        words = names.words(entity.name)
        if entity.type == "person" and len(words) > 1:
            yield _ends(words), names.suffix(entity.name)


def _ends(words: Name) -> Name:
    return (words[0], words[-1])


def _marked(word: str, suffix: str) -> str:
    return f"{word} {suffix}"
