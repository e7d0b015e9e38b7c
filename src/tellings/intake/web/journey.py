"""From an address over its redirects to an answer, each step checked as if it were the first."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from tellings.errors import ReadError
from tellings.intake.web.address import Address
from tellings.intake.web.answer import Answer, Asking, ask
from tellings.intake.web.deadline import Deadline
from tellings.intake.web.guard import IP, check, literal
from tellings.intake.web.network import Network, addresses
from tellings.intake.web.redirects import is_redirect, next_address
from tellings.intake.web.settings import Settings


class Journey(Struct, frozen=True):
    """What holds on the whole way: the name for messages, the time, how much is read.

    `cut` takes the beginning of what is larger. `gate` is told of each address before it is
    asked, and whether a private one is allowed there; it may wait, or raise ReadError.
    `fields` gives what is added to the request for an address.
    """

    source: str
    deadline: Deadline
    largest: int
    cut: bool = False
    gate: Callable[[Address, bool], None] = lambda _address, _allowed: None
    fields: Callable[[Address], dict[str, str]] = lambda _address: {}


class Reached(Struct, frozen=True):
    """The end of a journey. `public` tells whether all hosts on the way were."""

    address: Address
    answer: Answer
    public: bool


def travel(
    start: Address, journey: Journey, settings: Settings, network: Network, *, allowed: bool
) -> Reached:
    """The answer that `start` leads to. Raises ReadError.

    `allowed` lets `start` be private. A redirect may lead to a private address only from another
    one, so that no page of the web can point at the user's own network.
    """
    here, all_public = start, True
    seen: set[str] = set()
    while here.href not in seen and len(seen) <= settings.most_redirects:
        ips = _located(here, journey, settings, network)
        public = check(journey.source, here.host, ips, allowed=allowed, linked=bool(seen))
        seen.add(here.href)
        all_public &= public
        journey.gate(here, allowed)
        answer = ask(here, _asking(journey, settings, network, ips), journey.fields(here))
        if not is_redirect(answer):
            return Reached(here, answer, all_public)
        allowed = settings.allow_private and not public
        here = next_address(journey.source, here, answer, any_port=allowed)
    if here.href in seen:
        problem = "is sent on in a circle (it may want cookies); open it in a browser and save it"
        raise ReadError(journey.source, problem)
    problem = f"is sent on more than {settings.most_redirects} times; give the address it ends at"
    raise ReadError(journey.source, problem)


def _located(here: Address, journey: Journey, settings: Settings, network: Network) -> list[IP]:
    if ip := literal(here.host):
        return [ip]
    seconds = min(settings.connect_timeout, journey.deadline.left)
    return addresses(network, journey.source, here.host, here.port, seconds)


def _asking(journey: Journey, settings: Settings, network: Network, ips: list[IP]) -> Asking:
    return Asking(
        journey.source, network, ips, journey.deadline, settings, journey.largest, journey.cut
    )
