"""Which states a stretch says by name or adjective, and where in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from tellings import lexicon
from tellings.collate import names
from tellings.collate.entities.phrases import Phrase

_MOST_WORDS = 5


class Land(Struct, frozen=True):
    """A state that words `first` to `last` of a phrase say (ISO 3166-1 alpha-2)."""

    code: str
    first: int
    last: int
    adjective: bool


@cache
def known() -> Mapping[str, tuple[str, bool]]:
    """Names, adjectives and capitals of states: the code of each, and whether an adjective."""
    found: dict[str, tuple[str, bool]] = {}
    for row in lexicon.of_language("tellings.gazetteers", "countries"):
        told = (*_names(row), *filter(None, row["capitals"].split("|")))
        found |= dict.fromkeys(told, (row["code"], False))
        found |= dict.fromkeys(filter(None, row["adjectives"].split("|")), (row["code"], True))
    return found


@cache
def called(code: str) -> frozenset[tuple[str, ...]]:
    """The names of a state (ISO 3166-1 alpha-2) as `names.words`, without its capitals."""
    rows = lexicon.of_language("tellings.gazetteers", "countries")
    found = (name for row in rows if row["code"] == code for name in _names(row))
    return frozenset(map(names.words, found))


def _names(row: lexicon.Row) -> Iterator[str]:
    return filter(None, (row["name"], *row["others"].split("|")))


@cache
def _first() -> frozenset[str]:
    return frozenset(name.split()[0].split("-")[0] for name in known())


def lands(phrase: Phrase) -> Iterator[Land]:
    """The states that a phrase says, in order, the longest name at each word."""
    listed, at = known(), 0
    words = phrase.words
    while at < len(words):
        found = None
        if phrase.forms[at].split("-")[0] in _first():
            for last in range(min(len(words), at + _MOST_WORDS), at, -1):
                start, end = (
                    words[at].start - phrase.at.start,
                    words[last - 1].end - phrase.at.start,
                )
                if entry := listed.get(phrase.text[max(start, 0) : end]):
                    found = Land(entry[0], at, last, entry[1])
                    break
        if found:
            yield found
        at = found.last if found else at + 1


def nationality(phrase: Phrase) -> str | None:
    """The one state that the phrase says of its head; None for none or several."""
    codes = {land.code for land in lands(phrase)}
    return codes.pop() if len(codes) == 1 else None
