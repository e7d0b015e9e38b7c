"""The invented stream of news and its gold: whole, in step with each other, and as hard as told."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import datetime, timedelta
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from tellings import api
from tellings.errors import ReadError
from tellings.intake.agencies import credited
from tellings.lexicon import table
from tellings.model import Article

STREAM = Path(__file__).parent.parent / "examples" / "stream"
AGENCIES = {"Corvane News Agency", "Ostrelle Press Agency"}
LEVELS = {
    "verbatim", "trimmed", "edited", "heavily edited", "changed lead", "local paragraph", "typos",
    "update", "correction",
}  # fmt: skip
TRAPS = {
    "agency-update", "background-repeats-older-story", "background-repeats-own-text",
    "cites-outlet", "copy-changed-lead", "copy-edited", "copy-heavily-edited",
    "copy-local-paragraph", "copy-reheadlined", "copy-trimmed", "copy-typos", "copy-verbatim",
    "corrected-later", "correction", "credit-line", "date-line-in-text", "evening-next-day-utc",
    "follow-up", "headline-only", "live-ticker", "look-alike", "merged", "morning-briefing",
    "newsletter-lines", "no-credit", "no-date", "opinion", "other-translation", "out-of-order",
    "same-statistics-two-agencies", "seemed-part-of-other-story", "shared-quotations-no-copy",
    "short-item", "staff-and-agencies", "story-splits", "update-at-same-url",
    "updated-at-same-url", "weekday-only",
}  # fmt: skip
# The words of a quotation; a closing mark within a word is an apostrophe.
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)‘[^’]*(?:’\w[^’]*)*’(?!\w)")

Row = dict[str, Any]


def _rows(name: str) -> list[Row]:
    lines = (STREAM / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


GOLD = {row["key"]: row for row in _rows("gold.jsonl")}
STORIES = {row["story"]: row for row in _rows("stories.jsonl")}


@cache
def found() -> tuple[Article | ReadError, ...]:
    """What intake finds in the folder."""
    return tuple(api.articles([str(STREAM / "reports")]))


@cache
def texts() -> dict[str, Article]:
    """The articles by their key."""
    keys = {row["id"]: key for key, row in GOLD.items()}
    return {keys[each.id]: each for each in found() if isinstance(each, Article)}


def story(row: Row) -> str:
    """The story that an article belongs to in the end."""
    return str(row["later_story"] or row["story"])


def trapped(trap: str) -> list[str]:
    """The keys of the articles that have a trap."""
    return [key for key, row in GOLD.items() if trap in row["trap"]]


def moment(key: str) -> datetime:
    """When an article was last changed."""
    article = texts()[key]
    stamp = article.updated or article.published
    assert stamp is not None
    return datetime.fromisoformat(stamp.value)


@cache
def words(key: str, *, quotations: bool) -> tuple[str, ...]:
    """The words of an article in small letters, with those of quotations or without."""
    text = texts()[key].text if quotations else QUOTED.sub(" ", texts()[key].text)
    return tuple(re.findall(r"\w+", text.casefold()))


@cache
def runs(key: str, *, quotations: bool) -> dict[tuple[str, ...], range]:
    """Each run of five words of an article, and where its words stand."""
    all_words = words(key, quotations=quotations)
    return {all_words[at : at + 5]: range(at, at + 5) for at in range(len(all_words) - 4)}


def shared(one: str, other: str, *, quotations: bool = False) -> float:
    """The share of the shorter text's words that stand in the other in runs of five."""
    short, long = sorted((one, other), key=lambda key: len(words(key, quotations=quotations)))
    held, others = (runs(key, quotations=quotations) for key in (short, long))
    covered = {at for run in held.keys() & others.keys() for at in held[run]}
    return len(covered) / len(words(short, quotations=quotations))


# --- gold and reports are in step ---------------------------------------------------------------


def test_each_article_is_read_and_has_gold() -> None:
    assert [each for each in found() if isinstance(each, ReadError)] == []
    ids = Counter(each.id for each in found() if isinstance(each, Article))
    assert max(ids.values()) == 1
    assert set(ids) == {row["id"] for row in GOLD.values()}
    assert len(GOLD) == len(_rows("gold.jsonl"))


@pytest.mark.parametrize("key", sorted(GOLD))
def test_gold_says_of_an_article_what_it_says_itself(key: str) -> None:
    row, article = GOLD[key], texts()[key]
    assert article.origin is not None
    assert Path(article.origin.source).name == row["file"]
    assert article.url == row["url"]
    assert (article.published.value if article.published else None) == row["at"]
    assert row["at"] is None or row["at"].startswith(row["day"])
    if article.outlet:
        assert article.outlet.value == row["outlet"]


