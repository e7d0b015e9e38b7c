"""Voices: what has one origin, what has its own, and that no order of the articles matters."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.group.voices.credits import credit
from tellings.group.voices.voices import Member, member, members, of_story, voices
from tellings.intake.agencies import credited
from tellings.model import Article, Copy, Datum, Story, Voice

CASES = Path(__file__).parents[2] / "cases" / "voices"


def cases(name: str) -> list[Any]:
    rows = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return [pytest.param(row, id=row["name"]) for row in rows]


def article(row: dict[str, str]) -> Article:
    """An article of a case, with the credit that intake reads in its text."""
    given = {
        field: Datum(row[field], "json")
        for field in ("outlet", "agency", "published")
        if row.get(field)
    }
    return credited(Article(row["id"], row["text"], **given))


def found(case: dict[str, Any]) -> tuple[Voice, ...]:
    rows = list(case["articles"])
    random.Random(case["name"]).shuffle(rows)
    return voices(member(article(row), row.get("copy_of")) for row in rows)


@pytest.mark.parametrize("case", cases("in-the-wild"))
def test_voices_as_they_come(case: dict[str, Any]) -> None:
    shown = [
        {"name": each.name, "by": each.by, "articles": sorted(each.articles)}
        for each in found(case)
    ]
    assert sorted(shown, key=str) == sorted(case["voices"], key=str)


def test_the_order_of_voices() -> None:
    (case,) = [row.values[0] for row in cases("in-the-wild") if "earliest" in str(row.id)]
    assert [voice.name for voice in found(case)] == ["Herald", "Echo"]
    most = voices([Member("a", "Echo"), Member("b", "Post"), Member("c", "Post")])
    assert [voice.name for voice in most] == ["Post", "Echo"]


@pytest.mark.parametrize("case", cases("negative"))
def test_what_is_no_sign_of_one_origin(case: dict[str, Any]) -> None:
    assert len(found(case)) == case["voices"]


@pytest.mark.xfail(strict=True, reason="known failures")
@pytest.mark.parametrize("case", cases("known-failures"))
def test_known_failures(case: dict[str, Any]) -> None:
    assert len(found(case)) == case["voices"]


def test_why_articles_are_one_voice() -> None:
    (ap,) = voices(
        [Member("a", "Echo", "AP"), Member("b", "Post", "", "a"), Member("c", "", "", "a")]
    )
    assert ap == Voice(
        "AP", "copy", ("a", "b", "c"), "AP", "3 articles print one text; 1 credits AP"
    )
    (more,) = voices([*map(_of_ap, "ab"), Member("c", "Post", "", "a")])
    assert (more.by, more.why) == (
        "credit",
        "2 texts credited to AP, one of them printed by 2 articles",
    )
    (echo,) = voices([Member("a", "Echo"), Member("b", "The Echo")])
    assert (echo.by, echo.why) == ("own", "2 articles of one outlet")


def _of_ap(article: str) -> Member:
    return Member(article, f"Outlet {article}", "AP")


def test_the_leader_comes_first_then_the_earliest() -> None:
    (voice,) = voices(
        [
            Member("z", "Echo", at=5.0),
            Member("b", "Post", copy_of="z", at=9.0),
            Member("c", "Mail", copy_of="z", at=1.0),
        ]
    )
    assert voice.articles == ("z", "c", "b")


def test_copies_of_each_other_are_one_voice() -> None:
    ring = [Member("a", "Echo", copy_of="b"), Member("b", "Post", copy_of="a")]
    assert len(voices(ring)) == 1
    chain = [
        Member("a", "Echo"),
        Member("b", "Post", copy_of="a"),
        Member("c", "Mail", copy_of="b"),
    ]
    assert len(voices(chain)) == 1


def test_a_story_has_its_voices_or_gets_them() -> None:
    articles = [Article("a", "x", outlet=Datum("Echo", "json")), Article("b", "y")]
    copies = (Copy("b", "a", "cover", 0.9),)
    (made,) = of_story(Story("s", ("a", "b"), copies), articles)
    assert made.name == "Echo"
    given = (Voice("Given", "own", ("a", "b")),)
    assert of_story(Story("s", ("a", "b"), copies, voices=given), articles) == given


def test_a_date_that_is_none_puts_an_article_last() -> None:
    told = [
        Article(id_, "x", published=Datum(value, "json"))
        for id_, value in (("a", "soon"), ("b", "0001-01-01T00:00:00+23:59"), ("c", "2031-03-03"))
    ]
    assert [each.articles for each in voices(members(told))][-1] == ("a",)


def test_what_is_no_line_of_help_stays_a_credit() -> None:
    printed = Article("a", "Words.\n\nWith AP", agency=Datum("AP", "json"))
    assert credit(printed) == "AP"
    assert credit(Article("a", "Words.")) == ""


NAMES = st.sampled_from(["", "Echo", "The Echo", "Post", "AP", "Reuters", "\ud800"])
CREDITS = st.sampled_from(["", "AP", "Reuters", "AP, Reuters", "Reuters, AP", "dpa", ", ,"])
MEMBERS = st.lists(
    st.builds(
        Member,
        article=st.sampled_from("abcdefgh"),
        outlet=NAMES,
        agency=CREDITS,
        copy_of=st.one_of(st.none(), st.sampled_from("abcdefghx")),
        at=st.one_of(st.none(), st.floats(0, 1e9)),
    ),
    max_size=9,
    unique_by=lambda each: each.article,
)


@given(MEMBERS, st.randoms(use_true_random=False))
def test_each_article_is_in_one_voice_whatever_the_order(
    given: list[Member], order: random.Random
) -> None:
    made = voices(given)
    told = [article for voice in made for article in voice.articles]
    assert sorted(told) == sorted(member.article for member in given)
    shuffled = list(given)
    order.shuffle(shuffled)
    assert voices(shuffled) == made


@given(MEMBERS)
def test_there_are_no_more_voices_than_agencies_and_outlets(given: list[Member]) -> None:
    agencies = {name.strip() for each in given for name in each.agency.split(",") if name.strip()}
    alone = [each for each in given if not each.outlet and not each.agency.strip(", ")]
    outlets = {each.outlet for each in given if each.outlet}
    assert len(voices(given)) <= len(agencies) + len(outlets) + len(alone)
