"""Addresses as people and feeds write them: taken apart, or refused in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import ReadError
from tellings.intake.web.address import LONGEST, address, joined


def refused(text: str) -> str:
    with pytest.raises(ReadError) as raised:
        address(text)
    assert str(raised.value).isprintable()
    return str(raised.value)


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("http://courier.example", "http://courier.example/"),
        ("HTTPS://Courier.Example:443/A?b=c#d", "https://courier.example/A?b=c"),
        ("http://courier.example./a", "http://courier.example/a"),
        ("https://hafenbrücke.example/ü", "https://xn--hafenbrcke-geb.example/%C3%BC"),
        ("https://xn--hafenbrcke-geb.example/", "https://xn--hafenbrcke-geb.example/"),
        ("http://courier.example/a/../b", "http://courier.example/b"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://0177.0.0.1/", "http://127.0.0.1/"),
        ("http://127.1/", "http://127.0.0.1/"),
        ("http://１２７.０.０.１/", "http://127.0.0.1/"),
        ("http://127。0。0。1/", "http://127.0.0.1/"),
        ("http://%31%32%37.0.0.1/", "http://127.0.0.1/"),
        ("http://127.0.0.1./", "http://127.0.0.1/"),
        ("http://[0:0:0:0:0:0:0:1]/", "http://[::1]/"),
        ("http://[::FFFF:127.0.0.1]/", "http://[::ffff:7f00:1]/"),
        ("http://courier.example\\@evil.example/", "http://courier.example/@evil.example/"),
    ],
)
def test_one_spelling_of_each(text: str, href: str) -> None:
    found = address(text)
    assert found.href == href
    assert address(found.href) == found


def test_parts() -> None:
    found = address("https://[2606:2800:21f::1]:8443/a?b")
    assert (found.scheme, found.host, found.port) == ("https", "2606:2800:21f::1", 8443)
    assert (found.authority, found.target) == ("[2606:2800:21f::1]:8443", "/a?b")
    assert address("http://courier.example/x").authority == "courier.example"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ftp://courier.example/", "is no address of the web; give one with http:// or https://"),
        ("file:///etc/hosts", "is no address of the web; give one with"),
        ("javascript:alert(1)", "is no address of the web; give one with"),
        ("//courier.example/", "is no address of the web; give one with"),
        ("http:courier.example", "is no address of the web; give one with"),
        ("http://", "is no address of the web; check its host and port"),
        ("http://courier.example:99999/", "check its host and port"),
        ("http://1.2.3.4.5/", "check its host and port"),
        ("http://[fe80::1%25eth0]/", "check its host and port"),
        ("http://[fe80::1%eth0]/", "check its host and port"),
        ("http://courier.example:22/", "asks for port 22; pages are read from ports 80, 443"),
        ("http://courier.example:6379/", "asks for port 6379"),
        ("http://courier.example:0/", "asks for port 0"),
        ("http://a..example/", "has no host that can be asked"),
        ("http://.example/", "has no host that can be asked"),
        ("http://courier.example../", "has no host that can be asked"),
        (f"http://{'a' * 64}.example/", "has no host that can be asked"),
        (f"http://{'a.' * 130}example/", "has no host that can be asked"),
        ("http://courier.example/a b", "has blanks in it"),
        ("http://courier.example/\r\nHost: evil.example", "has blanks in it"),
        ("http://cou\trier.example/", "has blanks in it"),
        (f"http://courier.example/{'a' * LONGEST}", f"is longer than {LONGEST} characters"),
    ],
)
def test_what_is_refused(text: str, problem: str) -> None:
    assert problem in refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "http://ana:secret@courier.example/",
        "http://:secret@courier.example/",
        "http://ana:sec ret@courier.example/",
        "http://ana:secret@courier.example:99999/",
    ],
)
def test_a_password_is_refused_and_not_repeated(text: str) -> None:
    assert "secret" not in refused(text)
    assert "ret@" not in refused(text)


def test_a_port_of_any_kind_may_be_allowed() -> None:
    assert address("http://courier.example:6379/", any_port=True).port == 6379


@given(st.text(max_size=80) | st.text(max_size=80).map("http://".__add__))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        found = address(text)
    except ReadError as problem:
        assert str(problem).isprintable()
    else:
        assert address(found.href) == found
        assert found.target.isascii()
        assert not set(found.target) & set(" \r\n\t#")


@pytest.mark.parametrize(
    ("link", "whole"),
    [
        ("b.html", "https://courier.example/news/b.html"),
        ("/b", "https://courier.example/b"),
        ("//other.example/b", "https://other.example/b"),
        ("  https://other.example/b#c\n", "https://other.example/b"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("mailto:ana@courier.example", None),
        ("http://[x", None),
        ("/" + "a" * 10_000, None),
    ],
)
def test_links(link: str, whole: str | None) -> None:
    assert joined("https://courier.example/news/a.html", link) == whole


def test_links_in_a_file_must_be_whole() -> None:
    assert joined("feed.xml", "http://courier.example/a") == "http://courier.example/a"
    assert joined("feed.xml", "b") is None
    assert joined("", "http://courier.example/a") == "http://courier.example/a"
    assert joined("", "/a") is None
