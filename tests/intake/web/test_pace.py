"""The pause between two pages of one host."""

from __future__ import annotations

import time

import msgspec
import pytest

from tellings.intake.web import Settings, Web
from tellings.intake.web.pace import Pace
from tests.intake.web.server import Site


class Clock:
    """A clock that stands still but while someone sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_pages_of_one_host_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tellings.intake.web.pace.time", Clock())
    pace = Pace(5)
    assert pace.wait("a.example") == 0
    assert pace.wait("b.example") == 0
    assert pace.wait("a.example") == 5
    assert pace.wait("a.example", 7) == 10
    assert pace.wait("a.example") == 17


def test_across_the_requests_of_a_run(site: Site, settings: Settings) -> None:
    web = Web(msgspec.structs.replace(settings, delay=0.3, timeout=30))
    for path in ("/a", "/b", "/c"):
        site.page(path, b"The ferry.")
    started = time.monotonic()
    for path in ("/a", "/b", "/c", "/c"):
        web.get(site.url(path))
    # Two pauses: the first page waits for nothing, the last is in the cache.
    assert time.monotonic() - started >= 0.6


def test_a_pause_is_no_part_of_the_time_for_a_page(
    site: Site, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = msgspec.structs.replace(settings, delay=150, timeout=120)
    web, clock = Web(settings), Clock()
    for module in ("deadline", "pace"):
        monkeypatch.setattr(f"tellings.intake.web.{module}.time", clock)
    started = clock.now
    for path in ("/a", "/b"):
        site.page(path, b"The ferry.")
        assert web.get(site.url(path)).data == b"The ferry."
    assert clock.now - started == settings.delay > settings.timeout
    assert site.paths() == ["/a", "/b"]


def test_steps_of_one_redirect_do_not_wait(site: Site, settings: Settings) -> None:
    web = Web(msgspec.structs.replace(settings, delay=60))
    site.sends_on("/a", "/b")
    site.sends_on("/b", "/c")
    site.page("/c", b"The ferry.")
    assert web.get(site.url("/a")).data == b"The ferry."
