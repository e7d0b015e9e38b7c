"""Feeds in rounds: what is asked for again, what is not, and the pauses after failures."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tellings.errors import ReadError
from tellings.intake.web import Settings
from tellings.library.watching import LONGEST, Pauses, Watched
from tellings.model import Article
from tests.intake.web.server import Reply, Site
from tests.intake.web.server import site as serving

EVERY = 900.0
PAGE = "<!doctype html><title>{0}</title><article><h1>{0}</h1><p>The {0} of the town was seen by many people on Tuesday, and the mayor said it was a good day for all.</p></article>"  # noqa: E501


class Clock:
    """Time that passes when it is told to."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


class Shelf:
    """A library that holds addresses."""

    def __init__(self) -> None:
        self.urls: set[str] = set()

    def holds(self, url: str) -> bool:
        return url in self.urls


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as here:
        yield here


@pytest.fixture
def clock() -> Clock:
    return Clock()


def feed(site: Site, *names: str, **fields: str) -> str:
    """A feed that lists these pages, and the pages."""
    items = "".join(
        f"<item><title>{n}</title><link>{site.url('/' + n)}</link></item>" for n in names
    )
    rss = f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    for name in names:
        site.page(f"/{name}", PAGE.format(name).encode())
    site.page("/feed", rss.encode(), **{"Content_Type": "application/rss+xml", **fields})
    return site.url("/feed")


def watched(tmp_path: Path, clock: Clock, *feeds: str, **more: object) -> Watched:
    settings = Settings(allow_private=True, cache=tmp_path / "cache", delay=0)
    shelf = more.pop("shelf", Shelf())
    return Watched(feeds, shelf, settings, EVERY, 50, clock=clock, **more)  # type: ignore[arg-type]


def titles(found: Iterator[Article | ReadError]) -> list[str]:
    return [
        each.title.value if isinstance(each, Article) and each.title else str(each)
        for each in found
    ]


def round_(given: Watched) -> list[str]:
    given.begin()
    return titles(given.round(lambda line: None))


def test_a_page_is_asked_for_once(tmp_path: Path, site: Site, clock: Clock) -> None:
    given = watched(tmp_path, clock, feed(site, "otter", "heron"))
    assert round_(given) == ["otter", "heron"]
    feed(site, "stork", "otter", "heron", Cache_Control="no-cache")
    given._web._web._cache._folder = tmp_path / "other"
    assert round_(given) == ["stork"]
    assert given.passed == 2
    assert site.paths().count("/otter") == 1


def test_what_the_library_holds_is_not_asked_for(tmp_path: Path, site: Site, clock: Clock) -> None:
    shelf = Shelf()
    shelf.urls = {site.url("/otter")}
    address = feed(site, "otter", "heron")
    assert round_(watched(tmp_path, clock, address, shelf=shelf)) == ["heron"]
    assert "/otter" not in site.paths()
    assert round_(watched(tmp_path, clock, address, shelf=shelf, changes=True)) == [
        "otter",
        "heron",
    ]


def test_the_same_cached_feed_is_not_read_for_ever(
    tmp_path: Path, site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = feed(site, "otter", ETag='"one"')
    given = watched(tmp_path, clock, address)
    assert round_(given) == ["otter"]
    answers: list[int] = []

    def unchanged(fields: dict[str, str]) -> Reply:
        answers.append(304 if fields.get("if-none-match") == '"one"' else 200)
        return Reply(status=answers[-1])

    site.replies["/feed"] = unchanged
    later = time.time()
    for number in range(1, 4):
        monkeypatch.setattr(time, "time", lambda number=number: later + number * EVERY)
        assert round_(given) == []
    assert answers == [304, 304, 304]
    feed(site, "heron", "otter")
    monkeypatch.setattr(time, "time", lambda: later + 4 * EVERY)
    assert round_(given) == ["heron"]


def test_a_feed_that_fails_is_tried_again_after_growing_pauses(
    tmp_path: Path, site: Site, clock: Clock
) -> None:
    address = feed(site, "otter")
    site.replies["/feed"] = Reply(status=404)
    given = watched(tmp_path, clock, address)
    asked, said = [], list[str]()
    for _ in range(16):
        before = len(site.asked)
        given.begin()
        found = titles(given.round(said.append))
        asked.append(len(site.asked) > before)
        assert all("404" in each for each in found)
        clock.now += EVERY
    tried = [number for number, each in enumerate(asked) if each]
    assert tried == [0, 1, 3, 7, 15]
    assert said[0] == f"{address}: failed again; it is tried again in 22 minutes"
    clock.now += LONGEST
    feed(site, "otter")
    assert round_(given) == ["otter"]
    site.replies["/feed"] = Reply(status=404)


def test_a_page_that_fails_is_left_alone_for_longer_and_longer(
    tmp_path: Path, site: Site, clock: Clock
) -> None:
    address = feed(site, "otter", "heron", Cache_Control="no-cache")
    site.replies["/heron"] = Reply(status=500)
    given = watched(tmp_path, clock, address)
    for _ in range(8):
        round_(given)
        clock.now += EVERY
    assert site.paths().count("/heron") == 4
    assert site.paths().count("/otter") == 1


def test_a_feed_that_fails_does_not_stop_the_others(
    tmp_path: Path, site: Site, clock: Clock
) -> None:
    given = watched(tmp_path, clock, site.url("/gone"), feed(site, "otter"))
    found = round_(given)
    assert "/gone" in found[0]
    assert found[1:] == ["otter"]


def test_a_folder_is_looked_through_each_time(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("The bridge is open again. Cars may cross it at last.")
    given = watched(tmp_path, clock, str(folder))
    assert len(round_(given)) == 1
    (folder / "b.txt").write_text("The ferry is out of service. Nobody may cross on it.")
    assert len(round_(given)) == 2


def test_the_next_round_is_due_a_pause_after_the_last_began(tmp_path: Path, clock: Clock) -> None:
    given = watched(tmp_path, clock, "nowhere.xml")
    given.begin()
    clock.now += 100
    assert given.left() == 800
    clock.now += 10_000
    assert given.left() == 0
    clock.now -= 1_000_000
    assert given.left() == EVERY
    assert given.rounds == 1


def test_pauses_double_up_to_a_day(clock: Clock) -> None:
    pauses = Pauses(EVERY, clock)
    waits = [pauses.failed("x") for _ in range(40)]
    assert waits[:4] == [0.0, 1350.0, 3150.0, 6750.0]
    assert waits[-1] == LONGEST
    assert pauses.left("y") == 0
    pauses.worked("x")
    assert (pauses.left("x"), pauses.failed("x")) == (0, 0)
