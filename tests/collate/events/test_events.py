"""Mentions and claims of three invented reports, by what ships."""

from __future__ import annotations

import itertools

import pytest

from tellings import models
from tellings.collate.events import Chances, clusters, same_events
from tellings.collate.events.linking import checked
from tellings.collate.events.people import People
from tellings.collate.events.predicates import read
from tellings.model import Claim
from tests.collate.events.told import alike, embed, mention, readings, together

_MENTIONS = [
    mention("courier", "sank"),
    mention("courier", "arrested"),
    mention("courier", "rescued"),
    mention("standard", "arrested", 1),
    mention("standard", "arrested", 2),
    mention("standard", "rescued"),
    mention("standard", "sunk"),
    mention("gazette", "rescued"),
    mention("gazette", "sinking"),
]


def test_mentions_of_one_happening_are_a_group() -> None:
    found = clusters(readings(), _MENTIONS, alike(readings()), embed())
    assert sorted(itertools.chain(*found)) == list(range(len(_MENTIONS)))
    assert together(found, 0, 6)
    assert together(found, 1, 3)
    assert together(found, 2, 5)
    assert not together(found, 0, 1)


def test_the_order_of_readings_and_mentions_changes_no_group() -> None:
    forward = clusters(readings(), _MENTIONS, alike(readings()), embed())
    back = clusters(readings()[::-1], _MENTIONS[::-1], alike(readings())[::-1], embed())
    last = len(_MENTIONS) - 1
    turned = sorted(tuple(sorted(last - n for n in group)) for group in back)
    assert turned == forward


def test_chances_are_between_none_and_all() -> None:
    chances = Chances(readings(), _MENTIONS, alike(readings()), embed())
    one, other = chances.of([(1, 3), (1, 2)])
    assert 1 > one > 0.5 > other > 0


def test_without_a_model_those_of_one_word_are_a_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELLINGS_EVENTS_MODEL", "none")
    found = clusters(readings(), _MENTIONS, alike(readings()), embed())
    assert together(found, 1, 4)
    assert same_events(readings(), alike(readings()), embed()) == ()
    assert models.get("events").record.degraded


@pytest.mark.parametrize("mentions", [[], _MENTIONS[:1]])
def test_none_or_one_mention_is_no_trouble(mentions: list) -> None:
    assert clusters(readings(), mentions, [], embed()) == [(n,) for n in range(len(mentions))]


def test_links_say_what_their_members_have_in_common() -> None:
    links = same_events(readings(), alike(readings()), embed())
    by = {reading.article.id: reading for reading in readings()}
    lemmas = []
    for link in links:
        told = [by[ref.article].note(ref.note) for ref in link.members]
        assert all(isinstance(each, Claim) for each in told)
        assert len({ref.article for ref in link.members}) > 1
        assert link.relation == "same-event"
        assert 0.9 < link.confidence <= 1
        lemmas.append({each.lemma for each in told if isinstance(each, Claim)})
        assert "same" in link.why or "word" in link.why
    assert {"arrest"} in lemmas
    arrest = links[lemmas.index({"arrest"})]
    assert "the same verb 'arrest'" in arrest.why
    assert "Tomas Aldery" in arrest.why


def test_links_do_not_depend_on_the_order_of_readings() -> None:
    links = same_events(readings(), alike(readings()), embed())
    assert same_events(readings()[::-1], alike(readings()), embed()) == links


def test_another_arrest_is_never_linked() -> None:
    links = same_events(readings(), alike(readings()), embed())
    by = {reading.article.id: reading for reading in readings()}
    for link in links:
        words = [by[ref.article].words(by[ref.article].note(ref.note)) for ref in link.members]
        assert not any("Marrow" in each for each in words)


def test_what_contradicts_is_far_below_any_mean() -> None:
    chances = Chances(readings(), _MENTIONS, alike(readings()), embed())
    people = People(readings(), alike(readings()))
    predicates = read(readings(), _MENTIONS, people)
    assert chances.odds is not None
    odds = checked(predicates, abs(chances.odds) + 1)
    assert odds[1, 4] < -40 < odds[1, 3]
