"""Which IP addresses may be asked: public ones, unless the user allows others.

A page or feed from outside may name any host, and a name may lead to any address: to this machine,
to the router, to the service that hands a cloud machine its keys. So every address that a name
leads to is looked at, and only those that were looked at are connected to.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from tellings.errors import ReadError
from tellings.lexicon import table

IP = IPv4Address | IPv6Address
LINK_LOCAL = "a link-local address"

_RESERVED = "a reserved address"
_GIVEN_OUT = IPv6Network("2000::/3")


def kind(ip: IP) -> str:
    """What an address is if it is no public one ("a loopback address"); "" for a public one."""
    for block, name in _blocks(ip.version):
        if ip in block:
            return name
    return _RESERVED if isinstance(ip, IPv6Address) and ip not in _GIVEN_OUT else ""


def literal(host: str) -> IP | None:
    """The address that a host is written as, None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def check(source: str, host: str, ips: Sequence[IP], *, allowed: bool, linked: bool) -> bool:
    """Whether the addresses of `host` are public, all of them. Raises ReadError if that must be.

    One that is not public is enough to refuse a name: no outlet has both, and an attacker does.
    `allowed` lets others pass; but to where a network configures itself (link-local) nobody is
    sent on: `linked` tells that a redirect led here.
    """
    found = next(((ip, name) for ip in ips if (name := kind(ip))), None)
    if found is None:
        return True
    if allowed and not (linked and found[1] == LINK_LOCAL):
        return False
    raise ReadError(source, _problem(host, *found, linked))


def _problem(host: str, ip: IP, name: str, linked: bool) -> str:
    whose = f"{host} is {name}" if literal(host) else f"{host} leads to {ip}, {name}"
    if linked:
        return f"it is sent on to a place that is not public ({whose}); give another address"
    return f"{whose}, and not public; give --allow-private if you mean it"


@cache
def _blocks(version: int) -> tuple[tuple[IPv4Network | IPv6Network, str], ...]:
    rows = table("tellings.intake.web", "blocks")
    blocks = ((ip_network(row["block"]), row["kind"]) for row in rows)
    return tuple(each for each in blocks if each[0].version == version)
