"""Servers that never end, drip, lie or explode: each is cut in time, in one line."""

from __future__ import annotations

import gzip
import socket
import time
import tracemalloc
from collections.abc import Callable

import msgspec
import pytest

from tellings.errors import ReadError
from tellings.intake.web import Network, Settings, Web
from tests.intake.web.conftest import told
from tests.intake.web.server import NO_ROBOTS, PUBLIC, Reply, Site, wild

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
Serve = Callable[[socket.socket], None]
FOREVER = 120.0  # seconds that those are silent who never answer
SOON = 60.0  # for what has limits of a second: much less than forever, on a busy machine too


@pytest.fixture
def little(settings: Settings) -> Settings:
    """300 kB for an answer; no machine is so slow that it comes to the limits of time."""
    return msgspec.structs.replace(settings, largest=300_000)


@pytest.fixture
def quick(little: Settings) -> Web:
    return Web(little)


def sends(*parts: bytes) -> Serve:
    def serve(connection: socket.socket) -> None:
        for part in parts:
            connection.sendall(part)

    return serve


def endless(head: bytes, part: bytes, pause: float = 0.0) -> Serve:
    def serve(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in range(10_000_000):
            connection.sendall(part)
            time.sleep(pause)

    return serve


def silent(connection: socket.socket) -> None:
    time.sleep(FOREVER)


BOMB = gzip.compress(bytes(50_000_000))
CHUNK = b"1000\r\n" + bytes(4096) + b"\r\n"
LATE, LARGE = "took longer than 1 seconds", "is larger than is read (0.286102 MiB)"
SILENT, NOT_HTTP = (
    "the server was silent for 0.5 seconds",
    "the server does not answer as HTTP asks",
)
CASES: dict[str, tuple[Serve, str]] = {
    "never ends": (endless(OK + b"\r\n", b"a" * 1000), LARGE),
    "never ends, in chunks": (endless(OK + b"Transfer-Encoding: chunked\r\n\r\n", CHUNK), LARGE),
    "drips": (endless(OK + b"\r\n", b"a", 0.05), LATE),
    "drips its head": (endless(OK + b"X: ", b"a", 0.05), LATE),
    "drips its first line": (endless(b"", b"H", 0.05), LATE),
    "endless interim answers": (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.01), LATE),
    "says nothing": (silent, SILENT),
    "stops": (lambda it: (it.sendall(OK + b"\r\nThe ferry"), silent(it))[1], SILENT),
    "closes at once": (sends(), NOT_HTTP),
    "garbage": (sends(b"\x00\x01\x02" * 50), NOT_HTTP),
    "HTTP/0.9": (sends(b"<html>The ferry is back.</html>\r\n\r\n"), NOT_HTTP),
    "a huge field": (endless(OK + b"X: ", b"a" * 9999), NOT_HTTP),
    "very many fields": (endless(OK, b"X: a\r\n" * 1000), NOT_HTTP),
    "too short": (sends(OK + b"Content-Length: 99\r\n\r\nThe ferry"), NOT_HTTP),
    "two lengths": (
        sends(OK + b"Content-Length: 9\r\nContent-Length: 5\r\n\r\nThe ferry"),
        NOT_HTTP,
    ),
    "a length below nothing": (sends(OK + b"Content-Length: -1\r\n\r\nThe ferry"), NOT_HTTP),
    "a length of words": (sends(OK + b"Content-Length: many\r\n\r\nThe ferry"), NOT_HTTP),
    "a huge length": (sends(OK + b"Content-Length: 99999999999\r\n\r\nThe"), LARGE),
    "broken chunks": (sends(OK + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\nThe"), NOT_HTTP),
    "cut chunks": (sends(OK + b"Transfer-Encoding: chunked\r\n\r\n99\r\nThe"), NOT_HTTP),
    "a huge chunk": (
        endless(OK + b"Transfer-Encoding: chunked\r\n\r\nfffffffffff\r\n", b"a" * 999),
        LARGE,
    ),
    "another protocol": (
        sends(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"),
        NOT_HTTP,
    ),
    "a bomb": (sends(OK + b"Content-Encoding: gzip\r\n\r\n" + BOMB), LARGE),
    "a bomb of nothing": (
        endless(OK + b"Content-Encoding: deflate\r\n\r\nx\x9c", b"\x00\x00\x00\xff\xff" * 200),
        LARGE,
    ),
    "an endless redirect body": (
        endless(b"HTTP/1.1 302 Found\r\nLocation: /page\r\n\r\n", b"a" * 999),
        "is sent on in a circle",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_cut(little: Settings, case: str) -> None:
    serve, line = CASES[case]
    # Only the limit that is to cut it is a short one, so that no other comes before it.
    short = {LATE: {"timeout": 1}, SILENT: {"read_timeout": 0.5}}.get(line, {})
    with wild(NO_ROBOTS, serve) as url:
        started = time.monotonic()
        assert line in told(Web(msgspec.structs.replace(little, **short)), url)
        assert time.monotonic() - started < SOON


def test_what_follows_the_length_is_not_read(quick: Web) -> None:
    with wild(NO_ROBOTS, sends(OK + b"Content-Length: 9\r\n\r\nThe ferryHTTP/1.1 200")) as url:
        assert quick.get(url).data == b"The ferry"


def test_a_page_to_the_end_of_the_connection(quick: Web) -> None:
    with wild(NO_ROBOTS, sends(b"HTTP/1.0 200 OK\r\n\r\nThe ferry")) as url:
        assert quick.get(url).data == b"The ferry"


def test_robots_that_never_end(settings: Settings) -> None:
    web = Web(settings)
    with wild(OK + b"\r\n" + b"# x\n" * 1_000_000, sends(OK + b"\r\nThe ferry")) as url:
        assert web.get(url).data == b"The ferry"


def test_a_bomb_takes_no_memory(site: Site, settings: Settings) -> None:
    site.replies["/a"] = Reply(
        gzip.compress(bytes(100_000_000), 9), 200, {"Content-Encoding": "gzip"}
    )
    web = Web(msgspec.structs.replace(settings, largest=1_000_000))
    tracemalloc.start()
    assert "is larger than is read" in told(web, site.url("/a"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 12_000_000


def test_a_name_is_looked_up_once_for_a_request(site: Site, settings: Settings) -> None:
    """DNS rebinding: the first answer is public, every later one is not."""
    answers = [[PUBLIC], [PUBLIC]]
    dialled: list[str] = []

    def resolve(_host: str, _port: int) -> list[str]:
        return answers.pop(0) if answers else ["127.0.0.1"]

    import httpcore2

    def dial(ip: str, _port: int, timeout: float) -> httpcore2.NetworkStream:
        dialled.append(ip)
        return httpcore2.SyncBackend().connect_tcp(
            "127.0.0.1", site.port, timeout, socket_options=[]
        )

    site.page("/a", b"The ferry.")
    closed = msgspec.structs.replace(settings, allow_private=False)
    web = Web(closed, Network(resolve=resolve, dial=dial))
    # One look-up for the page, one for its robots.txt: as many as connections.
    assert web.get("http://courier.example/a").data == b"The ferry."
    assert dialled == [PUBLIC, PUBLIC]
    assert "a loopback address" in told(web, "http://courier.example/b")
    assert dialled == [PUBLIC, PUBLIC]


@pytest.mark.parametrize(
    "ips",
    [
        *(["127.0.0.1"], ["::1"], ["::ffff:127.0.0.1"], ["169.254.169.254"], ["fe80::1%eth0"]),
        *(["64:ff9b::7f00:1"], ["2002:7f00:1::"], [PUBLIC, "10.0.0.1"], ["0.0.0.0"], ["fd00::1"]),
    ],
)
def test_a_name_of_a_private_place(settings: Settings, ips: list[str]) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a connection")

    closed = msgspec.structs.replace(settings, allow_private=False)
    web = Web(closed, Network(resolve=lambda *_: ips, dial=never))  # type: ignore[arg-type]
    line = told(web, "http://inside.example/")
    assert line.startswith("inside.example leads to ")
    assert line.endswith("and not public; give --allow-private if you mean it")


def test_localhost_by_its_name(site: Site, settings: Settings) -> None:
    closed = Web(msgspec.structs.replace(settings, allow_private=False))
    assert "localhost leads to" in told(closed, "http://localhost/")
    assert site.asked == []
    site.page("/a", b"The ferry.")
    assert Web(settings).get(site.url("/a", "localhost")).data == b"The ferry."


def test_a_look_up_that_does_not_end(settings: Settings) -> None:
    web = Web(
        msgspec.structs.replace(settings, connect_timeout=0.3),
        Network(resolve=lambda *_: time.sleep(FOREVER) or [PUBLIC]),
    )
    started = time.monotonic()
    assert told(web, "http://slow.example/").startswith("nobody tells the address of slow.example")
    assert time.monotonic() - started < SOON


def test_proxies_of_the_environment_are_not_used(
    site: Site, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    site.page("/a", b"The ferry.")
    assert web.get(site.url("/a")).data == b"The ferry."


def test_the_problem_names_the_address_and_is_one_line(quick: Web) -> None:
    bad = OK + b"X\x1b[31m: \xff\r\n" + b"Content-Length: \x00\r\n\r\n"
    with wild(NO_ROBOTS, sends(bad)) as url, pytest.raises(ReadError) as raised:
        quick.get(url)
    assert str(raised.value).startswith(f"cannot read {url}: ")
    assert str(raised.value).isprintable()
