"""The word tables of this part: happenings in classes, what is counted, sites, translations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tellings import lexicon
from tellings.collate import forms

_PACKAGE = "tellings.collate.odds"

Classes = dict[str, str]
"""From a class of happenings to "+" or "-", the outcome in it."""


@cache
def _predicates(language: str) -> Mapping[str, tuple[tuple[frozenset[str], str, str], ...]]:
    """By the key of the first word: the keys of the other words, the class, the outcome."""
    found: dict[str, list[tuple[frozenset[str], str, str]]] = {}
    for row in lexicon.of_language(_PACKAGE, "predicates", language):
        first, *more = map(forms.key, row["word"].replace("-", " ").split())
        found.setdefault(first, []).append((frozenset(more), row["class"], row["sign"]))
    return {first: tuple(rows) for first, rows in found.items()}


def classes(key: str, beside: frozenset[str], language: str) -> Classes:
    """The classes of happenings that a word tells, given the keys of the words of its clause.

    Where it tells one together with another word ("open fire"), what it tells alone is left out.
    """
    rows = _predicates(language).get(key, ())
    whole = [row for row in rows if row[0] and row[0] <= beside]
    return {name: sign for _, name, sign in whole or [row for row in rows if not row[0]]}


@cache
def decisive(language: str) -> frozenset[str]:
    """The classes that have an opposite outcome: what is approved is not rejected."""
    rows = lexicon.of_language(_PACKAGE, "predicates", language)
    return frozenset(row["class"] for row in rows if row["sign"] == "-")


@cache
def outcomes() -> frozenset[str]:
    """The classes with their signs of which none can be another for one and the same counted."""
    rows = lexicon.of_language(_PACKAGE, "outcomes", "en")
    return frozenset(f"{row['class']} {row['sign']}" for row in rows)


@cache
def _groups(name: str, language: str) -> Mapping[str, str]:
    rows = lexicon.of_language(_PACKAGE, name, language)
    return {forms.key(row["word"]): row["group"] for row in rows}


def counted(key: str, language: str) -> str:
    """What a counted noun is compared by: the group of nouns that may stand for it, or itself."""
    return _groups("counted", language).get(key, key)


def site(key: str, language: str) -> str:
    """The group of sites that a noun is of, or ""."""
    return _groups("sites", language).get(key, "")


@cache
def where(language: str) -> Mapping[str, str]:
    """From the key of a preposition of place to its sort: "in", "near", "to", "from", "other"."""
    rows = lexicon.of_language(_PACKAGE, "where", language)
    return {forms.key(row["word"]): row["sort"] for row in rows}


@cache
def before_towns(language: str) -> frozenset[str]:
    """The keys of words behind which a single name is that of a place: "in", "north of"."""
    rows = lexicon.of_language(_PACKAGE, "where", language)
    return words("sides", language) | {forms.key(r["word"]) for r in rows if r["name"] == "yes"}


@cache
def words(name: str, language: str) -> frozenset[str]:
    """The keys of the words of a table."""
    rows = lexicon.of_language(_PACKAGE, name, language)
    return frozenset(forms.key(row["word"]) for row in rows)


@cache
def opposites(language: str) -> frozenset[tuple[str, str]]:
    """Pairs of keys of words that say the opposite of each other, in both orders."""
    rows = lexicon.of_language(_PACKAGE, "opposites", language)
    pairs = [(forms.key(row["word"]), forms.key(row["other"])) for row in rows]
    return frozenset(pairs) | frozenset((y, x) for x, y in pairs)


@cache
def implicatives(language: str) -> Mapping[str, str]:
    """From the key of a verb that tells what came of another ("refuse") to "+" or "-"."""
    rows = lexicon.of_language(_PACKAGE, "implicatives", language)
    return {forms.key(row["word"]): row["sign"] for row in rows}


def body(key: str, language: str) -> str:
    """The sort of those who may do a deed that a noun is for ("court"), or ""."""
    return _groups("bodies", language).get(key, "")


@cache
def against(name: str, language: str) -> frozenset[tuple[str, str]]:
    """The pairs of sorts of a table, in both orders."""
    pairs = [(row["word"], row["other"]) for row in lexicon.of_language(_PACKAGE, name, language)]
    return frozenset(pairs) | frozenset((y, x) for x, y in pairs)


@cache
def persons() -> frozenset[str]:
    """The keys of nouns for persons, and the groups that such nouns are of."""
    roles = (forms.key(word) for word in lexicon.words("tellings.gazetteers.en", "roles"))
    rows = lexicon.of_language(_PACKAGE, "counted", "en")
    return frozenset(roles) | frozenset(row["group"] for row in rows if row["person"] == "yes")


def marks(language: str) -> tuple[lexicon.Row, ...]:
    """Words beside an amount, in lower case, where they stand and what they make of it."""
    return lexicon.of_language(_PACKAGE, "marks", language)
