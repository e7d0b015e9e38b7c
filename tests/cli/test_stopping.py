"""Ctrl-C and SIGTERM between two articles, and while one is waited for."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from tellings.cli.stopping import Stopping


def press(number: int = signal.SIGINT) -> None:
    os.kill(os.getpid(), number)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_work_at_hand_is_finished(number: int) -> None:
    done = []
    with Stopping() as stopping:
        for each in stopping.until("abc"):
            if each == "b":
                press(number)
            done.append(each)
        assert stopping.wanted
    assert done == ["a", "b"]


def test_what_is_waited_for_is_left_at_once() -> None:
    closed = []

    def slow() -> Iterator[str]:
        try:
            yield "a"
            press()
            time.sleep(120)
            yield "b"
        finally:
            closed.append(True)

    began = time.monotonic()
    with Stopping() as stopping:
        assert list(stopping.until(slow())) == ["a"]
        assert stopping.wanted
    assert closed == [True]
    assert time.monotonic() - began < 60


def test_the_second_time_ends_it() -> None:
    with pytest.raises(KeyboardInterrupt), Stopping() as stopping:
        for _ in stopping.until("ab"):
            press()
            press()


def test_a_pause_is_left_at_once() -> None:
    began = time.monotonic()
    with Stopping() as stopping:
        threading.Timer(0.1, press).start()
        stopping.wait(120)
        assert stopping.wanted
        stopping.wait(120)
    assert time.monotonic() - began < 60


def test_signals_are_as_before_afterwards() -> None:
    before = [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)]
    with Stopping() as stopping:
        assert list(stopping.until("ab")) == ["a", "b"]
        stopping.wait(0.01)
    assert [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)] == before
    assert not stopping.wanted
