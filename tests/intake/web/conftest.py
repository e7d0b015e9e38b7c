"""A server on loopback and ways to ask it, for the tests of fetching."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from tellings.errors import ReadError
from tellings.intake.web import Network, Settings, Web
from tests.intake.web.server import Map, Site
from tests.intake.web.server import site as serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as here:
        yield here


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Loopback is allowed, nothing waits, the cache is the test's own."""
    return Settings(
        allow_private=True, cache=tmp_path / "cache", delay=0, timeout=120, read_timeout=60
    )


@pytest.fixture
def web(settings: Settings) -> Web:
    return Web(settings)


Abroad = Callable[..., tuple[Web, Map]]


@pytest.fixture
def abroad(site: Site, settings: Settings) -> Abroad:
    """A Web as users have it, private addresses refused, in a world of names.

    Every address that it connects to is the server of the test.
    """

    def make(settings_: Settings | None = None, **names: list[str]) -> tuple[Web, Map]:
        world = Map(site.port, **names)
        public = msgspec.structs.replace(settings_ or settings, allow_private=False)
        return Web(public, Network(resolve=world.resolve, dial=world.dial)), world

    return make


def told(web: Web, url: str) -> str:
    """The one line that an address is refused with, without the address."""
    with pytest.raises(ReadError) as raised:
        web.get(url)
    line = str(raised.value)
    assert line.isprintable()
    assert line.startswith("cannot read ")
    return line.partition(": ")[2]
