"""Articles of web pages: the report, traced to the page, without what stands about it."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.intake import read
from tellings.intake.encoding import decode
from tellings.intake.page import read_page
from tellings.intake.pages.left import MOST
from tellings.model import Article, Datum, Origin, Span
from tests.intake.reading import article, taken

FERRY = "The ferry between Ansel and Grenlow is to sail again from June, the harbour office said."
WATER = "For forty years the water kept the two towns apart, and nobody had asked the water."
BAIT = "Marit Oldenby, who keeps a bait shop by the slip, sold tickets for the last one."
FARES = "A crossing will cost twelve crowns, and half of that for children and for bicycles."
BODY = f"<p>{FERRY}</p><p>{WATER}</p><p>{BAIT}</p><p>{FARES}</p>"
PAGE = f"""<!doctype html><html lang=en-GB><head><title>Ferry back | The Review</title></head><body>
<header><a href=/>The Review</a><nav><ul><li>Coast<li>Tides</ul></nav></header>
<main><article><h1>Ferry back after forty years</h1>
<div class="byline">By <a rel=author>Petra Lowmoor</a></div><time datetime=2026-05-14>14 May</time>
{BODY}
<figure><img src=x><figcaption>The ship at her berth.
  <span class=credit>Photo: Odile Farren</span></figcaption></figure>
