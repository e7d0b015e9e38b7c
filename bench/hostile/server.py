"""A loopback server made to hurt who fetches from it."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bench.hostile.files import GIB, GOOD, MIB, SAID


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        answer = ANSWERS.get(self.path.split("?")[0])
        try:
            if answer:
                answer(self)
            else:
                self.start(404, ("Content-Length", "0"))
        except OSError:
            pass  # the reader has had enough
        self.close_connection = True

    def start(self, status: int, *fields: tuple[str, str], media: str = "text/html") -> None:
        """The head of an answer."""
        self.send_response(status)
        self.send_header("Content-Type", media)
        for name, value in fields:
            self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()

    def moved(self, address: str) -> None:
        """A redirect."""
        self.start(302, ("Location", address), ("Content-Length", "0"))

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the table is what is shown."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    bomb = b""


def _good(to: _Handler) -> None:
    to.start(200, ("Content-Length", str(len(GOOD))))
    to.wfile.write(GOOD)


def _loop(to: _Handler) -> None:
    to.moved("/loop")


def _longer(to: _Handler) -> None:
    """A redirect to a new address each time."""
    _, _, number = to.path.partition("?")
    to.moved(f"/longer?{int(number or 0) + 1}")


def _private(to: _Handler) -> None:
    to.moved("http://169.254.169.254/latest/meta-data/")


def _to_file(to: _Handler) -> None:
    to.moved("file:///etc/passwd")


def _endless(to: _Handler) -> None:
    to.start(200)
    while True:
        to.wfile.write(f"<p>{SAID}</p>".encode() * 100)


def _chunks(to: _Handler) -> None:
    """Chunks without end, each of one byte."""
    to.start(200, ("Transfer-Encoding", "chunked"))
    while True:
        to.wfile.write(b"1\r\na\r\n" * 10_000)


def _drip(to: _Handler) -> None:
    to.start(200, ("Content-Length", "1000000"))
    while True:
        to.wfile.write(b"a")
        to.wfile.flush()
        time.sleep(0.5)


def _silent(to: _Handler) -> None:
    time.sleep(3600)


def _headers(to: _Handler) -> None:
    """Fields without end."""
    to.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        to.wfile.write(b"X-Tide: high\r\n" * 1_000)


def _lying(to: _Handler) -> None:
    to.start(200, ("Content-Length", str(GIB)))
    to.wfile.write(GOOD)


def _bomb(to: _Handler) -> None:
    bomb = to.server.bomb
    to.start(200, ("Content-Encoding", "gzip"), ("Content-Length", str(len(bomb))))
    to.wfile.write(bomb)


ANSWERS: dict[str, Callable[[_Handler], None]] = {
    "/good": _good,
    "/loop": _loop,
    "/longer": _longer,
    "/private": _private,
    "/file": _to_file,
    "/endless": _endless,
    "/chunks": _chunks,
    "/drip": _drip,
    "/silent": _silent,
    "/headers": _headers,
    "/lying": _lying,
    "/bomb": _bomb,
}

ADDRESSES = {
    "served: nothing hostile": "/good",
    "served: redirect to itself": "/loop",
    "served: redirects without end": "/longer",
    "served: redirect to 169.254.169.254": "/private",
    "served: redirect to a file": "/file",
    "served: an answer without end": "/endless",
    "served: one-byte chunks without end": "/chunks",
    "served: a byte each half second": "/drip",
    "served: no answer at all": "/silent",
    "served: fields without end": "/headers",
    "served: a Content-Length of 1 GiB for 200 bytes": "/lying",
    "served: gzip bomb, 1 GiB": "/bomb",
}
"""What is tried, in words, and where it is served."""


@contextmanager
def served() -> Iterator[str]:
    """The server while it runs; gives where it is."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.bomb = gzip.compress(GOOD) + gzip.compress(bytes(MIB)) * (GIB // MIB)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
