"""The port: taken, free, not to be had; and an end in good time."""

from __future__ import annotations

import http.client
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from tellings.errors import UseError
from tellings.web import given
from tellings.web.serving import Serving, listening
from tests.web.asking import Client
from tests.web.test_compare import PASTED


def test_a_port_that_is_taken() -> None:
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UseError, match=f"port {port} is taken; give another with --port"):
            listening("127.0.0.1", port)


@pytest.mark.parametrize(
    "host", ["203.0.113.7", "no such host", "a" * 300, "nobody.invalid", "\udcff", ""]
)
def test_an_address_that_is_not_this_machines(host: str) -> None:
    with pytest.raises(UseError, match=r"leave (it|out)"):
        listening(host, 0)


def test_where_it_is_found(served: Path) -> None:
    serving = Serving(served, "localhost", 0)
    assert serving.address == f"http://127.0.0.1:{serving.port}/"
    serving.end()


def test_it_ends_while_a_line_is_open(served: Path) -> None:
    serving = Serving(served, "127.0.0.1", 0)
    serving.begin()
    line = http.client.HTTPConnection("127.0.0.1", serving.port, timeout=120)
    line.request("GET", "/about")
    assert line.getresponse().read()
    serving.end()
    assert not serving.alive
    line.close()
    with pytest.raises(OSError):
        Client(serving.port).ask("/about")


def test_it_ends_while_something_takes_long(served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, begun = threading.Event(), threading.Event()

    def long(texts: object) -> object:
        begun.set()
        go_on.wait(120)
        raise UseError("too late")

    monkeypatch.setattr("tellings.web.comparing.compared", long)
    serving = Serving(served, "127.0.0.1", 0)
    serving.begin()
    asking = threading.Thread(target=_asks, args=(serving.port,), daemon=True)
    asking.start()
    assert begun.wait(120)
    assert Client(serving.port).ask("/").status == 200  # others are answered meanwhile
    serving.end()
    assert not serving.alive
    go_on.set()
    asking.join(120)


def _asks(port: int) -> None:
    with suppress(OSError, http.client.HTTPException):
        Client(port).post("/compare", PASTED)


def test_what_was_given_is_let_go(client: Client) -> None:
    """No thread, and nothing in memory, keeps a text that was compared."""
    assert client.post("/compare.json", PASTED).status == 200
    import gc

    gc.collect()
    assert [each for each in gc.get_objects() if isinstance(each, given.Text)] == []
