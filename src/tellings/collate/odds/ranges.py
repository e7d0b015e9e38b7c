"""What two amounts can be: the range of each, whether both can be so, whether they are equal."""

from __future__ import annotations

import math
import re

from tellings.collate.odds.measures import Measure

_DIGITS = re.compile(r"\d")
_SECOND = "second"
_PERCENT = "percent"

CONVERTED = 0.03  # how far two units of one quantity may differ after rounding
ROUND = 100  # from here on a number may be another one rounded
SHARE = 0.05  # how far "two thirds" and "seven in ten" may be off
ROUGH = 0.12  # how far "about 40" may be off, as a share
CLOSER = {2: 0.05}  # the same of a number of two figures that are no nought: "about 68"
CLOSEST = 0.02  # of one of more


def bounds(measure: Measure, other: Measure) -> tuple[float, float]:
    """The least and the greatest that it can be, held against another."""
    amount = measure.amount
    low = -math.inf if amount.low is None else amount.low
    high = math.inf if amount.high is None else amount.high
    slack = _slack(measure) if not amount.exact and low == high else 0.0
    if amount.unit == _PERCENT and measure.share:
        slack = max(slack, SHARE)
    if amount.unit and not _one_scale(measure, other):
        slack = max(slack, CONVERTED)
    return low - abs(low) * slack if low > -math.inf else low, (
        high + abs(high) * slack if high < math.inf else high
    )


def _slack(measure: Measure) -> float:
    """How far a number that is told roughly may be off: the rounder it is, the farther.

    Spans of years and months are never exact, since these are not of one length.
    """
    if measure.amount.unit == _SECOND and not measure.limited:
        return CLOSEST
    figures = "".join(_DIGITS.findall(measure.words)).strip("0")
    return ROUGH if len(figures) < 2 else CLOSER.get(len(figures), CLOSEST)


def _one_scale(a: Measure, b: Measure) -> bool:
    """Whether both are told in one unit, by whatever word: "92 percent" and "94 per cent"."""
    if a.unit == b.unit or a.amount.unit == _PERCENT:
        return True
    return a.scale is not None and a.scale == b.scale


def meet(a: Measure, b: Measure) -> bool:
    """Whether both can be so: one number lies in the range of the other, or is it rounded."""
    (low, high), (least, most) = bounds(a, b), bounds(b, a)
    if max(low, least) <= min(high, most):
        return True
    return _rounded(a, b) or _rounded(b, a)


def _rounded(rough: Measure, exact: Measure) -> bool:
    """Whether a number of at least three digits is another one, rounded."""
    number, value = rough.amount.low, exact.amount.low
    if number is None or value is None or abs(number) < ROUND or number != int(number):
        return False
    zeros = len(str(int(number))) - len(str(int(number)).rstrip("0"))
    return zeros > 0 and round(value, -zeros) == number


def equal(a: Measure, b: Measure) -> bool:
    """Whether both give the same number, as closely."""
    one, other = a.amount, b.amount
    return (one.low, one.high, one.exact) == (other.low, other.high, other.exact)
