"""Feeds: what they carry, what they list, and which addresses are fetched for whom."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import ReadError
from tellings.intake import Asked, Found, read, stream
from tellings.intake.web import Settings, Web
from tellings.model import Article, Datum
from tests.intake.reading import taken

BODY = "<p>The ferry is back at Vell, said Ada Holm.</p><p>It sank twice this year.</p>"
ENTRY = (
    "<item><title>Ferry {n}</title><link>{link}</link>{content}"
    "<pubDate>Wed, 04 Jun 2031 0{n}:00:00 GMT</pubDate></item>"
)
PAGE = "<html><head><title>Ferry {n}</title></head><article><h1>Ferry {n}</h1><p>It sank {n} times"
PAGE += " at Vell this year, said Ada Holm, who runs it.</p></article></html>"


def rss(*entries: str) -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/'
        f'content/"><channel><title>News</title>{"".join(entries)}</channel></rss>'
    )


def entry(n: int, link: str, content: str = "") -> str:
    if content:
        content = f"<content:encoded><![CDATA[{content}]]></content:encoded>"
        content += "<description>It is back.</description>"
    return ENTRY.format(n=n, link=link, content=content)


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder and remembers what was asked for."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[str, Path, list[str]]]:
    """The address of a server on this machine, the folder it serves, and what it was asked for."""
    folder, asked = tmp_path / "site", list[str]()
    folder.mkdir()
    handler = type("Here", (Handler,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", folder, asked
    server.shutdown()
    thread.join()
    server.server_close()


def fetched(address: str, tmp_path: Path, **more: Any) -> list[Found]:
    settings = Settings(allow_private=True, cache=tmp_path / "cache", delay=0)
    return list(stream(address, asked=Asked(web=Web(settings), **more)))


def titles(found: list[Found]) -> list[str]:
    return [each.title.value for each in found if isinstance(each, Article) and each.title]


# --- files ---------------------------------------------------------------------------------------


def test_what_a_file_carries_is_read_and_its_links_are_not() -> None:
    feed = rss(entry(1, "https://c.example/1"), entry(2, "https://c.example/2", BODY))
    found = taken(feed.encode())
    (only,) = found.articles
    assert only.text == "The ferry is back at Vell, said Ada Holm.\n\nIt sank twice this year."
    assert (only.url, only.title) == ("https://c.example/2", Datum("Ferry 2", "feed", 0.9))
    assert only.published is not None
    assert only.published.value.startswith("2031-06-04T02:00")
    assert only.origin is not None
    assert (only.origin.member, only.origin.field) == ("https://c.example/2", "content")
    for piece in only.origin.pieces:
        if piece.source:
            assert piece.at.of(only.text) == piece.source.of(BODY)
    assert [str(each) for each in found.problems] == [
        "cannot read standard input: 1 of its entries have only a link;"
        " give the feed's address to fetch them"
    ]


@pytest.mark.parametrize(
    ("feed", "expected"),
    [
        (rss(), "is a feed without entries; give a page or another feed"),
        ("<rss>" + "<a>" * 100_000, ""),
        (
            rss(entry(1, "https://c.example/&b;", "<p>&b;</p>")).replace(
                "?>", '?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', 1
            ),
            "",
        ),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": ' + "[" * 99_999, ""),
        (rss(entry(1, "https://c.example/1", "<p>1 2</p>")), ""),
    ],
)
def test_feeds_that_are_none(feed: str, expected: str) -> None:
    found = taken(feed.encode())
    assert found.articles == ()
    assert found.problems
    assert all(str(each).isprintable() for each in found.problems)
    assert str(found.problems[0]).startswith(f"cannot read standard input: {expected}")


# --- addresses -----------------------------------------------------------------------------------


def test_a_page_is_fetched_and_nothing_that_it_names(
    site: tuple[str, Path, list[str]], tmp_path: Path
) -> None:
    address, folder, asked = site
    page = PAGE.format(n=1).replace("</head>", f'<link rel="canonical" href="{address}/2"></head>')
    (folder / "1.html").write_text(page)
    (only,) = fetched(f"{address}/1.html", tmp_path)
    assert isinstance(only, Article)
    assert "It sank 1 times" in only.text
    assert set(asked) <= {"/robots.txt", "/1.html"}
    (missing,) = fetched(f"{address}/none.html", tmp_path)
    assert isinstance(missing, ReadError)


def test_the_pages_of_a_feed_are_fetched_if_its_address_was_given(
    site: tuple[str, Path, list[str]], tmp_path: Path
) -> None:
    address, folder, asked = site
    for n in range(1, 4):
        (folder / f"{n}.html").write_text(PAGE.format(n=n))
    links = [f"{address}/{n}.html" for n in (1, 2, 3, 9)]
    feed = rss(*(entry(n, link) for n, link in zip((4, 3, 2, 1), links, strict=True)))
    (folder / "feed.xml").write_text(feed)
    found = fetched(f"{address}/feed.xml", tmp_path)
    assert titles(found) == ["Ferry 1", "Ferry 2", "Ferry 3"]
    first = found[0]
    assert isinstance(first, Article)
    assert first.url == links[0]
    assert first.published is not None
    assert first.published.read_from == "feed"
    assert first.origin is not None
    assert first.origin.source == links[0]
    assert [str(each).partition(": ")[0] for each in found if not isinstance(each, Article)] == [
        f"cannot read {links[3]}"
    ]
    asked.clear()
    assert titles(list(stream(str(folder / "feed.xml"), asked=Asked(web=None)))) == []
    with_web = fetched(str(folder / "feed.xml"), tmp_path)
    assert titles(with_web) == []
    assert asked == []


def test_a_feed_is_cut_at_ten_or_at_the_limit(
    site: tuple[str, Path, list[str]], tmp_path: Path
) -> None:
    address, folder, asked = site
    for n in range(12):
        (folder / f"{n}.html").write_text(PAGE.format(n=n))
    urls = "".join(f"<url><loc>{address}/{n}.html</loc></url>" for n in range(12))
    (folder / "map.xml").write_text(f"<urlset>{urls}</urlset>")
    heard: list[str] = []
    assert len(titles(fetched(f"{address}/map.xml", tmp_path, say=heard.append))) == 10
    assert heard == [f"{address}/map.xml: the first 10 entries were read; --limit N reads N"]
    asked.clear()
    found = fetched(f"{address}/map.xml", tmp_path, say=heard.append, limit=11)
    assert len(titles(found)) == 11
    assert heard[1:] == [f"{address}/map.xml: the first 11 entries were read; --limit N reads N"]
    assert len(titles(fetched(f"{address}/map.xml", tmp_path, limit=12))) == 12


def test_lists_of_sitemaps_are_followed_as_far_as_needed(
    site: tuple[str, Path, list[str]], tmp_path: Path
) -> None:
    address, folder, asked = site
    for n in range(4):
        (folder / f"{n}.html").write_text(PAGE.format(n=n))
    for n, pages in enumerate(((0, 1), (1, 2), (3,))):
        urls = "".join(f"<url><loc>{address}/{page}.html</loc></url>" for page in pages)
        (folder / f"map{n}.xml").write_text(f"<urlset>{urls}</urlset>")
    names = (*(f"map{n}.xml" for n in (0, 1, 2)), "index.xml", "none.xml")
    maps = "".join(f"<sitemap><loc>{address}/{name}</loc></sitemap>" for name in names)
    (folder / "index.xml").write_text(f"<sitemapindex>{maps}</sitemapindex>")
    found = fetched(f"{address}/index.xml", tmp_path)
    assert sorted(titles(found)) == ["Ferry 0", "Ferry 1", "Ferry 2", "Ferry 3"]
    assert sum(not isinstance(each, Article) for each in found) == 1
    asked.clear()
    assert len(titles(fetched(f"{address}/index.xml", tmp_path / "new", limit=2))) == 2
    assert "/map2.xml" not in asked


PARTS = st.sampled_from(
    [
        *("<item>", "</item>", "<link>https://c.example/1</link>", "<content:encoded>", "]]>"),
        *("</content:encoded>", "<![CDATA[", "<p>It sank.</p>", "&amp;", "&x;", "\0", "<title>"),
    ]
)


@given(st.lists(PARTS | st.text(max_size=3), max_size=12).map("".join))
def test_no_feed_raises(words: str) -> None:
    found = taken(rss(words).encode("utf-8", "replace"))
    assert found.articles or found.problems
    assert all(str(each).isprintable() for each in found.problems)


def test_without_a_way_to_the_web_nothing_is_fetched() -> None:
    (told,) = read("http://127.0.0.1:9/feed.xml").problems
    assert str(told).endswith("addresses are not fetched here; save the page and give the file")
