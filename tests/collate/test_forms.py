"""Which words are forms of one word, and which must never count as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.collate import forms
from tellings.text import tokens

NEAR = """change changes, haven't hasn't, drive driving, stop stopped, carry carried, take took,
we our, Russia Russian, China Chinese, Ukraine Ukrainian, decide decision, invade invasion,
economy economic, organise organize, harbour harbor, centre center, Orvales Orvalles, 12 twelve,
100 hundred, 1,000 thousand, cease-fire ceasefire, people person, we're we, safe safety,
twenty-five 25, minister ministers"""
APART = """12 13, 12 twelve-hundred, million billion, have haven't, can can't, agree disagree,
Iran Iraq, Austria Australia, Niger Nigeria, contract contrast, information inflation,
then when, there these, north south, possible impossible, war warn, hospital hostile,
house horse, united unit, 1984 1985, 2.5 25, now not"""


def normals(words: str) -> list[str]:
    return [token.normal for token in tokens(words)]


def listed(written: str) -> list[list[str]]:
    return [normals(pair) for pair in written.replace("\n", " ").split(", ")]


@pytest.mark.parametrize(("a", "b"), listed(NEAR))
def test_forms_of_one_word(a: str, b: str) -> None:
    assert forms.near(a, b)
    assert forms.near(b, a)


@pytest.mark.parametrize(("a", "b"), listed(APART))
def test_no_forms_of_one_word(a: str, b: str) -> None:
    assert not forms.near(a, b)
    assert not forms.near(b, a)


WORD = st.text(min_size=1, max_size=12)


@given(WORD, WORD)
def test_symmetric_and_never_raises(a: str, b: str) -> None:
    for x in normals(a):
        for y in normals(b):
            assert forms.near(x, y) == forms.near(y, x)


@given(st.from_regex(r"[0-9]{1,3}([.,:][0-9]{1,3}){0,3}", fullmatch=True))
def test_every_written_number_has_a_value(digits: str) -> None:
    assert all(forms.number(normal) is not None for normal in normals(digits))


@pytest.mark.parametrize(
    ("word", "value"),
    [("1,200", 1200), ("2.5", 2.5), ("2,5", 2.5), ("18:41", 18.41), ("dozen", 12)],
)
def test_numbers(word: str, value: float) -> None:
    assert forms.number(word) == value


def test_keys_join_regular_and_irregular_forms() -> None:
    assert forms.key("changes") == forms.key("change") == forms.key("changed")
    assert forms.key("haven't") == forms.key("has") == forms.key("have")
    assert forms.key("hour") != forms.key("hor")
