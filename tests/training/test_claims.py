"""The pair model of claims is learned from marked reports, and the same give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import pytest

from bench import shared
from tellings import models
from tellings.collate.claims.weighing import FEATURES
from tellings.models import claims as shipped
from tellings.models.claims import ClaimModel
from tellings.models.fitted import Logistic, Settings
from training import claims as training
from training.claims import Story, fitted, odds, prior, save, story

STORIES = 3


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    """The first stories of the reports."""
    likeness = models.get("likeness").use
    texts, pairs = shared.load(None, None, [training.CASES / "a.jsonl"])
    embed = likeness.embed if likeness else None
    return [story(pair, texts[pair.a], texts[pair.b], embed) for pair in pairs[:STORIES]]


@pytest.fixture(scope="module")
def model(stories: Sequence[Story]) -> Logistic:
    """What was learned from all stories but the last."""
    return fitted(stories[:-1])


def test_a_story_is_the_pairs_of_claims_of_its_two_reports(stories: Sequence[Story]) -> None:
    for each in stories:
        assert each.features.shape == (len(each.of), len(FEATURES))
        assert len(each.left) == len(each.right) == len(each.of) > 100
        assert np.isfinite(each.features).all()
        assert not set(each.left.tolist()) & set(each.right.tolist())
        pairs = list(zip(each.left.tolist(), each.right.tolist(), strict=True))
        assert len(set(pairs)) == len(pairs)
        assert each.of.min() == -1
        assert each.of.max() < len(each.sentences)
        # Few marked pairs of sentences are without claims.
        assert len(set(each.of.tolist()) - {-1}) > len(each.sentences) / 2


def test_it_does_not_depend_on_which_report_is_the_first(stories: Sequence[Story]) -> None:
    texts, pairs = shared.load(None, None, [training.CASES / "a.jsonl"])
    pair, likeness = pairs[0], models.get("likeness").use
    turned = msgspec.structs.replace(
        pair, a=pair.b, b=pair.a,
        same=tuple((j, i) for i, j in pair.same), allowed=tuple((j, i) for i, j in pair.allowed),
    )  # fmt: skip
    embed = likeness.embed if likeness else None
    other = story(turned, texts[turned.a], texts[turned.b], embed)
    one = stories[0]
    assert len(other.of) == len(one.of)
    told = {(i, j): row for i, j, row in zip(one.left, one.right, one.features, strict=True)}
    for i, j, row in zip(other.left, other.right, other.features, strict=True):
        np.testing.assert_allclose(row, told[int(j), int(i)], atol=1e-5)
    marked = [(each.of >= 0).sum() for each in (one, other)]
    assert marked[0] == marked[1]


def test_what_is_marked_is_likelier_in_a_new_story(
    stories: Sequence[Story], model: Logistic
) -> None:
    new = stories[-1]
    found = odds(new, model)
    best = [found[new.of == number].max() for number in sorted(set(new.of.tolist()) - {-1})]
    assert np.mean(best) > found[new.of < 0].mean() + 2
    assert np.median(best) > np.quantile(found[new.of < 0], 0.95)


def test_the_share_of_pairs_that_are_the_same(stories: Sequence[Story]) -> None:
    [share] = {prior(stories), prior(stories[::-1])}
    assert 0 < share < 0.1


def test_the_same_stories_give_the_same_bytes(
    stories: Sequence[Story], model: Logistic, tmp_path: Path
) -> None:
    for name, full in (("one", model), ("two", fitted(stories[:-1]))):
        save(tmp_path / name, ClaimModel(full, model, prior(stories), training.JOIN))
    for file in (shipped.SETTINGS, shipped.WEIGHTS):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    assert shipped.load(f"path:{tmp_path / 'one'}").use.full == model
    raw = (tmp_path / "one" / shipped.SETTINGS).read_bytes()
    assert msgspec.json.decode(raw, type=Settings).features == FEATURES


def test_what_ships_was_fitted_to_the_features_in_their_order() -> None:
    raw = (shipped.shipped() / shipped.SETTINGS).read_bytes()
    assert msgspec.json.decode(raw, type=Settings).features == FEATURES
    model: ClaimModel = models.get("claims", "builtin:claims").use
    assert model.join == training.JOIN
