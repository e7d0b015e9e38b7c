"""The tokens of a page, each at its place."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.intake.pages.markup import Close, Open, Reference, Text, characters, tokens

PARTS = st.one_of(
    st.sampled_from(["<p>", "</p>", "<p", "<", ">", "/", "=", '"', "'", "<br/>", "<a b=c>", "]]>"]),
    st.sampled_from(["<!--", "-->", "<!", "<?", "</", "<![CDATA[", "<script>", "</script>"]),
    st.sampled_from(["&amp;", "&amp", "&#8217;", "&#", "&x;", "&#xD800;", "<title>", "</title "]),
    st.sampled_from(["ferry", " ", "\n", "\u00a0", "\U0001f6a2", "\0"]),
)
PAGES = st.lists(PARTS, max_size=40).map("".join)


@given(PAGES)
def test_tokens_stand_in_order_and_apart(page: str) -> None:
    at = 0
    for token in tokens(page):
        assert at <= token.start < token.end <= len(page)
        at = token.end


@given(PAGES)
def test_a_token_is_what_stands_at_its_place(page: str) -> None:
    for token in tokens(page):
        source = page[token.start : token.end]
        if isinstance(token, Reference):
            assert token.value == html.unescape(source) != source
        elif isinstance(token, Open | Close):
            assert source.lower().startswith(("<" + token.name, "</" + token.name))
            assert source.endswith(">") or token.end == len(page)


@given(st.text())
def test_text_without_markup_is_itself(text: str) -> None:
    plain = text.replace("<", "").replace("&", "")
    assert "".join(plain[t.start : t.end] for t in tokens(plain)) == plain


def opened(page: str) -> list[tuple[str, dict[str, str]]]:
    return [(t.name, t.attributes) for t in tokens(page) if isinstance(t, Open)]


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("<a>", {}),
        ("<a/>", {}),
        ('<a b="c>d" e=\'f"g\' h=i j>', {"b": "c>d", "e": 'f"g', "h": "i", "j": ""}),
        ("<a b = c d=e/f>", {"b": "c", "d": "e/f"}),
        ("<a B=1 b=2>", {"b": "1"}),
        ("<a b=it's>", {"b": "it's"}),
        ("<a b=&quot;c&#39;>", {"b": "\"c'"}),
        ('<a b="open>', {"b": '"open'}),
        ("<a\n\tb\n=\nc\n>", {"b": "c"}),
        ("<a = b>", {"=": "", "b": ""}),
    ],
)
def test_attributes(tag: str, attributes: dict[str, str]) -> None:
    assert opened(tag) == [("a", attributes)]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("a < b and c <3 d", "a < b and c <3 d"),
        ("a<!-- <p>b</p> -->c", "ac"),
        ("a<!-->b", "ab"),
        ("a<!---->b<!-- x --!>c", "abc"),
        ("a<!doctype html>b<?php x ?>c</>d", "abcd"),
        ("a<script>if (b < c) '<p>'</script >d", "ad"),
        ("a<script>never closed <p>b", "a"),
        ("a<style></styles></style>b", "ab"),
        ("a<title>b</title>c", "ac"),
        ("a<title>never closed <b>c", "anever closed c"),
        ("a<!-- never closed <p>b", "a"),
        ("a<p never closed", "a"),
        ("a&b &amp c&nosuch; d&#; e& f", "a&b & c&nosuch; d&#; e& f"),
    ],
)
def test_what_is_text(page: str, text: str) -> None:
    told = (
        token.value if isinstance(token, Reference) else page[token.start : token.end]
        for token in tokens(page)
        if isinstance(token, Reference | Text)
    )
    assert "".join(told) == text


def test_the_content_of_raw_elements_goes_with_their_tag() -> None:
    page = "<title>A &amp; B</title><script type=x>1 < 2</SCRIPT>"
    assert [(t.name, t.content) for t in tokens(page) if isinstance(t, Open)] == [
        ("title", "A &amp; B"),
        ("script", "1 < 2"),
    ]


def test_endless_references() -> None:
    assert characters(f"&#{'9' * 10_000};") == "\ufffd"
    assert characters("&#xD800;&#0;") == "\ufffd\ufffd"
