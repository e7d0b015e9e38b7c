"""The tables of states, of what stands for them, and of those who act for them, by language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tellings import lexicon

_OURS = "tellings.annotate.actors.known"
_SHARED = "tellings.gazetteers"
_PARTS = re.compile(r"[^\W_]+|[^\w\s]")
HOME = "home"
"""In place of a code: of the article's home country."""

Kind = Literal["state", "half", "pair", "capital", "seat", "adjective", "body", "place", "shadow"]
Tells = Literal["self", "state", "office", "head", "title", "national"]


class Entry(Struct, frozen=True):
    """A listed phrase: the states it is of (codes, `HOME`, or none), what it is, its sector."""

    name: str
    countries: tuple[str, ...]
    kind: Kind
    sector: str = ""
    only: str = ""

    def may_be_of(self, code: str) -> bool:
        """Whether a state has a body of this name, of which many have one."""
        if self.only.startswith("!"):
            return code not in self.only[1:].split("|")
        return not self.only or code in self.only.split("|")


class Acting(Struct, frozen=True):
    """A noun for those who act for a state; `tells` and `abroad` are explained in acting.tsv."""

    word: str
    sector: str
    tells: Tells
    abroad: bool
    plural: bool


class Unclear(Struct, frozen=True):
    """A name taken for the state only beside one of the words `given`, never beside `without`."""

    given: tuple[str, ...]
    without: tuple[str, ...]


class Tables(Struct, frozen=True):
    """All tables of a language. `first` are the words that begin a listed phrase, with the most
    tokens that one so begun has; `acting_first` those that begin an office of several words."""

    phrases: Mapping[str, Entry]
    first: Mapping[str, int]
    acting: Mapping[str, Acting]
    acting_first: frozenset[str]
    unclear: Mapping[str, Unclear]
    halves: Mapping[str, tuple[str, ...]]
    links: Mapping[str, frozenset[str]]
    names: Mapping[str, str]

    def is_link(self, word: str, tells: str) -> bool:
        """Whether a word is of this class in links.tsv."""
        return word in self.links.get(tells, ())


@cache
def tables(language: str = lexicon.DEFAULT) -> Tables:
    """The tables of a language (ISO 639-1); empty ones for a language that has none."""
    phrases, acting = dict(_phrases(language)), dict(_acting(language))
    links: dict[str, set[str]] = {}
    for row in lexicon.of_language(_OURS, "links", language):
        links.setdefault(row["tells"], set()).add(row["word"])
    return Tables(
        phrases,
        first_words(phrases),
        acting,
        frozenset(words.partition(" ")[0] for words in acting if " " in words),
        {
            row["name"]: Unclear(_split(row["with"]), _split(row["without"]))
            for row in lexicon.of_language(_OURS, "unclear", language)
        },
        {
            row["word"]: _split(row["full"])
            for row in lexicon.of_language(_OURS, "halves", language)
        },
        {tells: frozenset(words) for tells, words in links.items()},
        {row["code"]: row["name"] for row in _shared("countries", language)},
    )


def first_words(phrases: Iterable[str]) -> dict[str, int]:
    """What the first token of each phrase may be, as tokenizers part words in different ways, and
    how many tokens the longest phrase has that begins so."""
    found: dict[str, int] = {}
    for phrase in phrases:
        size = len(_PARTS.findall(phrase))
        for start in _starts(phrase):
            found[start] = max(size, found.get(start, 0))
    return found


def _starts(phrase: str) -> Iterator[str]:
    first = phrase.partition(" ")[0]
    yield first
    yield first.partition("-")[0]
    yield first.partition("'")[0]
    yield first.rstrip(".,")


def _phrases(language: str) -> Iterator[tuple[str, Entry]]:
    """Listed phrases; of two with the same words the later one holds."""
    for row in _shared("places", language):
        codes = (row["country"],) if row["country"] else ()
        kind: Kind = "place" if codes else "shadow"
        yield from _each(_names(row), Entry(row["name"], codes, kind))
    for row in _shared("countries", language):
        code = (row["code"],)
        yield from _each(_split(row["capitals"]), Entry(row["name"], code, "capital"))
        yield from _each(_split(row["adjectives"]), Entry(row["name"], code, "adjective"))
        yield from _each(_names(row), Entry(row["name"], code, "state"))
    for row in lexicon.of_language(_OURS, "institutions", language):
        kind = row["kind"]  # type: ignore[assignment]
        entry = Entry(row["name"], (row["country"],), kind, row["sector"], row["only"])
        yield from _each((row["name"],), entry)
    for row in lexicon.of_language(_OURS, "halves", language):
        yield row["word"], Entry(row["word"], (row["country"],), "half")
    for row in lexicon.of_language(_OURS, "pairs", language):
        yield row["phrase"], Entry(row["phrase"], _split(row["countries"]), "pair")
    for row in lexicon.of_language(_OURS, "shadows", language):
        codes = (row["country"],) if row["country"] else ()
        kind = row["kind"] or "shadow"  # type: ignore[assignment]
        yield row["phrase"], Entry(row["phrase"], codes, kind)


def _each(words: Iterable[str], entry: Entry) -> Iterator[tuple[str, Entry]]:
    """Each phrase, also as careless texts write it: without the apostrophe of "People's"."""
    for phrase in words:
        yield phrase, entry
        if "'s " in phrase:
            yield phrase.replace("'s ", "s' "), entry
            yield phrase.replace("'s ", "s "), entry
            yield phrase.replace("'s ", " "), entry


def _names(row: lexicon.Row) -> tuple[str, ...]:
    return (row["name"], *_split(row["others"]))


def _acting(language: str) -> Iterator[tuple[str, Acting]]:
    for row in lexicon.of_language(_OURS, "acting", language):
        tells: Tells = row["tells"]  # type: ignore[assignment]
        one = Acting(row["word"], row["sector"], tells, bool(row["abroad"]), plural=False)
        yield row["word"], one
        if row["plural"]:
            yield row["plural"], replace(one, plural=True)


def _shared(name: str, language: str) -> tuple[lexicon.Row, ...]:
    return lexicon.of_language(_SHARED, name, language)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
