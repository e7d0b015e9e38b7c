"""What a page says of itself, and where it says so."""

from __future__ import annotations

import json

import pytest

from tellings.intake.pages.metadata import Metadata, metadata
from tellings.intake.pages.passages import parse
from tellings.model import Datum


def told(head: str) -> Metadata:
    return metadata(parse(f"<html lang=en><head>{head}</head>").facts)


def linked(**data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Ferry back &amp; running",
    "datePublished": "2026-05-14T17:42:00+02:00",
    "author": [{"@type": "Person", "name": "Petra Lowmoor"}, {"name": "Bo Lind"}],
    "publisher": {"name": "The Review"},
}


def test_json_ld() -> None:
    found = told(linked(**ARTICLE))
    assert found.byline == Datum("Petra Lowmoor, Bo Lind", "json-ld author", 0.95)
    assert found.authors == ("Petra Lowmoor", "Bo Lind")
    assert found.published == Datum("2026-05-14T17:42:00+02:00", "json-ld datePublished", 0.97)
    assert found.outlet == Datum("The Review", "json-ld publisher", 0.6)
    assert [title.read_from for title in found.titles] == ["json-ld headline"]


@pytest.mark.parametrize(
    "script",
    [
        linked(**{"@graph": [{"@type": "WebPage"}, ARTICLE]}),
        f'<script type=application/ld+json>[{{"@type": "Person"}}, {json.dumps(ARTICLE)}]</script>',
        f"<script type='application/ld+json'><!--\n{json.dumps(ARTICLE)}\n--></script>",
        linked(**{"@type": "WebPage", "mainEntity": ARTICLE}),
        linked(**{**ARTICLE, "@type": ["Thing", "OpinionNewsArticle"]}),
        '<script type="application/ld+json">{bad</script>' + linked(**ARTICLE),
        linked(**{**ARTICLE, "description": "two\nlines"}).replace("\\n", "\n"),
    ],
)
def test_json_ld_as_pages_write_it(script: str) -> None:
    assert told(script).outlet == Datum("The Review", "json-ld publisher", 0.6)


@pytest.mark.parametrize("data", ["[" * 100_000, '{"a":' * 50_000, "null", "3", '"x"', "9" * 9_999])
def test_json_ld_that_is_none(data: str) -> None:
    found = told(f"<script type=application/ld+json>{data}</script><title>Ferry</title>")
    assert found.titles == (Datum("Ferry", "title element", 0.77),)


@pytest.mark.parametrize(
    "article",
    [
        {**ARTICLE, "author": 3, "publisher": ["x", {"name": None}], "datePublished": []},
        {**ARTICLE, "author": {"name": {"@value": "Ana"}}, "datePublished": "yesterday"},
        {**ARTICLE, "author": "https://review.example/ana", "datePublished": ""},
    ],
)
def test_fields_of_another_kind_are_passed_over(article: dict[str, object]) -> None:
    found = told(linked(**article))
    assert (found.byline, found.published) == (None, None)


def test_meta_elements() -> None:
    found = told(
        '<meta property="og:title" content="Ferry &amp;  friends"><meta property="og:site_name" '
        'content="The Review"><meta name="author" content="Ana Vey and Bo Lind">'
        '<meta property="article:published_time" content="2026-05-14">'
        '<meta property="og:title" content="Another">'
    )
    assert found.titles == (Datum("Ferry & friends", "og:title", 0.88),)
    assert found.outlet == Datum("The Review", "og:site_name", 0.8)
    assert found.byline == Datum("Ana Vey, Bo Lind", "meta author", 0.8)
    assert found.authors == ("Ana Vey", "Bo Lind")
    assert found.published == Datum("2026-05-14", "article:published_time", 0.95)


@pytest.mark.parametrize(
    "value", ["105092", "a.vey@review.example", "https://review.example/ana", "-"]
)
def test_what_is_no_author(value: str) -> None:
    assert told(f'<meta name=author content="{value}">').byline is None


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel=canonical href=https://review.example/1>", "https://review.example/1"),
        ("<link rel='x Canonical' href=' http://a.example/ '>", "http://a.example/"),
        ('<meta property="og:url" content="https://a.example/2">', "https://a.example/2"),
        ("<link rel=canonical href=/1>", None),
        ("<link rel=canonical href='javascript:alert(1)'>", None),
        ("<link rel=canonical href='https://a.example/\n\x1b'>", None),
        ("<link rel=stylesheet href=https://a.example/>", None),
    ],
)
def test_addresses(head: str, url: str | None) -> None:
    address = told(head).address
    assert (address and address.value) == url
