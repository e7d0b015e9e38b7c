"""Time expressions of invented sentences: found, typed, valued and told from what is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tellings.annotate import anatomy, language
from tellings.annotate.times import expressions
from tellings.annotate.times import times as step
from tellings.annotate.times.timex.expressions import METADATA
from tellings.model import Article, Block, Datum, DocumentDate, Reading, Span, TimeExpression
from tellings.pipeline import build

CASES = Path(__file__).parents[3] / "cases" / "times"
LINE = build((*anatomy.STEPS, *language.STEPS))
WRITTEN = "2023-03-22"
"""A Wednesday."""


def read(text: str, written: str | None = WRITTEN, language: str | None = None) -> Reading:
    """A text with all notes that time expressions need; `written` may be a month or a year."""
    published = Datum(written, "test") if written and len(written) == len(WRITTEN) else None
    told = Datum(language, "test") if language else None
    reading = LINE.read(Article("case", text, published=published, language=told))
    if written and not published:
        note = DocumentDate(at=(Span(0, 1),), by="test", value=written, basis="printed")
        reading = reading.plus([note])
    return reading


def found(text: str, **how: Any) -> dict[str, TimeExpression]:
    """The expressions of a text by their words."""
    reading = read(text, **how)
    return {reading.words(each): each for each in expressions(reading)}


def cases(name: str, *marks: pytest.MarkDecorator) -> list[Any]:
    rows = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return [pytest.param(row, id=row["name"], marks=marks) for row in rows]


def check(row: dict[str, Any]) -> None:
    reading = read(row["text"], row.get("written", WRITTEN))
    given = [
        [reading.words(each), each.type, each.value, *([each.mod] if each.mod else [])]
        for each in expressions(reading)
    ]
    assert given == row["expect"]


@pytest.mark.parametrize("row", cases("in-the-wild"))
def test_in_the_wild(row: dict[str, Any]) -> None:
    check(row)


@pytest.mark.parametrize("row", cases("negative"))
def test_what_is_no_time(row: dict[str, Any]) -> None:
    check(row)


@pytest.mark.parametrize("row", cases("known-failures", pytest.mark.xfail(strict=True)))
def test_known_failures(row: dict[str, Any]) -> None:
    check(row)


class TestNote:
    def test_says_why_and_from_what(self) -> None:
        told = found("Oltin left on Monday, and Vell left on Feb. 24, 2022.")
        monday, day = told["Monday"], told["Feb. 24, 2022"]
        assert monday.why == "the Monday before the document's date, as “left” is past"
        assert (monday.anchor, monday.date, monday.grain) == (METADATA, "2023-03-20", "day")
        assert (day.anchor, day.why) == (None, "a date stated in full")

    def test_anchor_is_the_note_of_the_documents_date(self) -> None:
        reading = read("Oltin left last month.", "2023-03")
        (time,) = expressions(reading)
        assert time.anchor == reading.of(DocumentDate)[0].id

    def test_anchor_is_the_time_before(self) -> None:
        told = found("Vell resigned on Feb. 24. Two days later he left the country.")
        assert told["Two days later"].anchor == told["Feb. 24"].id

    def test_without_a_date_says_what_is_missing(self) -> None:
        time = found("Oltin left on Tuesday.", written=None)["Tuesday"]
        assert (time.date, time.anchor, time.grain) == ("", None, "day")
        assert time.why == "the document's date is not known"

    def test_today_in_a_quotation_is_not_sure(self) -> None:
        said = found("“We begin today,” said Oltin.")["today"]
        told = found("The court rules today.")["today"]
        assert said.value == told.value == WRITTEN
        assert said.confidence < 0.6 < told.confidence
        assert "quotation" in said.why

    def test_boilerplate_is_tagged_and_said_to_be_such(self) -> None:
        text = "All rights reserved 2023."
        block = Block(at=(Span(0, len(text)),), by="test", role="boilerplate")
        (time,) = expressions(Reading(Article("case", text)).plus([block]))
        assert time.why.endswith("(in boilerplate)")

    def test_durations_have_a_grain_and_no_date(self) -> None:
        told = found("The siege lasted three days and twenty minutes.")
        assert [(each.grain, each.date) for each in told.values()] == [("day", ""), ("minute", "")]


def test_day_first_where_the_language_says_so() -> None:
    assert found("It is dated 3/4/2022.", language="en-GB")["3/4/2022"].value == "2022-04-03"
    assert found("It is dated 3/4/2022.", language="en-US")["3/4/2022"].value == "2022-03-04"


def test_a_language_without_tables_has_none() -> None:
    assert found("Oltin left on Monday.", language="tlh") == {}


def test_nothing_reaches_over_the_edge_of_a_block() -> None:
    assert list(found("The council will meet in March\n\n2022 boats were sold.")) == ["March"]


def test_without_a_parse_the_words_alone_tell() -> None:
    text = "Oltin left on Monday."
    block = Block(at=(Span(0, len(text)),), by="test", role="paragraph")
    article = Article("case", text, published=Datum(WRITTEN, "test"))
    (time,) = expressions(Reading(article).plus([block]))
    assert (time.value, "no verb" in time.why) == ("2023-03-20", True)


def test_the_step_ties_to_events_what_it_finds() -> None:
    text = (
        "The leaders pledged on March 20 to meet. The pact came a day after they pledged to meet."
    )
    given = {read(text).words(each): each for each in step(read(text))}  # type: ignore[arg-type]
    assert given["a day"].event is not None
