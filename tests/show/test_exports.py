"""A comparison as a table and as Markdown, and the page of excerpts."""

from __future__ import annotations

import csv as tables
import io
import re

from tellings.model import Collation
from tellings.show import csv, entries, html, markdown
from tests.show import mill


def _rows(collation: Collation) -> list[dict[str, str]]:
    return list(tables.DictReader(io.StringIO(csv.comparison(collation), newline="")))


def test_a_row_for_each_telling_and_for_each_silence() -> None:
    rows = [row for row in _rows(mill.collation()) if row["section"] == "claim"]
    assert [(row["number"], row["letter"], row["how"]) for row in rows] == [
        ("1", "A", "own"),
        ("1", "B", "said"),
        ("1", "C", "not found here"),
        ("1", "D", "not told here"),
        ("2", "A", "own"),
        ("2", "B", "quoted"),
        ("2", "C", "not found here"),
        ("2", "D", "not found here"),
    ]
    assert rows[1]["sources"] == "fire chief Ada Kell"


def test_every_row_leads_to_its_words(collation: Collation) -> None:
    for made in (collation, mill.collation(), mill.many()):
        texts = {each.article.id: each.article.text for each in made.readings}
        rows = [each for each in entries.entries(made) if each.start is not None]
        assert rows
        for row in rows:
            at = texts[row.article][row.start : row.end]
            assert all(part.strip() in row.words or part in at for part in row.words.split(" … "))
            assert at.strip() or row.words == ""


def test_what_is_at_odds_has_its_kind_and_reason() -> None:
    rows = [row for row in _rows(mill.collation()) if row["section"] == "at odds"]
    assert {(row["kind"], row["why"]) for row in rows} == {("numbers", "four and five")}


def test_no_spreadsheet_runs_a_field() -> None:
    outlets = {row["outlet"] for row in _rows(mill.collation())}
    assert "'=Herald" in outlets
    table = csv.comparison(mill.collation())
    assert not re.search(r'(?:^|,)"[=+\-@\t\r]', table, re.MULTILINE)


def test_markdown_tells_what_the_page_tells() -> None:
    text = markdown.comparison(mill.collation())
    assert "- Four people died in the fire at Brask mill (A ¶2)" in text
    assert "  - not told here: D\n  - not found here: C\n" in text
    assert "- **numbers**" in text
    assert "  - **Five people** (C ¶2)" in text


def test_nothing_of_a_source_is_markup_in_markdown(collation: Collation, attack: str) -> None:
    text = markdown.comparison(collation)
    assert "alert" in text
    assert attack not in text
    assert "<script" not in text.replace(r"\<", "")
    assert "\x1b" not in text
    assert not re.search(r"(?<!\\)<(?!https?:)", text)


def test_excerpts_give_no_more_than_what_is_compared(collation: Collation) -> None:
    page = html.page(collation, version="1", excerpts=True)
    read = page[page.index('<section id="read"') :]
    assert "thanked the crews" not in read
    assert "The island waits with us," in page
    assert 'id="voices"' not in page
    assert "schools open on Tuesday" not in page


def test_excerpts_have_no_dead_links(collation: Collation) -> None:
    for made in (collation, mill.collation(), mill.many()):
        page = html.page(made, version="1", excerpts=True)
        ids = set(re.findall(r' id="([^"]*)"', page))
        assert set(re.findall(r'href="#([^"]*)"', page)) <= ids