def test_it_is_large_and_dense() -> None:
    assert len(GOLD) >= 66
    assert len(STORIES) >= 12
    outlets = {row["outlet"] for row in GOLD.values()}
    assert outlets > AGENCIES
    assert len(outlets - AGENCIES) >= 8
    days = Counter(row["day"] for row in GOLD.values() if row["day"])
    assert sorted(days) == [f"2031-03-0{day}" for day in range(3, 8)]
    assert min(days.values()) >= 10


def test_each_article_is_of_a_story_that_is_told_of() -> None:
    named = {row["story"] for row in GOLD.values()} | {story(row) for row in GOLD.values()}
    assert named == {*STORIES, "mixed"}
    assert {name for row in GOLD.values() for name in row["also"]} <= set(STORIES)
    assert all(story(row) not in row["also"] for row in GOLD.values())


@pytest.mark.parametrize("name", sorted(STORIES))
def test_the_voices_of_a_story_are_those_of_its_articles(name: str) -> None:
    voices: dict[str, list[str]] = {}
    members = [row for row in GOLD.values() if story(row) == name]
    for row in members:
        for voice in row["voice"]:
            voices.setdefault(voice, []).append(row["key"])
    told = STORIES[name]
    assert told["articles"] == len(members)
    assert told["voices"] == len(voices)
    assert told["by_voice"] == voices


def test_voices_are_agencies_or_the_outlet_itself() -> None:
    for row in GOLD.values():
        assert row["voice"], row["key"]
        assert set(row["voice"]) <= {*AGENCIES, row["outlet"]}


# --- copies --------------------------------------------------------------------------------------


def test_copies_have_a_leader_of_their_story_and_voice() -> None:
    copies = [row for row in GOLD.values() if row["copy_of"]]
    assert {row["level"] for row in copies} == LEVELS
    for row in copies:
        leader = GOLD[row["copy_of"]]
        assert leader["copy_of"] is None, row["key"]
        assert (story(leader), leader["voice"]) == (story(row), row["voice"]), row["key"]
    assert {row["level"] for row in GOLD.values() if not row["copy_of"]} == {None, "merged"}


def test_one_agency_text_is_printed_by_many() -> None:
    groups = Counter(row["copy_of"] for row in GOLD.values() if row["copy_of"])
    assert max(groups.values()) >= 5


def test_copies_repeat_their_leader_and_nobody_else_does() -> None:
    leaders = {key: row["copy_of"] or key for key, row in GOLD.items() if row["level"] != "merged"}
    covers = {pair: shared(*pair) for pair in combinations(leaders, 2)}
    copies = {pair: share for pair, share in covers.items() if leaders[pair[0]] == leaders[pair[1]]}
    assert min(copies.values()) > 0.45
    assert max(share for pair, share in covers.items() if pair not in copies) < 0.4


def test_what_the_levels_say() -> None:
    for row in GOLD.values():
        share = shared(row["key"], row["copy_of"]) if row["copy_of"] else 0.0
        if row["level"] in {"verbatim", "trimmed", "local paragraph", "correction"}:
            assert share > 0.7 if row["level"] == "local paragraph" else share > 0.9, row["key"]
        if row["level"] == "heavily edited":
            assert share < 0.7, row["key"]


def test_a_merged_article_repeats_two_texts() -> None:
    (key,) = trapped("merged")
    one, other = GOLD[key]["merged_from"]
    assert shared(one, key) > 0.4
    assert shared(other, key) > 0.4
    assert shared(one, other) < 0.1
    assert {*GOLD[one]["voice"], *GOLD[other]["voice"]} == set(GOLD[key]["voice"])


def test_independent_reports_share_quotations_and_nothing_else() -> None:
    pairs = [
        (one, other)
        for one, other in combinations(trapped("shared-quotations-no-copy"), 2)
        if story(GOLD[one]) == story(GOLD[other])
    ]
    assert len(pairs) == 2
    for pair in pairs:
        assert shared(*pair, quotations=True) > 0.35
        assert shared(*pair) < 0.05


# --- traps ---------------------------------------------------------------------------------------


def test_all_traps_are_there_and_explained() -> None:
    assert {trap for row in GOLD.values() for trap in row["trap"]} == TRAPS
    readme = (STREAM / "README.md").read_text("utf-8")
    assert {trap for trap in TRAPS if f"`{trap}`" not in readme} == set()
    assert {name for name in STORIES if f"`{name}`" not in readme} == set()
    assert "invented" in readme
    assert "CC0 1.0" in readme
    assert readme.startswith(f"# Five days of news\n\n{len(GOLD)} short reports of {len(STORIES)} ")


