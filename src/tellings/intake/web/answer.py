"""One request and its answer, bounded in time and size."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import httpcore2
from msgspec import Struct

from tellings.errors import ReadError
from tellings.intake.source import shown
from tellings.intake.web.address import Address
from tellings.intake.web.deadline import Deadline
from tellings.intake.web.guard import IP
from tellings.intake.web.lines import LATER, SAVE
from tellings.intake.web.network import Network, Pinned, within
from tellings.intake.web.settings import Settings
from tellings.intake.web.unpacking import UnpackError, Unpacking

_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
_WITH_BODY = (200, 203)


class Answer(Struct, frozen=True):
    """What a server sends: status, fields (names in lower case, the first of each), body."""

    status: int
    fields: dict[str, str]
    body: bytes = b""


class Asking(Struct, frozen=True):
    """How one address is asked: by which connection and for how long, called `source` in messages.

    `cut` takes the beginning of a body that is too large and does not refuse it.
    """

    source: str
    network: Network
    ips: Sequence[IP]
    deadline: Deadline
    settings: Settings
    largest: int
    cut: bool = False


def ask(address: Address, asking: Asking, extra: dict[str, str]) -> Answer:
    """The answer to GET, its body unpacked; of another status than 200 and 203 without its body.

    `extra` are further fields of the request. Raises ReadError.
    """
    with _problems(asking), _connection(address, asking) as connection:
        response = connection.handle_request(_request(address, asking.settings, extra))
        try:
            fields = _fields(response)
            body = _body(response, fields, asking) if response.status in _WITH_BODY else b""
            return Answer(response.status, fields, body)
        finally:
            response.close()


def _connection(address: Address, asking: Asking) -> httpcore2.HTTPConnection:
    return httpcore2.HTTPConnection(
        httpcore2.Origin(address.scheme.encode(), address.host.encode(), address.port),
        ssl_context=asking.network.trust,
        network_backend=Pinned(asking.network, asking.ips, asking.deadline),
    )


def _request(address: Address, settings: Settings, extra: dict[str, str]) -> httpcore2.Request:
    timeouts = {
        "connect": settings.connect_timeout,
        "read": settings.read_timeout,
        "write": settings.read_timeout,
    }
    fields = {
        "Host": address.authority,
        "User-Agent": settings.user_agent,
        "Accept": _ACCEPT,
        # Both are unpacked here piece by piece; other packings could not be cut so safely.
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
        **extra,
    }
    url = httpcore2.URL(
        scheme=address.scheme.encode(),
        host=address.host.encode(),
        port=address.port,
        target=address.target.encode(),
    )
    headers = [(name.encode(), value.encode("latin-1")) for name, value in fields.items()]
    return httpcore2.Request("GET", url, headers=headers, extensions={"timeout": timeouts})


def _fields(response: httpcore2.Response) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, value in response.headers:
        fields.setdefault(name.decode("latin-1").lower(), value.decode("latin-1").strip())
    return fields


def _body(response: httpcore2.Response, fields: dict[str, str], asking: Asking) -> bytes:
    if not asking.cut and _told(fields) > asking.largest:
        raise UnpackError("is larger than is read")
    coding = fields.get("content-encoding", "").strip().lower()
    unpacking = Unpacking(coding, asking.largest)
    body = bytearray()
    packed = 0
    for piece in response.iter_stream():
        packed += len(piece)
        try:
            body += unpacking.more(piece)
        except UnpackError:
            if asking.cut:
                return bytes(body)
            raise
        within(asking.deadline, None)
        # A server can send packed bytes that never unpack to anything.
        if packed > asking.largest:
            break
    else:
        unpacking.end()
        return bytes(body)
    if asking.cut:
        return bytes(body)
    raise UnpackError("is larger than is read")


def _told(fields: dict[str, str]) -> int:
    length = fields.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else 0


@contextmanager
def _problems(asking: Asking) -> Iterator[None]:
    """Whatever goes wrong on the way, as a ReadError."""
    try:
        yield
    except UnpackError as error:
        raise ReadError(asking.source, _unpack_line(error, asking.largest)) from None
    except (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        raise ReadError(asking.source, _line(error, asking)) from None
    except OSError as error:
        problem = f"the connection fails ({_reason(error)}); {LATER}"
        raise ReadError(asking.source, problem) from None


def _unpack_line(error: UnpackError, largest: int) -> str:
    if "larger" in str(error):
        return f"{error} ({largest / 1024**2:g} MiB); {SAVE}"
    return f"{error}; {LATER}"


def _line(error: Exception, asking: Asking) -> str:
    cause = error.__cause__
    if isinstance(error, httpcore2.TimeoutException):
        return _slow(error, asking)
    if isinstance(cause, ssl.SSLCertVerificationError):
        reason = shown(cause.verify_message[:100])
        return f"its certificate does not hold ({reason}); check the address, or do not trust it"
    if isinstance(cause, ssl.SSLError):
        return f"no secure connection can be made ({_reason(cause)}); check the address"
    if isinstance(error, httpcore2.ConnectError):
        return f"its host cannot be reached ({_reason(cause)}); check the address, {LATER}"
    if isinstance(error, httpcore2.ProtocolError):
        return f"the server does not answer as HTTP asks ({shown(str(error)[:100])}); {LATER}"
    return f"the server breaks off ({_reason(cause)}); {LATER}"


def _slow(error: httpcore2.TimeoutException, asking: Asking) -> str:
    if not asking.deadline.left:
        return f"took longer than {asking.settings.timeout:g} seconds; {LATER}, or save the page"
    if isinstance(error, httpcore2.ConnectTimeout):
        return f"its host cannot be reached in {asking.settings.connect_timeout:g} seconds; {LATER}"
    return f"the server was silent for {asking.settings.read_timeout:g} seconds; {LATER}"


def _reason(error: BaseException | None) -> str:
    told = getattr(error, "reason", None) or getattr(error, "strerror", None) or str(error)
    return shown(str(told)[:100])
