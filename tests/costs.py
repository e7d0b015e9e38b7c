"""A limit on the work that a test makes, which neither a slow nor a busy machine oversteps."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

_TEXT = "The ferry is back at Vell, said Ada Holm. " * 2_000
_ORDINARY = 0.025  # seconds that `_fixed` takes where the limits of our tests were written


def _fixed() -> float:
    """The seconds that a piece of work takes which is always the same."""
    started = time.process_time()
    counts: dict[str, int] = {}
    for found in re.finditer(r"\w+", _TEXT):
        counts[found[0].lower()] = counts.get(found[0].lower(), 0) + len(found[0])
    return time.process_time() - started


@contextmanager
def under(seconds: float) -> Iterator[None]:
    """Fail if what is within takes this process more of its own time, or the like of it.

    The limits tell work in proportion from work that grows with a square. A machine that is slow,
    or shares its cores, takes longer for both: past the limit it is asked how slow it is.
    """
    started = time.process_time()
    yield
    took = time.process_time() - started
    if took >= seconds:
        slow = max(1.0, max(_fixed() for _ in range(5)) / _ORDINARY)
        assert took < seconds * slow, f"{took:.1f} s, on a machine {slow:.1f} times as slow"
