"""Names looked up once and connections made to the very addresses that were checked."""

from __future__ import annotations

import queue
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Sequence
from ipaddress import ip_address
from typing import Any

import httpcore2
from msgspec import Struct

from tellings.errors import ReadError
from tellings.intake.web.deadline import Deadline
from tellings.intake.web.guard import IP

# More are tried by no browser; a name may lead to thousands.
_MOST_ADDRESSES = 8

Resolve = Callable[[str, int], Iterable[str]]
Dial = Callable[[str, int, float], httpcore2.NetworkStream]


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def _dial(ip: str, port: int, timeout: float) -> httpcore2.NetworkStream:
    return httpcore2.SyncBackend().connect_tcp(ip, port, timeout, socket_options=[])


class Network(Struct, frozen=True):
    """The ways out: `resolve` gives the IP addresses of a name, `dial` connects to one of them.

    `trust` says whose certificates count; None is the platform's own store.
    """

    resolve: Resolve = _resolve
    dial: Dial = _dial
    trust: ssl.SSLContext | None = None


def addresses(network: Network, source: str, host: str, port: int, seconds: float) -> list[IP]:
    """The IP addresses of a name, looked up once. Raises ReadError, also after `seconds`.

    The platform's look-up cannot be stopped, so it is left to a thread that nobody waits for.
    """
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()
    looking = threading.Thread(target=_look_up, args=(network, host, port, answers), daemon=True)
    looking.start()
    try:
        found = answers.get(timeout=max(seconds, 0.001))
    except queue.Empty:
        problem = f"nobody tells the address of {host}; check your connection, try again later"
        raise ReadError(source, problem) from None
    if isinstance(found, Exception) or not found:
        problem = f"there is no host {host}; check the address and your connection"
        raise ReadError(source, problem)
    return [ip_address(each) for each in dict.fromkeys(found[:_MOST_ADDRESSES])]


def _look_up(
    network: Network, host: str, port: int, answers: queue.SimpleQueue[list[str] | Exception]
) -> None:
    try:
        answers.put(list(network.resolve(host, port)))
    except (OSError, ValueError) as error:
        answers.put(error)


class Pinned(httpcore2.NetworkBackend):
    """Connects to the addresses it was given, whatever name it is asked for."""

    def __init__(self, network: Network, ips: Sequence[IP], deadline: Deadline) -> None:
        self._network = network
        self._ips = ips
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first address that answers, each with its share of the time."""
        left = within(self._deadline, timeout)
        for untried in range(len(self._ips), 0, -1):
            ip = self._ips[-untried]
            try:
                return Timed(self._network.dial(str(ip), port, left / untried), self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if untried == 1:
                    raise
        raise httpcore2.ConnectError("no address")


class Timed(httpcore2.NetworkStream):
    """A connection on which no read, write or handshake outlasts the deadline."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Up to `max_bytes` bytes, none at the end."""
        return self._stream.read(max_bytes, within(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of `buffer`."""
        self._stream.write(buffer, within(self._deadline, timeout))

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """The connection made secure, its certificate checked against the name that was asked."""
        seconds = within(self._deadline, timeout)
        return Timed(self._stream.start_tls(ssl_context, server_hostname, seconds), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection below tells of itself."""
        return self._stream.get_extra_info(info)


def within(deadline: Deadline, timeout: float | None) -> float:
    """The seconds that one step may take. Raises httpcore2.ReadTimeout when none is left."""
    left = deadline.left
    if left <= 0:
        raise httpcore2.ReadTimeout("the time for this page is over")
    return left if timeout is None else min(left, timeout)
