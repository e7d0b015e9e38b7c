"""Articles in other forms: what is written is read again as it was."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tellings import api
from tellings.errors import UseError
from tellings.intake import read
from tellings.model import Article, Datum, article_id

KNOWN = ("title", "outlet", "byline", "published", "updated", "language")
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n\r\x85\u2028\"'<&>,;"),
    max_size=30,
)
LINE = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Z"]) | st.sampled_from(" \"'<&>,;"), max_size=20
).map(lambda words: " ".join(words.split()))
PUBLISHED = st.sampled_from(["", "2031-06-04", "2031-06-04T09:30:00+02:00", "2031", "4 June 2031"])
ADDRESS = st.sampled_from(["", "https://c.example/1?a=b&c=<d>", "http://c.example/é"])


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = f"It sank.{draw(WORDS)}"
    values = {name: draw(LINE) for name in KNOWN}
    values["published"] = draw(PUBLISHED)
    values["updated"] = draw(st.sampled_from(["", "2031-06-05T10:00:00Z"]))
    if not values["published"]:
        values["updated"] = ""
    values["language"] = draw(st.sampled_from(["", "en", "pt-BR"]))
    url = draw(ADDRESS) or None
    data = {name: Datum(value, "test") for name, value in values.items() if value}
    return Article(article_id(text, url), text, url=url, **data)


def again(form: str, *given: Article) -> tuple[Article, ...]:
    written = "".join(api.convert(given, form, sent="2031-07-01T00:00:00+00:00"))
    found = read("-", stdin=io.BytesIO(written.encode("utf-8", "replace")))
    assert found.problems == (), written
    return found.articles


def plain(article: Article) -> dict[str, str | None]:
    values = {name: getattr(article, name) for name in KNOWN}
    known: dict[str, str | None] = {k: d.value if d else None for k, d in values.items()}
    return {"text": article.text, "url": article.url, **known}


@pytest.mark.parametrize("form", api.FORMS)
@given(st.lists(articles(), min_size=1, max_size=3, unique_by=lambda each: each.id))
@example([Article("a", "It sank.\r\nIt rose.\n\n\t“No”, she said.\r")])
def test_what_is_written_is_read_again(form: str, given: list[Article]) -> None:
    assert list(map(plain, again(form, *given))) == list(map(plain, given))


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_ids_are_kept(form: str) -> None:
    given = Article("our own id", "It sank.")
    assert [each.id for each in again(form, given)] == ["our own id"]


def test_each_form_is_what_it_says() -> None:
    article = Article("a b", 'It "sank".\n', title=Datum("A, B", "x"), outlet=Datum("C", "x"))
    assert json.loads("".join(api.convert([article], "jsonl"))) == {
        "id": "a b",
        "title": "A, B",
        "outlet": "C",
        "text": 'It "sank".\n',
    }
    rows = list(csv.DictReader(io.StringIO("".join(api.convert([article], "csv")), newline="")))
    assert [(row["title"], row["text"], row["url"]) for row in rows] == [("A, B", article.text, "")]
    item = json.loads("".join(api.convert([article], "ninjs")))
    assert item["uri"] == "urn:x-tellings:a-b"
    assert item["bodies"] == [{"role": "main", "contenttype": "text/plain", "value": article.text}]
    root = ET.fromstring("".join(api.convert([article], "newsml", sent="2031-07-01T00:00:00Z")))
    space = "{http://iptc.org/std/nar/2006-10-01/}"
    assert root.tag == f"{space}newsMessage"
    assert root.findtext(f".//{space}sent") == "2031-07-01T00:00:00Z"
    assert root.findtext(f".//{space}inlineData") == article.text


def test_what_xml_cannot_hold_becomes_a_sign() -> None:
    article = Article("a", "It \x1b[31msank\x00.", title=Datum("\ufffe", "x"))
    written = "".join(api.convert([article], "newsml"))
    assert "It \ufffd[31msank\ufffd." in written
    ET.fromstring(written)


def test_nothing_and_many() -> None:
    assert "".join(api.convert([], "jsonl")) == ""
    assert "".join(api.convert([], "csv")).count("\n") == 1
    pieces = api.convert((Article(str(n), "It sank.") for n in range(10**9)), "jsonl")
    assert msgspec.json.decode(next(pieces))["id"] == "0"


def test_a_form_that_is_none() -> None:
    with pytest.raises(UseError, match="there is no form 'rtf'; there are jsonl, csv, ninjs"):
        api.convert([], "rtf")