def test_the_split() -> None:
    moved = [row for row in GOLD.values() if row["later_story"]]
    assert [row["key"] for row in moved] == trapped("seemed-part-of-other-story")
    assert {(row["story"], row["later_story"]) for row in moved} == {
        ("smelter-strike", "smelter-accident")
    }


def test_the_texts_that_say_no_date_or_half_of_one() -> None:
    undated = [key for key, article in texts().items() if not article.published]
    kinds = ("no-date", "weekday-only", "date-line-in-text")
    assert sorted(undated) == sorted(key for kind in kinds for key in trapped(kind))
    assert [len(trapped(kind)) for kind in kinds] == [1, 1, 2]
    for key in undated:
        told = re.search(r"2031", texts()[key].text)
        assert bool(told) == (key in trapped("date-line-in-text"))


def test_evenings_that_are_the_next_day_in_utc() -> None:
    for key in trapped("evening-next-day-utc"):
        at = moment(key)
        offset = at.utcoffset()
        assert offset is not None
        assert (at - offset).date() - at.date() == timedelta(days=1)


def test_articles_come_in_out_of_order() -> None:
    lines = [key for key, row in GOLD.items() if row["file"] == "articles.jsonl"]
    late, newest = [], moment(lines[0])
    for key in lines:
        if newest - moment(key) > timedelta(hours=6):
            late.append(key)
        newest = max(newest, moment(key))
    assert late == trapped("out-of-order")
    assert len(late) >= 10
    assert [texts()[key].origin.line for key in lines] == list(range(1, len(lines) + 1))  # type: ignore[union-attr]
    assert sum(moment(a) > moment(b) for a, b in pairwise(lines)) >= 10


def test_one_address_has_two_states_and_no_other_is_given_twice() -> None:
    addresses = Counter(row["url"] for row in GOLD.values() if row["url"])
    twice = [address for address, times in addresses.items() if times > 1]
    (before,), (after,) = trapped("updated-at-same-url"), trapped("update-at-same-url")
    assert twice == [GOLD[before]["url"]] == [GOLD[after]["url"]]
    assert addresses[twice[0]] == 2
    assert GOLD[after]["copy_of"] == before
    assert moment(before) < moment(after)


def test_who_is_cited_is_named_and_came_first() -> None:
    outlets = {row["outlet"] for row in GOLD.values()}
    citing = [row for row in GOLD.values() if row["cites"]]
    assert {row["key"] for row in citing} >= set(trapped("cites-outlet"))
    for row in citing:
        for cited in row["cites"]:
            assert cited["voice"] in outlets - {row["outlet"]}
            short = cited["voice"].removesuffix(" Press Agency").split()[-1]
            assert short in texts()[row["key"]].text, row["key"]
            assert any(
                other["outlet"] == cited["voice"]
                and story(other) in {story(row), *row["also"]}
                and (not row["at"] or (other["at"] and moment(other["key"]) < moment(row["key"])))
                for other in GOLD.values()
            ), row["key"]


def test_lengths() -> None:
    short = {*trapped("short-item"), *trapped("headline-only")}
    for key, article in texts().items():
        count = len(article.text.split())
        if key in short:
            assert count <= 70, key
        else:
            assert 90 <= count <= 275, key
    (flash,) = trapped("headline-only")
    assert "\n" not in texts()[flash].text


# --- how it is written ---------------------------------------------------------------------------


def test_no_real_agency_is_credited() -> None:
    named = {credited(article).agency.value for article in texts().values() if article.agency}  # type: ignore[union-attr]
    assert named == {"Corvane", "Ostrelle", "Corvane, Ostrelle"}
    assert all(credited(each).agency == each.agency for each in texts().values())
    written = {row["written"] for row in table("tellings.intake", "agencies")}
    full = [name for name in written if " " in name]
    everything = "\n".join(article.text for article in texts().values())
    assert [name for name in full if name in everything] == []


def test_each_outlet_has_a_domain_that_cannot_exist() -> None:
    for row in GOLD.values():
        if row["url"]:
            assert re.match(r"https://[a-z-]+\.example/", row["url"])


def test_it_reads_like_a_newspaper() -> None:
    """Few dashes, and none of the phrases that a machine is known by."""
    bodies = [re.sub(r"\) - |^\S+ - ", " ", article.text) for article in texts().values()]
    everything = "\n".join(bodies)
    dashes = len(re.findall(r"—|–| - ", everything))
    assert dashes / len(everything.split()) < 0.0005
    stock = r"\b(?:delve|testament to|tapestry|underscor\w+|pivotal|amidst|landscape of|nestled)\b"
    assert re.findall(stock, everything, re.IGNORECASE) == []
