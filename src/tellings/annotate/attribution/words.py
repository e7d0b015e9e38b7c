"""Word lists of attribution, one folder a language (`en/cues.tsv`).

What several layers read (negations, hedges, conditions, limits) lies among the gazetteers.
"""

from __future__ import annotations

from functools import cache

from tellings import lexicon
from tellings.lexicon import DEFAULT, Row, language_of

_PACKAGE = "tellings.annotate.attribution"
_SHARED = "tellings.gazetteers"

__all__ = ["DEFAULT", "group", "has_tables", "language_of", "rows", "words"]


@cache
def rows(name: str, language: str = DEFAULT) -> tuple[Row, ...]:
    """The rows of a table of a language (ISO 639-1), in order; none if it has no such table."""
    own = lexicon.of_language(_PACKAGE, name, language)
    return own or lexicon.of_language(_SHARED, name, language)


@cache
def words(name: str, language: str = DEFAULT, column: str = "word") -> frozenset[str]:
    """One column of a table of a language as a set; empty if there is no such table."""
    return frozenset(row[column] for row in rows(name, language))


@cache
def group(name: str, language: str = DEFAULT) -> tuple[str, ...]:
    """The words of one group of `function_words.tsv` of a language, in order; maybe none."""
    return tuple(row["word"] for row in rows("function_words", language) if row["group"] == name)


def has_tables(language: str) -> bool:
    """Whether a language has cue words. Without them no cue is looked for."""
    return bool(rows("cues", language))
