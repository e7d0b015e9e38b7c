"""What every request must be, and what every answer carries.

A page of the web can make a browser ask this server, under a name of its own that leads here (DNS
rebinding), or with a form or an image. So the Host is checked (RFC 9110, 7.2), and where a request
comes from (Fetch Metadata; Origin, RFC 6454), and no other page may frame or read an answer.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable

from msgspec import Struct
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tellings.errors import TellingsError

MOST_BYTES = 32 * 1024 * 1024
"""How much a request may hold in all."""
_DRAINED = 256 * 1024 * 1024  # what is read and thrown away, so that a browser hears the answer

_HOST = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::([0-9]{1,5}))?", re.ASCII)
_LOCAL = ("127.0.0.1", "localhost", "[::1]")
_EVERYWHERE = frozenset({"", "0.0.0.0", "::"})  # noqa: S104  names of that, nothing is bound here
_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_CARRIED = {
    "Content-Security-Policy": _NOTHING,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-cache",
}
_SAFE = frozenset({"GET", "HEAD"})


class TooMuchError(TellingsError):
    """A request holds more than is taken."""


class Hosts(Struct, frozen=True):
    """The names with ports under which the server may be asked; `any` number on `port` too."""

    names: frozenset[str]
    port: int
    any: bool = False

    def has(self, host: str) -> bool:
        """Whether a request to this Host is meant for us."""
        found = _HOST.fullmatch(host.lower())
        if not found:
            return False
        name, port = found[1], int(found[2] or 80)
        # A number is never looked up, so nobody else's name can lead here by it.
        return f"{name}:{port}" in self.names or (
            self.any and port == self.port and _is_number(name)
        )


def hosts(bound: str, port: int, more: Iterable[str] = ()) -> Hosts:
    """The names of a server that listens on `bound`; `more` are others ("desk.local:8765")."""
    own = (*_LOCAL, *([f"[{bound}]" if ":" in bound else bound] if bound else []))
    local = own if bound in (*_LOCAL, *_EVERYWHERE, "::1") else own[len(_LOCAL) :]
    given = (each.lower() for each in more)
    named = (each if re.search(r":\d+\Z", each) else f"{each}:{port}" for each in given)
    names = frozenset((*(f"{name.lower()}:{port}" for name in local), *named))
    return Hosts(names, port, any=bound in _EVERYWHERE)


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


class Guard:
    """An application that is asked only what is meant for it, and whose answers are kept close."""

    def __init__(self, app: ASGIApp, hosts: Hosts) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, as ASGI has it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        fields = Headers(scope=scope)
        if refused := self._refused(scope["method"], fields):
            await _answer(*refused, _carrying(send))
            return
        await self._app(scope, _bounded(receive, fields), _carrying(send))

    def _refused(self, method: str, fields: Headers) -> tuple[int, str] | None:
        """The status and the words for a request that is not meant for us."""
        host = fields.getlist("host")
        if len(host) != 1 or not self._hosts.has(host[0]):
            return 421, "This is not the server of that name.\n"
        if method in _SAFE:
            near = fields.get("sec-fetch-site", "none") in {"none", "same-origin"}
            ok = near or fields.get("sec-fetch-mode") == "navigate"
        else:
            ok = _comes_from_us(fields, host[0])
        return None if ok else (403, "Another site may not ask this.\n")


def _comes_from_us(fields: Headers, host: str) -> bool:
    """Whether no page of another site sends this. A program that is no browser says nothing."""
    site, origin = fields.get("sec-fetch-site"), fields.get("origin")
    if site is not None:
        return site in {"same-origin", "none"}
    return origin is None or origin.lower() == f"http://{host.lower()}"


def _bounded(receive: Receive, fields: Headers) -> Receive:
    """What a request holds, as long as that is not too much."""
    length = fields.get("content-length", "0")
    told = int(length) if length.isascii() and length.isdecimal() and len(length) < 16 else 0
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        if message["type"] != "http.request":
            return message
        taken += len(message.get("body", b""))
        if max(taken, told) > MOST_BYTES:
            await _drain(receive, message, taken)
            raise TooMuchError(f"that is more than {MOST_BYTES // 1024**2} MB; give less at once")
        return message

    return bounded


async def _drain(receive: Receive, message: Message, taken: int) -> None:
    """Let what is sent pass: a browser reads no answer before it has sent all."""
    while message["type"] == "http.request" and message.get("more_body") and taken < _DRAINED:
        message = await receive()
        taken += len(message.get("body", b""))


def _carrying(send: Send) -> Send:
    """Answers with the fields that all of them carry, where they have none of their own."""

    async def carrying(message: Message) -> None:
        if message["type"] == "http.response.start":
            fields = MutableHeaders(scope=message)
            for name, value in _CARRIED.items():
                fields.setdefault(name, value)
        await send(message)

    return carrying


async def _answer(status: int, words: str, send: Send) -> None:
    """A line of plain text: whoever asks wrongly learns nothing of what is served here."""
    body = words.encode()
    fields = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": fields})
    await send({"type": "http.response.body", "body": body})
