"""Calendar arithmetic, numbers, holidays, patterns: each against what a calendar says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.times.reckoning import (
    duration,
    easter,
    nth_weekday,
    season_of,
    shifted,
    value_of,
)
from tellings.annotate.times.timex.expressions import RULES, coarseness
from tellings.annotate.times.timex.finding import search
from tellings.annotate.times.timex.holidays import holiday
from tellings.annotate.times.timex.numbers import number, ordinal, spoken_year
from tellings.annotate.times.timex.patterns import patterns
from tellings.annotate.times.views import views
from tellings.annotate.times.words import classes, rows
from tellings.dates import days
from tellings.model import Article, Block, Reading, Span

DAYS = st.dates(date(1000, 1, 1), date(8999, 12, 31))


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (3, "M", "P3M"),
        (4, "TH", "PT4H"),
        (None, "Y", "PXY"),
        (2.5, "Y", "P30M"),
        (0.5, "TH", "PT30M"),
        (2, "DE", "P20Y"),
        (1, "CE", "P100Y"),
        (None, "DE", "PXDE"),
        (3, "Q", "P9M"),
        (1, "FT", "P2W"),
        (1_000_000, "Y", "P1000000Y"),
    ],
)
def test_durations(count: float | None, unit: str, value: str) -> None:
    assert duration(count, unit) == value


def test_shifts_keep_the_day_or_take_the_last_of_the_month() -> None:
    assert shifted(date(2023, 1, 31), 1, "M") == date(2023, 2, 28)
    assert shifted(date(2024, 2, 29), 1, "Y") == date(2025, 2, 28)
    assert shifted(date(2023, 3, 22), -2, "W") == date(2023, 3, 8)
    assert shifted(date(9999, 12, 31), 1, "D") is None
    assert shifted(date(2023, 3, 22), 1e9, "CE") is None


@given(DAYS, st.sampled_from(["D", "W", "WE", "M", "Q", "Y", "DE", "CE"]))
def test_a_day_lies_in_its_unit(day: date, unit: str) -> None:
    covered = days(value_of(day, unit))
    assert covered is not None
    assert day in covered or (unit == "WE" and covered.first - day < timedelta(6))


@given(DAYS)
def test_a_day_lies_in_its_season(day: date) -> None:
    year, season = season_of(day)
    covered = days(f"{year}-{season}")
    assert covered is not None
    assert day in covered


def test_easter_as_in_tables() -> None:
    known = {1818: (3, 22), 1943: (4, 25), 2000: (4, 23), 2023: (4, 9), 2024: (3, 31)}
    assert {year: (easter(year).month, easter(year).day) for year in known} == known


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_weekdays_of_a_month() -> None:
    assert nth_weekday(1999, 11, 4, 4) == date(1999, 11, 25)
    assert nth_weekday(2023, 5, 1, -1) == date(2023, 5, 29)


def test_every_holiday_of_the_table_has_a_date() -> None:
    for name, rule in classes("en")["holiday"].items():
        value = rule if len(rule) == 10 and rule[:4].isdecimal() else holiday(2023, rule)
        assert days(value), name


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3", 3),
        ("1,200", 1200),
        ("2.5", 2.5),
        ("twenty-four", 24),
        ("a hundred and ten", 110),
        ("two thousand five hundred", 2500),
        ("a dozen", 12),
        ("boats", None),
    ],
)
def test_numbers(words: str, value: float | None) -> None:
    assert number(words, "en") == value


def test_spoken_years() -> None:
    told = ("nineteen ninety-six", "nineteen hundred", "two thousand nine", "twenty thirteen")
    assert [spoken_year(each, "en") for each in told] == [1996, 1900, 2009, 2013]
    assert spoken_year("twenty one", "en") is None


def test_ordinals() -> None:
    assert [ordinal(each, "en") for each in ("third", "21st", "final", "boat")] == [3, 21, -1, None]


def test_coarseness() -> None:
    told = ["PT3M", "P3M", "XXXX-Q3", "XXXX-SU", "XXXX-WXX-2TNI", "PXX", "P2W", "PRESENT_REF"]
    expected = ["minute", "month", "quarter", "season", "part of day", "", "week", ""]
    assert [coarseness(each) for each in told] == expected


class TestTables:
    def test_every_pattern_has_a_meaning_and_every_meaning_a_pattern(self) -> None:
        split = {"month_days"}  # becomes two of "month_day" where it is found
        assert {row["rule"] for row in rows("patterns", "en")} - split == set(RULES)

    def test_every_class_that_a_pattern_begins_with_has_words(self) -> None:
        named = {name for row in rows("patterns", "en") for name in row["begins"].split()}
        assert {name for name in named if name not in classes("en")} == {"digits", "'"}

    def test_a_language_without_tables_has_no_patterns(self) -> None:
        assert patterns("tlh").by_word == {}

    def test_groups_of_modifiers_are_known(self) -> None:
        groups = {row["group"] for row in rows("modifiers", "en")} | {"the", "after", "-"}
        assert {name for row in rows("patterns", "en") for name in row["left"].split()} <= groups


def test_search_takes_the_longest_that_the_judge_takes() -> None:
    text = "on 24 February 2022"
    reading = Reading(Article("case", text)).plus(
        [Block(at=(Span(0, len(text)),), by="test", role="paragraph")]
    )
    (view,) = views(reading)
    longest = list(search(view, "en", lambda each: text[each.start : each.end]))
    assert longest == ["24 February 2022"]
    years = search(view, "en", lambda each: each.rule if each.rule == "month_year" else None)
    assert list(years) == ["month_year"]
