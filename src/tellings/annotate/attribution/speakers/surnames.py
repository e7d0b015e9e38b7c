"""Names that the article's mentions missed: a surname alone, or one spelt with a slip."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.annotate.attribution.speakers.phrases import Phrase
from tellings.model import Entity

Surnames = dict[str, tuple[Entity, ...]]

# Shorter names are too easily like others.
_LONG_ENOUGH = 6


def surnames(entities: Iterable[Entity]) -> Surnames:
    """The persons among these by the last word of each of their names."""
    found: dict[str, dict[str, Entity]] = {}
    for entity in entities:
        if entity.type == "person":
            for name in (entity.name, *entity.aliases):
                for last in name.split()[-1:]:
                    found.setdefault(last, {})[entity.id] = entity
    return {last: tuple(by_id.values()) for last, by_id in found.items()}


def by_surname(known: Surnames, phrase: Phrase) -> tuple[str | None, str]:
    """The one person whose last name the head of a phrase is, or nearly is; and how it is so."""
    word = phrase.head.span.of(phrase.head.tree.text)
    if not word[:1].isupper():
        return None, ""
    same = known.get(word, ())
    if len(same) == 1:
        return same[0].id, f"the one person here with the last name {word}"
    near = {one.id: one for name in known if _slip(word, name) for one in known[name]}
    if len(near) == 1 and not same:
        (one,) = near.values()
        return one.id, f"{one.name}, spelt {word} here"
    return None, ""


def _slip(one: str, other: str) -> bool:
    """Whether two names differ by one letter too many, missing or changed, or two swapped."""
    if one[:1] != other[:1] or min(len(one), len(other)) < _LONG_ENOUGH or one == other:
        return False
    short, long = sorted((one, other), key=len)
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    if len(long) == len(short) + 1:
        return short[at:] == long[at + 1 :]
    swapped = long[at + 1 : at + 2] + long[at : at + 1] + long[at + 2 :]
    return len(long) == len(short) and (short[at + 1 :] == long[at + 1 :] or short[at:] == swapped)
