"""Stories that grow: who joins whom, ids that stay, repairs that settle."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.group.stories.active import keys
from tellings.group.stories.cluster import Settings, Stories
from tellings.group.stories.likeness import scorer
from tellings.group.stories.profile import Profile, profile_text
from tellings.group.stories.reasons import apart
from tellings.model import Article, Datum

HOUR, DAY = 3600.0, 86400.0
START = 1_930_000_000.0

# Invented events, each with headlines of its own words and a few that both share.
EVENTS = {
    "ferry": (
        "Ferry Kittiwake strikes pier in Port Ansel, dozens hurt",
        "Dozens injured as ferry Kittiwake hits Port Ansel pier",
        "Kittiwake ferry crash: Port Ansel pier closed",
        "Port Ansel pier damaged after ferry Kittiwake crash",
        "Inquiry into Kittiwake ferry crash at Port Ansel",
    ),
    "strike": (
        "Smelter workers in Ulder walk out over wages",
        "Ulder smelter strike: workers demand higher wages",
        "Wages dispute halts smelter in Ulder",
        "Strike at Ulder smelter enters second day over wages",
        "Smelter workers reject wages offer in Ulder strike",
    ),
    "herring": (
        "Caldrea and Halvonia agree on herring quota",
        "Herring quota divided between Caldrea and Halvonia",
        "Fishermen angry at herring quota deal with Halvonia",
        "Herring quota: Halvonia gets a third of the catch",
        "Quota deal on herring signed by Caldrea, Halvonia",
    ),
    "banker": (
        "Banker Oskild sentenced to seven years in prison",
        "Seven years in prison for banker Oskild in Merrow",
        "Oskild verdict: banker gets seven years",
        "Merrow court jails banker Oskild for seven years",
        "Banker Oskild to appeal prison sentence in Merrow",
    ),
}


def headline(id_: str, title: str, at: float | None = START) -> Profile:
    made = profile_text(Article(id_, "", title=Datum(title, "test")))
    return Profile(**{**{f: getattr(made, f) for f in made.__struct_fields__}, "at": at})


def stream() -> list[Profile]:
    """The headlines of all events in turn, an hour between any two."""
    rounds = zip(*EVENTS.values(), strict=True)
    named = [
        (f"{name}-{turn}", title)
        for turn, titles in enumerate(rounds)
        for name, title in zip(EVENTS, titles, strict=True)
    ]
    return [headline(name, title, START + n * HOUR) for n, (name, title) in enumerate(named)]


def event(article: str) -> str:
    return article.partition("-")[0]


def placed(profiles: Iterable[Profile], stories: Stories | None = None) -> Stories:
    stories = stories or Stories(scorer())
    for profile in profiles:
        stories.place(profile)
    return stories


def partition(stories: Stories) -> set[frozenset[str]]:
    return {frozenset(articles) for articles in stories.stories().values()}


def reloaded(stories: Stories, profiles: Sequence[Profile]) -> Stories:
    """The same stories in another process."""
    by = {profile.article: profile for profile in profiles}
    again = Stories(scorer())
    for story, articles in stories.stories().items():
        for article in articles:
            again.put(story, by[article])
    return again


GOLD = {frozenset(p.article for p in stream() if event(p.article) == name) for name in EVENTS}


# --- placing -------------------------------------------------------------------------------------


def test_each_event_is_a_story() -> None:
    stories = placed(stream())
    stories.repair()
    assert partition(stories) == GOLD


def test_the_first_article_begins_a_story_and_the_next_joins_it() -> None:
    one, _, _, _, two, *_ = stream()
    stories = Stories(scorer())
    first, second = stories.place(one), stories.place(two)
    assert (first.by, second.by) == ("first", "joined")
    assert first.story == second.story
    assert first.story.startswith("s")
    assert 0.5 <= second.score <= 1
    assert "kittiwake" in second.why
    assert second.why.endswith("4 hours apart")


def test_an_article_placed_twice_stays_where_it_is() -> None:
    profiles = stream()
    stories = placed(profiles)
    before = stories.stories()
    again = [stories.place(profile) for profile in profiles]
    assert stories.stories() == before
    assert all(each.article in before[each.story] for each in again)


def test_two_runs_are_alike() -> None:
    one, two = placed(stream()), placed(stream())
    assert one.stories() == two.stories()
    assert one.repair() == two.repair()
    assert one.stories() == two.stories()


def test_time_takes_away_and_what_has_no_time_neither_gains_nor_loses() -> None:
    titles = EVENTS["ferry"]
    stories = placed([headline("a", titles[0])])
    near = stories.place(headline("b", titles[2], START + HOUR))
    undated = stories.place(headline("c", titles[2], None))
    stories.drop("b")
    stories.drop("c")
    far = stories.place(headline("d", titles[2], START + 30 * DAY))
    assert near.by == undated.by == "joined"
    assert near.score < undated.score
    assert "apart" not in undated.why
    assert far.by == "first"


def test_a_story_that_goes_on_for_weeks_stays_reachable() -> None:
    titles = EVENTS["strike"]
    daily = [headline(f"s{n}", titles[n % 5], START + n * DAY) for n in range(25)]
    assert len(placed(daily).stories()) == 1


def test_articles_of_one_time_and_of_none() -> None:
    for at in (START, None):
        profiles = [headline(p.article, EVENTS[event(p.article)][n // 4], at)
                    for n, p in enumerate(stream())]  # fmt: skip
        stories = placed(profiles)
        stories.repair()
        assert partition(stories) == GOLD


def test_an_article_without_a_word() -> None:
    stories = placed(stream())
    empty = [profile_text(Article(name, "")) for name in ("void", "blank")]
    made = [stories.place(profile) for profile in empty]
    assert [each.by for each in made] == ["first", "first"]
    stories.repair()
    assert {"void"} in partition(stories)


def test_the_outlets_own_name_and_labels_tell_nothing() -> None:
    title = Datum("Slack Tide: VIDEO: 2 herons put out the lights of Vellin", "test")
    told = keys(profile_text(Article("a", "", title=title, outlet=Datum("Slack Tide", "test"))))
    assert {"herons", "lights", "vellin", "2"} <= set(told)
    assert not {"slack", "tide", "video"} & set(told)


# --- what is held --------------------------------------------------------------------------------


def test_what_is_loaded_is_joined() -> None:
    one, _, _, _, two, *_ = stream()
    stories = Stories(scorer())
    stories.put("s-held", one)
    assert stories.place(two).story == "s-held"


def test_dropping_forgets_and_an_unknown_article_is_no_error() -> None:
    profiles = stream()
    stories = placed(profiles)
    for profile in profiles:
        stories.drop(profile.article)
    stories.drop("nobody")
    assert stories.stories() == {}
    assert stories.repair() == ()
    assert stories.place(profiles[4]).by == "first"


def test_ids_are_never_given_again() -> None:
    one = stream()[0]
    stories = Stories(scorer())
    first = stories.place(one).story
    stories.drop(one.article)
    second = stories.place(one).story
    other = Stories(scorer())
    other.known([first])
    assert second not in {first}
    assert other.place(one).story == second


def test_the_window_reaches_as_far_as_an_article_can_join() -> None:
    stories = Stories(scorer(), Settings(tau=DAY))
    first, last = stories.window(START)
    assert math.isclose(START - first, last - START)
    assert first < START - 0.5 * DAY
    assert stories.window(None) == (-math.inf, math.inf)
    title = EVENTS["ferry"][0]
    stories.put("s-old", headline("old", title, first - HOUR))
    assert stories.place(headline("new", title, START)).by == "first"


def test_a_story_of_thousands_costs_no_more_than_a_small_one() -> None:
    body = "The ferry Kittiwake struck the pier of Port Ansel on Monday and dozens were hurt. "
    made = profile_text(Article("a", body * 3, title=Datum(EVENTS["ferry"][0], "test")))
    fields = {name: getattr(made, name) for name in made.__struct_fields__}
    stories = Stories(scorer())
    for n in range(3000):
        stories.put("s-huge", Profile(**{**fields, "article": f"a{n}", "at": START + n}))
    calls: list[int] = []
    judge = stories._judge
    asked = judge._pool.odds
    judge._pool.odds = lambda profile, rows: (calls.append(len(rows)), asked(profile, rows))[1]  # type: ignore[method-assign]
    joined = stories.place(Profile(**{**fields, "article": "new", "at": START}))
    assert joined.story == "s-huge"
    assert sum(calls) < 1000


# --- repair --------------------------------------------------------------------------------------


def test_a_repair_joins_the_parts_of_a_story_and_the_larger_keeps_its_id() -> None:
    profiles = [headline(f"f{n}", title) for n, title in enumerate(EVENTS["ferry"])]
    stories = Stories(scorer())
    for n, profile in enumerate(profiles):
        stories.put("s-small" if n < 2 else "s-large", profile)
    moves = stories.repair()
    assert {(m.article, m.source, m.target) for m in moves} == {
        ("f0", "s-small", "s-large"),
        ("f1", "s-small", "s-large"),
    }
    assert all("tell one event" in move.why for move in moves)
    assert stories.repair() == ()


def test_of_two_parts_alike_in_size_the_older_story_stays() -> None:
    stories = Stories(scorer())
    for n, title in enumerate(EVENTS["ferry"][:4]):
        story = "s-young" if n < 2 else "s-old"
        stories.put(story, headline(f"f{n}", title, START + (DAY if n < 2 else 0)))
    stories.repair()
    assert set(stories.stories()) == {"s-old"}


def test_a_repair_parts_two_events_and_the_larger_part_keeps_the_id() -> None:
    ferry = [headline(f"f{n}", title) for n, title in enumerate(EVENTS["ferry"])]
    herring = [headline(f"h{n}", title) for n, title in enumerate(EVENTS["herring"][:4])]
    stories = Stories(scorer())
    for profile in ferry + herring:
        stories.put("s-both", profile)
    moves = stories.repair()
    held = stories.stories()
    assert set(held["s-both"]) == {"f0", "f1", "f2", "f3", "f4"}
    assert {move.article for move in moves} == {"h0", "h1", "h2", "h3"}
    assert len({move.target for move in moves}) == 1
    assert all(move.source == "s-both" and move.why for move in moves)
    assert stories.repair() == ()


def test_a_repair_moves_one_that_stands_in_the_wrong_story() -> None:
    stories = Stories(scorer())
    for name, titles in EVENTS.items():
        for n, title in enumerate(titles):
            wrong = (name, n) == ("ferry", 3)
            stories.put("s-herring" if wrong else f"s-{name}", headline(f"{name}-{n}", title))
    (move,) = stories.repair()
    assert (move.article, move.source, move.target) == ("ferry-3", "s-herring", "s-ferry")
    assert "kittiwake" in move.why


def test_a_repair_near_a_time_leaves_what_is_far_and_what_has_not_changed() -> None:
    stories = Stories(scorer())
    for n, title in enumerate(EVENTS["ferry"]):
        stories.put(f"s-{n % 2}", headline(f"f{n}", title))
    assert stories.repair(START) == ()
    stories.place(headline("new", EVENTS["ferry"][0] + " again", START + HOUR))
    assert stories.repair(START + 60 * DAY) == ()
    assert {move.target for move in stories.repair(START)} <= {"s-0", "s-1"}
    assert len(stories.stories()) == 1


@given(st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_whatever_the_order_a_repair_finds_the_same_stories(chance: random.Random) -> None:
    profiles = stream()
    chance.shuffle(profiles)
    stories = placed(profiles)
    stories.repair()
    assert partition(stories) == GOLD


@given(st.lists(st.sampled_from(range(20)), min_size=1, max_size=20), st.randoms())
@settings(max_examples=25, deadline=None)
def test_laws_of_repair(numbers: list[int], chance: random.Random) -> None:
    """Nothing is lost, the moves lead from before to after, and a second repair does nothing."""
    profiles = [stream()[n] for n in dict.fromkeys(numbers)]
    stories = Stories(scorer())
    for profile in profiles:
        stories.put(chance.choice(["s-a", "s-b", "s-c"]), profile)
    before = {article: story for story, held in stories.stories().items() for article in held}
    moves = stories.repair()
    after = {article: story for story, held in stories.stories().items() for article in held}
    assert set(before) == set(after)
    told = {move.article: (move.source, move.target) for move in moves}
    assert told == {a: (before[a], after[a]) for a in before if before[a] != after[a]}
    assert all(move.why for move in moves)
    assert stories.repair() == ()
    assert reloaded(stories, profiles).repair() == ()


# --- reasons -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "less than a minute apart"),
        (60, "1 minute apart"),
        (25 * 60, "25 minutes apart"),
        (3 * HOUR, "3 hours apart"),
        (40 * HOUR, "40 hours apart"),
        (4 * DAY, "4 days apart"),
    ],
)
def test_times_are_told_as_a_person_tells_them(seconds: float, words: str) -> None:
    assert apart(seconds) == words


def test_longer_times_are_never_told_as_shorter_units() -> None:
    units = [apart(60.0 * n).split()[1].rstrip("s") for n in range(1, 10_000, 7)]
    order = ["minute", "hour", "day"]
    assert all(order.index(a) <= order.index(b) for a, b in pairwise(units))
