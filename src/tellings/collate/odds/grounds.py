"""Places by name: what is known of them, and how an article writes of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from tellings import lexicon
from tellings.collate.odds.facts import Scene
from tellings.model import Word

_PACKAGE = "tellings.gazetteers.en"
LEAST = 4  # letters of a name of which a word for the people may be made


def is_place(scene: Scene, word: Word, *, inside: bool) -> bool:
    """Whether a name is that of a place, or of nobody known: small models take towns for people.

    `inside`: it stands behind "in" or the like, where a single name is seldom one of a body.
    """
    if not scene.text[word.start].isupper():
        return False
    entity = scene.named(word.span)
    if entity is None or entity.type in ("place", "state"):
        return True
    name = scene.text[word.start : word.end]
    mistaken = entity.type == "person" or (entity.type == "organisation" and not name.isupper())
    return inside and mistaken and entity.name == name and not entity.aliases


def regions(names: Iterable[str]) -> frozenset[str]:
    """The countries among names, as codes, and the regions."""
    known = lexicon.words("tellings.collate.odds.en", "regions", "name")
    found = (_countries().get(name, name if name in known else "") for name in names)
    return frozenset(each for each in found if each)


def is_town(name: str) -> bool:
    """Whether a table has a name as that of a town."""
    return name in _towns()


def is_land(name: str, scene: Scene) -> bool:
    """Whether an article writes of a name as of a country or a region: its people, ", Caldrea"."""
    stem = re.escape(name[:-1] if name[-1] in "aeoy" and len(name) > LEAST else name)
    people = re.search(rf"\b{stem}(?:i?ans?|ese|ish|i|ns?|ers?)\b", scene.text)
    behind = re.search(rf"\b[A-Z]\w+, {re.escape(name)}\b", scene.text)
    return bool(people or behind)


def tells(scene: Scene, names: Iterable[str]) -> bool:
    """Whether an article has all of these words."""
    words = [re.search(rf"\b{re.escape(name)}\b", scene.text) for name in names]
    return bool(words) and all(words)


@cache
def _countries() -> Mapping[str, str]:
    """From the name of a country to its code."""
    rows = lexicon.table(_PACKAGE, "countries")
    named = ((row["code"], [row["name"], *row["others"].split("|")]) for row in rows)
    return {name: code for code, names in named for name in names if name}


@cache
def _towns() -> frozenset[str]:
    """The capitals and the other places that are known, but for regions."""
    capitals = (row["capitals"].split("|") for row in lexicon.table(_PACKAGE, "countries"))
    others = ([row["name"], *row["others"].split("|")] for row in lexicon.table(_PACKAGE, "places"))
    named = frozenset(name for each in (*capitals, *others) for name in each if name)
    return named - lexicon.words("tellings.collate.odds.en", "regions", "name")
