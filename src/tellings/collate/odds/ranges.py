"""What two amounts can be: the range of each, whether both can be so, whether they are equal."""

from __future__ import annotations

import math

from tellings.collate.odds.measures import Measure

ABOUT = 0.15  # how far "about 40" may be off, as a share
CONVERTED = 0.03  # how far two units of one quantity may differ after rounding
ROUND = 100  # from here on a number may be another one rounded


def bounds(measure: Measure, other: Measure) -> tuple[float, float]:
    """The least and the greatest that it can be, held against another."""
    amount = measure.amount
    low = -math.inf if amount.low is None else amount.low
    high = math.inf if amount.high is None else amount.high
    slack = ABOUT if not amount.exact and low == high else 0.0
    if amount.unit and measure.unit != other.unit:
        slack = max(slack, CONVERTED)
    return low - abs(low) * slack if low > -math.inf else low, (
        high + abs(high) * slack if high < math.inf else high
    )


def meet(a: Measure, b: Measure) -> bool:
    """Whether both can be so: one number lies in the range of the other, or is it rounded."""
    (low, high), (least, most) = bounds(a, b), bounds(b, a)
    if max(low, least) <= min(high, most):
        return True
    return _rounded(low, least) or _rounded(least, low)


def _rounded(rough: float, exact: float) -> bool:
    """Whether a number of at least three digits is another one, rounded."""
    if not (math.isfinite(rough) and math.isfinite(exact)) or abs(rough) < ROUND:
        return False
    if rough != int(rough):
        return False
    zeros = len(str(int(rough))) - len(str(int(rough)).rstrip("0"))
    return zeros > 0 and round(exact, -zeros) == rough


def equal(a: Measure, b: Measure) -> bool:
    """Whether both give the same number, as closely."""
    one, other = a.amount, b.amount
    return (one.low, one.high, one.exact) == (other.low, other.high, other.exact)
