"""JSON-LD of articles, as pages write it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.intake.pages.jsonld import Node, article
from tellings.intake.pages.passages import parse


def found(*contents: str, titles: tuple[str, ...] = (), address: str | None = None) -> Node:
    page = "".join(f"<script type='application/ld+json'>{each}</script>" for each in contents)
    return article(parse(page).facts, titles, address)


FERRY = {"@type": "NewsArticle", "headline": "Ferry back", "url": "https://a.example/ferry"}
EELS = {"@type": "NewsArticle", "headline": "Eels late", "url": "https://a.example/eels"}


def test_of_several_the_page_s_own() -> None:
    both = json.dumps([EELS, FERRY])
    assert found(both)["headline"] == "Eels late"
    assert found(both, titles=("FERRY: back!",))["headline"] == "Ferry back"
    assert found(both, titles=("Ferry back",))["headline"] == "Ferry back"
    assert found(both, address="https://a.example/ferry")["headline"] == "Ferry back"


def test_references_are_resolved() -> None:
    graph = {
        "@graph": [
            {**FERRY, "author": [{"@id": "#petra"}], "publisher": {"@id": "#none"}},
            {"@type": "Person", "@id": "#petra", "name": "Petra Lowmoor"},
        ]
    }
    node = found(json.dumps(graph))
    assert node["author"] == [{"@type": "Person", "@id": "#petra", "name": "Petra Lowmoor"}]
    assert node["publisher"] == {"@id": "#none"}


@pytest.mark.parametrize(
    "written",
    [
        json.dumps(FERRY) + ";",
        json.dumps(FERRY)[:-1] + ",}",
        json.dumps({"@type": "WebSite"}) + json.dumps(FERRY),
        "// <![CDATA[\n" + json.dumps(FERRY) + "\n// ]]>",
        json.dumps({"@type": "WebPage", "mainEntityOfPage": FERRY}),
        json.dumps({**FERRY, "@type": ["Thing", "ReportageNewsArticle"]}),
        "\ufeff " + json.dumps(FERRY),
    ],
)
def test_as_pages_write_it(written: str) -> None:
    assert found(written)["headline"] == "Ferry back"


@given(st.text('{}[]",:@typeNewsArticle \\\n', max_size=200))
def test_any_content(written: str) -> None:
    assert isinstance(found(written), dict)
