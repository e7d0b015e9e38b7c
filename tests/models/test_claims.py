"""The pair model of claims as it ships, and what is refused."""

from __future__ import annotations

import hashlib
import math
import shutil
from pathlib import Path

import msgspec
import pytest

from tellings import models
from tellings.collate.claims.weighing import FEATURES
from tellings.errors import UseError
from tellings.models import ModelMissing, ModelRefused, claims
from tellings.models.claims import ClaimModel
from tellings.models.fitted import Settings


def _save(home: Path, raw: bytes, features: tuple[str, ...] = FEATURES) -> str:
    """A model of these weights; gives its spec."""
    settings = Settings("claims", "1", "", features, hashlib.sha256(raw).hexdigest())
    (home / claims.SETTINGS).write_bytes(msgspec.json.encode(settings))
    (home / claims.WEIGHTS).write_bytes(raw)
    return f"path:{home}"


def test_what_ships_is_what_the_code_reads() -> None:
    home = claims.shipped()
    settings = msgspec.json.decode((home / claims.SETTINGS).read_bytes(), type=Settings)
    assert settings.features == FEATURES
    assert settings.sha256 == hashlib.sha256((home / claims.WEIGHTS).read_bytes()).hexdigest()
    assert settings.sha256 in (home / "README.md").read_text("utf-8")
    assert sum(each.stat().st_size for each in home.iterdir()) < 100_000
    record = models.get("claims", "builtin:claims").record
    assert (record.role, record.name, record.sha256) == ("claims", "claims", settings.sha256)
    assert not record.degraded


def test_no_feature_has_the_name_of_another() -> None:
    assert len(set(FEATURES)) == len(FEATURES)


def test_weights_are_figures_and_chances_are_chances() -> None:
    model: ClaimModel = models.get("claims", "builtin:claims").use
    for part in (model.full, model.bare):
        assert len(part.means) == len(part.weights) == len(FEATURES)
        assert all(map(math.isfinite, (*part.means, *part.weights, part.bias)))
    assert 0 < model.prior < model.join < 1


def test_without_vectors_meaning_weighs_nothing() -> None:
    model: ClaimModel = models.get("claims", "builtin:claims").use
    weights = dict(zip(FEATURES, model.bare.weights, strict=True))
    meant = [name for name in FEATURES if name.endswith(" meaning")]
    assert {weights[name] for name in ("meaning", "nearest", "mutual", *meant)} == {0}


def test_another_model_is_read_from_its_folder(tmp_path: Path) -> None:
    home = Path(shutil.copytree(claims.shipped(), tmp_path / "claims"))
    raw = (home / claims.WEIGHTS).read_bytes()
    model = msgspec.structs.replace(msgspec.json.decode(raw, type=ClaimModel), join=0.9)
    found = models.get("claims", _save(home, msgspec.json.encode(model)))
    assert found.use == model
    assert found.record.sha256 != models.get("claims", "builtin:claims").record.sha256


def test_the_setting_of_the_role_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELLINGS_CLAIMS_MODEL", "none")
    assert models.get("claims").use is None
    assert models.get("claims", "builtin:claims").use is not None


def test_none_says_what_it_means() -> None:
    found = models.get("claims", "none")
    assert found.use is None
    assert "in the same words" in found.record.degraded


@pytest.mark.parametrize("spec", ["builtin:other", "pkg:claims", "path:/nowhere"])
def test_what_is_not_there_is_missed(spec: str) -> None:
    with pytest.raises(ModelMissing, match="give builtin:claims, path:DIR or none"):
        claims.load(spec)


def test_a_form_that_is_none_is_refused() -> None:
    with pytest.raises(UseError):
        claims.load("claims")


def test_other_weights_than_the_settings_name_are_refused(tmp_path: Path) -> None:
    home = Path(shutil.copytree(claims.shipped(), tmp_path / "claims"))
    (home / claims.WEIGHTS).write_bytes((home / claims.WEIGHTS).read_bytes() + b" ")
    with pytest.raises(ModelRefused, match="is not the file"):
        claims.load(f"path:{home}")


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"full": 1}', b"\xff\xfe"])
def test_damaged_weights_are_refused(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(ModelRefused, match="cannot be read"):
        claims.load(_save(tmp_path, raw))


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"name": "claims"}'])
def test_damaged_settings_are_refused(tmp_path: Path, raw: bytes) -> None:
    home = Path(shutil.copytree(claims.shipped(), tmp_path / "claims"))
    (home / claims.SETTINGS).write_bytes(raw)
    with pytest.raises(ModelRefused, match="cannot be read"):
        claims.load(f"path:{home}")


def test_as_many_weights_as_features_are_needed(tmp_path: Path) -> None:
    raw = (claims.shipped() / claims.WEIGHTS).read_bytes()
    with pytest.raises(ModelRefused, match="as many weights"):
        claims.load(_save(tmp_path, raw, FEATURES[:-1]))


@pytest.mark.parametrize("part", ["full", "bare"])
@pytest.mark.parametrize("field", ["means", "weights"])
def test_each_part_needs_as_many(tmp_path: Path, part: str, field: str) -> None:
    raw = msgspec.json.decode((claims.shipped() / claims.WEIGHTS).read_bytes())
    raw[part][field].pop()
    with pytest.raises(ModelRefused, match="as many weights"):
        claims.load(_save(tmp_path, msgspec.json.encode(raw)))
