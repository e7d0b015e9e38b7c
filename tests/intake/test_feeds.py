"""Feeds and sitemaps: what they list, and that nothing in them can do harm."""

from __future__ import annotations

import gzip
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import ReadError
from tellings.intake.feeds import Entry, Feed, is_feed, read_feed
from tellings.intake.feeds.dates import published

AT = "https://courier.example/feeds/news.xml"
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def rss(items: str, head: str = "<title>The Vell Courier</title>", spaces: str = "") -> bytes:
    root = f'<?xml version="1.0"?><rss version="2.0" {spaces}>'
    return f"{root}<channel>{head}{items}</channel></rss>".encode()


def atom(entries: str) -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Tide</title>{entries}</feed>'.encode()


def only(data: bytes) -> Entry:
    (entry,) = read_feed(data, AT).entries
    return entry


RSS = rss(
    """
<item>
  <title>Ferry back &amp; &lt;b&gt;on time&lt;/b&gt;</title>
  <link>/2026/ferry</link>
  <pubDate>Tue, 03 Mar 2026 10:05:00 +0100</pubDate>
  <dc:creator>Ana Moss</dc:creator><dc:creator>Ben Reed</dc:creator>
  <source url="https://wire.example/feed">Vell Wire</source>
  <description>The ferry is back.</description>
  <content:encoded><![CDATA[<p>The ferry is back, “at last”.</p><p>AT&T paid.</p>]]>
  </content:encoded>
</item>
<item><title>Bridge</title><link>https://courier.example/bridge</link>
  <pubDate>Wed, 04 Mar 2026 08:00:00 GMT</pubDate><description>A bridge.</description></item>
<item><title>No date</title><link>https://courier.example/none</link></item>
""",
    spaces='xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"',
)


def test_rss() -> None:
    found = read_feed(RSS, AT)
    assert found.title == "The Vell Courier"
    assert [entry.title for entry in found.entries] == [
        "Bridge",
        "Ferry back & on time",
        "No date",
    ]
    assert found.entries[1] == Entry(
        url="https://courier.example/2026/ferry",
        title="Ferry back & on time",
        published="2026-03-03T10:05:00+01:00",
        authors=("Ana Moss", "Ben Reed"),
        outlet="Vell Wire",
        content="<p>The ferry is back, “at last”.</p><p>AT&T paid.</p>",
    )
    assert found.entries[0].content == ""
    assert found.entries[2].published == ""


def test_the_same_in_other_encodings() -> None:
    expected = read_feed(RSS, AT)
    text = RSS.decode()
    assert read_feed(text.encode("utf-16"), AT) == expected
    assert read_feed(b"\xef\xbb\xbf" + RSS, AT) == expected
    assert read_feed(gzip.compress(RSS), AT) == expected
    # Many feeds say that they are UTF-8 and are not.
    said = text.replace("?>", ' encoding="utf-8"?>', 1)
    assert read_feed(said.encode("cp1252"), AT) == expected


def test_atom() -> None:
    found = only(
        atom(
            """<entry xml:base="https://tide.example/a/">
            <title type="html">High &amp;amp; dry</title>
            <link rel="self" href="self.atom"/><link rel="alternate" href="dry.html"/>
            <author><name>Ana Moss</name></author><published>2026-03-03T10:05:00.5Z</published>
            <updated>2026-03-04T10:05:00Z</updated><source><title>Vell Wire</title></source>
            <summary>Dry.</summary><content type="xhtml">
            <div xmlns="http://www.w3.org/1999/xhtml"><p>It was <br/>dry.</p></div></content>
            </entry>"""
        )
    )
    assert found.url == "https://tide.example/a/dry.html"
    assert (found.title, found.published) == ("High & dry", "2026-03-03T10:05:00+00:00")
    assert (found.authors, found.outlet) == (("Ana Moss",), "Vell Wire")
    assert "<p>It was <br>dry.</p>" in found.content


def test_what_atom_updates_is_not_published() -> None:
    found = only(atom("<entry><link href='/a'/><updated>2026-03-04T10:05:00Z</updated></entry>"))
    assert found == Entry("https://courier.example/a")


def test_rss_1_0_and_0_91() -> None:
    rdf = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="x"><title>Tide</title></channel><item rdf:about="y"><title>Dry</title>
      <link>https://tide.example/dry</link><dc:date>2026-03-04</dc:date></item></rdf:RDF>"""
    assert is_feed(rdf)
    found = read_feed(rdf, AT)
    assert found.title == "Tide"
    assert found.entries == (Entry("https://tide.example/dry", "Dry", "2026-03-04"),)
    old = b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/x.dtd">'
    old += b'<rss version="0.91"><channel><item><link>/a</link></item></channel></rss>'
    assert only(old).url == "https://courier.example/a"


