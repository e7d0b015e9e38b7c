"""The model of values at odds as it ships, and what is refused."""

from __future__ import annotations

import hashlib
import math
import shutil
from pathlib import Path

import msgspec
import pytest

from tellings import models
from tellings.collate.odds import happenings, locations, quantities
from tellings.collate.odds.rivals import RIVAL
from tellings.models import ModelRefused, odds
from tellings.models.fitted import Settings
from tellings.models.odds import OddsModel

OWN = {
    "number": quantities.FIGURES,
    "date": happenings.FIGURES,
    "place": locations.FIGURES,
}
FEATURES = tuple(
    f"{kind} {name}"
    for kind, own in OWN.items()
    for name in (*own, *(f"rival {each}" for each in RIVAL))
)


def test_what_ships_is_what_the_code_reads() -> None:
    home = odds.shipped()
    settings = msgspec.json.decode((home / odds.SETTINGS).read_bytes(), type=Settings)
    assert settings.features == FEATURES
    assert settings.sha256 == hashlib.sha256((home / odds.WEIGHTS).read_bytes()).hexdigest()
    assert settings.sha256 in (home / "README.md").read_text("utf-8")
    record = models.get("odds", "builtin:odds").record
    assert (record.role, record.name, record.sha256) == ("odds", "odds", settings.sha256)
    assert not record.degraded


def test_weights_are_figures_one_for_each_feature() -> None:
    model: OddsModel = models.get("odds", "builtin:odds").use
    for kinds in (model.full, model.bare):
        each = (kinds.numbers, kinds.dates, kinds.places)
        for stages, own in zip(each, OWN.values(), strict=True):
            assert len(stages.alike.weights) == len(stages.alike.means) == len(own)
            assert len(stages.rival.weights) == len(stages.rival.means) == len(RIVAL)
            told = (*stages.alike.weights, *stages.rival.weights, stages.alike.bias)
            assert all(map(math.isfinite, told))


def test_without_claims_they_weigh_nothing() -> None:
    model: OddsModel = models.get("odds", "builtin:odds").use
    for stages in (model.bare.numbers, model.bare.dates, model.bare.places):
        assert stages.alike.weights[0] == 0


def test_what_is_at_odds_by_its_rivals_is_less_likely() -> None:
    """Signs that anybody would expect."""
    model: OddsModel = models.get("odds", "builtin:odds").use
    for stages in (model.full.numbers, model.full.dates, model.full.places):
        weights = dict(zip(RIVAL, stages.rival.weights, strict=True))
        assert weights["alike"] > 0
        assert weights["given"] < 0


@pytest.mark.parametrize("lost", [odds.SETTINGS, odds.WEIGHTS])
def test_damaged_files_are_refused(tmp_path: Path, lost: str) -> None:
    home = Path(shutil.copytree(odds.shipped(), tmp_path / "odds"))
    (home / lost).write_bytes(b"{}")
    with pytest.raises(ModelRefused):
        models.get("odds", f"path:{home}")


def test_weights_that_are_too_few_are_refused(tmp_path: Path) -> None:
    home = Path(shutil.copytree(odds.shipped(), tmp_path / "odds"))
    settings = msgspec.json.decode((home / odds.SETTINGS).read_bytes(), type=Settings)
    less = msgspec.structs.replace(settings, features=settings.features[1:])
    (home / odds.SETTINGS).write_bytes(msgspec.json.encode(less))
    with pytest.raises(ModelRefused, match="as many weights"):
        models.get("odds", f"path:{home}")


def test_none_says_what_it_means() -> None:
    found = models.get("odds", "none")
    assert found.use is None
    assert "not compared" in found.record.degraded
