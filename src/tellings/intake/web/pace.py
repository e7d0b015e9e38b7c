"""The polite pause between two pages of one host, and hosts that asked to be left alone."""

from __future__ import annotations

import threading
import time


class Pace:
    """Remembers when each host may be asked again. Safe for several threads."""

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._next: dict[str, float] = {}
        self._closed: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, host: str, delay: float = 0.0) -> float:
        """Seconds to wait before a page of `host` is asked; the next one waits from there on.

        `delay` is what the host itself asks for; the longer of it and our own holds.
        """
        with self._lock:
            now = time.monotonic()
            at = max(now, self._next.get(host, now))
            self._next[host] = at + max(self._delay, delay)
            return at - now

    def close(self, host: str, seconds: float) -> None:
        """Ask `host` nothing for so long."""
        with self._lock:
            self._closed[host] = time.monotonic() + seconds

    def closed(self, host: str) -> float:
        """Seconds until `host` may be asked again, 0.0 if it may."""
        with self._lock:
            return max(0.0, self._closed.get(host, 0.0) - time.monotonic())
