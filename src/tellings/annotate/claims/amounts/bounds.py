"""What limits a number: "at least", "nearly", "or more"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from tellings.annotate.claims.amounts.numbers import Token, match
from tellings.annotate.claims.words import rows


class Bound(Struct, frozen=True):
    """A limit ("least", "above", "most", "below", "about", "exact") and its tokens."""

    bound: str
    start: int
    end: int


@cache
def _bounds(language: str, side: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    told = [row for row in rows("bounds", language) if row["side"] == side]
    pairs = ((tuple(row["phrase"].split()), row["bound"]) for row in told)
    return tuple(sorted(pairs, key=lambda each: (-len(each[0]), each)))


@cache
def _edges(language: str, side: str) -> frozenset[str]:
    at = -1 if side == "before" else 0
    return frozenset(parts[at] for parts, _ in _bounds(language, side))


def bound_before(found: Sequence[Token], at: int, language: str) -> Bound | None:
    """The limit whose words end right before a token, with one that stands before it in turn."""
    if at == 0 or found[at - 1].text not in _edges(language, "before"):
        return None
    for parts, bound in _bounds(language, "before"):
        start = at - len(parts)
        if start >= 0 and match(found, start, parts) == at:
            if bound != "exact":
                return Bound(bound, start, at)
            outer = bound_before(found, start, language)
            return outer or Bound(bound, start, at)
    return None


def bound_after(found: Sequence[Token], at: int, language: str) -> Bound | None:
    """The limit whose words begin at a token, or one word behind it ("40 people or more")."""
    for start in (at, at + 1):
        if start >= len(found):
            break
        if found[start].text == "+" and start == at:
            return Bound("least", start, start + 1)
        if found[start].text in _edges(language, "after"):
            for parts, bound in _bounds(language, "after"):
                end = match(found, start, parts)
                if end is not None:
                    return Bound(bound, start, end)
    return None
