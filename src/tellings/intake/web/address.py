"""A web address taken apart by one parser, so that what is checked is what is asked.

The parser is Ada's, of the WHATWG URL Standard, as browsers have it: "http://2130706433",
"http://0x7f.1" and full-width digits come out as 127.0.0.1, other scripts as punycode.
"""

from __future__ import annotations

import re

import ada_url
from msgspec import Struct

from tellings.errors import ReadError
from tellings.intake.web.lines import short

LONGEST = 4096
_DEFAULT = {"http": 80, "https": 443}
# Where pages for the public are served; any other port is some other service of its machine.
_PORTS = frozenset({80, 443, 8080, 8443})
_WEB = re.compile(r"https?://", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff]")
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")


class Address(Struct, frozen=True):
    """A web address. `target` is its path and query; it has no fragment.

    `host` is a name in ASCII without a last dot, or an IP address without brackets.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as the Host field has them (RFC 9110, 7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt holds for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def href(self) -> str:
        """The whole address."""
        return self.origin + self.target


def address(text: str, *, any_port: bool = False) -> Address:
    """The address that `text` gives, whole, with http or https. Raises ReadError."""
    if len(text) > LONGEST:
        raise ReadError(short(text), f"is longer than {LONGEST} characters; give a shorter address")
    if not _WEB.match(text):
        raise ReadError(short(text), "is no address of the web; give one with http:// or https://")
    if _UNSEEN.search(text):
        raise ReadError(short(text), "has blanks in it; copy the address again")
    try:
        url = ada_url.URL(text)
    except ValueError:
        problem = "is no address of the web; check its host and port"
        raise ReadError(short(text), problem) from None
    return _checked(url, any_port)


def _checked(url: ada_url.URL, any_port: bool) -> Address:
    if url.username or url.password:
        url.username = url.password = ""
        problem = "has a user name or password in it; no page is read with one, leave it out"
        raise ReadError(short(url.href), problem)
    host = url.hostname.removesuffix(".")
    if not host.startswith("[") and not _HOST.fullmatch(host):
        raise ReadError(short(url.href), "has no host that can be asked; check the address")
    scheme = url.protocol.removesuffix(":")
    port = int(url.port) if url.port else _DEFAULT[scheme]
    if not port or not (any_port or port in _PORTS):
        problem = f"asks for port {port}; pages are read from ports 80, 443, 8080 and 8443 only"
        raise ReadError(short(url.href), problem)
    return Address(scheme, host.strip("[]"), port, url.pathname + url.search)


def joined(base: str, link: str) -> str | None:
    """`link` as it stands on a page at `base`, whole and without fragment; None if no web link.

    Without an address as `base` (a file's name) only a link that is whole by itself is one.
    """
    try:
        url = ada_url.URL(link.strip(), base if _WEB.match(base) else None)
    except ValueError:
        return None
    if url.protocol not in ("http:", "https:") or len(url.href) > LONGEST:
        return None
    url.hash = ""
    return url.href
