"""The words, names and figures of a text, as stories are told apart by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.group.stories.wording import key, wording


def test_words_stand_in_order_of_first_appearance_with_counts() -> None:
    heard = wording("Ferry sinks", "The ferry sank off Grenlow on Tuesday.", "The ferry is old.")
    assert list(heard.words)[:4] == ["ferry", "sinks", "sank", "grenlow"]
    assert heard.words["ferry"] == 3
    assert heard.breaks == (2, 5, 6)


@pytest.mark.parametrize(
    ("word", "compared"),
    [("Aldery's", "aldery"), ("Aldery\u2019s", "aldery"), ("The", ""), ("I", ""), ("Élan", "élan")],
)
def test_a_word_is_compared_in_lower_case_without_its_genitive(word: str, compared: str) -> None:
    assert key(word) == compared


def test_figures_lose_their_separators_of_thousands() -> None:
    assert wording("12,500 of 12500 paid 4.5 million in 2031.").numbers == {
        "12500": 2,
        "4.5": 1,
        "2031": 1,
    }


def test_a_hyphen_parts_two_words() -> None:
    assert set(wording("zero-day flaw").words) == set(wording("zero - day flaw").words)


def test_names_are_told_as_written() -> None:
    heard = wording(
        "", "On Monday Tomas Aldery's men left Sill Bridge. Boats followed; boats sank."
    )
    assert heard.names == ("Tomas Aldery", "Sill Bridge")


def test_where_all_has_capitals_what_stands_in_small_letters_elsewhere_is_no_name() -> None:
    heard = wording("Ferry Sinks Off Grenlow", "A ferry sinks each year.")
    assert heard.names == ("Grenlow",)


@given(st.lists(st.text(max_size=80), max_size=3))
def test_any_text_has_a_wording(parts: list[str]) -> None:
    heard = wording(*parts)
    assert len(heard.breaks) == len(parts)
    assert all(count > 0 for count in heard.words.values())
    assert all(any(name in part for part in parts) for name in heard.names)
