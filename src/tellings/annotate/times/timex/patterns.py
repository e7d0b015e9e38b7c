"""Patterns of time expressions: read from a table, made into regular expressions.

A pattern speaks of classes of words. It is tried only where a word of the classes it begins with
stands, so that a text is read once, however many patterns there are.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from tellings.annotate.times.words import classes, rows

FIGURES = "digits"
CUT_YEAR = "'"
_PLACE = re.compile(r"<(\w+)(?:=(\w+))?>|\{([a-z]\w*)\}")
_SKIP = re.compile(r"\(\?P<\w+>")


class Pattern(Struct, frozen=True):
    """A rule's pattern, and the groups of modifiers that may stand before what it finds."""

    rule: str
    regex: re.Pattern[str]
    left: frozenset[str]


class Patterns(Struct, frozen=True):
    """All patterns of a language: by first word and for figures."""

    by_word: dict[str, tuple[Pattern, ...]]
    figures: tuple[Pattern, ...]
    cut_years: tuple[Pattern, ...]


@cache
def patterns(language: str) -> Patterns:
    """The patterns of a language (ISO 639-1); none where it has no tables."""
    starting: dict[str, list[Pattern]] = {}
    for row in rows("patterns", language):
        regex = re.compile(f"(?:{expanded(row['pattern'], language)})(?!\\w)")
        made = Pattern(row["rule"], regex, frozenset(row["left"].replace("-", "").split()))
        for word in _first_words(row["begins"], language):
            starting.setdefault(word, []).append(made)
    return Patterns(
        {word: tuple(found) for word, found in starting.items()},
        tuple(starting.get(FIGURES, ())),
        tuple(starting.get(CUT_YEAR, ())),
    )


def _first_words(begins: str, language: str) -> list[str]:
    """The first words of the classes that a pattern begins with, each once."""
    found: dict[str, None] = {}
    for name in begins.split():
        if name in (FIGURES, CUT_YEAR):
            found[name] = None
        for word in classes(language).get(name, ()):
            first = re.match(r"[^\W\d_]+|\d+", word)
            if first:
                found[first[0] if first[0].isalpha() else FIGURES] = None
    return list(found)


def expanded(pattern: str, language: str) -> str:
    """A pattern as a regular expression, classes and parts put in for their names.

    Raises KeyError for a name that no table has.
    """
    kept = _SKIP.sub(lambda found: found[0].replace("<", "\0").replace(">", "\1"), pattern)

    def put(found: re.Match[str]) -> str:
        name, source, bare = found.groups()
        words = _alternatives(bare or source or name, language)
        return f"(?:{words})" if bare else f"(?P<{name}>{words})"

    return _PLACE.sub(put, kept).replace("\0", "<").replace("\1", ">")


@cache
def _alternatives(name: str, language: str) -> str:
    for row in rows("macros", language):
        if row["name"] == name:
            return expanded(row["pattern"], language)
    words = sorted(classes(language)[name], key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))
