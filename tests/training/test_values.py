"""The model of values is learned from marked reports, and the same give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import msgspec
import numpy as np
import pytest

from tellings import models
from tellings.models import odds as shipped
from tellings.models.fitted import Settings
from tellings.models.odds import OddsModel
from training import values as training
from training.values import Marked, Story, first, kinds, made, reports, save, story

STORIES = 5


@pytest.fixture(scope="module")
def marked() -> list[Marked]:
    """The first stories of some reports."""
    return list(islice(reports([training.CASES / "e.jsonl"]), STORIES))


@pytest.fixture(scope="module")
def numbers(marked: Sequence[Marked]) -> list[Story]:
    """Their pairs of numbers."""
    likeness = models.get("likeness").use
    embed = likeness.embed if likeness else None
    return [story(each, made(each, embed), "number") for each in marked]


def test_a_story_is_the_pairs_of_numbers_of_its_two_reports(numbers: Sequence[Story]) -> None:
    for each in numbers:
        assert len(each.relations) == len(each.told.figures) == len(each.told.beside) > 0
        assert np.isfinite(each.told.figures).all()
        assert set(each.relations) <= {"", "odds", "agree", "update", "holders"}
        assert all(pair.a[0] != pair.b[0] for pair in each.told.beside)
    told = [name for each in numbers for name in each.relations]
    assert told.count("odds") >= STORIES
    assert told.count("") > told.count("agree") > told.count("odds") / 2


def test_numbers_of_one_quantity_are_likelier_in_a_new_story(numbers: Sequence[Story]) -> None:
    by, new = first(numbers[:-1]), numbers[-1]
    found = training.odds(new.told.figures, by)
    assert found[new.one].mean() > found[~new.one].mean() + 1


def test_the_same_stories_give_the_same_bytes(marked: Sequence[Marked], tmp_path: Path) -> None:
    for name in ("one", "two"):
        bare = kinds(marked, None)
        save(tmp_path / name, OddsModel(bare, bare, training.PRECISE))
    for file in (shipped.SETTINGS, shipped.WEIGHTS):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    assert shipped.load(f"path:{tmp_path / 'one'}").use.precise == training.PRECISE
    raw = (shipped.shipped() / shipped.SETTINGS).read_bytes()
    made_now = (tmp_path / "one" / shipped.SETTINGS).read_bytes()
    names = [msgspec.json.decode(each, type=Settings).features for each in (raw, made_now)]
    assert names[0] == names[1]
