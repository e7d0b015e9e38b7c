"""The pair model of passages as it ships, and what is refused."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import msgspec
import pytest

from tellings import models
from tellings.collate.likeness.features import FEATURES, SIGNS, WORDS
from tellings.models import ModelRefused, passages
from tellings.models.fitted import Settings
from tellings.models.passages import PassageModel


def test_what_ships_is_what_the_code_reads() -> None:
    home = passages.shipped()
    settings = msgspec.json.decode((home / passages.SETTINGS).read_bytes(), type=Settings)
    assert settings.features == FEATURES
    assert settings.sha256 == hashlib.sha256((home / passages.WEIGHTS).read_bytes()).hexdigest()
    assert settings.sha256 in (home / "README.md").read_text("utf-8")
    assert sum(each.stat().st_size for each in home.iterdir()) < 300_000
    record = models.get("passages", "builtin:passages").record
    assert (record.name, record.sha256) == ("passages", settings.sha256)


def test_no_feature_counts_the_wrong_way() -> None:
    model: PassageModel = models.get("passages", "builtin:passages").use
    for weights, signs in ((model.full.weights, SIGNS), (model.bare.weights, SIGNS[: len(WORDS)])):
        assert len(weights) == len(signs)
        assert all(weight * sign >= 0 for weight, sign in zip(weights, signs, strict=True))
    assert model.wide_full[0] > 0 > model.wide_full[1]
    assert model.wide_bare[0] > 0 > model.wide_bare[1]


def test_a_word_of_few_articles_is_rarer() -> None:
    model: PassageModel = models.get("passages", "builtin:passages").use
    assert 0 < model.rarity("say") < model.rarity("harbor") <= model.rarity("xyzzy") == 1


def test_other_weights_than_the_settings_name_are_refused(tmp_path: Path) -> None:
    home = Path(shutil.copytree(passages.shipped(), tmp_path / "passages"))
    (home / passages.WEIGHTS).write_bytes((home / passages.WEIGHTS).read_bytes() + b" ")
    with pytest.raises(ModelRefused, match="is not the file"):
        passages.load(f"path:{home}")


@pytest.mark.parametrize("raw", [b"{", b"[]", b'{"full": 1}'])
def test_damaged_weights_are_refused(tmp_path: Path, raw: bytes) -> None:
    settings = Settings("passages", "1", "", FEATURES, hashlib.sha256(raw).hexdigest())
    (tmp_path / passages.SETTINGS).write_bytes(msgspec.json.encode(settings))
    (tmp_path / passages.WEIGHTS).write_bytes(raw)
    with pytest.raises(ModelRefused, match="cannot be read"):
        passages.load(f"path:{tmp_path}")


def test_as_many_weights_as_features_are_needed(tmp_path: Path) -> None:
    raw = (passages.shipped() / passages.WEIGHTS).read_bytes()
    settings = Settings("passages", "1", "", FEATURES[:-1], hashlib.sha256(raw).hexdigest())
    (tmp_path / passages.SETTINGS).write_bytes(msgspec.json.encode(settings))
    (tmp_path / passages.WEIGHTS).write_bytes(raw)
    with pytest.raises(ModelRefused, match="as many weights"):
        passages.load(f"path:{tmp_path}")


def test_none_says_what_it_means() -> None:
    assert "in the same words" in models.get("passages", "none").record.degraded
