"""The model of likeness: loads offline, gives unit rows, says so when it is not there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings import models
from tellings.errors import UseError
from tellings.models import ModelMissing, ModelRefused, likeness


def test_unit_rows_and_zeros_for_no_words() -> None:
    rows = likeness.load("").use.embed(["The river is ours.", "Ours is the river.", ""])
    assert rows.shape == (3, 256)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 1, 0], atol=1e-5)


def test_likeness_of_meaning_orders_sentences() -> None:
    ours, near, far = likeness.load("").use.embed(
        ["We lost the house in the fire.", "Our home burned down.", "The bank raised its rates."]
    )
    assert ours @ near > ours @ far + 0.1


def test_a_row_does_not_depend_on_its_neighbours() -> None:
    embed = likeness.load("").use.embed
    _, beside = embed(["A long sentence of words.", "Go home."])
    assert np.array_equal(embed(["Go home."])[0], beside)


def test_no_texts() -> None:
    assert likeness.load("").use.embed([]).shape == (0, 256)


def test_record_names_what_was_loaded() -> None:
    record = likeness.load("pkg:wordllama").record
    assert (record.role, record.name, record.licence) == ("likeness", "wordllama-256", "MIT")
    assert record.sha256 == likeness.SHA256[likeness.WEIGHTS]
    assert not record.degraded


def test_none_degrades_in_words() -> None:
    model = likeness.load("none")
    assert model.use is None
    assert "words alone" in model.record.degraded


def test_without_the_package_the_default_degrades(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "PACKAGE", "no_package_of_this_name")
    assert likeness.load("").use is None
    with pytest.raises(ModelMissing):
        likeness.load("pkg:wordllama")


@pytest.mark.parametrize("spec", ["pkg:another", "builtin:another", "path:/no/such/folder"])
def test_what_is_not_there_is_named(spec: str) -> None:
    with pytest.raises(ModelMissing, match=spec.partition(":")[2]):
        likeness.load(spec)


def test_a_wrong_spec() -> None:
    with pytest.raises(UseError):
        likeness.load("wordllama")


def test_damaged_files_are_refused(tmp_path: Path) -> None:
    for name in likeness.SHA256:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(b"damaged")
    with pytest.raises(ModelRefused, match="path:"):
        likeness.load(f"path:{tmp_path}")


def test_other_weights_than_those_we_know_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(likeness.SHA256, likeness.WEIGHTS, "0" * 64)
    with pytest.raises(ModelRefused, match="wordllama"):
        likeness.load("")


@given(st.one_of(st.text(), st.text(st.sampled_from("aZ \u2581<s>/\n\u00e9\u4e2d\U0001f600"))))
def test_a_text_alone_is_what_it_is_among_others(text: str) -> None:
    embed = models.get("likeness").use.embed
    assert np.array_equal(embed([text])[0], embed([text, "Go home."])[0])
