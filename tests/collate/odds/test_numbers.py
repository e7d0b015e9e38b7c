"""Two numbers of one thing, and all the ways in which they are of two."""

from __future__ import annotations

import pytest

from tellings import api
from tellings.model import Article, Datum, Reading, Stance
from tests.collate.odds.fire import DIED, KILLED, counted, found, told

FOUR = counted("a", "Four", 4)


def kinds(*readings: Reading) -> list[tuple[str, str]]:
    return [(link.relation, link.kind) for link in found(*readings)]


def test_two_counts_of_the_dead_are_at_odds() -> None:
    six = counted("b", "Six", 6, DIED)
    (link,) = found(FOUR, six)
    assert (link.relation, link.kind) == ("at-odds", "number")
    assert told(link, FOUR, six) == ["Four people", "Six people"]
    assert "cannot both be so" in link.why


def test_the_order_of_the_articles_makes_no_difference() -> None:
    six, seven = counted("b", "Six", 6, DIED), counted("c", "Seven", 7)
    assert found(FOUR, six, seven) == found(seven, FOUR, six) == found(six, seven, FOUR)


def test_many_articles_make_one_link() -> None:
    many = [counted(f"m{n}", "Four", 4) for n in range(9)]
    (link,) = found(*many, counted("b", "Six", 6, DIED))
    assert len(link.members) == 10


def test_the_same_number_is_no_difference() -> None:
    assert kinds(FOUR, counted("b", "Four", 4, DIED)) == []


def test_at_least_four_and_five_only_differ_in_how_precise_they_are() -> None:
    least = counted("a", "Four", 4, high=None)
    assert kinds(least, counted("b", "Five", 5, DIED)) == [("differs", "precision")]


def test_over_four_may_be_spread_over_four() -> None:
    over = counted("a", "Four", 5, high=None)
    assert kinds(over, counted("b", "Four", 4, DIED)) == []


def test_a_larger_number_of_a_later_day_is_an_update() -> None:
    early = counted("a", "Four", 4, day="2031-03-02")
    late = counted("b", "Nine", 9, DIED, day="2031-03-04")
    assert kinds(early, late) == [("differs", "update")]


def test_a_smaller_number_of_a_later_day_is_no_update() -> None:
    """A toll does not shrink."""
    early = counted("a", "Nine", 9, day="2031-03-02")
    late = counted("b", "Four", 4, DIED, day="2031-03-04")
    assert kinds(early, late) == [("at-odds", "number")]


def test_reports_of_two_months_are_not_held_against_each_other() -> None:
    early = counted("a", "Nine", 9, day="2031-03-02")
    assert kinds(early, counted("b", "Four", 4, DIED, day="2031-05-04")) == []


def test_a_part_is_no_whole() -> None:
    women = counted("b", "Six", 6, DIED, noun="nurse")
    assert kinds(counted("a", "Nine", 9), women) == []


def test_more_of_a_part_than_there_are_of_the_whole_cannot_be() -> None:
    four = counted("a", "Four", 4, day="2031-03-02")
    nurses = counted("b", "Six", 6, DIED, noun="nurse", day="2031-03-02")
    assert kinds(four, nurses) == [("at-odds", "number")]


def test_two_groups_are_counted_apart() -> None:
    nurses, miners = counted("a", "Six", 6, noun="nurse"), counted("b", "Four", 4, noun="miner")
    assert kinds(nurses, miners) == []


@pytest.mark.parametrize("certainty", ["possible", "probable"])
def test_what_may_be_is_not_held_against_what_is(certainty: str) -> None:
    may = counted("b", "Six", 6, DIED, stance=Stance("+", certainty))  # type: ignore[arg-type]
    assert kinds(FOUR, may) == []


HURT = KILLED.replace("killed/ROOT>@/kill", "injured/ROOT>@/injure").replace(">killed", ">injured")
SIGNED = (
    "{number}/nummod>people people/nsubj>signed/person/NOUN signed/ROOT>@/sign a/det>letter "
    "letter/dobj>signed to/prep>signed the/det>bishop bishop/pobj>to ./punct>signed"
)


@pytest.mark.parametrize(("other", "head"), [(HURT, "injured"), (SIGNED, "signed")])
def test_what_is_not_one_happening_is_not_compared(other: str, head: str) -> None:
    assert kinds(FOUR, counted("b", "Six", 6, other, head=head)) == []


def test_a_number_many_times_the_other_is_of_something_else() -> None:
    assert kinds(FOUR, counted("b", "90", 90, DIED)) == []


def test_a_rate_is_no_count() -> None:
    daily = DIED.replace("@/die", "@/die each/det>day day/npadvmod>died")
    assert kinds(FOUR, counted("b", "Six", 6, daily)) == []


def test_an_article_that_gives_both_numbers_is_at_odds_with_none() -> None:
    both = counted("b", "Four", 4)
    second = counted("b", "Six", 6, DIED)
    assert kinds(FOUR, both) == [] != kinds(FOUR, second)


def test_a_rate_of_which_it_is_not_told_when_is_held_against_none() -> None:
    """Inflation is another number each month."""
    four, six = (counted(id_, number, value, unit="percent") for id_, number, value in RATES)
    assert kinds(four, six) == []
    days = [
        counted(id_, number, value, unit="percent", day="2031-03-02")
        for id_, number, value in RATES
    ]
    assert kinds(*days) == [("at-odds", "number")]


RATES = (("a", "Four", 4.0), ("b", "Six", 6.0))


def test_each_on_the_word_of_another_only_differs() -> None:
    police, union = ("police", "put"), ("union", "counted")
    one, other = (
        counted(
            id_,
            number,
            value,
            COUNTED.format(number="{number}", who=who, verb=verb),
            head=verb,
            roles={"agent": who},
        )
        for (id_, number, value), (who, verb) in zip(RATES, (police, union), strict=True)
    )
    assert kinds(one, other) == [("differs", "stance")]


COUNTED = (
    "{number}/nummod>people people/dobj>{verb}/person/NOUN {who}/nsubj>{verb} {verb}/ROOT>@/count "
    "at/prep>{verb} the/det>market market/pobj>at near/prep>market the/det>harbour "
    "harbour/pobj>near ./punct>{verb}"
)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Two thirds", "67 percent", False),
        ("Seven in ten", "71%", False),
        ("92 percent", "94 per cent", True),
        ("68 percent", "Seven in ten", False),
    ],
)
def test_a_part_in_words_is_told_roughly(one: str, other: str, *, apart: bool) -> None:
    made = [
        api.pipeline().read(Article(id_, text, published=Datum("2031-03-02", "metadata")))
        for id_, text in (
            ("a", f"{one} of the voters stayed at home in Orvale on Sunday."),
            ("b", f"On Sunday {other} of the voters stayed at home in Orvale."),
        )
    ]
    found_ = [(link.relation, link.kind) for link in found(*made, meant=True)]
    assert (("at-odds", "number") in found_) == apart
