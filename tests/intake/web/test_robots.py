"""robots.txt: RFC 9309, through the same guard as pages."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import ReadError
from tellings.intake.web import Settings, Web
from tellings.intake.web.robots import LARGEST, _parsed
from tests.intake.web.conftest import Abroad, told
from tests.intake.web.server import PUBLIC, Reply, Site


@pytest.mark.parametrize(
    ("rules", "path", "may"),
    [
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /private", "/a", True),
        ("User-agent: *\nDisallow: /private", "/private/a", False),
        ("User-agent: *\nDisallow: /\nAllow: /a$", "/a", True),
        ("User-agent: *\nDisallow: /*?x=", "/a?x=1", False),
        ("User-agent: tellings\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Tellings\nAllow: /", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("<html>No such page</html>", "/a", True),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("", "/a", True),
    ],
)
def test_rules(site: Site, web: Web, rules: str, path: str, may: bool) -> None:
    site.replies["/robots.txt"] = Reply(rules.encode())
    site.page(path, b"The ferry.")
    if may:
        assert web.get(site.url(path)).data == b"The ferry."
    else:
        line = told(web, site.url(path))
        assert line.startswith("robots.txt of 127.0.0.1 asks programs such as Tellings not to")
        assert site.paths() == []


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_none_means_that_nothing_is_asked(site: Site, web: Web, status: int) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /", status)
    site.page("/a", b"The ferry.")
    assert web.get(site.url("/a")).data == b"The ferry."


@pytest.mark.parametrize("status", [429, 500, 503])
def test_one_that_fails_means_that_nothing_may_be_read(site: Site, web: Web, status: int) -> None:
    site.replies["/robots.txt"] = Reply(status=status)
    site.page("/a", b"The ferry.")
    line = told(web, site.url("/a"))
    assert line.startswith("robots.txt of 127.0.0.1, which comes first, fails")
    assert str(status) in line
    told(web, site.url("/b"))
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_one_that_is_sent_on(site: Site, abroad: Abroad) -> None:
    web, _ = abroad(a_example=[PUBLIC], b_example=["10.0.0.1"])
    site.sends_on("/robots.txt", "/rules")
    site.replies["/rules"] = Reply(b"User-agent: *\nDisallow: /b")
    site.page("/a", b"The ferry.")
    assert web.get("http://a.example/a").data == b"The ferry."
    assert "asks programs" in told(web, "http://a.example/b")


def test_one_that_is_sent_on_to_a_private_place(site: Site, abroad: Abroad) -> None:
    web, world = abroad(a_example=[PUBLIC], b_example=["10.0.0.1"])
    site.sends_on("/robots.txt", "http://b.example/robots")
    line = told(web, "http://a.example/a")
    assert line.startswith("robots.txt, which comes first, cannot be read (it is sent on to a")
    assert set(world.dialled) == {PUBLIC}


def test_a_large_one_is_read_in_part(site: Site, web: Web) -> None:
    rules = b"User-agent: *\nDisallow: /a\n" + b"# xxxxx\n" * (LARGEST // 8) + b"Disallow: /b\n"
    site.replies["/robots.txt"] = Reply(rules)
    site.page("/b", b"The ferry.")
    assert "asks programs" in told(web, site.url("/a"))
    assert web.get(site.url("/b")).data == b"The ferry."


def test_a_rule_that_is_cut_is_none() -> None:
    rules = b"User-agent: *\nDisallow: /" + b"a" * LARGEST
    assert _parsed(rules[:LARGEST]).can_fetch("http://a.example/aaa", "Tellings")


def test_asked_once_a_run_and_once_a_day(site: Site, settings: Settings) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /b")
    web = Web(settings)
    for path in ("/1", "/2"):
        site.page(path, b"The ferry.")
        web.get(site.url(path))
    assert "asks programs" in told(Web(settings), site.url("/b"))
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


def test_the_delay_that_a_host_asks_for(
    site: Site, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("tellings.intake.web.deadline.time.sleep", slept.append)
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 3")
    web = Web(msgspec.structs.replace(settings, delay=1))
    for path in ("/1", "/2"):
        site.page(path, b"The ferry.")
        web.get(site.url(path))
    assert slept == [pytest.approx(3, abs=0.9)]


@pytest.mark.parametrize("asked", ["1e9", "inf", "nan", "-5", "x"])
def test_a_delay_without_measure(site: Site, settings: Settings, asked: str) -> None:
    from tellings.intake.web.pace import Pace

    site.replies["/robots.txt"] = Reply(f"User-agent: *\nCrawl-delay: {asked}".encode())
    site.page("/1", b"The ferry.")
    waits: list[float] = []
    web = Web(settings)
    web._pace = type("", (Pace,), {"wait": lambda _, host, delay=0.0: waits.append(delay) or 0})(0)
    web.get(site.url("/1"))
    assert waits[0] in (0.0, 20.0)


LINES = st.tuples(
    st.sampled_from(["Allow: ", "Disallow: ", "Crawl-delay: ", "Sitemap: ", "# ", ""]),
    st.text("/ab*$%2f .0-", max_size=12),
).map("".join)
RULES = st.binary(max_size=300) | st.lists(LINES, max_size=12).map("\n".join).map(str.encode)


@given(RULES)
def test_any_bytes_are_rules(data: bytes) -> None:
    """Whatever stands under another's name, those under our own hold."""
    rules = _parsed(b"User-agent: *\n" + data)
    assert rules.can_fetch("http://a.example/a%2fb?c", "Tellings") in (True, False)
    assert isinstance(rules.crawl_delay("Tellings"), float | None)
    own = b"\nUser-agent: tellings\nDisallow: /slip\nCrawl-delay: 7\n"
    rules = _parsed(b"User-agent: other\n" + b"Disallow: /\n" + data + own)
    assert not rules.can_fetch("http://a.example/slip/1", "Tellings")
    assert rules.can_fetch("http://a.example/harbour", "Tellings")
    assert rules.crawl_delay("Tellings") == 7


def test_errors_are_of_one_kind(site: Site, web: Web) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nRequest-rate: " + b"9" * 5_000 + b"/1s")
    with pytest.raises(ReadError, match="there is no such page"):
        web.get(site.url("/a"))
