"""Dates that pages print, in the languages of the table, and what their labels say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.times.written.printed import month_names, printed_dates

LINES = [
    ("March 3, 2023", "", "2023-03-03"),
    ("Published Mar 03, 2023 • 3 minute read", "", "2023-03-03"),
    ("12:20pm Mar 3, 2023", "en", "2023-03-03"),
    ("11:58, 3 MAR 2023", "en", "2023-03-03"),
    ("Friday the 3rd of March 2023", "en", "2023-03-03"),
    ("17:41 JST, March 3, 2023", "en", "2023-03-03"),
    ("March 3 2023, 3:54 p.m.", "en", "2023-03-03"),
    ("2023-03-03T11:36:01Z", "en", "2023-03-03"),
    ("03.03.2023, 16:24 Uhr • Lesezeit: 5 Minuten", "de", "2023-03-03"),
    ("06. 01. 2023, 14:59 Uhr", "de", "2023-01-06"),
    ("3. März 2023, 17:47", "de", "2023-03-03"),
    ("3. März 2023", "", "2023-03-03"),
    ("04/03/2023 10:22", "es", "2023-03-04"),
    ("25/03/2023 10:22", "en", "2023-03-25"),
    ("3 de marzo de 2023 16:51 h", "es", "2023-03-03"),
    ("Publié le 3 août 2023 à 14h52", "fr", "2023-08-03"),
    ("2023 m. kovo 3 d.", "lt", "2023-03-03"),
    ("2023年3月3日", "ja", "2023-03-03"),
    ("입력 2023.03.03 22:09", "ko", "2023-03-03"),
    ("05.03.23", "de", "2023-03-05"),
]


@pytest.mark.parametrize(("line", "language", "day"), LINES)
def test_one_day_is_read(line: str, language: str, day: str) -> None:
    found = printed_dates(line, language)
    assert [[each.isoformat() for each in one.days()] for one in found] == [[day]]


@pytest.mark.parametrize(
    "line",
    [
        "February 30, 2023",
        "31.02.2023",
        "3 minute read",
        "10:22",
        "Room 3, 2023 seats",
        "192.168.20.23",
        "1.2.3.2023",
        "May contain 2023 nuts",
        "x" * 400 + " March 3, 2023",
        "",
    ],
)
def test_no_day_is_read(line: str) -> None:
    assert printed_dates(line) == []


def test_a_month_and_a_day_that_cannot_be_told_apart_are_both_given() -> None:
    (found,) = printed_dates("Published on 06/01/2023", "en")
    assert found.days() == (date(2023, 1, 6), date(2023, 6, 1))
    assert printed_dates("06/06/2023", "en")[0].days() == (date(2023, 6, 6),)


def test_a_date_without_a_year_has_none_of_its_own() -> None:
    (found,) = printed_dates("March 3, 4:15 p.m.", "en")
    assert found.year is None
    assert found.days() == ()
    assert found.days(2023) == (date(2023, 3, 3),)


def test_each_date_has_the_label_before_it() -> None:
    found = printed_dates("Updated: 3 April 2023 Published: 2 April 2023 | 1 April 2023", "en")
    assert [each.label for each in found] == ["updated", "published", ""]


def test_names_that_are_two_months_in_two_languages_are_none_where_the_language_is_unknown() -> (
    None
):
    assert month_names("cs")["listopad"] == 11
    assert month_names("hr")["listopad"] == 10
    assert "listopad" not in month_names("")
    assert month_names("")["march"] == month_names("tlh")["march"] == 3


FRAGMENTS = st.lists(
    st.sampled_from(
        ["March", "3", "31", "2023", "/", ".", "-", " ", ",", "Updated", "年", "de", "½", "٣"]
    ),
    max_size=14,
)


@given(st.one_of(st.text(max_size=80), FRAGMENTS.map("".join)), st.sampled_from(["", "en", "de"]))
def test_what_is_found_lies_in_the_line(line: str, language: str) -> None:
    last = 0
    for found in printed_dates(line, language):
        assert last <= found.at.start < found.at.end <= len(line)
        assert found.months_and_days
        last = found.at.end
