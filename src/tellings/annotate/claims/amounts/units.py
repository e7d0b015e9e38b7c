"""Units of measure and money beside a number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from tellings.annotate.claims.amounts.numbers import Token, match
from tellings.annotate.claims.words import rows


class Unit(Struct, frozen=True):
    """A unit, and what a number in it is multiplied by; `start` and `end` are its tokens."""

    name: str
    factor: float
    exact: bool
    start: int
    end: int


@cache
def _units(language: str, kind: str) -> dict[str, list[tuple[tuple[str, ...], str, float, bool]]]:
    """Units by the first word of their names, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, float, bool]]] = {}
    for row in rows("units", language):
        if row["kind"] in (kind, "both"):
            parts = tuple(row["word"].replace("-", " ").split())
            told = (parts, row["unit"], float(row["factor"]), row["exact"] == "yes")
            found.setdefault(parts[0], []).append(told)
    return {first: sorted(each, key=lambda u: -len(u[0])) for first, each in found.items()}


def unit_after(found: Sequence[Token], at: int, language: str) -> Unit | None:
    """The unit whose words begin at a token, or behind a hyphen there ("12-mile")."""
    start = at + 1 if at < len(found) and found[at].kind == "dash" and found[at].glued else at
    if start >= len(found):
        return None
    for kind in ("word", "sign"):
        for parts, name, factor, exact in _units(language, kind).get(found[start].text, ()):
            end = match(found, start, parts)
            if end is not None:
                return Unit(name, factor, exact, at, end)
    return None


def sign_before(found: Sequence[Token], at: int, language: str) -> Unit | None:
    """The sign of money right before a token: "$4"."""
    if at == 0 or found[at - 1].kind not in ("sign", "word"):
        return None
    sign = found[at - 1]
    if sign.kind == "word" and not (sign.text.isascii() and len(sign.text) < 4):
        return None
    for parts, name, factor, exact in _units(language, "sign").get(sign.text, ()):
        if len(parts) == 1:
            return Unit(name, factor, exact, at - 1, at)
    return None
