"""What a host asks of programs in its robots.txt: RFC 9309, read by Protego.

An answer of 4xx means that nothing is asked, but 429 does not. What cannot be read, and 5xx,
means that nothing may be read. The rules of a host hold for a run, on disk for a day at most.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import msgspec
from protego import Protego

from tellings.errors import ReadError
from tellings.intake.web.address import Address
from tellings.intake.web.cache import Cache, Entry
from tellings.intake.web.deadline import Deadline
from tellings.intake.web.journey import Journey, Reached, travel
from tellings.intake.web.lines import LATER, SAVE, problem
from tellings.intake.web.network import Network
from tellings.intake.web.settings import Settings

LARGEST = 500 * 1024
LONGEST_DELAY = 20.0

_DAY = 24 * 3600.0


class Robots:
    """The rules of the hosts of a run."""

    def __init__(self, settings: Settings, network: Network, cache: Cache) -> None:
        self._settings = settings
        self._network = network
        self._cache = cache
        self._known: dict[str, Protego | str] = {}

    def admit(
        self,
        source: str,
        here: Address,
        deadline: Deadline,
        *,
        allowed: bool,
        gate: Callable[[Address, bool], None],
    ) -> float:
        """The seconds that `here`'s host wants between two pages, 20 at most.

        `allowed` and `gate` are as in a journey. Raises ReadError if the page is not to be read.
        """
        rules = self._known.get(here.origin)
        if rules is None:
            journey = Journey(source, deadline, LARGEST, cut=True, gate=gate)
            rules = self._rules(here, journey, allowed)
            self._known[here.origin] = rules
        if isinstance(rules, str):
            raise ReadError(source, rules)
        if not rules.can_fetch(here.href, self._settings.token):
            name = self._settings.token
            why = f"robots.txt of {here.host} asks programs such as {name} not to read it; {SAVE}"
            raise ReadError(source, why)
        return min(rules.crawl_delay(self._settings.token) or 0.0, LONGEST_DELAY)

    def _rules(self, here: Address, journey: Journey, allowed: bool) -> Protego | str:
        key = f"robots {here.origin}"
        entry = self._cache.load(key)
        if entry and entry.is_fresh and (entry.public or allowed):
            return _parsed(entry.data)
        place = msgspec.structs.replace(here, target="/robots.txt")
        try:
            reached = travel(place, journey, self._settings, self._network, allowed=allowed)
        except ReadError as error:
            return f"robots.txt, which comes first, cannot be read ({problem(error)})"
        if reached.answer.status >= 500 or reached.answer.status == 429:
            status = reached.answer.status
            return f"robots.txt of {here.host}, which comes first, fails (status {status}); {LATER}"
        self._cache.save(_entry(key, reached))
        return _parsed(reached.answer.body)


def _entry(key: str, reached: Reached) -> Entry:
    return Entry(
        key=key,
        final=reached.address.href,
        media="text/plain",
        charset="utf-8",
        etag="",
        modified="",
        stored=time.time(),
        fresh=_DAY,
        public=reached.public,
        data=reached.answer.body,
    )


def _parsed(body: bytes) -> Protego:
    # A file that was cut may end within a rule, which then would say something else.
    whole = body if len(body) < LARGEST else body[: body.rfind(b"\n") + 1]
    return Protego.parse(whole.decode("utf-8-sig", "replace"))
