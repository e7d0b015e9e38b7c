"""Remarks: an article much shorter or older than the others, with the numbers."""

from __future__ import annotations

import pytest

from tellings.collate import alone
from tellings.model import DocumentDate, Reading
from tests.collate.alone.claiming import Teller, story
from tests.collate.build import BY


def of(id: str, words: int, published: str = "") -> Teller:
    teller = Teller(id, published)
    teller.block("word " * (words - 1) + "word")
    teller.block("Subscribe to our letter for more news of this kind each day", "boilerplate")
    return teller


def test_an_article_of_half_the_words_of_the_others() -> None:
    found = alone.remarks(story(of("a", 50), of("b", 90), of("c", 100), of("d", 300)))
    (remark,) = found
    assert (remark.article, remark.kind, remark.words, remark.others) == ("a", "shorter", 50, 100)
    assert remark.share == 0.5
    assert remark.why == "much shorter: 50 words; the median of the others is 100"


def test_of_two_the_other_is_the_measure() -> None:
    assert alone.remarks(story(of("a", 51), of("b", 100))) == ()
    (remark,) = alone.remarks(story(of("b", 100), of("a", 30)))
    assert remark.why == "much shorter: 30 words; the other has 100"


def test_an_article_without_words_and_one_alone() -> None:
    assert [each.article for each in alone.remarks(story(Teller("a"), of("b", 9)))] == ["a"]
    assert alone.remarks(story(Teller("a"), Teller("b"))) == ()


def test_an_article_that_is_older_than_most_others() -> None:
    found = alone.remarks(
        story(
            of("a", 9, "2023-05-01"),
            of("b", 9, "2023-05-03T09:00:00Z"),
            of("c", 9, "2023-05-02"),
            of("d", 9),
        )
    )
    assert [(each.article, each.kind) for each in found] == [
        ("a", "older")
    ]  # c is not older than most
    (first,) = found  # "c" is older than one of two, not than most
    assert (first.written, first.next, first.later, first.dated) == (
        "2023-05-01",
        "2023-05-02",
        2,
        2,
    )
    assert first.why == "older: of 2023-05-01; 2 of 2 others are later, from 2023-05-02 on"


@pytest.mark.parametrize("other", ["2023-05-01", "2023-05", "2023", ""])
def test_what_may_be_of_one_day_is_not_older(other: str) -> None:
    a = of("a", 9, "2023-05-01").reading()
    b = of("b", 9).reading()
    if other:
        date = DocumentDate(at=b.notes[0].at, value=other, basis="printed", by=BY)
        b = Reading(b.article).plus([*b.notes, date])
    assert alone.remarks(story(a, b)) == ()


def test_an_inferred_date_is_called_so() -> None:
    b = of("b", 9).reading()
    date = DocumentDate(
        at=b.notes[0].at, value="2023-05-09", basis="inferred", by=BY, confidence=0.5
    )
    late = Reading(b.article).plus([*b.notes, date])
    (remark,) = alone.remarks(story(of("a", 9, "2023-05-01"), late))
    assert remark.why.endswith("the other is later, from 2023-05-09 (inferred) on")
    assert remark.confidence == 0.5
