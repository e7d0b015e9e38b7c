"""What a user may set about fetching, and the bounds that hold where nothing is set."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from tellings import __version__

LARGEST = 16 * 1024 * 1024


class Settings(Struct, frozen=True):
    """How pages are fetched. Times are in seconds, sizes in bytes.

    `offline` reads the cache only. `allow_private` lets addresses of this machine and of private
    networks be read, at any port. `cache` is a folder; None is the user's cache folder of the
    platform. `timeout` bounds one page with all its redirects, `connect_timeout` one connection,
    `read_timeout` the silence between two pieces of an answer. `largest` bounds an answer, packed
    and unpacked. `delay` lies between two pages of one host. A host is asked by `user_agent`,
    whose part before the slash is the name that robots.txt is searched for.
    """

    offline: bool = False
    allow_private: bool = False
    cache: Path | None = None
    timeout: float = 30.0
    connect_timeout: float = 10.0
    read_timeout: float = 15.0
    largest: int = LARGEST
    delay: float = 1.0
    most_redirects: int = 8
    user_agent: str = f"Tellings/{__version__}"

    @property
    def token(self) -> str:
        """The product token of the user agent (RFC 9309, 2.2.1)."""
        return self.user_agent.partition("/")[0].strip()
