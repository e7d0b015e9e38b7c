"""What stands in quotation marks, with marks of all shapes and with marks that do not add up."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.group.copies.quoted import LONGEST, quoted


def _told(text: str) -> list[str]:
    return [span.of(text) for span in quoted(text)]


@pytest.mark.parametrize(
    "said",
    [
        '"We wait here"',
        "“We wait here”",
        "„We wait here“",
        "„We wait here”",
        "«We wait here»",
        "“We ‘wait’ here”",
        "``We wait here''",
        "‘We wait here.’",
        "'We wait here,'",
    ],
)
def test_marks_of_all_shapes(said: str) -> None:
    text = f"She said {said} and left the ferry's deck. It rained."
    assert _told(text) == [said]


def test_two_on_a_line_stay_apart() -> None:
    assert _told('"One," she said, "and two." Three.') == ['"One,"', '"and two."']


def test_one_never_closed_ends_with_its_paragraph() -> None:
    assert _told("She said: “We wait here.\n\nThe ferry left.") == ["“We wait here."]


def test_one_never_closed_ends_where_another_opens() -> None:
    assert _told('He called it "odd but "new" today.') == ['"odd but ', '"new"']


def test_a_quotation_over_paragraphs() -> None:
    text = "“We wait.\n\n“We row.\n\n“We land.” Then they left."
    assert _told(text) == ["“We wait.", "“We row.", "“We land.”"]


def test_it_goes_on_without_a_mark_up_to_the_one_that_closes() -> None:
    text = "She said: “We wait.\n\nWe row.” Then they left."
    assert _told(text) == ["“We wait.", "We row.”"]


def test_a_closing_mark_alone_quotes_nothing() -> None:
    assert _told('The ferry left" at noon.') == []


def test_what_is_never_closed_is_not_endless_and_cuts_no_word() -> None:
    text = 'He said "' + "word " * 400
    (span,) = quoted(text)
    assert LONGEST <= len(span) < LONGEST + 10
    assert text[span.end].isspace()


def test_apostrophes_quote_nothing() -> None:
    assert _told("The workers' boat wasn't ready in the '90s, the crew's log says.") == []


@given(st.text(st.sampled_from("ab .,\n'\"“”„«»‘’`"), max_size=80))
def test_spans_are_in_order_apart_and_within(text: str) -> None:
    spans = quoted(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
