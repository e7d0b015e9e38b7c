"""Word lists of attribution, one folder a language (`en/cues.tsv`)."""

from __future__ import annotations

from importlib import resources

from tellings import lexicon
from tellings.lexicon import Row

DEFAULT = "en"
"""The language of an article that does not say its own."""


def rows(name: str, language: str = DEFAULT) -> tuple[Row, ...]:
    """The rows of a table of a language (ISO 639-1), in order; none if it has no such table."""
    package = f"{__package__}.{language}"
    if not language.isalpha() or not _is_there(name, language):
        return ()
    return lexicon.table(package, name)


def words(name: str, language: str = DEFAULT, column: str = "word") -> frozenset[str]:
    """One column of a table of a language as a set; empty if there is no such table."""
    return frozenset(row[column] for row in rows(name, language))


def _is_there(name: str, language: str) -> bool:
    return resources.files(__package__ or "").joinpath(language, f"{name}.tsv").is_file()
