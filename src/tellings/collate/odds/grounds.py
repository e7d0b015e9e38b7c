"""Places by name: what is known of them, and whether one may lie in the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from tellings import lexicon
from tellings.collate import forms
from tellings.collate.odds import tables
from tellings.collate.odds.facts import Scene
from tellings.collate.timeline.clauses import within
from tellings.model import Word

_PACKAGE = "tellings.gazetteers.en"
_BESIDE = frozenset({"near", "outside", "off", "around", "by"})
_OF_NAME = frozenset({"compound", "det", "punct"})
LEAST = 4  # letters of a name of which a word for the people may be made


class Named(Struct, frozen=True):
    """A place by its name: the preposition before it, the region behind it, what it is.

    `kind`: "country", "region" (one that is known), "town" if a word for one stands beside it, ""
    if nothing is told. `known`: a table has it as a town. `bare`: no "the" and no "southern" before
    the name.
    `last` is the number of the last word in its sentence.
    """

    name: str
    preposition: str
    region: str
    kind: str
    known: bool
    bare: bool
    last: int


def named(scene: Scene, number: int, preposition: int, head: int) -> Named | None:
    """The place that the phrase behind a preposition names, or None."""
    words, below = scene.sentences[number].words, scene.below[number]
    before = scene.lemma(words[preposition])
    kind = ""
    if not _is_name(words[head]):
        if scene.lemma(words[head]) not in tables.words("settlements", scene.language):
            return None
        ofs = [n for n in below[head] if words[n].role == "prep" and scene.lemma(words[n]) == "of"]
        inner = [c for n in ofs for c in below[n] if words[c].role == "pobj" and _is_name(words[c])]
        named_so = [n for n in below[head] if words[n].role == "appos" and _is_name(words[n])]
        if not (inner or named_so):
            return None
        head, kind = (inner or named_so)[0], "town"
    if not _is_place(scene, words[head]):
        return None
    parts = sorted(n for n in below[head] if n < head)
    bare = all(words[n].tag.startswith("NNP") for n in parts)
    first = min([n for n in parts if words[n].tag.startswith("NNP")], default=head)
    name = scene.text[words[first].start : words[head].end]
    region, last = _region(scene, number, head, words)
    told = _kind(name)
    return Named(name, before, region, told or kind, told == "town", bare, last)


def _is_name(word: Word) -> bool:
    return word.tag == "NNP"


def _is_place(scene: Scene, word: Word) -> bool:
    """Whether a name is that of a place, or of nobody known: small models take towns for people."""
    if any(scene.timed.over(word.span)) or not scene.text[word.start].isupper():
        return False
    entity = scene.named(word.span)
    if entity is None or entity.type in ("place", "state"):
        return True
    name = scene.text[word.start : word.end]
    return entity.type == "person" and entity.name == name and not entity.aliases


def _region(scene: Scene, number: int, head: int, words: Sequence[Word]) -> tuple[str, int]:
    """The state or province told behind a name, and the number of its last word."""
    below = scene.below[number]
    for n in below[head]:
        if words[n].role in ("appos", "npadvmod") and n > head and _is_name(words[n]):
            part = [m for m in within(below, n) if m == n or words[m].role in _OF_NAME]
            told = scene.text[words[min(m for m in part if m > head + 1)].start : words[n].end]
            return told, n
    return "", head


def _kind(name: str) -> str:
    if name in _countries():
        return "country"
    if name in lexicon.words("tellings.collate.odds.en", "regions", "name"):
        return "region"
    return "town" if name in _towns() else ""


@cache
def _countries() -> Mapping[str, str]:
    """From the name of a country to its code."""
    rows = lexicon.table(_PACKAGE, "countries")
    named = ((row["code"], [row["name"], *row["others"].split("|")]) for row in rows)
    return {name: code for code, names in named for name in names if name}


@cache
def _towns() -> frozenset[str]:
    """The capitals and the other places that are known, those that are regions among them."""
    capitals = (row["capitals"].split("|") for row in lexicon.table(_PACKAGE, "countries"))
    others = ([row["name"], *row["others"].split("|")] for row in lexicon.table(_PACKAGE, "places"))
    return frozenset(name for each in (*capitals, *others) for name in each if name)


def beside() -> frozenset[str]:
    """The keys of the prepositions that put something near a place, not in it."""
    return frozenset(forms.key(word) for word in _BESIDE)


# --- two places ----------------------------------------------------------------------------------


def apart(x: Named, y: Named, ours: Scene, theirs: Scene) -> str:
    """Why neither of two places can lie in the other, or ""."""
    if _alike(x.name, y.name) or not (x.bare and y.bare):
        return ""
    if _tells(ours, y.name) or _tells(theirs, x.name):
        return ""
    kinds = {x.kind, y.kind}
    if kinds == {"country"}:
        return "two countries" if _countries()[x.name] != _countries()[y.name] else ""
    if kinds & {"country", "region"}:
        return ""
    return _towns_apart(x, y, ours, theirs)


def _towns_apart(x: Named, y: Named, ours: Scene, theirs: Scene) -> str:
    """Why neither of two places that may be towns can lie in the other, or by it, or ""."""
    if x.region and y.region and not _alike(x.region, y.region):
        known = _kind(x.region) == _kind(y.region) in ("country", "region")
        return "two places in two regions" if known else ""
    open_ = not beside().isdisjoint({x.preposition, y.preposition})
    open_ = open_ or _is_land(x.name, ours) or _is_land(y.name, theirs)
    return "two places by name" if (x.known and y.known) or not open_ else ""


def _alike(x: str, y: str) -> bool:
    return bool(set(x.casefold().split()) & set(y.casefold().split()))


def _tells(scene: Scene, name: str) -> bool:
    """Whether an article speaks of a place that another names."""
    return re.search(rf"\b{re.escape(name)}", scene.text) is not None


def _is_land(name: str, scene: Scene) -> bool:
    """Whether an article writes of a name as of a country or a region: its people, ", Caldrea"."""
    stem = re.escape(name[:-1] if name[-1] in "aeoy" and len(name) > LEAST else name)
    people = re.search(rf"\b{stem}(?:i?ans?|ese|ish|i|ns?|ers?)\b", scene.text)
    behind = re.search(rf"\b[A-Z]\w+, {re.escape(name)}\b", scene.text)
    return bool(people or behind)
