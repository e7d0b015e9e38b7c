"""Passages of a page: what a reader sees, block by block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.intake.pages.passages import DEEPEST, parse

BLOCKS = ["p", "div", "li", "ul", "h1", "h2", "article", "aside", "figure", "figcaption", "td"]
INLINE = ["b", "a", "span", "time", "button", "svg", "span class=byline", "span hidden", "i"]
PARTS = st.one_of(
    st.sampled_from(BLOCKS + INLINE).map("<{}>".format),
    st.sampled_from([*BLOCKS, "b", "a", "span", "time", "button", "svg"]).map("</{}>".format),
    st.sampled_from(["<br>", "&amp;", "&nbsp;", "&#8217;", "&#10;", "<!-- -->", "<img>", "<", "&"]),
    st.text("ab \u00a0\t\n\U0001f6a2", max_size=8),
)
PAGES = st.lists(PARTS, max_size=60).map("".join)


def texts(page: str) -> list[str]:
    return [passage.text for passage in parse(page).passages]


def tagged(page: str) -> list[tuple[tuple[str, ...], str]]:
    return [(p.tags, p.text) for p in parse(page).passages]


@given(PAGES)
def test_each_run_stands_where_it_says(page: str) -> None:
    at = 0
    for passage in parse(page).passages:
        assert passage.text == "".join(run.text for run in passage.runs)
        assert len(passage.tags) == len(passage.runs)
        for run in passage.runs:
            assert at <= run.start < run.end <= len(page)
            at = run.end
            source = page[run.start : run.end]
            if len(source) == len(run.text):
                assert " ".join(source.split("\n")).replace("\t", " ") == run.text
            else:
                assert source.startswith(("&", "<br")) or source.strip(" \t\n") == ""


@given(PAGES)
def test_white_space_is_collapsed(page: str) -> None:
    for text in texts(page):
        assert text == text.strip(" \n")
        assert "  " not in text
        assert " \n" not in text
        assert "\n " not in text
        assert "\t" not in text


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>One<p>Two", ["One", "Two"]),
        ("<p>One</p>two<div>three", ["One", "two", "three"]),
        ("<p>One <b>bold <i>words</b> here</i>.</p>", ["One bold words here."]),
        ("<p> One \n\t two </p>", ["One two"]),
        ("<p>One <b> two</b> </p>", ["One two"]),
        ("<p>One<br> two<br/><br />three<br></p>", ["One\ntwo\n\nthree"]),
        ("<p>One&nbsp; two</p>", ["One\u00a0 two"]),
        ("<p>a&#10;b&#8217;s &lt;i&gt;</p>", ["a b\u2019s <i>"]),
        ("<ul><li>One<li>Two</ul>three", ["One", "Two", "three"]),
        ("<dl><dt>One<dd>Two</dl>", ["One", "Two"]),
        ("<table><tr><td>One<td>Two<tr><th>Three</table>", ["One", "Two", "Three"]),
        ("<h1>One<h2>Two</h2>", ["One", "Two"]),
        ("One<nav>two</nav><aside>three</aside><footer>four</footer>five", ["One", "five"]),
        ("<p>One <svg><title>two</title><p>three</p></svg> four</p>", ["One four"]),
        ("<p>One <button><div>two</div></button> three</p>", ["One three"]),
        ("<p>One</p><div hidden>two</div><p style='display: none'>3three", ["One"]),
        ("<p>One <span hidden>two</span><i class='sr-only x'>three</i> four</p>", ["One four"]),
        ("<noscript><p>one</p></noscript><template><p>two</template><p>Three", ["Three"]),
        ("<dialog>one</dialog><dialog open>Two</dialog>", ["Two"]),
        ("<blockquote><p>One</p><footer>Two</footer></blockquote>", ["One", "Two"]),
        ("<p>***</p><p>&mdash;</p><p>One</p>", ["One"]),
        ("</p></div></article>One</b>", ["One"]),
        ("<html hidden-x><body style='display:none'><p>One</body></html><p>Two", ["One", "Two"]),
    ],
)
def test_what_is_one_passage(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


def test_a_page_that_waits_for_a_script_is_read_all_the_same() -> None:
    words = "The ferry is back. " * 20
    assert texts(f"<body><p>Loading</p><div hidden><p>{words}</p></div>")[1:] == [words.strip()]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h2><div>One</div></h2>", [("h2",)]),
        ("<li><p>One", [("li",)]),
        ("<blockquote><div><p>One", [("blockquote",)]),
        ("<figure><figcaption><p>One", [("figcaption",)]),
        ("<figcaption>One <span class=credit>Two</span>", [("figcaption", "credit")]),
        ("<div class='c-byline'>By <a>Ana</a>", [("byline", "byline")]),
        ("<div class='postAuthor'>By Ana", [("byline",)]),
        ("<p>By <a rel=author>Ana Vey</a>", [("p", "byline")]),
        ("<p>It was <a rel=author>Ana Vey</a> who wrote it", [("p", "p", "p")]),
        ("<p>On <time>Tuesday</time> it closed for good.", [("p", "p", "p")]),
        ("<div class=byline>Ana <time>May 3</time></div>", [("byline", "time")]),
        ("<span itemprop=author>Ana</span>", [("byline",)]),
        ("<p class='wp-caption-text'>One", [("caption",)]),
        ("<div class=author-bio>One", [("biography",)]),
        ("<div class=authority>One", [("div",)]),
        ("<article class='author-ana'><p>One", [("p",)]),
        (f"<div class=authors>{'One two. ' * 50}", [("div",)]),
    ],
)
def test_what_names_a_passage(page: str, expected: list[tuple[str, ...]]) -> None:
    assert [tags for tags, _ in tagged(page)] == expected


def test_articles_are_told_apart() -> None:
    page = "<p>a<article><p>b<article><p>c</article><p>d</article><p>e"
    assert [p.place.article for p in parse(page).passages] == [0, 1, 2, 1, 0]


def test_links_are_counted() -> None:
    (passage,) = parse("<p>One <a href=x>two</a> three").passages
    assert passage.linked == 3


def test_nesting_ends() -> None:
    page = parse("<div>" * 2_000 + "<p>One</p>" + "</div>" * 2_000 + "<p>Two")
    assert (page.deepest, len(page.passages)) == (DEEPEST, 2)