def test_json_feed() -> None:
    data = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Tide", "items": [
      {"id": "1", "url": "/dry", "title": "Dry", "date_published": "2026-03-04T10:05:00+01:00",
       "authors": [{"name": "Ana Moss"}, 7], "content_html": "<p>Dry.</p>"},
      {"id": "2", "external_url": "https://b.example/", "content_text": "One <1>\\n\\nTwo"},
      {"url": 7}, "x", null, {"url": "javascript:alert(1)"}]}"""
    assert is_feed(data)
    assert read_feed(data, AT) == Feed(
        "Tide",
        (
            Entry(
                "https://courier.example/dry",
                "Dry",
                "2026-03-04T10:05:00+01:00",
                ("Ana Moss",),
                "",
                "<p>Dry.</p>",
            ),
            Entry("https://b.example/", content="<p>One &lt;1&gt;</p><p>Two</p>"),
        ),
    )


def test_a_news_sitemap() -> None:
    data = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {NEWS}
      xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
      <url><loc>https://tide.example/1</loc><lastmod>2026-03-01</lastmod></url>
      <url><loc> https://tide.example/2 </loc><news:news><news:publication><news:name>The Tide
      </news:name></news:publication><news:publication_date>2026-03-04T10:05+01:00
      </news:publication_date><news:title>High &amp; dry</news:title></news:news>
      <image:image><image:loc>https://tide.example/i.png</image:loc></image:image></url>
      <url><loc>ftp://tide.example/3</loc></url></urlset>""".encode()
    assert is_feed(data)
    assert is_feed(gzip.compress(data))
    expected = Feed(
        "",
        (
            Entry(
                "https://tide.example/2",
                "High & dry",
                "2026-03-04T10:05:00+01:00",
                outlet="The Tide",
            ),
            Entry("https://tide.example/1"),
        ),
    )
    assert read_feed(data, AT) == read_feed(gzip.compress(data), AT) == expected


def test_an_index_of_sitemaps() -> None:
    data = b"""<?xml version="1.0"?><!-- a --><sitemapindex><sitemap><loc>/old.xml.gz</loc>
      <lastmod>2026-01-01</lastmod></sitemap><sitemap><loc>/new.xml.gz</loc>
      <lastmod>2026-03-01T00:00:00Z</lastmod></sitemap></sitemapindex>"""
    assert is_feed(data)
    assert read_feed(data, AT).feeds == (
        "https://courier.example/new.xml.gz",
        "https://courier.example/old.xml.gz",
    )


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"<html><rss>",
        b"<!doctype html><html><body><feed>",
        b"The <rss> element",
        b'{"version": 1}',
        b'{"text": "https://jsonfeed.org/version/1"}',
        b"<rdf:RDF xmlns:rdf='x'><foaf:Person/>",
        b"<!-- <rss> --><html>",
        b"<rssx>",
        b"\x1f\x8b\x08\x00",
        b"\x1f\x8bxx",
        b"\x00\x01\x02",
    ],
)
def test_what_is_no_feed(head: bytes) -> None:
    assert is_feed(head) is (head == b"The <rss> element")
    if not is_feed(head):
        with pytest.raises(ReadError):
            read_feed(head, AT)


def test_links_that_lead_nowhere_are_dropped_and_twins_counted_once() -> None:
    links = [
        *("javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "", "http://[x"),
        *("/a", "https://courier.example/a", "HTTPS://Courier.example/a#top", "ftp://a.example/"),
    ]
    found = read_feed(rss("".join(f"<item><link>{link}</link></item>" for link in links)), AT)
    assert [entry.url for entry in found.entries] == ["https://courier.example/a"]


def test_a_feed_in_a_file_keeps_only_whole_links() -> None:
    data = rss("<item><link>/a</link></item><item><link>https://b.example/</link></item>")
    assert [each.url for each in read_feed(data, "news.xml").entries] == ["https://b.example/"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2026-03-04", "2026-03-04"),
        ("2026-03-04T10:05", "2026-03-04T10:05:00"),
        ("2026-03-04 10:05:07 +0100", "2026-03-04T10:05:07+01:00"),
        ("2026-03-04T10:05:07.123z", "2026-03-04T10:05:07+00:00"),
        ("Wed, 04 Mar 2026 10:05:00 EST", "2026-03-04T10:05:00-05:00"),
        ("4 Mar 2026 10:05:00 +0530", "2026-03-04T10:05:00+05:30"),
        ("2026-13-04", ""),
        ("2026-03-04T25:05", ""),
        ("yesterday", ""),
        ("", ""),
        ("9" * 10_000, ""),
        ("Wed, 99 Mar 2026 10:05:00 +9999", ""),
    ],
)
def test_dates(written: str, told: str) -> None:
    assert published(written) == told


def test_broken_feeds_are_mended() -> None:
    broken = (
        b'\n<rss version="2.0"><channel><title>Caf&eacute; & &bogus; \x01x</title>'
        b"<item><dc:creator>Ana</dc:creator><link>https://a.example/?a=1&b=2</link>"
        b"<title>One<br>two</title></item><item><link>https://a.example/2</link>"
    )
    found = read_feed(broken, AT)
    assert found.title == "Café & &bogus; x"
    assert found.entries[0].url == "https://a.example/?a=1&b=2"
    assert found.entries[0].authors == ("Ana",)


