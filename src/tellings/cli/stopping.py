"""Ctrl-C and SIGTERM: work that goes article by article ends between two of them.

The first of them lets the article at hand be finished; what is only waited for, a page or a
pause, is left at once. The second ends all at once, and nothing that was stored is lost by that.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterable, Iterator
from types import FrameType, TracebackType
from typing import Any, Self, TypeVar

T = TypeVar("T")

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopping:
    """Whether to stop, as a context manager around the work. Signals reach the main thread only."""

    def __init__(self) -> None:
        self.wanted = False
        self._at_once = False
        self._before: dict[int, Any] = {}
        self._woken = threading.Event()

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = {each: signal.signal(each, self._stop) for each in _SIGNALS}
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def until(self, found: Iterable[T]) -> Iterator[T]:
        """What there is, one at a time, until a stop is wanted."""
        waiting = iter(found)
        while not self.wanted:
            try:
                self._at_once = True
                if self.wanted:  # the signal came just before
                    return
                each = next(waiting)
            except (StopIteration, KeyboardInterrupt):
                return
            finally:
                self._at_once = False
            yield each

    def wait(self, seconds: float) -> None:
        """Let time pass, until a stop is wanted."""
        end = time.monotonic() + seconds
        while not self.wanted and (left := end - time.monotonic()) > 0:
            self._woken.wait(min(left, 60.0))

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        again, self.wanted = self.wanted, True
        self._woken.set()
        if again or self._at_once:
            raise KeyboardInterrupt
