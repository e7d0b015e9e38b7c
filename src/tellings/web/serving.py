"""The port that is listened to, and an end when it is asked for."""

from __future__ import annotations

import errno
import os
import socket
import threading
from collections.abc import Sequence
from pathlib import Path

import uvicorn

from tellings.errors import UseError
from tellings.library import Library
from tellings.web.app import app
from tellings.web.guard import hosts

_QUEUE = 128
_AT_ONCE = 100  # connections; a page needs one
_FAREWELL = 3  # seconds for answers that are under way when it ends
_PROBLEMS = {
    errno.EADDRINUSE: "port {port} is taken; give another with --port, or --port 0 for any",
    errno.EACCES: "port {port} may not be used; give one above 1023 with --port",
    errno.EADDRNOTAVAIL: "{host} is no address of this machine; leave out --host",
}


class Serving:
    """A library that is served, from `begin` to `end`, in a thread of its own."""

    def __init__(self, path: Path, host: str, port: int, names: Sequence[str] = ()) -> None:
        """Open the port; 0 is any that is free. `names` are further names of the server.

        Raises TellingsError if the library cannot be read or the port not be used.
        """
        Library.open(path).close()
        self._socket = listening(host, port)
        self.host, self.port = self._socket.getsockname()[:2]
        self._server = uvicorn.Server(
            uvicorn.Config(
                app(path, hosts(host, self.port, names)),
                access_log=False,
                backlog=_QUEUE,
                date_header=True,
                interface="asgi3",
                lifespan="off",
                limit_concurrency=_AT_ONCE,
                log_level="error",
                loop="asyncio",
                http="h11",
                proxy_headers=False,
                server_header=False,
                timeout_graceful_shutdown=_FAREWELL,
                timeout_keep_alive=5,
                ws="none",
            )
        )
        # What a model is doing cannot be stopped, so the thread ends with the process.
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"

    def begin(self) -> None:
        """Answer requests from now on."""
        self._thread.start()

    def end(self) -> None:
        """Take no more requests, and let those under way be answered, for some seconds."""
        self._server.should_exit = True
        if self.alive:
            self._thread.join(_FAREWELL + 2)
        self._socket.close()

    @property
    def alive(self) -> bool:
        """Whether it answers."""
        return self._thread.is_alive()

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises UseError."""
    if not host:  # it would be every address of the machine
        raise UseError("--host is empty; leave it out, or name an address")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise UseError(f"{host} is no name of this machine; leave out --host") from None
    family, kind, protocol, _, address = found[0]
    made = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # elsewhere it would let two programs share the port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(_QUEUE)
    except OSError as error:
        made.close()
        words = _PROBLEMS.get(error.errno or 0, "{host} port {port} cannot be used: {error}")
        raise UseError(words.format(host=host, port=port, error=error.strerror or error)) from None
    return made
