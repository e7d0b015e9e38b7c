"""Which addresses are asked. Every spelling of one that is not public is refused."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tellings.errors import ReadError
from tellings.intake.web.address import address
from tellings.intake.web.guard import IP, check, kind, literal
from tellings.lexicon import table

BLOCKS = [ip_network(row["block"]) for row in table("tellings.intake.web", "blocks")]
V4 = [block for block in BLOCKS if block.version == 4]


@st.composite
def blocked(draw: st.DrawFn, version: int | None = None) -> IP:
    """An address of a block that is not public, often its first or last."""
    blocks = [block for block in BLOCKS if version in (None, block.version)]
    block = draw(st.sampled_from(blocks))
    last = block.num_addresses - 1
    return block[draw(st.sampled_from([0, last]) | st.integers(0, last))]


def spellings(ip: IPv4Address) -> list[str]:
    """The ways to write an IPv4 address that some program or other takes."""
    a, b, c, d = ip.packed
    number = int(ip)
    return [
        str(ip),
        f"{ip}.",
        str(number),
        hex(number),
        f"0{number:o}",
        f"{a}.{number & 0xFFFFFF}",
        f"{a}.{b}.{number & 0xFFFF}",
        f"{a:#x}.{b:#x}.{c:#x}.{d:#x}",
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}",
        f"{a:#010x}.{b}.{c}.{d}",
        "".join(chr(ord(each) + 0xFEE0) if each.isdigit() else each for each in str(ip)),
        str(ip).replace(".", "。"),
        "".join(f"%{ord(each):02x}" for each in str(ip)),
        f"[::ffff:{ip}]",
        f"[::{ip}]",
        f"[64:ff9b::{ip}]",
        f"[::ffff:0:{ip}]",
        f"[2002:{a:02x}{b:02x}:{c:02x}{d:02x}::1]",
        f"[0:0:0:0:0:ffff:{a:02x}{b:02x}:{c:02x}{d:02x}]",
    ]


def refused(host: str) -> bool:
    """Whether an address on this host is refused before anything is asked."""
    try:
        ip = literal(address(f"http://{host}/").host)
        assert ip is not None, host
        check("it", host, [ip], allowed=False, linked=False)
    except ReadError as problem:
        assert str(problem).isprintable()
        return True
    return False


@given(blocked(4))
def test_every_spelling_of_a_blocked_ipv4_address_is_refused(ip: IPv4Address) -> None:
    assert [each for each in spellings(ip) if not refused(each)] == []


@given(blocked(6))
def test_every_spelling_of_a_blocked_ipv6_address_is_refused(ip: IPv6Address) -> None:
    assert refused(f"[{ip}]")
    assert refused(f"[{ip.exploded}]")
    assert refused(f"[{ip.exploded.upper()}]")


@given(st.integers(0, 2**128 - 1).map(IPv6Address))
def test_of_ipv6_only_what_is_given_out_passes(ip: IPv6Address) -> None:
    assume(ip not in ip_network("2000::/3"))
    assert kind(ip)


@given(st.integers(0, 2**32 - 1).map(IPv4Address) | st.integers(2**125, 2**126).map(IPv6Address))
def test_what_passes_is_public_for_the_standard_library_too(ip: IP) -> None:
    if not kind(ip):
        assert ip.is_global
        assert not ip.is_multicast


@pytest.mark.parametrize(
    ("ip", "name"),
    [
        ("127.0.0.1", "a loopback address"),
        ("169.254.169.254", "a link-local address"),
        ("192.168.1.1", "a private address"),
        ("100.100.100.200", "an address within a provider's network"),
        ("0.0.0.0", "an unspecified address"),
        ("255.255.255.255", "a reserved address"),
        ("168.63.129.16", "an address of a cloud's own service"),
        ("::1", "a loopback address"),
        ("::ffff:127.0.0.1", "an IPv4 address within IPv6"),
        ("fd00:ec2::254", "a private address"),
        ("fe80::1%eth0", "a link-local address"),
        ("4000::1", "a reserved address"),
        ("93.184.215.14", ""),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", ""),
        ("172.15.255.255", ""),
        ("172.32.0.0", ""),
        ("100.63.255.255", ""),
    ],
)
def test_kinds(ip: str, name: str) -> None:
    assert kind(ip_address(ip)) == name


def test_one_private_address_among_public_ones_is_enough() -> None:
    ips = [ip_address("93.184.215.14"), ip_address("10.0.0.1")]
    with pytest.raises(ReadError, match=r"news\.example leads to 10\.0\.0\.1, a private address"):
        check("it", "news.example", ips, allowed=False, linked=False)
    assert not check("it", "news.example", ips, allowed=True, linked=False)
    assert check("it", "news.example", ips[:1], allowed=False, linked=False)


def test_nobody_is_sent_on_to_a_link_local_address() -> None:
    ips = [ip_address("169.254.169.254")]
    assert not check("it", "x", ips, allowed=True, linked=False)
    with pytest.raises(ReadError, match="sent on to a place that is not public"):
        check("it", "169.254.169.254", ips, allowed=True, linked=True)
