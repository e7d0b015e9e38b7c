"""Two numbers that make one amount: "between 3 and 5", "3-5", "four or five"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from tellings.annotate.claims.amounts.numbers import Number, Token, number, whole_after
from tellings.annotate.claims.amounts.units import sign_before, unit_after
from tellings.annotate.claims.words import group

_JOINERS = ("to", "and", "or", "in", "of")
_DASH = "dash"


class Range(Struct, frozen=True):
    """An amount's numbers: its tokens, its least and greatest value, whether it is told exactly.

    `share`: a part of a whole, as a fraction. `lent` is where the unit stands that a number
    shares with a later one: "from 3 to 5 percent".
    """

    start: int
    end: int
    low: float
    high: float
    exact: bool = True
    share: bool = False
    lent: int | None = None


class _Second(Struct, frozen=True):
    """The word that joins two numbers, and the second of them."""

    word: str
    number: Number
    measured: bool


def joined(found: Sequence[Token], first: Number, language: str) -> Range:
    """A number with the second one that makes it a range or a share, if there is one."""
    alone = _measured(found, first, language)
    if alone.share != first.share:
        return alone
    second = _second(found, first, language)
    if second is None or not first.exact or second.number.share != first.share:
        return alone
    if second.word == "of":
        return _share_of(alone, first, second.number)
    if second.word == "in":
        return _part(found, first, second.number, language) or alone
    before = _before(found, first, language)
    if second.word == "to" and before in group("changes", language):
        unit = unit_after(found, second.number.end, language)
        lends = unit is not None and not second.measured
        return msgspec.structs.replace(alone, lent=second.number.end) if lends else alone
    return _range(found, first, second, before, language) or alone


def _measured(found: Sequence[Token], first: Number, language: str) -> Range:
    """A number alone; of a share of one unit that many of the unit: "half a mile"."""
    alone = Range(first.start, first.end, first.low, first.high, first.exact, first.share)
    if not first.share:
        return alone
    whole = whole_after(found, first.end, language)
    if whole is not None and unit_after(found, whole, language) is not None:
        return msgspec.structs.replace(alone, end=whole, share=False)
    unit = _one_before(found, first.start, language)
    if unit is None:
        return alone
    low, high = first.low + 1, first.high + 1
    return msgspec.structs.replace(
        alone, start=unit - 1, low=low, high=high, share=False, lent=unit
    )


def _one_before(found: Sequence[Token], at: int, language: str) -> int | None:
    """Where the unit stands that a share is added to: "a | year and | a half"."""
    if at < 2 or found[at - 1].text not in group("and", language):
        return None
    unit = unit_after(found, at - 2, language)
    one = at > 2 and found[at - 3].text in group("article", language)
    return at - 2 if unit is not None and unit.end == at - 1 and one else None


def _before(found: Sequence[Token], first: Number, language: str) -> str:
    """The word before a number and its sign of money."""
    sign = sign_before(found, first.start, language)
    at = (sign.start if sign else first.start) - 1
    return found[at].text if at >= 0 else ""


def _second(found: Sequence[Token], first: Number, language: str) -> _Second | None:
    unit = unit_after(found, first.end, language)
    for end in dict.fromkeys((first.end, unit.end if unit else first.end)):
        joiner = _joiner(found, end, language)
        if joiner is None:
            continue
        word, start = joiner
        if start < len(found) and found[start].kind == "sign":
            start += 1
        told = number(found, start, language) if start < len(found) else None
        if told is not None and told.exact:
            return _Second(word, told, unit is not None and end == unit.end)
    return None


def _joiner(found: Sequence[Token], at: int, language: str) -> tuple[str, int] | None:
    """How two numbers are joined ("to", "and", "or", "in", a dash), and where the second begins."""
    if at >= len(found):
        return None
    if found[at].kind == _DASH:
        return _DASH, at + 1
    text, after = found[at].text, found[at + 1].text if at + 1 < len(found) else ""
    if text in group("out", language) and after in group("of", language):
        return "in", at + 2
    name = next((each for each in _JOINERS if text in group(each, language)), None)
    return None if name is None else (name, at + 1)


def _share_of(alone: Range, first: Number, second: Number) -> Range:
    """ "56 of 84 million crowns": the first is in millions too."""
    if second.scale == 1 or first.scale > 1 or first.high * second.scale > second.high:
        return alone
    low, high = first.low * second.scale, first.high * second.scale
    return msgspec.structs.replace(alone, low=low, high=high, lent=second.end)


def _part(found: Sequence[Token], first: Number, second: Number, language: str) -> Range | None:
    """ "One in five homes"."""
    unit = unit_after(found, second.end, language)
    told = first.low == 1 or second.low in (10, 100, 1000)
    if unit is not None or not told or not 0 < first.low < second.low:
        return None
    share = first.low / second.low
    return Range(first.start, second.end, share, share, share=True)


def _range(
    found: Sequence[Token], first: Number, second: _Second, before: str, language: str
) -> Range | None:
    """ "3-5", "3 to 5", "four or five", "between 3 and 5": in one unit, growing."""
    number, low = second.number, first.low
    if number.scale > 1 and first.scale == 1 and low * number.scale < number.high:
        low *= number.scale
    if low >= number.high or not _fits(found, first, second, before, language):
        return None
    if second.measured and not _same_unit(found, first, number, language):
        return None
    opened = before in group("between", language) and found[first.start - 1].text == before
    start = first.start - 1 if opened else first.start
    return Range(start, number.end, low, number.high, share=first.share)


def _same_unit(found: Sequence[Token], first: Number, second: Number, language: str) -> bool:
    ours, theirs = (unit_after(found, each.end, language) for each in (first, second))
    return ours is not None and theirs is not None and ours.name == theirs.name


def _fits(
    found: Sequence[Token], first: Number, second: _Second, before: str, language: str
) -> bool:
    """Whether the joining word makes a range of them."""
    if second.word == "and":
        return before in group("between", language)
    if second.word == "or":
        return second.number.low <= first.high * 2
    if second.word == "to":
        return True
    end = second.number.end
    after = found[end] if end < len(found) else None
    return (after is not None and after.kind in ("word", "sign")) or second.number.scale > 1
