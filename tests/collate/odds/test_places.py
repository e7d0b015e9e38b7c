"""Two places of one happening, what is no conflict of places, and where a claim puts something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings import api
from tellings.collate.odds.facts import Scene
from tellings.collate.odds.located import Where, runs, wheres
from tellings.model import Article, Datum, Link, Reading
from tests.collate.odds.fire import Account, found, told


def report(id_: str, text: str) -> Reading:
    return api.pipeline().read(Article(id_, text, published=Datum("2031-03-06", "metadata")))


def at_odds(a: Reading, b: Reading) -> list[Link]:
    links = found(a, b, meant=True)
    return [link for link in links if (link.relation, link.kind) == ("at-odds", "place")]


BLACKOUT = (
    "The blackout in the Sabre Valley began on Wednesday at the {one} substation, where an old "
    "transformer caught fire, the power company said. Some 40,000 homes were dark for two hours."
)
DARK = (
    "Some 40,000 homes in the Sabre Valley lost power for two hours on Wednesday. The blackout "
    "began with a fire in a transformer at the {other} substation, according to the power company."
)


def test_one_happening_at_two_sites() -> None:
    a, b = report("a", BLACKOUT.format(one="Bexley")), report("b", DARK.format(other="Stillwater"))
    (link,) = at_odds(a, b)
    assert ["Bexley" in words or "Stillwater" in words for words in told(link, a, b)] == [True] * 2
    assert "neither place is part of the other" in link.why


def test_the_order_of_the_articles_makes_no_difference() -> None:
    a, b = report("a", BLACKOUT.format(one="Bexley")), report("b", DARK.format(other="Stillwater"))
    assert at_odds(a, b) == at_odds(b, a)


def test_one_site_is_no_conflict() -> None:
    a, b = report("a", BLACKOUT.format(one="Bexley")), report("b", DARK.format(other="Bexley"))
    assert at_odds(a, b) == []


def test_a_place_that_the_other_names_too_is_none() -> None:
    more = DARK.format(other="Stillwater") + " The Bexley substation was not hit, it said."
    assert at_odds(report("a", BLACKOUT.format(one="Bexley")), report("b", more)) == []


def test_two_sides_of_one_thing() -> None:
    a = report(
        "a",
        "Two climbers were found alive on Tuesday in an ice cave on the south face of Mount "
        "Kerrin, six days after they had been given up.",
    )
    b = report(
        "b",
        "Two climbers who had been given up six days ago were found alive on Tuesday in an ice "
        "cave on the north face of Mount Kerrin.",
    )
    (link,) = at_odds(a, b)
    assert [side in words for side, words in zip(("south", "north"), told(link, a, b), strict=True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("in Vietnam", "in the province of Long An"),
        ("in Lisbon", "in the Alfama district"),
        ("in North Korea", "in Pyongyang"),
        ("in a hotel in Geneva", "in Geneva"),
    ],
)
def test_a_place_may_lie_in_the_other(one: str, other: str) -> None:
    text = "The two ministers met on Wednesday {} for talks on fishing rights and signed a pact."
    assert at_odds(report("a", text.format(one)), report("b", text.format(other))) == []


def test_two_towns_are_apart() -> None:
    text = "The two ministers met on Wednesday in {} for talks on fishing rights and signed a pact."
    a, b = report("a", text.format("Geneva")), report("b", text.format("Vienna"))
    (link,) = at_odds(a, b)
    assert told(link, a, b) == ["in Geneva", "in Vienna"]


def test_a_plan_or_a_denial_is_not_held_against_it() -> None:
    text = "The two ministers met on Wednesday in {} for talks on fishing rights and signed a pact."
    denied = "The two ministers did not meet on Wednesday in Vienna for talks on fishing rights."
    assert at_odds(report("a", text.format("Geneva")), report("b", denied)) == []


# --- where ---------------------------------------------------------------------------------------


def places(text: str) -> list[Where]:
    reading = report("a", text)
    scene = Scene(reading, {})
    return wheres(list(scene.facts()), scene)


def phrases(text: str) -> list[tuple[str, str, str]]:
    return [(each.sort, each.size, each.phrase) for each in places(text)]


def test_where_it_was() -> None:
    text = "Police found the stolen van in a cornfield near Odessa on Sunday."
    assert phrases(text) == [
        ("in", "site", "a cornfield near Odessa"),
        ("near", "town", "Odessa"),
    ]


def test_a_day_and_a_person_are_no_places() -> None:
    text = "Mayor Ana Marsk was ill. The court sent a letter to Ana Marsk on Monday, at noon."
    assert phrases(text) == []


def test_sides() -> None:
    (where,) = places("The quake struck 18 km north of Tessel before dawn.")
    assert (where.sides, where.called) == ({"north"}, ("Tessel",))


def test_the_name_of_a_country_tells_no_side() -> None:
    (where,) = places("The two leaders met in North Korea.")
    assert (where.sides, where.called, where.size) == (frozenset(), ("North Korea",), "area")


def test_a_noun_that_stands_before_its_preposition() -> None:
    """A parse may put any word anywhere."""
    made = Account("a")
    made.claims(
        "Police/nsubj>found/NOUN found/ROOT>@/find house/pobj>in/NN in/prep>found ./punct>found",
        head="found",
    )
    reading = made.reading()
    scene = Scene(reading, {})
    (where,) = wheres(list(scene.facts()), scene)
    assert where.at.of(reading.article.text) == "house in"


SOME = "in at near north of the a house Odessa Kessel fire burned met , and on Monday 4 \u201c"
WORDS = st.sampled_from(SOME.split(" "))


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_every_place_lies_in_its_article(text: str) -> None:
    for where in places(text):
        assert where.at.end <= len(text)
        assert where.at.of(text)


@given(st.sets(st.integers(0, 30)).map(sorted))
def test_runs_are_all_numbers_and_no_more(numbers: list[int]) -> None:
    assert [n for first, last in runs(numbers) for n in range(first, last + 1)] == numbers
