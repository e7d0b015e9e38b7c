"""Word lists of attribution, one folder a language (`en/cues.tsv`)."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.util import find_spec

from tellings import lexicon
from tellings.lexicon import Row
from tellings.model import Article

DEFAULT = "en"
"""The language of an article that does not say its own."""


def language_of(article: Article) -> str:
    """The language of an article as its tables are named: "en" for "en-GB"; DEFAULT if unknown."""
    told = article.language.value if article.language else ""
    return told.strip().replace("_", "-").split("-")[0].lower() or DEFAULT


@cache
def rows(name: str, language: str = DEFAULT) -> tuple[Row, ...]:
    """The rows of a table of a language (ISO 639-1), in order; none if it has no such table."""
    if not (language.isascii() and language.isalpha()):
        return ()
    package = f"{__package__}.{language}"
    if find_spec(package) is None or not resources.files(package).joinpath(f"{name}.tsv").is_file():
        return ()
    return lexicon.table(package, name)


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
