"""Notices within a text: copyright, who worked on it, "sign up for our newsletter".

Anatomy tells those that are lines of their own; pages also run them into the prose. Two reports
that share nothing else are no copies, so that their words do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tellings.lexicon import table
from tellings.model import Span

_HERE = __package__ or ""


BEFORE, AFTER = 130, 250
"""How many characters a notice has at most before its key, and from there on."""


def notices(text: str) -> Iterator[Span]:
    """The stretches that are notices, by the table; they may overlap."""
    low = text.lower()
    low = low if len(low) == len(text) else text
    for key, pattern in _patterns():
        at = low.find(key)
        while at >= 0:
            found = _around(pattern, low, at)
            if found:
                yield found
            at = low.find(key, max(at + len(key), found.end if found else 0))


def _around(pattern: re.Pattern[str], low: str, at: int) -> Span | None:
    """The notice whose key stands at an offset."""
    for match in pattern.finditer(low, max(0, at - BEFORE), at + AFTER):
        if match.start() <= at < match.end():
            return Span(*match.span())
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["key"], re.compile(row["pattern"])) for row in table(_HERE, "notices"))
