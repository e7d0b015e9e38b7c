"""Claims of one story in other words are of two deeds, unless something speaks for one."""

from __future__ import annotations

import pytest

from tellings import api
from tellings.model import Article, Datum


def at_odds(a: str, b: str) -> set[str]:
    """The kinds of all that two reports of one day are at odds in."""
    pipeline = api.pipeline()
    day = Datum("2031-03-12", "metadata")  # a Wednesday
    texts = (Article("a", a, published=day), Article("b", b, published=day))
    compared = api.compare([pipeline.read(each) for each in texts])
    return {link.kind for link in compared.of("at-odds")}


DIED = (
    "Frederick Vell, a top official who passed money from a secret fund, died Saturday at a hotel "
    "in Tarn."
)
SUIT = (
    "President Ana Vell won on Friday. The lawsuit against the campaign alleges a conspiracy with "
    "foreign contacts. It {names} as a defendant."
)


def test_the_day_of_a_death_is_not_the_day_on_which_the_body_was_found() -> None:
    found = (
        "Frederick Vell, a top official, is dead. His body was discovered Tuesday by a maid who "
        "entered his hotel room in Tarn, the coroner said."
    )
    assert at_odds(DIED, found) == set()


def test_two_days_of_one_death_are_at_odds() -> None:
    died = (
        "Frederick Vell, a top official of the fund, died on Monday in a room at a hotel in Tarn."
    )
    assert at_odds(DIED, died) == {"date"}


@pytest.mark.parametrize(
    ("whom", "kinds"),
    [("Vell", {"polarity"}), ("Vell's son", set()), ("Donald Vell Jr.", set())],
)
def test_a_son_is_not_his_father(whom: str, kinds: set[str]) -> None:
    told, denied = (SUIT.format(names=x) for x in (f"also names {whom}", "does not name Vell"))
    assert at_odds(told, denied) == kinds


def test_who_denies_having_spoken_turns_nothing_down() -> None:
    accepted = (
        "On Sunday President Ana Vell unexpectedly accepted an invitation of Bo Lind to talks."
    )
    denied = (
        "On Sunday President Ana Vell denied personally speaking to Bo Lind about an invitation."
    )
    assert at_odds(accepted, denied) == set()


PLANS = "President Ana Vell announced plans {day} to resume full reviews of what may harm wildlife."
MOVED = (
    "A plan of the old government to drill off the coast was sidelined by the Vell government "
    "{day}, and reviews of what may harm wildlife came next."
)


def test_two_deeds_of_one_government_are_of_two_days() -> None:
    assert at_odds(PLANS.format(day="Tuesday"), MOVED.format(day="on Feb. 10")) == set()


def test_who_voted_and_who_might_are_two_counts() -> None:
    voted = (
        "Some 2.44 million people, or some 88 percent of all voters in Tarn, cast their ballots as "
        "of 4 p.m."
    )
    might = (
        "Over 2.5 million people were eligible to vote in the election, held in Tarn under a new "
        "constitution that raised the number of seats."
    )
    assert at_odds(voted, might) == set()


def test_two_of_one_surname_are_of_two_ages() -> None:
    sister = "John Vell is due in court over the murders of Alice Lind, 58, and Kathryn Vell, 20."
    brother = "John Vell, 23, was arrested yesterday over the murders of Alice Lind and his sister."
    assert at_odds(sister, brother) == set()


HIT = "Raj Lind, 59, was hit by a car while walking past parked cars {} on Monday, police said."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("on 117th Street", "at 97th Avenue"),
        ("in Week 16", "in Port Ansel"),
    ],
)
def test_two_roads_cross_and_what_is_numbered_is_no_place(one: str, other: str) -> None:
    assert at_odds(HIT.format(one), HIT.format(other)) == set()


def test_two_towns_of_one_accident_are_at_odds() -> None:
    assert at_odds(HIT.format("in Tarnow"), HIT.format("in Port Ansel")) == {"place"}
