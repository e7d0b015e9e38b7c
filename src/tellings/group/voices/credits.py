"""Whose text an article says that it prints: the agencies it is credited to, not those that helped.

"VELL (AP) —" over a report says that the agency wrote it. "With files from the AP" under one says
that the outlet wrote it: such a report keeps a voice of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from tellings.intake import agencies, credit_words
from tellings.lexicon import table
from tellings.model import Article

_FIRST_LINES, _LAST_LINES = 6, 3  # as many as intake looks at for a credit
_LOOKED_AT = 2_000
_IN_LINES = frozenset({"last line", "byline"})
_EDGES = " \t()[]{}-–—/.,;:|*·•©\"'„“”"


def credit(article: Article) -> str:
    """The agencies whose text an article is, as `Article.agency` has them ("AFP, dpa"), or "".

    Not those that only helped, as one of its first or last lines says.
    """
    found = article.agency
    if found is None:
        return ""
    if found.read_from not in _IN_LINES:
        return found.value
    helped = set(_helped(article.text))
    return ", ".join(name for name in names(found.value) if name not in helped)


@lru_cache(maxsize=10_000)
def names(credited: str) -> tuple[str, ...]:
    """The agencies of a credit, each once: "AFP, dpa" -> AFP, dpa."""
    found = (name.strip() for name in credited.split(","))
    return tuple(dict.fromkeys(agencies.agency(name) or name for name in found if name))


@lru_cache(maxsize=10_000)
def agency_named(name: str) -> str:
    """The short name of the agency whose name this is in full or in short, or ""."""
    return agencies.agency(name.strip())


def _helped(text: str) -> Iterator[str]:
    """The agencies that a line names as help: "With files from Ada Quill and the AP"."""
    for line in (
        _lines(text[:_LOOKED_AT])[:_FIRST_LINES] + _lines(text[-_LOOKED_AT:])[-_LAST_LINES:]
    ):
        found = _help().match(line)
        if found:
            parts = credit_words.parted().split(line[found.end() :])
            yield from (agencies.agency(part.strip(_EDGES)) for part in parts)


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


@cache
def _help() -> re.Pattern[str]:
    """The start of a line of help: "With additional reporting by ", or "With " alone."""
    alone = [row["word"] for row in _words() if row["kind"] == "with"]
    pattern = rf"{credit_words.helped().pattern}|\W*(?:{'|'.join(map(re.escape, alone))})\s+"
    return re.compile(pattern, re.IGNORECASE)


def _words() -> tuple[dict[str, str], ...]:
    return tuple(table(agencies.__package__ or "", "credit_words"))
