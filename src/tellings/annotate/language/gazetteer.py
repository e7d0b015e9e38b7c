"""What names are known beforehand: states, their capitals and adjectives, bodies and outlets.

All of it is in the tables beside this file and in `tellings.gazetteers`. A name listed under a
code is a fact of the table; nothing else about a named thing is known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from tellings import lexicon
from tellings.annotate.language.lines import Line
from tellings.model import EntityType

_PACKAGE = "tellings.annotate.language"
_NAMES = "tellings.gazetteers"
_MOST_WORDS = 9


class Listed(Struct, frozen=True):
    """A name in a table: its main form, what it names, and the country it belongs to, if one."""

    name: str
    type: EntityType
    country: str | None


class _Phrases(Struct, frozen=True):
    """Phrases by their words as written, and which words begin one."""

    known: Mapping[str, object]
    first: frozenset[str]


@cache
def listed() -> dict[str, Listed]:
    """Every listed name, by each of its forms. Later tables win over earlier ones."""
    found: dict[str, Listed] = {}
    for row in lexicon.of_language(_NAMES, "countries"):
        country = Listed(row["name"], "state", row["code"])
        found |= dict.fromkeys((row["name"], *_split(row["others"])), country)
        for capital in _split(row["capitals"]):
            found[capital] = Listed(_split(row["capitals"])[0], "place", row["code"])
    for table in ("places", "organisations"):
        for row in lexicon.of_language(_NAMES, table):
            entry = Listed(row["name"], row["type"], row["country"] or None)  # type: ignore[arg-type]
            found |= dict.fromkeys((row["name"], *_split(row["others"])), entry)
    return found


@cache
def adjectives() -> dict[str, str]:
    """Adjectives and names of peoples, each with the code of its country."""
    rows = lexicon.of_language(_NAMES, "countries")
    return {word: row["code"] for row in rows for word in _split(row["adjectives"])}


@cache
def titles() -> dict[str, str]:
    """What persons are called, in lower case without points, each with its class."""
    return {row["word"]: row["class"] for row in lexicon.of_language(_NAMES, "titles")}


@cache
def given_names() -> dict[str, str]:
    """Given names in lower case that tell how a pronoun must agree: "he" or "she"."""
    rows = lexicon.of_language(_NAMES, "given_names")
    return {row["word"].casefold(): row["pronoun"] for row in rows}


@cache
def honorifics() -> dict[str, str]:
    """Honorifics that tell "he" or "she", in lower case without points."""
    return {row["word"]: row["tells"] for row in lexicon.table(_PACKAGE, "honorifics")}


@cache
def kinds(place: str) -> dict[str, str]:
    """Words that tell what a name is ("last", "before", "verb": see kinds.tsv), with the type."""
    rows = lexicon.table(_PACKAGE, "kinds")
    return {row["word"]: row["type"] for row in rows if row["place"] == place}


@cache
def around(tells: str) -> frozenset[str]:
    """Words around a name that tell something of it ("place", "site": see surroundings.tsv)."""
    rows = lexicon.table(_PACKAGE, "surroundings")
    return frozenset(row["word"] for row in rows if row["tells"] == tells)


def not_names() -> frozenset[str]:
    """Capitalised words that name nobody."""
    return lexicon.words(_PACKAGE, "not_names")


def listed_name(words: str) -> Listed | None:
    """The table's entry for a name as written, with or without its article."""
    return listed().get(words) or listed().get(words.removeprefix("The ").removeprefix("the "))


def listed_in(line: Line) -> Iterator[tuple[int, int, Listed]]:
    """Listed names in a line, longest first at each word: (first word, end, entry)."""
    known = _loud() if line.capitals else _plain()
    at = 0
    while at < len(line.words):
        end = phrase_end(line, at, known)
        if end is None:
            at += 1
            continue
        yield at, end, known.known[line.slice(at, end)]  # type: ignore[misc]
        at = end


def adjective_end(line: Line, at: int) -> int | None:
    """The end of an adjective of a country that begins at this word ("South Korean")."""
    return phrase_end(line, at, _peoples())


def phrase_end(line: Line, at: int, phrases: _Phrases) -> int | None:
    """The end of the longest known phrase that begins at word `at`, or None."""
    if line.forms[at] not in phrases.first:
        return None
    for end in range(min(len(line.words), at + _MOST_WORDS), at, -1):
        if line.slice(at, end) in phrases.known:
            return end
    return None


@cache
def _plain() -> _Phrases:
    return _indexed(listed())


@cache
def _loud() -> _Phrases:
    """The same in capitals; a name that is a common word then ("US", "WHO") is left out."""
    return _indexed({words.upper(): found for words, found in listed().items() if len(words) > 3})


@cache
def _peoples() -> _Phrases:
    return _indexed(adjectives())


def _indexed(known: Mapping[str, object]) -> _Phrases:
    return _Phrases(known, frozenset(start for words in known for start in _starts(words)))


def _starts(words: str) -> Iterator[str]:
    """What the first token of a phrase may be, as tokenizers part hyphens in different ways."""
    first = words.partition(" ")[0]
    yield first
    yield first.partition("-")[0]
    yield first.rstrip(",")


def _split(cell: str) -> list[str]:
    return cell.split("|") if cell else []
