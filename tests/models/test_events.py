"""The pair model of events as it ships, and what is refused."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import msgspec
import numpy as np
import pytest

from tellings import models
from tellings.collate.events.comparison import FEATURES
from tellings.models import ModelRefused, events
from tellings.models.events import Boosted, EventModel, Tree
from tellings.models.fitted import Settings


def test_what_ships_is_what_the_code_reads() -> None:
    home = events.shipped()
    settings = msgspec.json.decode((home / events.SETTINGS).read_bytes(), type=Settings)
    assert settings.features == FEATURES
    assert settings.sha256 == hashlib.sha256((home / events.WEIGHTS).read_bytes()).hexdigest()
    assert settings.sha256 in (home / "README.md").read_text("utf-8")
    record = models.get("events", "builtin:events").record
    assert (record.name, record.sha256) == ("events", settings.sha256)


def test_links_ask_for_more_than_groups() -> None:
    model: EventModel = models.get("events", "builtin:events").use
    assert model.sure > model.join


def test_a_tree_asks_the_same_of_all_rows() -> None:
    tree = Tree((0, 1), (0.5, 0.0), (1.0, 2.0, 3.0, 4.0))
    table = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32)
    assert Boosted(0.5, (tree, tree)).odds(table).tolist() == [2.5, 4.5, 6.5, 8.5]


def test_other_weights_than_the_settings_name_are_refused(tmp_path: Path) -> None:
    home = Path(shutil.copytree(events.shipped(), tmp_path / "events"))
    (home / events.WEIGHTS).write_bytes((home / events.WEIGHTS).read_bytes() + b" ")
    with pytest.raises(ModelRefused, match="is not the file"):
        events.load(f"path:{home}")


@pytest.mark.parametrize("raw", [b"{", b"[]", b'{"pairs": 1}'])
def test_damaged_weights_are_refused(tmp_path: Path, raw: bytes) -> None:
    settings = Settings("events", "1", "", FEATURES, hashlib.sha256(raw).hexdigest())
    (tmp_path / events.SETTINGS).write_bytes(msgspec.json.encode(settings))
    (tmp_path / events.WEIGHTS).write_bytes(raw)
    with pytest.raises(ModelRefused, match="cannot be read"):
        events.load(f"path:{tmp_path}")


def test_no_tree_may_ask_for_a_feature_without_a_name(tmp_path: Path) -> None:
    raw = (events.shipped() / events.WEIGHTS).read_bytes()
    settings = Settings("events", "1", "", FEATURES[:2], hashlib.sha256(raw).hexdigest())
    (tmp_path / events.SETTINGS).write_bytes(msgspec.json.encode(settings))
    (tmp_path / events.WEIGHTS).write_bytes(raw)
    with pytest.raises(ModelRefused, match="more features"):
        events.load(f"path:{tmp_path}")
