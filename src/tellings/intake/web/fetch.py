"""Pages of the web by their addresses: from the cache, or fetched politely and within bounds."""

from __future__ import annotations

import time
from collections.abc import Callable
from email.message import Message
from pathlib import Path

import msgspec
from msgspec import Struct
from resiliparse.parse.encoding import map_encoding_to_html5

from tellings.errors import ReadError
from tellings.intake.web.address import Address, address
from tellings.intake.web.cache import Cache, Entry
from tellings.intake.web.deadline import Deadline
from tellings.intake.web.freshness import lifetime, stored, validators
from tellings.intake.web.journey import Journey, Reached, travel
from tellings.intake.web.lines import short
from tellings.intake.web.network import Network
from tellings.intake.web.pace import Pace
from tellings.intake.web.robots import Robots
from tellings.intake.web.settings import Settings
from tellings.intake.web.status import check_media, check_status, wait_asked


class Fetched(Struct, frozen=True):
    """A page: the address asked for, the one it was found at, and its bytes, unpacked.

    `media` is its type in lower case without parameters, `charset` a label of the WHATWG Encoding
    Standard; each is "" if the server does not tell one. `cached` tells that the bytes are from
    the cache.
    """

    url: str
    final: str
    data: bytes
    media: str
    charset: str
    cached: bool


class Web:
    """The way to pages of the web. One serves a whole run: it knows each host's rules and pace."""

    def __init__(self, settings: Settings | None = None, network: Network | None = None) -> None:
        self._settings = settings or Settings()
        self._network = network or Network()
        self._cache = Cache(self._settings.cache or _user_cache())
        self._robots = Robots(self._settings, self._network, self._cache)
        self._pace = Pace(self._settings.delay)

    def get(self, url: str) -> Fetched:
        """The page at `url` (http or https). Raises ReadError, of one line that says what to do."""
        place = address(url, any_port=self._settings.allow_private)
        entry = self._kept(place)
        if entry and (self._settings.offline or entry.is_fresh):
            return _fetched(url, entry, cached=True)
        if self._settings.offline:
            problem = "is not in the cache, and nothing is fetched offline; ask once without it"
            raise ReadError(short(url), problem)
        return self._asked(url, place, entry)

    def _kept(self, place: Address) -> Entry | None:
        entry = self._cache.load(place.href)
        hidden = entry is not None and not entry.public and not self._settings.allow_private
        return None if hidden else entry

    def _asked(self, url: str, place: Address, entry: Entry | None) -> Fetched:
        source = short(url)
        reached = travel(
            place,
            self._journey(source, entry),
            self._settings,
            self._network,
            allowed=self._settings.allow_private,
        )
        answer = reached.answer
        if answer.status == 304 and entry:
            return self._again(url, reached, entry)
        retry_after = answer.fields.get("retry-after", "")
        if wait := wait_asked(answer.status, retry_after):
            self._pace.close(reached.address.host, wait)
        check_status(source, answer.status, retry_after)
        found = _entry(place, reached)
        check_media(source, found.media)
        if stored(answer.fields):
            self._cache.save(found)
        return _fetched(url, found, cached=False)

    def _again(self, url: str, reached: Reached, entry: Entry) -> Fetched:
        """The page as it was kept, which the server says is unchanged."""
        fresh = lifetime(reached.answer.fields)
        entry = msgspec.structs.replace(entry, stored=time.time(), fresh=fresh)
        self._cache.save(entry)
        return _fetched(url, entry, cached=True)

    def _journey(self, source: str, entry: Entry | None) -> Journey:
        def fields(here: Address) -> dict[str, str]:
            same = entry is not None and here.href == entry.final
            return validators(entry.etag, entry.modified) if entry and same else {}

        deadline = Deadline(self._settings.timeout)
        gate = self._gate(source, deadline)
        return Journey(source, deadline, self._settings.largest, gate=gate, fields=fields)

    def _gate(self, source: str, deadline: Deadline) -> Callable[[Address, bool], None]:
        """Asks robots.txt, and waits once for each host on the way to one page."""
        visited: set[str] = set()

        def leave(here: Address, _allowed: bool) -> None:
            if seconds := self._pace.closed(here.host):
                problem = (
                    f"{here.host} asked for fewer requests; try again in {seconds:.0f} seconds"
                )
                raise ReadError(source, problem)

        def gate(here: Address, allowed: bool) -> None:
            leave(here, allowed)
            delay = self._robots.admit(source, here, deadline, allowed=allowed, gate=leave)
            if here.host not in visited:
                visited.add(here.host)
                deadline.pause(self._pace.wait(here.host, delay))

        return gate


def _fetched(url: str, entry: Entry, *, cached: bool) -> Fetched:
    return Fetched(url, entry.final, entry.data, entry.media, entry.charset, cached)


def _entry(place: Address, reached: Reached) -> Entry:
    fields = reached.answer.fields
    media, charset = _content_type(fields.get("content-type", ""))
    return Entry(
        key=place.href,
        final=reached.address.href,
        media=media,
        charset=charset,
        etag=fields.get("etag", ""),
        modified=fields.get("last-modified", ""),
        stored=time.time(),
        fresh=lifetime(fields),
        public=reached.public,
        data=reached.answer.body,
    )


def _content_type(field: str) -> tuple[str, str]:
    """The media type and the charset of a Content-Type field, each "" if it has none."""
    message = Message()
    message["Content-Type"] = field[:500]
    media = field.partition(";")[0].strip().lower()
    charset = message.get_content_charset("")
    return media, map_encoding_to_html5(charset, fallback_utf8=False) or ""


def _user_cache() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415

    return user_cache_path("tellings", appauthor=False) / "web"
