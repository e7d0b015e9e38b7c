"""The pair model as it ships, and what is refused."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import msgspec
import pytest

from tellings import models
from tellings.group.stories.comparison import FEATURES
from tellings.models import ModelRefused, stories
from tellings.models.fitted import Settings
from tellings.models.stories import PairModel, rarity


def test_what_ships_is_what_the_code_reads() -> None:
    home = stories.shipped()
    settings = msgspec.json.decode((home / stories.SETTINGS).read_bytes(), type=Settings)
    assert settings.features == FEATURES
    assert settings.sha256 == hashlib.sha256((home / stories.WEIGHTS).read_bytes()).hexdigest()
    assert settings.sha256 in (home / "README.md").read_text("utf-8")
    record = models.get("stories", "builtin:stories").record
    assert (record.name, record.sha256) == ("stories", settings.sha256)


def test_a_word_of_few_articles_is_rarer() -> None:
    model: PairModel = models.get("stories", "builtin:stories").use
    assert 1 < model.rarity("people") < model.rarity("harbour") <= model.rarity("xyzzy")
    assert model.rarity("xyzzy") == rarity(1, model.articles)


def test_likeness_speaks_for_one_event_and_other_years_against() -> None:
    model: PairModel = models.get("stories", "builtin:stories").use
    for each in (model.full, model.brief):
        assert all(weight > 0 for weight in each.weights[:-1])
        assert each.weights[-1] < 0


def test_other_weights_than_the_settings_name_are_refused(tmp_path: Path) -> None:
    home = Path(shutil.copytree(stories.shipped(), tmp_path / "stories"))
    (home / stories.WEIGHTS).write_bytes((home / stories.WEIGHTS).read_bytes() + b" ")
    with pytest.raises(ModelRefused, match="is not the file"):
        stories.load(f"path:{home}")


@pytest.mark.parametrize("raw", [b"{", b"[]", b'{"full": 1}'])
def test_damaged_weights_are_refused(tmp_path: Path, raw: bytes) -> None:
    settings = Settings("stories", "1", "", FEATURES, hashlib.sha256(raw).hexdigest())
    (tmp_path / stories.SETTINGS).write_bytes(msgspec.json.encode(settings))
    (tmp_path / stories.WEIGHTS).write_bytes(raw)
    with pytest.raises(ModelRefused, match="cannot be read"):
        stories.load(f"path:{tmp_path}")


def test_as_many_weights_as_features_are_needed(tmp_path: Path) -> None:
    raw = (stories.shipped() / stories.WEIGHTS).read_bytes()
    settings = Settings("stories", "1", "", FEATURES[:-1], hashlib.sha256(raw).hexdigest())
    (tmp_path / stories.SETTINGS).write_bytes(msgspec.json.encode(settings))
    (tmp_path / stories.WEIGHTS).write_bytes(raw)
    with pytest.raises(ModelRefused, match="as many weights"):
        stories.load(f"path:{tmp_path}")


def test_none_says_what_it_means() -> None:
    assert "story of its own" in models.get("stories", "none").record.degraded
