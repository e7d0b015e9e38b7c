"""What somebody denies, doubts or did not say is never shown as that one's word."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterable

import pytest
from rich.console import Console

from tellings import api
from tellings.model import Article, Collation
from tellings.show import csv, markdown, only, telling, terminal, when

DENIAL = """Great Sevria denies border crossing

By Ana Holt, 3 March 2026

PORT ANSEL — The ministry of defence denied that its troops had crossed the border on Monday.

Lena Orr, its spokeswoman, did not say that the convoy had left Port Ansel on Sunday. She doubted \
that two men had been shot on Saturday.

The mayor of Port Ansel said that the market had been closed on Thursday.
"""
OTHER = """Freighter sinks in Corrin strait

By Peter Dunn, 3 March 2026

GRENLOW — Nine sailors died when a freighter sank on Tuesday, the coast guard said.

The owners said that the ship had carried grain from Port Ansel.
"""
CROSSED = "its troops had crossed the border on Monday"
LEFT = "the convoy had left Port Ansel on Sunday"
SHOT = "two men had been shot on Saturday"
CLOSED = "the market had been closed on Thursday"
DENIED = {CROSSED: "says it is not so", LEFT: "did not say it", SHOT: "doubts it"}


@pytest.fixture(scope="module")
def collation() -> Collation:
    pipeline = api.pipeline()
    return api.compare([pipeline.read(Article(i, t)) for i, t in (("a", DENIAL), ("b", OTHER))])


def held(told: Iterable[object]) -> dict[str, str]:
    return {each.words.words: each.held for each in told}  # type: ignore[attr-defined]


def printed(collation: Collation) -> str:
    out = Console(file=io.StringIO(), width=1000, record=True)
    terminal.summary(collation, out)
    return out.export_text()


def page(collation: Collation) -> str:
    """The words of the page, a blank for each element."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", api.page(collation))))


def test_only_here_says_how_each_is_held(collation: Collation) -> None:
    here = only.only(collation, telling.tellings(collation))[0]
    found = held((*here.claims, *here.background))
    assert found.get(CROSSED) == DENIED[CROSSED]
    assert all(DENIED.get(words, "") == how for words, how in found.items())


def test_a_day_says_how_what_it_has_is_held(collation: Collation) -> None:
    days = when.when(collation, telling.tellings(collation))
    found = held(each for day in days.news for each in day.told)
    assert {words: found[words] for words in (*DENIED, CLOSED)} == {**DENIED, CLOSED: ""}


def test_the_words_that_decide_it_are_the_sources(collation: Collation) -> None:
    days = when.when(collation, telling.tellings(collation))
    found = {each.words.words: each.deciding for day in days.news for each in day.told}
    assert [found[words] for words in DENIED] == ["denied", "not", "doubted"]


def test_every_view_says_it_beside_the_words(collation: Collation) -> None:
    for view in (printed(collation), markdown.comparison(collation), page(collation)):
        for words, how in DENIED.items():
            told = re.findall(re.escape(words) + r"(.{0,160})", view)
            assert told
            assert any(how in each for each in told)
    rows = csv.comparison(collation).splitlines()
    assert all(DENIED[CROSSED] in row for row in rows if CROSSED in row and "only here" in row)
