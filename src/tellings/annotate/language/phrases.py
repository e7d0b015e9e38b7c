"""Small phrases around names: titles, adjectives of countries, possessives."""

from __future__ import annotations

from tellings.annotate.language import gazetteer
from tellings.annotate.language.lines import Line

_MOST_TITLE_WORDS = 5


def plain_title(words: str) -> str:
    """A title as the table has it: lower case, no points ("Sen." is "sen", "Lt. Gen." "lt gen")."""
    return words.replace(".", "").replace(" - ", "-").lower()


def is_title(words: str) -> bool:
    """Whether these words are a title of the table."""
    return plain_title(words) in gazetteer.titles()


def title_end(line: Line, first: int) -> int | None:
    """The end of the longest title that begins at word `first`, or None."""
    for end in range(min(len(line.words), first + _MOST_TITLE_WORDS), first, -1):
        if line.forms[end - 1][:1].isalnum() and is_title(line.slice(first, end)):
            return end
    return None


def title_start(line: Line, least: int, last: int) -> int:
    """The start of the longest title that ends before word `last`; `last` if there is none."""
    for start in range(max(least, last - _MOST_TITLE_WORDS), last):
        if line.forms[last - 1][:1].isalnum() and is_title(line.slice(start, last)):
            return start
    return last


def adjective_end(line: Line, first: int) -> int | None:
    """The end of an adjective of a country that begins at word `first`, or None."""
    return gazetteer.adjective_end(line, first)


def adjective_start(line: Line, last: int) -> int:
    """The start of an adjective of a country that ends before word `last`, or `last`."""
    for start in range(max(0, last - 3), last):
        if line.slice(start, last) in gazetteer.adjectives():
            return start
    return last


def possessive(line: Line, at: int) -> bool:
    """Whether the word is the tail of a possessive: "'s", or "'" after an s."""
    return line.forms[at] in {"'s", "'"}
