"""What a number is one of, and when a claim was: read from sentences, by the whole pipeline."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tellings import api
from tellings.collate.odds.comparable import Judge
from tellings.collate.odds.dated import Date, dated
from tellings.collate.odds.facts import Scene
from tellings.collate.odds.measures import Measure, measures
from tellings.model import Article, Datum


def scene(id: str, text: str) -> Scene:
    article = Article(id, text, published=Datum("2031-03-05", "metadata"))
    return Scene(api.pipeline().read(article), {})


def measured(*texts: str) -> tuple[Judge, list[Measure]]:
    """The first number of each text."""
    scenes = {f"t{n}": scene(f"t{n}", text) for n, text in enumerate(texts)}
    facts = {article: list(each.facts()) for article, each in scenes.items()}
    first: dict[str, Measure] = {}
    for each in measures(facts, scenes):
        first.setdefault(each.fact.article, each)
    return Judge(scenes), [first[article] for article in scenes]


def when(text: str) -> Iterator[Date]:
    at = scene("t", text)
    return (date for fact in at.facts() if (date := dated(fact, at)))


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("The first two matches were lost.", "first"),
        ("The club had one final chance to win.", "first"),
        ("Another four ships sank in the harbour.", "addition"),
        ("Two other ships sank in the harbour.", "addition"),
        ("The mill burns 40 tons of wood a day.", "rate"),
        ("Ida Moor gets eight rebounds a game.", "rate"),
        ("Four of them died in the fire.", "part"),
    ],
)
def test_words_in_and_beside_an_amount_say_what_it_is_a_number_of(text: str, mark: str) -> None:
    _, (told,) = measured(text)
    assert mark in told.marks


def test_an_amount_alone_has_no_mark() -> None:
    _, (told,) = measured("Four ships sank in the harbour.")
    assert not told.marks


@pytest.mark.parametrize(
    ("one", "other", "held"),
    [
        ("Ana Marsk, 40, was hurt.", "Ana Marsk, 42, was hurt in the fire.", True),
        ("Ana Marsk, 40, was hurt.", "Bo Lind, 42, was hurt in the fire.", False),
        ("A driver aged 40 died.", "A nurse aged 42 died in hospital.", False),
        ("A driver aged 40 died.", "The driver, aged 42, died in hospital.", True),
    ],
)
def test_ages_are_compared_of_one_person(one: str, other: str, *, held: bool) -> None:
    judge, (a, b) = measured(one, other)
    assert (a.noun, b.noun) == ("age", "age")
    assert judge.comparable(a, b) == judge.comparable(b, a) == held


def test_two_days_side_by_side_are_one_time() -> None:
    (date,) = when("The harbour was closed on Monday and on Tuesday.")
    assert date.value == "2031-03-03 to 2031-03-04"


def test_of_two_times_apart_it_is_not_told_which_it_was() -> None:
    assert not list(when("On Monday, the council said, the harbour was closed on Tuesday."))
