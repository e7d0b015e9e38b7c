"""The parts of anatomy by themselves: lines, dates, names, bylines, pictures, datelines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tellings.annotate.anatomy import Sheet, Verdict, label
from tellings.annotate.anatomy.boilerplate import prompt
from tellings.annotate.anatomy.bylines import byline
from tellings.annotate.anatomy.datelines import dateline, is_dateline
from tellings.annotate.anatomy.dates import date_run
from tellings.annotate.anatomy.lines import passages
from tellings.annotate.anatomy.names import is_agency, is_person
from tellings.annotate.anatomy.pictures import credit, is_credit, picture_signs
from tellings.lexicon import table
from tellings.model import Article

_PACKAGE = "tellings.annotate.anatomy"


def _lines(text: str) -> list[str]:
    return [passage.at.of(text) for passage in passages(text)]


def test_every_kind_of_line_end_parts_lines() -> None:
    text = "a\nb\r\nc\rd\fe\vf\u2028g\u2029h\x85i"
    assert _lines(text) == list("abcdefghi")


def test_wrapped_prose_is_joined_and_a_list_is_not() -> None:
    wrapped = "\n".join(
        [
            "The river rose two metres overnight and forced the",
            "town to close its only bridge, as more rain was to",
            "come to the whole of the valley and beyond.",
        ]
    )
    assert _lines(wrapped) == [wrapped]
    menu = "World news and opinions\nBusiness and markets\nCulture and long reads\nSport and play"
    assert len(_lines(menu)) == 4


def test_a_script_without_case_is_not_taken_for_wrapped() -> None:
    text = "\n".join("河水一夜之间上涨了两米" * 4 for _ in range(4))
    assert len(_lines(text)) == 4


@pytest.mark.parametrize(
    "line",
    [
        "March 22, 2023",
        "Published 3 March 2024 10:15 GMT",
        "2024-03-03",
        "3. März 2024, 17:47 Uhr",
        "2025-03-29T11:36:01Z",
        "Friday 22 November 2024 08:49 GMT",
        "12:20pm Jan 7, 2024",
        "October 23, 2025 5:50 pm CET",
        "Updated: 22:05, 22 Apr 2024",
        "06.11.2025, 21:18 Uhr",
        "Posted May 24, 2026 10:05 am",
        "5 hours ago",
        "Published: 15:56 BST, 27 April 2024",
    ],
)
def test_a_line_that_is_a_date(line: str) -> None:
    found = date_run(line)
    assert found is not None
    assert found.whole


@pytest.mark.parametrize("line", ["May we go?", "March on", "Sunday", "Updated", "10 of 12", ""])
def test_a_line_that_is_no_date(line: str) -> None:
    found = date_run(line)
    assert found is None or not found.whole


def test_the_date_beside_a_name() -> None:
    line = "By Ada Quill | March 3, 2024"
    found = date_run(line)
    assert found is not None
    assert line[found.start : found.end] == "March 3, 2024"


@pytest.mark.parametrize("name", ["Ada Quill", "J. van der Moor", "ADA QUILL", "Ada B. Quill-Roe"])
def test_names_of_persons(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize("name", ["Ada", "World News", "the Quill", "Ada 2", "Middle East", ""])
def test_no_names_of_persons(name: str) -> None:
    assert not is_person(name)


def test_short_names_of_agencies_are_written_in_capitals() -> None:
    assert is_agency("SPA")
    assert not is_agency("spa")
    assert is_agency("The Associated Press")


@pytest.mark.parametrize(
    ("line", "form", "names"),
    [
        ("By Ada Quill and Jon Roe", "by", ("Ada Quill", "Jon Roe")),
        ("by Ada Quill, The Verin Post", "by", ("Ada Quill",)),
        ("By Associated Press", "by", ()),
        ("By Verin Staff Writers", "by", ()),
        ("Ada Quill", "bare", ("Ada Quill",)),
        ("Ada Quill, Political Correspondent", "titled", ("Ada Quill",)),
        ("Reporting by Ada Quill; editing by Jon Roe", "sign-off", ()),
    ],
)
def test_bylines(line: str, form: str, names: tuple[str, ...]) -> None:
    found = byline(line, date_run(line))
    assert found is not None
    assert found.form == form
    if names:
        assert found.names == names


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday, the water had fallen.",
        "By Design",
        "By the river",
        "Reporting the flood",
        "She contributed to this report.",
        "World News",
    ],
)
def test_no_bylines(line: str) -> None:
    assert byline(line, None) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("VERIN, March 3 (Reuters) - The river rose.", "VERIN, March 3 (Reuters) -"),
        ("VERIN — The river rose.", "VERIN —"),
        ("EAST VERIN, Calder (AP) -- The river rose.", "EAST VERIN, Calder (AP) --"),
        ("(AFP) - The river rose.", "(AFP) -"),
        ("Verin (dpa) - Der Fluss stieg.", "Verin (dpa) -"),
        ("WINSTON-SALEM, N.C. — The river rose.", "WINSTON-SALEM, N.C. —"),
        ("VERIN (AP): The river rose.", "VERIN (AP):"),
    ],
)
def test_datelines(line: str, found: str) -> None:
    at = dateline(line)
    assert at is not None
    assert at.of(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "Verin — The river rose.",
        "NASA — which flew — fell.",
        "LIVE — The vote",
        "MARSH: I agree.",
        "A — The river",
        "The mayor — a former miller — said so.",
        "UPDATE - The vote",
    ],
)
def test_no_datelines(line: str) -> None:
    assert dateline(line) is None


def test_a_dateline_alone() -> None:
    assert is_dateline("VERIN, March 3 (Reuters)")
    assert not is_dateline("VERIN")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("A bridge. (Pavel Moor/AP)", "(Pavel Moor/AP)"),
        ("A bridge. Photo by Pavel Moor", "Photo by Pavel Moor"),
        ("A bridge | Pavel Moor/AFP via Getty Images", "Pavel Moor/AFP via Getty Images"),
        ("A bridge. Credit: Pavel Moor", "Credit: Pavel Moor"),
        ("A bridge © Pavel Moor", "© Pavel Moor"),
        ("A bridge. Pavel Moor for The Verin Post", "Pavel Moor for The Verin Post"),
    ],
)
def test_credits_at_the_end(line: str, found: str) -> None:
    ending = credit(line)
    assert ending is not None
    assert line[ending.start : ending.end] == found


@pytest.mark.parametrize(
    "line",
    [
        "She took the photo by the river.",
        "It fell (see above).",
        "(Laughter)",
        "It fell. [AP]",
        "It was so in 1994. (Roe 1994, 6)",
    ],
)
def test_no_credits(line: str) -> None:
    assert credit(line) is None


def test_a_line_that_is_a_credit() -> None:
    assert is_credit("(Pavel Moor/Reuters)")
    assert is_credit("Photo: AFP")
    assert is_credit("Image: Ada van der Moor")
    assert not is_credit("PHOTO: Marsh & Roe in Verin")
    assert not is_credit("Is this by Reuters?")


def test_signs_of_a_picture() -> None:
    assert picture_signs("Mayor Ida Marsh, left, and Jon Roe in Verin.") >= 2
    assert picture_signs("In this photo Marsh stands by the river.") >= 2
    assert picture_signs("Marsh speaks in Verin on Sunday, March 3, 2024.") >= 2
    assert picture_signs("Marsh, right or wrong, resigned.") == 0


def test_prompts() -> None:
    assert prompt("Get the news in your inbox") == "sure"
    assert prompt("Watch our news") == "maybe"
    assert prompt("Get in your app, she said") == ""
    assert prompt("The inbox is yours") == ""


@pytest.mark.parametrize(
    "name",
    [
        "agencies",
        "boilerplate",
        "credit_words",
        "date_words",
        "months",
        "name_words",
        "past_verbs",
        "picture_verbs",
        "prompt_words",
        "telling_verbs",
        "writers",
    ],
)
def test_tables_have_sources_and_no_row_twice(name: str) -> None:
    rows = table(_PACKAGE, name)
    assert all(row["source"] for row in rows)
    assert len({tuple(row.items()) for row in rows}) == len(rows)


def test_another_decider_can_stand_in() -> None:
    def shouting(sheet: Sheet) -> Sequence[Verdict]:
        return [
            Verdict("headline" if signs.upper else "paragraph", "shouting", 1.0, "is in capitals")
            for signs in sheet.signs
        ]

    article = Article("x", "FLOOD\n\nThe river rose.")
    assert [block.role for block in label(article, shouting)] == ["headline", "paragraph"]
