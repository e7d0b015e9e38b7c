"""Parties by all their names: "the Democrats", "the D.N.C.", "Democratic leaders"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from tellings import lexicon
from tellings.collate import names
from tellings.collate.entities.phrases import Phrase

_MOST_WORDS = 4


class Party(Struct, frozen=True):
    """A party that a phrase says: `itself` if its head does, else those who act for it."""

    name: str
    itself: bool
    why: str


def party(phrase: Phrase, people: bool) -> Party | None:
    """The one party that a phrase says; of its modifiers only if the head is `people` or a body."""
    found: dict[str, bool] = {}
    for first, last, name in _said(phrase):
        head = phrase.head is not None and first <= phrase.head < last
        found[name] = found.get(name, False) or head
    if len(found) != 1:
        return None
    name, itself = next(iter(found.items()))
    if not itself and not people:
        return None
    why = f"a name of the {name}" if itself else f"people or a body of the {name}"
    return Party(name, itself, why)


def named(name: tuple[str, ...]) -> str | None:
    """The party of which `names.words` of some name are one of its names."""
    return _names().get(name)


def itself(name: tuple[str, ...]) -> str | None:
    """The same, but of no body of the party: a committee acts for its party, and is another."""
    return _own_names().get(name)


def _said(phrase: Phrase) -> list[tuple[int, int, str]]:
    """The names, members and adjectives of parties in a phrase, the longest at each word."""
    found, at, words = [], 0, phrase.words
    while at < len(words):
        first = phrase.forms[at] in _first()
        for last in range(min(len(words), at + _MOST_WORDS) if first else at, at, -1):
            start, end = words[at].start - phrase.at.start, words[last - 1].end - phrase.at.start
            name = _known().get(phrase.text[max(start, 0) : end])
            if name and not _in_longer(phrase, phrase.at.start + start, phrase.at.start + end):
                found.append((at, last, name))
                at = last - 1
                break
        at += 1
    return found


def _in_longer(phrase: Phrase, start: int, end: int) -> bool:
    """Whether words are a part of a longer name ("Department of Labour")."""
    return any(
        note.type != "person"
        and note.head.start <= start
        and end <= note.head.end
        and (note.head.start, note.head.end) != (start, end)
        for note in phrase.names
    )


@cache
def _first() -> frozenset[str]:
    return frozenset(form.split()[0].removesuffix("'") for form in _known())


@cache
def _names() -> Mapping[tuple[str, ...], str]:
    return {names.words(form): party for form, party in _known().items()}


@cache
def _own_names() -> Mapping[tuple[str, ...], str]:
    return {names.words(form): party for form, party in _listed("name", "others", "members")}


@cache
def _known() -> Mapping[str, str]:
    return dict(_listed("name", "others", "members", "adjectives", "bodies"))


def _listed(*columns: str) -> Iterator[tuple[str, str]]:
    """The names in these columns of the table, with their party."""
    for row in lexicon.of_language("tellings.collate.entities", "parties"):
        for form in "|".join(row[column] for column in columns).split("|"):
            if form:
                yield form, row["name"]
