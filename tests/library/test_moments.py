"""Times that a person writes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import UseError
from tellings.library.moments import since, span, until
from tellings.show.moments import iso, period, short

NOW = datetime(2031, 3, 7, 12, tzinfo=UTC).timestamp()


def at(*parts: int) -> float:
    return datetime(*parts, tzinfo=UTC).timestamp()  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("words", "seconds"),
    [("90s", 90), ("15m", 900), ("2h", 7200), ("1d", 86400), ("2w", 1209600), (" 3 D ", 259200)],
)
def test_lengths_of_time(words: str, seconds: float) -> None:
    assert span(words) == seconds


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2d", at(2031, 3, 5, 12), at(2031, 3, 5, 12)),
        ("2031-03-04", at(2031, 3, 4), at(2031, 3, 5) - 0.001),
        ("2031-12", at(2031, 12, 1), at(2032, 1, 1) - 0.001),
        ("2031-02", at(2031, 2, 1), at(2031, 3, 1) - 0.001),
        ("2031-03-04T18:30", at(2031, 3, 4, 18, 30), at(2031, 3, 4, 18, 30)),
        ("2031-03-04 18:30:05Z", at(2031, 3, 4, 18, 30, 5), at(2031, 3, 4, 18, 30, 5)),
        ("2031-03-04T18:30+02:00", at(2031, 3, 4, 16, 30), at(2031, 3, 4, 16, 30)),
    ],
)
def test_a_time_begins_and_ends(words: str, first: float, last: float) -> None:
    assert (since(words, NOW), until(words, NOW)) == (first, last)


@pytest.mark.parametrize(
    "words",
    ["", "yesterday", "2d ago", "-2d", "2031-02-30", "2031-13", "31-03-04", "2031-3-4", "٢d",
     "2031-03-04T25:00", "9999-12", "1e9d"],
)  # fmt: skip
def test_what_is_no_time_is_said(words: str) -> None:
    for read in (since, until):
        with pytest.raises(UseError, match="is no time; write 2d, 12h, 2031-03"):
            read(words, NOW)


def test_what_is_no_length_is_said() -> None:
    with pytest.raises(UseError, match="'often' is no length of time; write 90s, 15m"):
        span("often")


@given(st.text(max_size=30))
def test_no_words_raise_anything_else(words: str) -> None:
    for read in (since, until):
        try:
            assert isinstance(read(words, NOW), float)
        except UseError as error:
            assert "\n" not in str(error)


def test_moments_are_shown_in_utc() -> None:
    assert iso(at(2031, 3, 4, 18, 30)) == "2031-03-04T18:30:00Z"
    assert (iso(None), short(None)) == ("", "")
    assert short(at(2031, 3, 4)) == "2031-03-04"
    assert short(at(1912, 4, 15, 2, 20)) == "1912-04-15 02:20"
    assert period(at(2031, 3, 4), at(2031, 3, 4)) == "2031-03-04"
    assert period(at(2031, 3, 4, 6), at(2031, 3, 4, 9, 30)) == "2031-03-04 06:00 – 09:30"
    assert period(at(2031, 3, 4), at(2031, 3, 5)) == "2031-03-04 – 2031-03-05"
    assert period(None, at(2031, 3, 5)) == "2031-03-05"