<h2>Who is to pay</h2><p>Neither of the governments has said what the ships are going to cost.</p>
<p>&#8216;It&rsquo;s a gift,&#8217; said Rurik Dane, who&nbsp;leads the <b>opposition</b>.</p>
<aside><h3>More</h3><p>Ten things to do with a smoked eel before the summer ends.</p></aside>
</article>
<section><h2>Read next</h2><article><h3><a href=/1>Eels are late this year</a></h3>
<time datetime=2020-01-01>1 January</time></article></section></main>
<footer><p>Copyright of The Review, all rights are reserved in both of the towns.</p></footer>
"""


def tags(read: Article) -> list[tuple[str, str]]:
    """Each tag of the article with the words that stand under it."""
    assert read.origin is not None
    pieces = read.origin.pieces
    found: list[tuple[str, str]] = []
    for piece in pieces:
        words = piece.at.of(read.text)
        if found and found[-1][0] == piece.tag and piece.source:
            found[-1] = (piece.tag, found[-1][1] + words)
        else:
            found.append((piece.tag, words))
    return [(tag, words) for tag, words in found if tag]


def check_pieces(read: Article, page: str) -> None:
    """The pieces cover the text, in order, and each is what stands at its place in the page."""
    assert read.origin is not None
    at = place = 0
    for piece in read.origin.pieces:
        assert piece.at.start == at < piece.at.end
        at = piece.at.end
        if piece.source is None:
            assert piece.at.of(read.text) == "\n\n"
            continue
        assert place <= piece.source.start < piece.source.end <= len(page)
        place = piece.source.end
        source, words = piece.source.of(page), piece.at.of(read.text)
        if not source.startswith(("&", "<br")):
            assert re.sub(r"[ \t\n\r\f]+", " ", source) == words
    assert at == len(read.text)


def test_a_report_is_found_and_its_parts_are_named() -> None:
    assert tags(article(PAGE)) == [
        ("h1", "Ferry back after forty years"),
        ("byline", "By Petra Lowmoor"),
        ("time", "14 May"),
        *(("p", words) for words in (FERRY, WATER, BAIT, FARES)),
        ("figcaption", "The ship at her berth. "),
        ("credit", "Photo: Odile Farren"),
        ("h2", "Who is to pay"),
        ("p", "Neither of the governments has said what the ships are going to cost."),
        (
            "p",
            "\u2018It\u2019s a gift,\u2019 said Rurik Dane, who\u00a0leads the opposition.",
        ),
    ]


def test_its_text_leads_back_to_the_page() -> None:
    read = article(PAGE)
    check_pieces(read, PAGE)
    assert read.origin is not None
    (apostrophe,) = (p for p in read.origin.pieces if p.source and p.source.of(PAGE) == "&rsquo;")
    assert apostrophe.at.of(read.text) == "\u2019"


def test_line_ends_of_any_kind_are_counted_as_they_stand() -> None:
    page = PAGE.replace("\n", "\r\n")
    check_pieces(article(page), page)


def test_what_the_page_says_of_itself() -> None:
    read = article(PAGE)
    assert read.title == Datum("Ferry back after forty years", "h1", 0.6)
    assert read.byline == Datum("Petra Lowmoor", "byline element", 0.7)
    assert read.published == Datum("2026-05-14", "time element", 0.8)
    assert read.language == Datum("en-GB", "html lang", 0.9)
    assert (read.outlet, read.url) == (None, None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_pages_in_other_encodings(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "ferry.html"
    page = PAGE.replace("&rsquo;", "\u2019")
    path.write_bytes(page.encode(encoding))
    (only,) = read(str(path)).articles
    assert only.origin is not None
    assert (only.origin.media, only.origin.encoding) == ("text/html", encoding)
    check_pieces(only, page)


def test_hostile_text_is_text() -> None:
    page = PAGE.replace("Ferry back after", "&lt;script&gt;alert(1)&lt;/script&gt; after")
    assert article(page).text.startswith("<script>alert(1)</script> after forty years")


def test_scripts_hold_no_text() -> None:
    script = "<script>push('<p>Nobody has ever said anything like this to anyone.</p>')</script>"
    assert article(PAGE.replace("<p>", script + "<p>")).text == article(PAGE).text


def test_captions_of_other_articles_stay_out() -> None:
    teaser = "<figure><img><figcaption>An eel in a basket of eels.</figcaption></figure>"
    page = PAGE.replace("<section>", f"<section><p>Eels</p><p>Fish</p>{teaser}")
    assert "eel" not in article(page).text


def test_an_author_named_elsewhere_is_found_in_an_unmarked_line() -> None:
    meta = '<meta name=author content="Petra Lowmoor">'
    page = (
        PAGE.replace('class="byline"', "")
        .replace("rel=author", "")
        .replace("<title", meta + "<title")
    )
    assert ("byline", "By Petra Lowmoor") in tags(article(page))


def test_the_heading_that_is_called_like_the_page_is_the_headline() -> None:
    page = PAGE.replace("<header>", "<header><h1>The Review</h1>")
    assert article(page).title == Datum("Ferry back after forty years", "h1", 0.6)
    assert "The Review" not in article(page).text


def test_a_page_without_a_heading_takes_its_title_from_elsewhere() -> None:
    page = PAGE.replace("<h1>", "<div>").replace("</h1>", "</div>")
    assert article(page).title == Datum("Ferry back | The Review", "title element", 0.6)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<html>The ferry is back.", "The ferry is back."),
        ("<p>The ferry is back.", "The ferry is back."),
        ("<!-- saved --><html><p>Back.</p><p>Gone.", "Back.\n\nGone."),
        (
            "<html><form><h1>Ferry</h1><p>The ferry is back.</p></form>",
            "Ferry\n\nThe ferry is back.",
        ),
        ("<html><nav>Menu</nav><div>The ferry</div><div>is back.", "The ferry\n\nis back."),
        ("<html><body>The ferry<br>is back.", "The ferry\nis back."),
    ],
)
def test_small_pages(page: str, text: str) -> None:
    assert article(page).text == text


def test_too_large_for_a_vote_the_page_goes_by_its_structure() -> None:
    many = "".join(f"<p>The ferry of day {number} is back.</p>" for number in range(21_000))
    page = f"<html><nav>Menu</nav><p>Elsewhere.</p><article><h1>Days</h1>{many}</article></html>"
    read = article(page)
    assert read.text.startswith("Days\n\nThe ferry of day 0 is back.\n\nThe ferry of day 1 ")
    assert read.text.endswith("The ferry of day 20999 is back.")


PARTS = st.one_of(
    st.sampled_from(["<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>", "<article>", "</article>"]),
    st.sampled_from(
        ["<b>", "</b>", "<br>", "<li>", "<figure>", "<figcaption>", "<span class=credit>"]
    ),
    st.sampled_from(
        ["&amp;", "&rsquo;", "&nbsp;", "&#8220;", "&", "<", "<!--", "-->", "</", "\n", "  "]
    ),
    st.sampled_from(
        [FERRY, WATER, BAIT, "\u201cNo,\u201d she said.", "\U0001f6a2", "<script>", "</script>"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
)


@given(st.lists(PARTS, max_size=40).map("".join))
def test_pages_of_any_pieces(inside: str) -> None:
    page = f"<html><body>{inside}"
    for each in taken(page.encode()).articles:
        check_pieces(each, page)


@given(st.randoms(use_true_random=False), st.integers(1, 60))
def test_damaged_pages(chance: random.Random, times: int) -> None:
    page = bytearray(PAGE.encode())
    for _ in range(times):
        at = chance.randrange(len(page))
        if chance.random() < 0.5:
            del page[at : at + chance.randrange(1, 30)]
        else:
            page[at:at] = chance.choice(
                [b"<", b">", b'"', b"&#", b"<!--", b"\xff", b"</p>", b"<a x="]
            )
    for each in taken(b"<html>" + bytes(page)).articles:
        check_pieces(each, decode(b"<html>" + bytes(page)).text)


def test_an_address_of_another_site_is_not_the_page_s_own() -> None:
    page = PAGE.replace("<title", "<link rel=canonical href=https://news.review.example/1><title")
    for named, url in (
        ("ferry.html", "https://news.review.example/1"),
        ("https://review.example/2", "https://news.review.example/1"),
        ("https://other.example/2", "https://other.example/2"),
    ):
        read = read_page(page, Origin(named, "text/html"))
        assert read is not None
        assert read.url == url
        recorded = read_page(page, Origin("x.warc", "text/html", member=named))
        assert recorded is not None
        assert recorded.url == url


@pytest.mark.parametrize(
    "part",
    ["<a <", '<a b="', "<svg>", "<title>", "<nav>x</nav>", "<div>", "<p class='&amp;'>"],
)
def test_a_large_page_is_read_in_bounds(part: str) -> None:
    """Twenty thousand of what may nest, stay open or be left out cost no word and hold little."""
    page = "<html><p>Ferry</p>" + part * 20_000
    read = read_page(page, Origin("-", "text/html"))
    assert read is not None
    assert read.text == "Ferry"
    assert read.origin is not None
    assert [piece.source for piece in read.origin.pieces] == [Span(9, 14)]
    assert len(read.origin.left_out) <= MOST
