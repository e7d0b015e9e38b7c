"""How old a person is, by the number behind the name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import api
from tellings.model import Article, Collation, Datum, Link
from tellings.text import covers

ROZA = "Mayor Ana Roza, {age}, said the bridge was late."
TOLD = "The bridge is late. Ana Roza, {age}, is the mayor of Orvale."


def compared(a: str, b: str, *, days: tuple[str, str] = ("2031-03-02", "2031-03-02")) -> Collation:
    articles = (
        Article(id_, text, published=Datum(day, "metadata") if day else None)
        for id_, text, day in zip("ab", (a, b), days, strict=True)
    )
    return api.compare([api.pipeline().read(each) for each in articles])


def ages(collation: Collation) -> list[Link]:
    return [link for link in collation.of("at-odds") if "how old" in link.why]


def test_two_ages_of_one_person_are_at_odds_whatever_the_clause_tells() -> None:
    collation = compared(ROZA.format(age=52), TOLD.format(age=54))
    (link,) = ages(collation)
    assert link.kind == "number"
    assert [collation.words(ref) for ref in link.members] == ["Ana Roza, 52", "Ana Roza, 54"]
    assert link.confidence <= 0.5
    by_id = {reading.article.id: reading for reading in collation.readings}
    for ref in link.members:
        note = by_id[ref.article].note(ref.note)
        assert all(covers(note.hull, span) for span in ref.at)


def test_a_title_may_stand_for_the_given_name() -> None:
    a, b = "General Marius Keld, 56, was dismissed.", "They dismissed General Keld, 58, on Sunday."
    (link,) = ages(compared(a, b))
    assert len(link.members) == 2


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        (ROZA.format(age=52), TOLD.format(age=52), ("2031-03-02", "2031-03-02")),
        (ROZA.format(age=52), TOLD.format(age=53), ("2031-03-02", "2031-03-05")),
        (ROZA.format(age=52), TOLD.format(age=54), ("2031-03-02", "2032-09-05")),
        (ROZA.format(age=52), TOLD.format(age=54), ("2031-03-02", "")),
        (ROZA.format(age=52), "Bo Lind, 54, said the bridge was late.", ("2031-03-02",) * 2),
        (
            "Ana Roza, 52, Bo Lind, 44, and others are 4 points apart in the poll.",
            "Ana Roza, 48, Bo Lind, 41, the poll of the Orvale Radio says.",
            ("2031-03-02", "2031-03-02"),
        ),
        (
            ROZA.format(age=52) + " Her son, Ana Roza, 22, was late.",
            TOLD.format(age=54),
            ("2031-03-02", "2031-03-02"),
        ),
        (
            "A court acquitted Per Aker, 48, on Thursday. Aker's brother was less lucky.",
            "A court sentenced Nils Aker, 51, on Thursday. Aker said that he would appeal.",
            ("2031-03-02", "2031-03-02"),
        ),
    ],
    ids=["same", "birthday", "years apart", "no day", "another", "poll", "two of a name", "kin"],
)
def test_no_two_ages_of_one_person(a: str, b: str, days: tuple[str, str]) -> None:
    assert not ages(compared(a, b, days=days))


@settings(max_examples=25)
@given(st.integers(18, 99), st.integers(18, 99))
def test_ages_are_at_odds_if_and_only_if_they_differ(one: int, other: int) -> None:
    collation = compared(ROZA.format(age=one), ROZA.format(age=other) + " Boats are free.")
    assert [collation.words(ref) for link in ages(collation) for ref in link.members] == (
        [f"Ana Roza, {one}", f"Ana Roza, {other}"] if one != other else []
    )
