"""The time now: the one place where a library learns it, so that tests can say what it is."""

from __future__ import annotations

import time


def now() -> float:
    """The time in seconds since 1970."""
    return time.time()
