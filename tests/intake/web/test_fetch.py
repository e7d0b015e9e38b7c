"""Pages fetched from a server on loopback, and how each answer that is no page is told."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import msgspec
import pytest

from tellings import __version__
from tellings.intake.web import Settings, Web
from tests.intake.web.conftest import Abroad, told
from tests.intake.web.server import PUBLIC, Reply, Site

PAGE = "<p>The ferry is back, “at last”.".encode()


def test_a_page(site: Site, web: Web) -> None:
    site.replies["/a"] = Reply(PAGE, fields={"Content-Type": 'Text/HTML; charset="ISO-8859-1"'})
    found = web.get(site.url("/a#part"))
    assert (found.url, found.final) == (site.url("/a#part"), site.url("/a"))
    assert (found.data, found.media, found.charset) == (PAGE, "text/html", "cp1252")
    assert not found.cached


def test_what_is_sent(site: Site, web: Web) -> None:
    site.page("/a", PAGE)
    web.get(site.url("/a"))
    (robots, _), (path, fields) = site.asked
    assert (robots, path) == ("/robots.txt", "/a")
    assert fields["user-agent"] == f"Tellings/{__version__}"
    assert fields["host"] == f"127.0.0.1:{site.port}"
    assert fields["accept-encoding"] == "gzip, deflate"
    assert not {"cookie", "authorization", "referer"} & set(fields)


@pytest.mark.parametrize(
    "status", [401, 402, 403, 404, 406, 410, 451, 418, 500, 502, 503, 204, 304]
)
def test_statuses_have_a_line_each(site: Site, web: Web, status: int) -> None:
    site.replies["/a"] = Reply(status=status)
    line = told(web, site.url("/a"))
    assert str(status) in line
    assert "; " in line


@pytest.mark.parametrize(
    ("after", "line"),
    [
        ("120", "the server asks for fewer requests; try again in 120 seconds (Retry-After)"),
        ("Wed, 21 Oct 2015 07:28:00 GMT", "the server asks for fewer requests; try again in 0 s"),
        ("soon", "the server asks for fewer requests; try again later"),
        ("", "the server asks for fewer requests; try again later"),
        ("9" * 400, "the server asks for fewer requests; try again later"),
    ],
)
def test_too_many_requests(site: Site, web: Web, after: str, line: str) -> None:
    site.replies["/a"] = Reply(status=429, fields={"Retry-After": after})
    assert told(web, site.url("/a")).startswith(line)


def test_a_host_that_asks_for_fewer_requests_is_left_alone(site: Site, web: Web) -> None:
    site.replies["/a"] = Reply(status=429, fields={"Retry-After": "100"})
    site.page("/b", PAGE)
    told(web, site.url("/a"))
    line = told(web, site.url("/b"))
    assert line.startswith("127.0.0.1 asked for fewer requests; try again in")
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    "media",
    [
        *("text/html", "text/plain", "application/xhtml+xml", "application/xml", "text/xml"),
        *("application/rss+xml", "application/atom+xml", "application/feed+json"),
        *("application/json", "application/octet-stream", "application/gzip", "text/x-anything"),
    ],
)
def test_media_that_are_read(site: Site, web: Web, media: str) -> None:
    site.page("/a", PAGE, Content_Type=media)
    assert web.get(site.url("/a")).media == media


@pytest.mark.parametrize(
    "media", ["image/png", "application/pdf", "video/mp4", "application/zip", "x", "text/\x7f"]
)
def test_media_that_are_not(site: Site, web: Web, media: str) -> None:
    site.page("/a", PAGE, Content_Type=media)
    assert "no text; give a page, a feed or a text" in told(web, site.url("/a"))


def test_a_page_without_a_media_type(site: Site, web: Web) -> None:
    site.replies["/a"] = Reply(PAGE)
    found = web.get(site.url("/a"))
    assert (found.data, found.media, found.charset) == (PAGE, "", "")


@pytest.mark.parametrize("charset", ["utf-7", "zip", "x" * 300, "../../etc", "base64"])
def test_only_charsets_of_the_web_are_told(site: Site, web: Web, charset: str) -> None:
    site.page("/a", PAGE, Content_Type=f"text/html; charset={charset}")
    assert web.get(site.url("/a")).charset == ""


PACKED = {
    "gzip": gzip.compress(PAGE),
    "x-gzip": gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]),
    "gzip ": gzip.compress(PAGE) + b"\0" * 100,
    "deflate": zlib.compress(PAGE),
    "Deflate": zlib.compress(PAGE)[2:-4],
    "identity": PAGE,
}


@pytest.mark.parametrize("coding", PACKED)
def test_packed_pages(site: Site, web: Web, coding: str) -> None:
    site.page("/a", PACKED[coding], Content_Encoding=coding)
    assert web.get(site.url("/a")).data == PAGE


@pytest.mark.parametrize(
    ("coding", "body", "line"),
    [
        ("br", PAGE, "is packed in a way that was not asked for ('br')"),
        ("gzip, gzip", PAGE, "is packed in a way that was not asked for"),
        ("gzip", PAGE, "is packed and damaged"),
        ("gzip", gzip.compress(PAGE, mtime=0)[:-9], "is packed and ends too early"),
        ("deflate", b"\xff" * 20, "is packed and damaged"),
        ("gzip", gzip.compress(b"", mtime=0) * 1_100, "is packed in too many pieces"),
    ],
)
def test_packed_and_broken(site: Site, web: Web, coding: str, body: bytes, line: str) -> None:
    site.page("/a", body, Content_Encoding=coding)
    assert told(web, site.url("/a")).startswith(line)


def test_an_empty_packed_page(site: Site, web: Web) -> None:
    site.page("/a", b"", Content_Encoding="gzip")
    assert web.get(site.url("/a")).data == b""


def test_names_lead_to_checked_addresses(site: Site, abroad: Abroad) -> None:
    web, world = abroad(courier_example=[PUBLIC])
    site.page("/a", PAGE)
    assert web.get("http://courier.example/a").data == PAGE
    assert set(world.dialled) == {PUBLIC}
    assert site.asked[-1][1]["host"] == "courier.example"


def test_an_unknown_name(abroad: Abroad) -> None:
    web, _ = abroad()
    assert told(web, "http://nowhere.example/").startswith("there is no host nowhere.example;")


def test_a_server_that_is_not_there(settings: Settings, site: Site) -> None:
    free = site.port
    site.replies.clear()
    import socket

    with socket.create_server(("127.0.0.1", 0)) as closed:
        free = closed.getsockname()[1]
    line = told(Web(settings), f"http://127.0.0.1:{free}/")
    assert "its host cannot be reached" in line


def test_offline_nothing_is_asked(site: Site, settings: Settings) -> None:
    site.page("/a", PAGE)
    offline = msgspec.structs.replace(settings, offline=True)
    assert told(Web(offline), site.url("/a")).startswith("is not in the cache, and nothing is")
    assert site.asked == []
    Web(settings).get(site.url("/a"))
    found = Web(offline).get(site.url("/a"))
    assert (found.data, found.cached) == (PAGE, True)


def test_a_cache_of_its_own_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert told(Web(Settings(offline=True)), "http://courier.example/").startswith("is not in")
    assert list(tmp_path.rglob("*.tellings-page")) == []
