"""Finding the phrases of a table among words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from tellings.annotate.attribution.words import DEFAULT, rows
from tellings.lexicon import Row
from tellings.text import normal

_ANY = "*"
_LANGUAGES = 8
_WORDS = 1 << 14  # kept: those that come again and again

Shapes = frozenset[str]
"""What a word may be found by: its form and, where it is known, its lemma, in lower case."""


class Phrase(Struct, frozen=True):
    """A phrase of a table: for each of its words what may stand there; empty for any word."""

    parts: tuple[Shapes, ...]
    row: Row


class Hit(Struct, frozen=True):
    """A phrase among words: those from `start` to before `end`."""

    start: int
    end: int
    row: Row


Table = dict[str, tuple[Phrase, ...]]
"""Phrases by each word they may begin with, the longest first."""


@lru_cache(_WORDS)
def shapes(form: str, lemma: str = "") -> Shapes:
    """What a word is found by."""
    return frozenset({normal(form).casefold(), normal(lemma or form).casefold()})


@lru_cache(_LANGUAGES)
def inflections(language: str = DEFAULT) -> dict[str, tuple[str, ...]]:
    """For each cue verb its forms, the lemma itself among them."""
    told = rows("cues", language)
    return {row["lemma"]: (row["lemma"], *row["forms"].split()) for row in told}


@lru_cache(16 * _LANGUAGES)
def table(name: str, language: str = DEFAULT, column: str = "", value: str = "") -> Table:
    """The phrases of a table, or those whose `column` holds `value`.

    The table's first column is the phrase: words parted by spaces, alternatives for a word by
    "/". A word that is a lemma of cues.tsv stands for all its forms; "*" is any word.
    """
    found: dict[str, list[Phrase]] = {}
    for row in rows(name, language):
        if column and row[column] != value:
            continue
        words = next(iter(row.values())).split()
        phrase = Phrase(tuple(_part(word, language) for word in words), row)
        for word in phrase.parts[0]:
            found.setdefault(word, []).append(phrase)
    return {word: tuple(sorted(each, key=lambda p: -len(p.parts))) for word, each in found.items()}


def _part(word: str, language: str) -> Shapes:
    if word == _ANY:
        return frozenset()
    known = inflections(language)
    options = word.split("/") if len(word) > 1 else [word]
    return frozenset(normal(f).casefold() for each in options for f in known.get(each, (each,)))


def hits(words: Sequence[Shapes], phrases: Table) -> list[Hit]:
    """The phrases among words, from left to right, the longest at each place; none overlap."""
    found: list[Hit] = []
    at = 0
    while at < len(words):
        hit = _hit(words, at, phrases)
        if hit:
            found.append(hit)
        at = hit.end if hit else at + 1
    return found


def _hit(words: Sequence[Shapes], at: int, phrases: Table) -> Hit | None:
    options = [p for shape in sorted(words[at]) for p in phrases.get(shape, ())]
    for phrase in sorted(options, key=lambda p: -len(p.parts)):
        end = at + len(phrase.parts)
        if end <= len(words) and all(
            not part or part & word for part, word in zip(phrase.parts, words[at:end], strict=True)
        ):
            return Hit(at, end, phrase.row)
    return None
