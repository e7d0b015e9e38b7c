"""Quotations in single marks, and the apostrophes that are none ("workers' rights", "'90s")."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from msgspec import Struct

from tellings.annotate.attribution.words import group
from tellings.model import Span
from tellings.text import has_words

OPEN = re.compile(
    "(?<![\\w'\u2018\u2019.,])[\u2018\u201a\u2039\u203a'](?=[\\w\u201c\"\u2026$\u00a3\u20ac])(?!')"
)
_CLOSE = re.compile(
    "(?<=[^\\s'\u2019])[\u2019\u2039\u203a'](?![\\w'\u2019])|(?<=[.,?!])\u2018(?=\\s|$)"
)
SURELY_OPEN = frozenset("\u2018\u201a\u2039")
# What closes a low mark is what opens in English.
_LOW, _LOW_CLOSE = "\u201a", re.compile("(?<=\\S)[\u2018\u2019](?!\\w)")
_LOWER_NEXT = re.compile(r"\s[a-z]")
_NEVER = r"(?!)"


class Pair(Struct, frozen=True):
    """A quotation within one block: `closed` is False when no mark ends it.

    `reopened` says of such a one that another quotation opens after it in its block; `flawed` of
    a closed one that a mark opens in it which nothing closes.
    """

    at: Span
    closed: bool = True
    single: bool = False
    reopened: bool = False
    flawed: bool = False


def single_pairs(text: str, block: Span, language: str) -> list[Pair]:
    """The quotations of one block in single marks, in order. They stand apart.

    One that opens the block in a mark that can be no apostrophe may stay open to its end.
    """
    found: list[Pair] = []
    closers = [m.start() for m in _CLOSE.finditer(text, block.start, block.end)]
    closing = _closing(text, closers, language)
    elided = _elided(language)
    at = block.start
    while opening := OPEN.search(text, at, block.end):
        at = opening.end()
        if elided.match(text, opening.start()):
            continue
        low = _LOW_CLOSE.search(text, at, block.end) if opening.group() == _LOW else None
        number = bisect_right(closers, opening.start() + 1)
        close = low.start() if low else closing[number] if number < len(closers) else None
        if close is None:
            if opening.group() in SURELY_OPEN and opening.start() == block.start:
                found.append(Pair(block, closed=False, single=True))
            break
        again = _opened_again(text, opening.end(), close)
        at = again or close + 1
        found.append(Pair(Span(opening.start(), at), not again, single=True, reopened=bool(again)))
    return [pair for pair in found if has_words(text, pair.at)]


def _opened_again(text: str, start: int, end: int) -> int | None:
    """Where a mark that surely opens stands before the one that closes: the first never closed."""
    found = OPEN.search(text, start, end)
    return found.start() if found and found.group() in SURELY_OPEN else None


def _closing(text: str, closers: list[int], language: str) -> list[int]:
    """For each closing mark the one that closes in its stead.

    The apostrophe of a plural possessive ("the workers' demands,'") is passed over.
    """
    owners = group("possessive", language)
    found = list(closers)
    for number in range(len(closers) - 2, -1, -1):
        here, later = closers[number], closers[number + 1]
        owner = text[here - 1] in owners and _LOWER_NEXT.match(text, here + 1)
        if owner and not _sure_between(text, here, later):
            found[number] = found[number + 1]
    return found


def _sure_between(text: str, start: int, end: int) -> bool:
    return text.find("\u2018", start, end) >= 0


@cache
def _elided(language: str) -> re.Pattern[str]:
    """Words that begin with an apostrophe, and years; no quotation opens there."""
    words = "|".join(map(re.escape, group("elided", language))) or _NEVER
    return re.compile(
        rf"[\u2018'](?:{words}|\d\ds?)(?!\w|[^\n]{{0,40}}[.,!?][\u2019'])", re.IGNORECASE
    )
