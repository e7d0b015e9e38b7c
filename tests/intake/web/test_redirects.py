"""Redirects: each step is checked as if a user had typed it."""

from __future__ import annotations

import msgspec
import pytest

from tellings.intake.web import Settings, Web
from tellings.intake.web.address import address
from tellings.intake.web.answer import Answer
from tellings.intake.web.redirects import next_address
from tests.intake.web.conftest import Abroad, told
from tests.intake.web.server import PUBLIC, Reply, Site


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_it_is_followed(site: Site, web: Web, status: int) -> None:
    site.sends_on("/a", "b/c?d#e", status)
    site.page("/b/c?d", b"The ferry.")
    found = web.get(site.url("/a"))
    assert (found.data, found.final, found.url) == (
        b"The ferry.",
        site.url("/b/c?d"),
        site.url("/a"),
    )


INWARD = [
    *("http://169.254.169.254/latest/meta-data/", "http://127.0.0.1/", "http://2852039166/"),
    *("http://[::1]/", "http://[::ffff:169.254.169.254]/", "http://0x7f.1/", "//127.0.0.1/"),
    *("http://inside.example/", "http://mixed.example/", "http://localhost/"),
]


@pytest.mark.parametrize("to", INWARD)
def test_not_from_the_web_to_a_private_place(site: Site, abroad: Abroad, to: str) -> None:
    web, world = abroad(
        courier_example=[PUBLIC],
        inside_example=["10.1.2.3"],
        mixed_example=[PUBLIC, "127.0.0.1"],
        localhost=["127.0.0.1", "::1"],
    )
    site.sends_on("/a", to)
    line = told(web, "http://courier.example/a")
    assert line.startswith("it is sent on to a place that is not public (")
    assert set(world.dialled) == {PUBLIC}
    assert site.paths() == ["/a"]


def test_not_even_where_private_places_are_allowed(site: Site, settings: Settings) -> None:
    from tests.intake.web.server import Map

    world = Map(site.port, courier_example=[PUBLIC], inside_example=["10.1.2.3"])
    network = __import__("tellings.intake.web", fromlist=["Network"]).Network
    web = Web(settings, network(resolve=world.resolve, dial=world.dial))
    site.sends_on("/a", "http://inside.example/b")
    site.page("/b", b"The vault.")
    assert "not public" in told(web, "http://courier.example/a")
    # One that the user names may be read, and may send on to another one, but not to link-local.
    assert web.get("http://inside.example/b").data == b"The vault."
    site.sends_on("/c", "http://inside.example/b")
    assert web.get("http://10.9.9.9/c").data == b"The vault."
    site.sends_on("/d", "http://169.254.169.254/")
    assert "not public (169.254.169.254 is a link-local" in told(web, "http://10.9.9.9/d")


@pytest.mark.parametrize(
    ("to", "line"),
    [
        ("file:///etc/hosts", "is sent on to file:///etc/hosts, which is no page of the web"),
        ("javascript:alert(1)", "is sent on to javascript:alert(1), which is no page of the web"),
        ("http://[x", "is sent on to http://[x, which is no page of the web"),
        ("", "is sent on to nowhere (status 302)"),
        ("http://a:b@courier.example/", "is sent on to http://courier.example/, which has a user"),
        ("http://courier.example:22/", "which asks for port 22"),
        ("http://a..example/", "which has no host that can be asked"),
    ],
)
def test_where_it_may_not_lead(site: Site, abroad: Abroad, to: str, line: str) -> None:
    web, _ = abroad(courier_example=[PUBLIC])
    site.sends_on("/a", to)
    assert line in told(web, "http://courier.example/a")


def test_a_redirect_without_a_place(site: Site, web: Web) -> None:
    site.replies["/a"] = Reply(status=301)
    assert told(web, site.url("/a")).startswith("is sent on to nowhere (status 301)")


def test_circles(site: Site, web: Web) -> None:
    site.sends_on("/a", "/b")
    site.sends_on("/b", "/a#again")
    site.sends_on("/c", "/c")
    assert told(web, site.url("/a")).startswith("is sent on in a circle (it may want cookies)")
    assert told(web, site.url("/c")).startswith("is sent on in a circle")
    assert site.paths() == ["/a", "/b", "/c"]


def test_too_many(site: Site, settings: Settings) -> None:
    for step in range(20):
        site.sends_on(f"/{step}", f"/{step + 1}")
    site.page("/3", b"The ferry.")
    three = Web(msgspec.structs.replace(settings, most_redirects=3))
    assert three.get(site.url("/0")).final == site.url("/3")
    site.sends_on("/3", "/4")
    assert told(three, site.url("/1")).startswith("is sent on more than 3 times")
    assert site.paths()[-1] == "/4"


def sent_on(here: str, to: str) -> str:
    answer = Answer(302, {"location": to})
    return next_address("it", address(here), answer, any_port=False).href


def test_from_https_the_way_stays_secure() -> None:
    assert sent_on("https://a.example/", "http://b.example/x?y") == "https://b.example/x?y"
    assert sent_on("http://a.example/", "http://b.example/") == "http://b.example/"
    assert sent_on("http://a.example/", "https://b.example/") == "https://b.example/"
    with pytest.raises(Exception, match=r"sent on from https to http://b\.example:8080/"):
        sent_on("https://a.example/", "http://b.example:8080/")


def test_a_place_in_utf_8() -> None:
    assert sent_on("http://a.example/", "/ü".encode().decode("latin-1")).endswith("/%C3%BC")


def test_robots_of_each_host_on_the_way(site: Site, abroad: Abroad) -> None:
    web, _ = abroad(a_example=[PUBLIC], b_example=[PUBLIC])
    site.replies["/robots.txt"] = lambda fields: Reply(
        b"User-agent: *\nDisallow: /b\n" if fields["host"] == "b.example" else b""
    )
    site.sends_on("/a", "http://b.example/b")
    site.page("/b", b"The ferry.")
    assert "robots.txt of b.example asks" in told(web, "http://a.example/a")
    assert site.paths() == ["/a"]
