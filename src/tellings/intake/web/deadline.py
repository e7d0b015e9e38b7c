"""The time that one page may take in all, whatever its server does."""

from __future__ import annotations

import time


class Deadline:
    """A number of seconds from now, moved back by the pauses that we make ourselves."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds left; 0.0 once it has passed."""
        return max(0.0, self._end - time.monotonic())

    def pause(self, seconds: float) -> None:
        """Wait; what is left stays the same."""
        if seconds > 0:
            time.sleep(seconds)
            self._end += seconds
