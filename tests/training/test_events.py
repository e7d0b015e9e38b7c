"""The pair model of events is learned, and the same stories give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from bench.ecb_mentions import Told
from tellings.collate.events.grouping import groups
from tellings.model import Article, Reading, Span
from tellings.models import events as shipped
from tellings.models.events import EventModel
from training import events as training
from training.boosting import Settings, boosted
from training.events import Story, fitted, folds, odds, save, story

_VERBS = ("sank", "burned", "closed", "opened", "left")


def _story(topic: str, kind: str) -> Story:
    """Four reports with five events each, which all tell in the same words."""
    readings, told = {}, []
    for number in range(4):
        name = f"{topic} {kind} {number}"
        text = "".join(f"It {verb}.\n" for verb in _VERBS)
        readings[name] = Reading(Article(name, text))
        for verb in _VERBS:
            at = text.index(verb)
            cluster = f"{topic} {kind} {verb}"
            span = Span(at, at + len(verb))
            told.append(Told(name, f"{topic} {kind}", topic, span, cluster, "ACTION_OCCURRENCE"))
    return story(told, readings)


@pytest.fixture(scope="module", autouse=True)
def _few_trees() -> Iterator[None]:
    """As many as stories of this kind need."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(training, "boosted", partial(boosted, settings=Settings(trees=60)))
        yield


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    return [_story(topic, kind) for topic in "abcdef" for kind in ("one", "two")]


@pytest.fixture(scope="module")
def model(stories: Sequence[Story]) -> EventModel:
    """What was learned from all stories but those of the first topic."""
    return fitted(stories[2:])


def test_what_was_learned_is_found_again(stories: Sequence[Story], model: EventModel) -> None:
    new = stories[0]
    found = groups(odds(new, model.pairs), model.join)
    clusters = {frozenset(new.told[n].cluster for n in group) for group in found}
    assert clusters == {frozenset({each.cluster}) for each in new.told}
    assert model.join in training.JOINS


def test_the_same_stories_give_the_same_bytes(
    stories: Sequence[Story], model: EventModel, tmp_path: Path
) -> None:
    save(tmp_path / "one", model)
    save(tmp_path / "two", fitted(stories[2:]))
    one, two = (tmp_path / name / shipped.WEIGHTS for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert shipped.load(f"path:{tmp_path / 'one'}").use.pairs.trees


def test_stories_of_a_topic_stay_together(stories: Sequence[Story]) -> None:
    for known, asked in folds(stories):
        assert not {stories[n].topic for n in known} & {stories[n].topic for n in asked}


def test_a_feature_that_is_hidden_is_never_asked_for(stories: Sequence[Story]) -> None:
    model = fitted(stories[:4], only=("same", "near"))
    asked = {
        training.FEATURES[n]
        for tree in model.pairs.trees
        for n, line in zip(tree.features, tree.lines, strict=True)
        if line  # of a column of one value there is nothing to ask
    }
    assert asked
    assert asked <= {"same", "near"}


def test_trees_find_what_made_the_labels() -> None:
    chance = np.random.default_rng(0)
    table = chance.random((3000, 4)).astype(np.float32)
    same = (table[:, 0] > 0.5) ^ (table[:, 2] > 0.3)
    model = boosted(table, same, np.ones(3000), Settings(trees=80))
    fresh = chance.random((1000, 4)).astype(np.float32)
    right = (fresh[:, 0] > 0.5) ^ (fresh[:, 2] > 0.3)
    assert ((model.odds(fresh) > 0) == right).mean() > 0.95
