"""The page as text: self-contained, safe, and the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from tellings.model import Article, Attribution, Collation, Datum, Origin, Reading, Span, Story
from tellings.show import html, telling


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text of its scripts and style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.all and self.all[-1][0] in self.raw and self.cdata_elem:
            self.raw[self.all[-1][0]].append(data)

    def values(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.all if name in attributes]


@pytest.fixture(scope="module")
def page(collation: Collation) -> str:
    return html.page(collation, version="0.0.test")


@pytest.fixture(scope="module")
def elements(page: str) -> Elements:
    return Elements(page)


def test_the_same_collation_gives_the_same_page(collation: Collation, page: str) -> None:
    assert html.page(collation, version="0.0.test") == page


def test_every_link_in_the_page_leads_somewhere(elements: Elements) -> None:
    ids = elements.values("id")
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in elements.values("href") if href.startswith("#")}
    assert targets <= set(ids)
    assert any(target.startswith("B-") for target in targets)
    assert set(elements.values("data-of")) <= set(ids)
    for name in ("aria-labelledby", "for"):
        assert {each for value in elements.values(name) for each in value.split()} <= set(ids)


def test_nothing_is_loaded_and_nothing_runs_but_ours(page: str, elements: Elements) -> None:
    tags = [tag for tag, _ in elements.all]
    assert tags.count("script") == 2
    assert tags.count("style") == 1
    assert not {"img", "link", "iframe", "object", "embed", "base", "form"} & set(tags)
    assert not [n for _, attributes in elements.all for n in attributes if n.startswith("on")]
    assert not elements.values("style")
    assert not elements.values("src")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_only_web_addresses_are_links(elements: Elements) -> None:
    outside = [a for tag, a in elements.all if tag == "a" and not a["href"].startswith("#")]
    assert [a["href"] for a in outside] == ["https://courier.example/strike?a=<b>&c"]
    assert all(a["rel"] == "noreferrer noopener" for a in outside)


def test_the_policy_names_the_hashes_of_style_and_script(elements: Elements) -> None:
    (policy,) = [a["content"] for _, a in elements.all if "http-equiv" in a]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    sources = (("style", elements.raw["style"][0]), ("script", elements.raw["script"][-1]))
    for kind, source in sources:
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_the_script_is_small() -> None:
    assert len(html._resource("page.js").encode()) < 5_000


def test_data_in_the_page_cannot_end_its_element(collation: Collation) -> None:
    hostile = "</script><!--<script>&\u2028"
    reading = replace(collation.readings[0], article=Article(hostile, "words"), notes=())
    made = Elements(html.page(Collation(Story("s", (hostile,)), (reading,)), version="1"))
    assert json.loads(made.raw["script"][0])["tellings"] == {"A": hostile}


def test_anchors_are_given_in_utf16_units(collation: Collation, elements: Elements) -> None:
    data = json.loads(elements.raw["script"][0])
    texts = {t.letter: t.text for t in telling.tellings(collation).values()}
    assert any("😀" in text for text in texts.values())
    for anchor, stretches in data["places"].items():
        letter, edges = anchor.split("-", 1)
        for units, span in zip(stretches, edges.split("_"), strict=True):
            start, end = map(int, span.split("-"))
            wide = texts[letter].encode("utf-16-le")
            assert wide[2 * units[0] : 2 * units[1]].decode("utf-16-le") == texts[letter][start:end]


def test_twins_are_places_of_several_tellings(elements: Elements) -> None:
    data = json.loads(elements.raw["script"][0])
    tellers = ["".join(anchor[0] for anchor in group) for group in data["twins"]]
    assert tellers == ["AB", "AB", "ABC"]


def test_what_is_unsure_says_so(page: str) -> None:
    assert "unsure: half of the words are the same" in page
    assert "unsure: no cue stands near it" in page
    assert "Made with a weaker substitute for syntax: made by hand" in page
    assert "not told here" in page
    assert "omitted" not in page


def test_chains_are_told_in_words(chained: Collation) -> None:
    made = html.page(chained, version="1")
    text = re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", "", made))
    assert "3 outlets, 1 root: Vell Agency ← two unnamed harbor clerks (A, B, C)" in text
    assert "Palk stopped short of saying paraphrased did not say it" in text
    assert "Source not found 1" in text
    assert "whether they are the same people is not known" in text
    assert "&lt;b&gt;are&lt;/b&gt;" in made
    assert "<b>are</b>" not in made


def test_each_mark_says_whose_words_they_are(chained: Collation) -> None:
    made = Elements(html.page(chained, version="1"))
    titles = [a["title"] for tag, a in made.all if tag == "span" and "title" in a]
    assert titles[0].startswith(
        "A report by the Vell Agency, citing two unnamed harbor clerks · “cites” · partly quoted"
    )
    assert (
        "The mayors of Edda Roos and Finn Aske · “want” · paraphrased · rule “hand”: a plain wish"
        in titles
    )


def test_a_title_cannot_leave_its_attribute(chained: Collation) -> None:
    hostile = '"><script>alert(1)</script>'
    reading = chained.readings[0]
    notes = tuple(
        replace(note, why=hostile) if isinstance(note, Attribution) else note
        for note in reading.notes
    )
    one = replace(reading, notes=notes)
    made = html.page(Collation(Story("s", (one.article.id,)), (one,)), version="1")
    assert "<script>alert" not in made
    titles = [a["title"] for tag, a in Elements(made).all if "title" in a]
    assert all(title.endswith(hostile) for title in titles)


def test_what_is_not_there_has_no_switch(collation: Collation, chained: Collation) -> None:
    assert 'id="show-felt"' in html.page(chained, version="1")
    assert 'id="show-felt"' not in html.page(collation, version="1")


def test_the_folder_of_a_file_is_nobodys_business(page: str) -> None:
    assert "courier.txt" in page
    assert "texts/courier" not in page


@pytest.mark.parametrize("text", ["", "\n", "Words.", "\0\ud800 words \r\n\r\n x"])
def test_a_page_for_next_to_nothing(text: str) -> None:
    readings = (Reading(Article("x", text)), Reading(Article("y", text, origin=Origin("-"))))
    made = html.page(Collation(Story("s", ("x", "y")), readings), version="1")
    assert "<title>2 tellings</title>" in made
    assert "No quotation was found in more than one telling." in made
    assert made.encode()


def test_a_page_for_one_telling(collation: Collation) -> None:
    (first, *_) = collation.readings
    alone = Collation(Story("s", (first.article.id,)), (first,))
    made = html.page(alone, version="1")
    assert "<title>1 telling</title>" in made


def test_a_long_text_takes_no_longer_than_its_length() -> None:
    text = "word " * 50_000
    notes = tuple(
        Attribution(
            at=(Span(start, start + 50),), content=(Span(start, start + 50),), form="direct", by="x"
        )
        for start in range(0, len(text), 100)
    )
    reading = Reading(Article("x", text, outlet=Datum("Long", "option")), notes)
    made = html.page(Collation(Story("s", ("x",)), (reading,)), version="1")
    assert len(re.findall('class="quote"', made)) == len(notes) + 1  # one in the legend
