"""Exact cover: shares by hand, passages that are equal, and what edits leave."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.group.copies.cover import cover, passages
from tellings.group.copies.worded import words
from tests.group.reports import article, report, sentences

TEN = "one two three four five six seven eight nine ten"


def _share(one: str, other: str) -> float:
    return cover(article(one), article(other)).share


def test_the_share_is_of_the_shorter_text() -> None:
    assert _share(TEN, f"{TEN} eleven twelve thirteen") == 1
    assert _share(f"{TEN} eleven twelve thirteen", TEN) == 1
    assert _share(f"{TEN} a b c d e f g h i j", f"x {TEN} y z v w u t s r q p") == 0.5


def test_fewer_words_than_a_run_are_nothing() -> None:
    assert _share("one two three four", f"{TEN}") == 0
    assert _share("one two three four zero zero", f"{TEN}") == 0
    assert _share("", "") == 0


@pytest.mark.parametrize(
    ("edited", "share"),
    [
        ("one two three four five SIX seven eight nine ten", 1.0),
        ("one two three four five X seven eight nine ten", 0.9),
        ("one two three four five seven eight nine ten", 1.0),
        ("one two three four five and then six seven eight nine ten", 10 / 10),
        ("one two three four five a b c d e f g h i j k l m six seven eight nine ten", 1.0),
        ("one two three four five X seven Y nine Z", 0.5),
        ("six seven eight nine ten one two three four five", 1.0),
    ],
)
def test_replaced_dropped_inserted_and_moved_words(edited: str, share: float) -> None:
    assert _share(TEN, edited) == pytest.approx(share)


def test_a_run_that_stands_twice_is_taken_where_it_goes_on() -> None:
    text = "a b c d e f a b c d e g h"
    one, other = article(text), article(text)
    assert cover(one, other).second == tuple(range(13))


def test_quoted_words_count_nothing_and_shown_passages_go_over_them() -> None:
    one = article("The pier at Vell was shut “for good” and all boats left it.")
    same = article("Today: The pier at Vell was shut “for good” and all boats left it.")
    other = article("Today: The pier at Vell was shut “for now” and all boats left it.")
    assert cover(one, same).count == cover(one, other).count == 11
    (whole,) = passages(one, same, cover(one, same))
    assert whole.at.of(one.text) == "The pier at Vell was shut “for good” and all boats left it"
    told = [passage.of.of(other.text) for passage in passages(one, other, cover(one, other))]
    assert told == ["The pier at Vell was shut", "and all boats left it"]


def test_two_reports_that_print_one_speech_share_nothing() -> None:
    speech = "\n\n".join(f"“{each}" for each in sentences(9, 8)) + "”"
    one, other = article(f"{report(1)}\n\n{speech}"), article(f"{report(2)}\n\n{speech}")
    assert cover(one, other).share < 0.05


def test_misprints_leave_most() -> None:
    draw = random.Random(4)
    text = report(1, 20)
    spoilt = "".join("x" if draw.random() < 0.015 else letter for letter in text)
    assert _share(text, spoilt) > 0.6


WORDS = st.lists(st.sampled_from("abcdefg"), max_size=40).map(" ".join)


@given(WORDS, WORDS)
def test_cover_is_the_same_from_both_sides(one: str, other: str) -> None:
    a, b = article(one), article(other)
    there, back = cover(a, b), cover(b, a)
    assert there.share == back.share
    assert there.count == back.count
    assert sorted(zip(there.first, there.second, strict=True)) == sorted(
        zip(back.second, back.first, strict=True)
    )


MARKED = st.lists(st.sampled_from(["a b c d e f", "g", "“h i j”", "k l", "“m", "n”", "\n\n"]))


@settings(max_examples=300)
@given(MARKED.map(" ".join), MARKED.map(" ".join))
def test_both_sides_of_a_passage_have_the_same_words(one: str, other: str) -> None:
    a, b = article(one), article(other)
    found = cover(a, b)
    assert 0 <= found.share <= 1
    for word, same in zip(found.first, found.second, strict=True):
        assert a.words[word] == b.words[same]
    shown = passages(a, b, found)
    assert list(shown) == sorted(shown, key=lambda passage: passage.at.start)
    for passage in shown:
        assert words(passage.at.of(a.text)) == words(passage.of.of(b.text)) != []


@settings(max_examples=50)
@given(st.integers(0, 9), st.data())
def test_an_edited_report_is_covered_by_what_was_left(seed: int, data: st.DataObject) -> None:
    told = sentences(seed, 12)
    kept = data.draw(st.lists(st.sampled_from(range(12)), min_size=2, unique=True))
    copy = " ".join(told[at] for at in kept)
    assert _share(" ".join(told), copy) == 1
