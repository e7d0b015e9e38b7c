"""Numbers that add up to one amount: "4 minutes 48 seconds", "6 feet 2 inches"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tellings.annotate.claims.amounts.numbers import Token, number
from tellings.annotate.claims.amounts.ranges import Range
from tellings.annotate.claims.amounts.units import Unit, unit_after
from tellings.annotate.claims.words import group

_MOST = 2  # lesser units that are added: hours, minutes and seconds


def with_lesser(
    found: Sequence[Token], told: Range, unit: Unit | None, language: str
) -> tuple[Range, Unit | None]:
    """A number and its unit, with the lesser units behind it added: its end is theirs."""
    if unit is None or told.low != told.high or told.lent is not None or unit.start < told.start:
        return told, unit
    factor, end = unit.factor, max(told.end, unit.end)
    for _ in range(_MOST):
        lesser = _lesser(found, end, unit, factor, language)
        if lesser is None:
            break
        value, factor, end = lesser
        more = value / unit.factor
        told = msgspec.structs.replace(told, end=end, low=told.low + more, high=told.high + more)
    return told, unit


def _lesser(
    found: Sequence[Token], end: int, unit: Unit, factor: float, language: str
) -> tuple[float, float, int] | None:
    """What stands behind a number in a lesser unit of the same kind.

    Its value in the unit all are given in, the factor of its own unit, and its end.
    """
    at = end + 1 if end < len(found) and found[end].text in {",", *group("and", language)} else end
    second = number(found, at, language) if at < len(found) else None
    if second is None or not second.exact or second.share or second.low != second.high:
        return None
    own = unit_after(found, second.end, language)
    if own is None or own.name != unit.name or own.factor >= factor:
        return None
    value = second.low * own.factor
    return (value, own.factor, own.end) if value < factor else None
