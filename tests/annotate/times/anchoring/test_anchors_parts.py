"""What anchors are made of: distances, what a time dates, and whether two events are one."""

from __future__ import annotations

import pytest

from tellings.annotate.times.anchoring.distance import Distance
from tellings.annotate.times.anchoring.events import event, same
from tellings.annotate.times.anchoring.governing import governed
from tellings.annotate.times.clauses import Clauses
from tellings.model import Span
from tests.annotate.times.reports import report


@pytest.mark.parametrize(
    ("count", "unit", "from_", "value"),
    [
        (1, "D", "2023-03-21", "2023-03-22"),
        (-1, "D", "2023-03-01", "2023-02-28"),
        (1, "D", "2023-03-21TEV", "2023-03-22"),
        (2, "W", "2023-03-21", "2023-W14"),
        (1, "M", "2023-12", "2024-01"),
        (-10, "Y", "2023-03", "2013"),
        (1, "Y", "2023", "2024"),
        (1, "D", "2023-03", ""),
        (1, "W", "2023-W12", ""),
        (1, "M", "2023", ""),
        (3, "TH", "2023-03-21", ""),
        (1, "D", "PRESENT_REF", ""),
        (99999, "Y", "2023-03-21", ""),
    ],
)
def test_distance(count: int, unit: str, from_: str, value: str) -> None:
    assert Distance(count, unit).reckoned(from_) == value


@pytest.mark.parametrize(
    ("text", "time", "dated"),
    [
        ("Ada Quill left Verin on Monday.", "Monday", "left"),
        ("Monday, Ada Quill left Verin.", "Monday", "left"),
        ("Ada Quill on Monday left Verin.", "Monday", "left"),
        ("Calder launched an attack on Monday.", "Monday", "launched"),
        ("The March 3 vote was close.", "March 3", "vote"),
        ("The vote on Monday was close.", "Monday", "vote"),
        ("Ada Quill ruled until Monday.", "Monday", None),
        ("It has rained since March 3.", "March 3", None),
        ("Monday", "Monday", None),
    ],
)
def test_what_a_time_dates(text: str, time: str, dated: str | None) -> None:
    clauses = Clauses(report(text), "en")
    at = Span(text.index(time), text.index(time) + len(time))
    parse, place = clauses.parse(at), clauses.place(at)
    index = governed(parse, place.index, at) if parse and place else None
    assert (parse.words[index].span.of(text) if parse and index is not None else None) == dated


PAIRS = [
    ("Ada Quill resigned.", "resigned", "Quill resigned.", "resigned", "named"),
    ("Quill's resignation shook Verin.", "resignation", "Ada Quill quit.", "quit", "named"),
    ("Ada Quill was killed.", "killed", "Drones killed Ada Quill.", "killed", "named"),
    ("She resigned.", "resigned", "Ada Quill resigned.", "resigned", "described"),
    ("The attack was brief.", "attack", "Calder attacked Verin.", "attacked", "described"),
    ("The attack occurred.", "occurred", "Calder launched an attack.", "launched", "described"),
    ("The leaders met.", "met", "Ada Quill and Tomas Aldery met.", "met", "described"),
    ("They met.", "met", "Ada Quill met.", "met", ""),
    ("An attack was brief.", "attack", "Calder attacked Verin.", "attacked", ""),
    ("Tomas Aldery resigned.", "resigned", "Ada Quill resigned.", "resigned", ""),
    ("Ada Quill resigned.", "resigned", "Ada Quill spoke.", "spoke", ""),
    ("The war began.", "began", "The war ended.", "ended", ""),
    ("The process was slow.", "process", "Ada Quill processed it.", "processed", ""),
    ("Aldery's attack was brief.", "attack", "Calder attacked Verin.", "attacked", ""),
]


@pytest.mark.parametrize(("one", "at", "other", "there", "how"), PAIRS)
def test_two_tellings(one: str, at: str, other: str, there: str, how: str) -> None:
    text = f"{one} {other}"
    clauses = Clauses(report(text), "en")
    first = Span(one.index(at), one.index(at) + len(at))
    start = len(one) + 1 + other.index(there)
    found = []
    for span in (first, Span(start, start + len(there))):
        parse, place = clauses.parse(span), clauses.place(span)
        assert parse and place
        told = event(parse, place.index)
        assert told
        found.append(told)
    assert same(*found) == how


@pytest.mark.parametrize(
    ("text", "word"),
    [("Ada Quill did not resign.", "resign"), ("Ada Quill said so.", "said"), ("It was so.", "so")],
)
def test_what_tells_of_no_event(text: str, word: str) -> None:
    clauses = Clauses(report(text), "en")
    at = Span(text.rindex(word), text.rindex(word) + len(word))
    parse, place = clauses.parse(at), clauses.place(at)
    assert parse and place
    assert event(parse, place.index) is None
