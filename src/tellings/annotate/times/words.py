"""The tables of time expressions of a language: words by class, patterns, modifiers, holidays."""

from __future__ import annotations

from functools import cache

from tellings import lexicon
from tellings.lexicon import Row
from tellings.model import Article


def region_of(article: Article) -> str:
    """The region that an article's language names: "GB" of "en-GB"; "" if it names none."""
    told = article.language.value if article.language else ""
    parts = told.strip().replace("_", "-").split("-")
    return parts[-1].upper() if len(parts) > 1 else ""


def rows(name: str, language: str) -> tuple[Row, ...]:
    """The rows of a table of a language (ISO 639-1), in order; none if it has no such table."""
    return lexicon.of_language(__package__ or "", name, language)


@cache
def classes(language: str) -> dict[str, dict[str, str]]:
    """The words of each class and what they stand for: classes("en")["month"]["may"] is "5".

    What stands only for itself has the value "-".
    """
    found: dict[str, dict[str, str]] = {}
    for row in rows("words", language):
        found.setdefault(row["class"], {})[row["word"]] = row["value"]
    found["holiday"] = {row["holiday"]: row["date"] for row in rows("holidays", language)}
    return found


@cache
def capitals(language: str) -> frozenset[str]:
    """The classes whose words count only with a capital."""
    named = {row["class"] for row in rows("words", language) if row["case"] == "upper"}
    return frozenset({*named, "holiday"})


def value(language: str, name: str, word: str) -> str:
    """What a word of a class stands for; "" for a word that is not of it."""
    return classes(language).get(name, {}).get(word, "")
