"""Which days a TIMEX3 value covers, and its grain."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.dates import Days, days, grain


@pytest.mark.parametrize(
    ("value", "first", "last", "unit"),
    [
        ("2031-03-21", "2031-03-21", "2031-03-21", "day"),
        ("2031-03-21TEV", "2031-03-21", "2031-03-21", "part of day"),
        ("2031-03-21T16", "2031-03-21", "2031-03-21", "hour"),
        ("2031-03-21T16:30", "2031-03-21", "2031-03-21", "minute"),
        ("2032-02", "2032-02-01", "2032-02-29", "month"),
        ("2031-12", "2031-12-01", "2031-12-31", "month"),
        ("2031-W12", "2031-03-17", "2031-03-23", "week"),
        ("2031-W12-WE", "2031-03-22", "2031-03-23", "weekend"),
        ("2031-Q4", "2031-10-01", "2031-12-31", "quarter"),
        ("2031-H1", "2031-01-01", "2031-06-30", "half-year"),
        ("2031-SU", "2031-06-01", "2031-08-31", "season"),
        ("2031-WI", "2031-12-01", "2032-02-29", "season"),
        ("2031", "2031-01-01", "2031-12-31", "year"),
        ("203", "2030-01-01", "2039-12-31", "decade"),
        ("20", "2000-01-01", "2099-12-31", "century"),
    ],
)
def test_a_value_covers_its_days(value: str, first: str, last: str, unit: str) -> None:
    assert days(value) == Days(date.fromisoformat(first), date.fromisoformat(last))
    assert grain(value) == unit


@pytest.mark.parametrize(
    "value",
    ["", "PRESENT_REF", "P3D", "2031-02-30", "2031-W54", "XXXX-03-21", "0", "9999-WI", "00"],
)
def test_what_no_calendar_has_covers_nothing(value: str) -> None:
    assert days(value) is None
    assert grain(value) == ""


@given(st.text(max_size=12))
def test_any_text_is_days_or_none(value: str) -> None:
    found = days(value)
    assert (found is None) == (grain(value) == "")
    assert found is None or found.first <= found.last


@given(st.dates(min_value=date(1, 1, 8), max_value=date(9998, 12, 1)))
def test_a_day_lies_in_its_month_week_and_year(day: date) -> None:
    year, week, _ = day.isocalendar()
    one = days(day.isoformat())
    assert one == Days(day, day)
    for value in (f"{day:%Y-%m}".zfill(7), f"{year:04}-W{week:02}", f"{day.year:04}"):
        around = days(value)
        assert around
        assert around.covers(one)
        assert day in around
        assert around.meets(one)
        assert not around.meets(Days(around.last + timedelta(1), around.last + timedelta(2)))