def test_a_content_that_is_no_more_than_the_summary_is_no_article() -> None:
    item = "<item><link>/a</link><description>The ferry is back.</description>{}</item>"
    encoded = "<content:encoded>The ferry is back.</content:encoded>"
    assert only(rss(item.format(encoded))).content == ""


def test_entities_are_not_replaced(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the vault")
    bomb = '<!ENTITY a0 "haha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    for doctype in (f'<!ENTITY a11 SYSTEM "{secret.as_uri()}">', bomb):
        data = f"<!DOCTYPE rss [{doctype}]>".encode() + rss(
            "<item><title>[&a11;]</title><link>/a</link></item>"
        )
        assert only(data).title == "[&a11;]"


@pytest.mark.parametrize(
    "data",
    [b"/etc/hostname", b"http://127.0.0.1:1/feed", b"file:///etc/hostname", b"pyproject.toml"],
)
def test_nothing_is_opened_or_fetched(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket, "create_connection", never)
    monkeypatch.setattr(socket, "getaddrinfo", never)
    with pytest.raises(ReadError, match="is no feed"):
        read_feed(data, AT)
    for each in ("<rss><channel><link>http://127.0.0.1:1/</link></channel></rss>", "<feed><a/>"):
        read_feed(each.encode() + data, AT)


PIECES = st.sampled_from(
    [
        *("<rss>", "<rss version='2.0'>", "<channel>", "</channel>", "<item>", "</item>", "<feed>"),
        *("<entry>", "<link>", "</link>", "<link href='/a'/>", "<title>", "</title>", "<![CDATA["),
        *("]]>", "<!--", "-->", "<!DOCTYPE x [", "&amp;", "&eacute;", "&", "<", "dc:", "<dc:date>"),
        *(
            "2026-03-04",
            "http://a.example/",
            "<content type='xhtml'>",
            "<a xml:base='//[x'>",
            "<a:b c:d='e'>",
        ),
        *(
            "<urlset>",
            "<url>",
            "<loc>",
            "</loc>",
            "</url>",
            "\x00",
            "\ud800",
            "<pubDate>",
            "<author>",
        ),
        *('{"version":"https://jsonfeed.org/version/1",', '"items":[{"url":"/a"}]}', "xmlns:a='b'"),
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=25))
def test_no_feed_raises_anything_else(pieces: list[str]) -> None:
    data = "".join(pieces).encode("utf-8", "surrogatepass")
    is_feed(data)
    try:
        found = read_feed(data, AT)
    except ReadError as problem:
        assert str(problem).isprintable()
    else:
        assert all(entry.url.startswith(("http://", "https://")) for entry in found.entries)


N = 300_000
HOSTILE = {
    "empty items": "rss('<item/>' * (N // 7))",
    "unclosed items": "rss('<item><link/>' * (N // 13))",
    "100,000 deep": "rss('<a>' * 100_000)",
    "less-than signs": "rss('<' * N)",
    "ampersands": "rss('<item><title>' + '&' * N)",
    "one tag": "rss('<item ' + 'a=\"b\" ' * (N // 6) + '>')",
    "open tags": "rss('<a ' * (N // 3))",
    "open CDATA": "rss('<item><title>' + '<![CDATA[' * (N // 9))",
    "comments": "b'<!--x-->' * (N // 8) + rss('')",
    "authors": "rss('<item>' + '<author>a@b (c)</author>' * (N // 24) + '</item>')",
    "prefixes": "rss(''.join(f'<n{n}:a/>' for n in range(N // 12)))",
    "packed": "__import__('gzip').compress(b'<urlset>' + b' ' * 70_000_000)",
    "urls": "b'<urlset>' + b'<url/>' * (N // 6)",
    "brackets": 'b\'{"version":"https://jsonfeed.org/version/1","items":[\' + b\'[\' * N',
}


RUN = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
from tests import costs
from tests.intake.test_feeds import AT, HOSTILE, N, ReadError, read_feed, rss
for case, code in HOSTILE.items():
    data = eval(code)
    with costs.under(20):
        try:
            read_feed(data, AT)
        except ReadError:
            pass
    print(case)
"""


def test_hostile_feeds_are_bounded() -> None:
    # In a process of its own: a parser written in C would take the tests down with it. Each case
    # takes a second at most; what grows with the square of its size takes minutes.
    done = subprocess.run(
        [sys.executable, "-c", RUN], capture_output=True, text=True, timeout=900, check=False
    )
    assert done.stdout.splitlines() == list(HOSTILE), done.stderr[-500:]


def test_a_whole_article_needs_no_summary_beside_it() -> None:
    item = (
        "<item><title>Ferry</title><link>/ferry</link><content:encoded>"
        "<![CDATA[<p>The ferry is back.</p>]]></content:encoded></item>"
    )
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    assert only(rss(item, spaces=spaces)).content == "<p>The ferry is back.</p>"
