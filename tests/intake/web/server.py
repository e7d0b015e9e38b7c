"""Servers on loopback: one that answers as told, and one that sends whatever bytes it is told."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import httpcore2

PUBLIC = "93.184.215.14"


class Reply(NamedTuple):
    """What a path is answered with."""

    body: bytes = b""
    status: int = 200
    fields: dict[str, str] = {}  # noqa: RUF012


class Site:
    """A running server: `replies` by path, and the `asked` requests (path, fields)."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.port: int = server.server_address[1]
        self.replies: dict[str, Reply | Callable[[dict[str, str]], Reply]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def page(self, path: str, body: bytes, **fields: str) -> None:
        """Answer a path with a page; fields as keywords, "_" for "-"."""
        given = {name.replace("_", "-"): value for name, value in fields.items()}
        self.replies[path] = Reply(body, 200, {"Content-Type": "text/html", **given})

    def sends_on(self, path: str, to: str, status: int = 302) -> None:
        self.replies[path] = Reply(b"", status, {"Location": to})

    def paths(self) -> list[str]:
        """The paths that were asked for, but robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def site(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A server on a free port of 127.0.0.1; what it has no reply for is 404."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            fields = {name.lower(): value for name, value in self.headers.items()}
            here.asked.append((self.path, fields))
            found = here.replies.get(self.path, Reply(status=404))
            reply = found(fields) if callable(found) else found
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(reply.body)), **reply.fields}.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    here = Site(server)
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    running.start()
    try:
        yield here
    finally:
        server.shutdown()
        running.join()
        server.server_close()


@contextmanager
def wild(robots: bytes, answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """The address of a server that answers robots.txt with `robots`, then with whatever."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listening.accept()
                threading.Thread(target=one, args=(connection,), daemon=True).start()

    def one(connection: socket.socket) -> None:
        with suppress(OSError), connection:
            asked = connection.recv(65536)
            if asked.startswith(b"GET /robots.txt"):
                connection.sendall(robots)
            else:
                answer(connection)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/page"
    finally:
        # Closing alone does not wake a thread that waits for a connection.
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()


NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


class Map:
    """A world of names: which IP addresses they lead to, and where those really are.

    Gives `resolve` and `dial` for a Network and notes what they were asked.
    """

    def __init__(self, port: int, **names: list[str]) -> None:
        self.port = port
        self.names = {name.replace("_", "."): ips for name, ips in names.items()}
        self.resolved: list[str] = []
        self.dialled: list[str] = []

    def resolve(self, host: str, port: int) -> list[str]:
        self.resolved.append(host)
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return self.names[host]

    def dial(self, ip: str, port: int, timeout: float) -> httpcore2.NetworkStream:
        """A connection to the server of the test, whichever address is asked for."""
        self.dialled.append(ip)
        return httpcore2.SyncBackend().connect_tcp(
            "127.0.0.1", self.port, timeout, socket_options=[]
        )
