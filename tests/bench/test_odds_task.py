"""The task `odds`: what counts as right, what as a false alarm."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bench import odds
from tellings.model import Collation, Difference, Link, Reading, Ref, Span, Story

A = odds.Passage("Courier", "2031-03-02", "Four people died in Orvale.")
B = odds.Passage("Gazette", "2031-03-02", "Six people died in Orvale.")
PAIR = odds.Pair("n1", "tune", A, B, "number", "", "Four people", "Six people")


def compared(*links: Link) -> Collation:
    readings = tuple(Reading(odds.article(each)) for each in (A, B))
    ids = tuple(reading.article.id for reading in readings)
    return Collation(Story("s", ids), readings, links)


FOUR, SIX = Span(0, 4), Span(0, 3)


def link(kind: Difference, a: Span = FOUR, b: Span = SIX) -> Link:
    refs = [Ref(odds.article(x).id, "n", (at,)) for x, at in ((A, a), (B, b))]
    relation = "differs" if kind in ("precision", "update") else "at-odds"
    return Link(relation, tuple(refs), "test", kind=kind)  # type: ignore[arg-type]


def test_a_link_of_the_kind_on_the_words_is_right() -> None:
    found = odds.score(PAIR, compared(link("number")))
    sure = {"all", "tune", "tune.number"}
    assert set(found) == sure | {f"perhaps.{name}" for name in sure}
    assert all((s.found, s.predicted, s.gold) == (1, 1, 1) for s in found.values())


def test_an_unsure_link_counts_only_among_those_that_are_perhaps_right() -> None:
    unsure = replace(link("number"), confidence=0.5)
    found = odds.score(PAIR, compared(unsure))
    assert (found["tune"].found, found["tune"].predicted) == (0, 0)
    assert (found["perhaps.tune"].found, found["perhaps.tune"].predicted) == (1, 1)


@pytest.mark.parametrize(
    "wrong", [link("date"), link("number", Span(12, 16)), link("number", b=Span(10, 14))]
)
def test_another_kind_or_other_words_are_a_miss_and_a_false_alarm(wrong: Link) -> None:
    score = odds.score(PAIR, compared(wrong))["all"]
    assert (score.found, score.predicted, score.gold) == (0, 1, 1)


def test_any_link_is_a_false_alarm_where_nothing_is_at_odds() -> None:
    none = replace(PAIR, kind="none", look="group")
    found = odds.score(none, compared(link("number")))
    assert (found["tune.number"].found, found["tune.number"].predicted) == (0, 1)
    assert odds.score(none, compared()) == {}


def test_a_difference_that_is_told_is_found() -> None:
    none = replace(PAIR, kind="none", look="precision")
    assert odds.score(none, compared(link("precision")))["differs.precision"].found == 1
    assert odds.score(none, compared())["differs.precision"].gold == 1


def test_agreement_beyond_chance() -> None:
    same = [("number", "number"), ("none", "none")]
    assert odds.kappa(same) == 1
    assert odds.kappa([("number", "none"), ("none", "number")]) == -1
    assert odds.kappa([*same, ("number", "none"), ("none", "number")]) == 0


def test_words_of_gold_stand_in_their_passages() -> None:
    assert len({pair.id for pair in odds.pairs()}) == len(odds.pairs()) > 0
