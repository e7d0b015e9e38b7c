"""The anatomy model: loads offline without torch or scikit-learn, is hash-checked, and labels any
lines."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tellings.errors import UseError
from tellings.models import ModelMissing, ModelRefused, anatomy, get
from tellings.models.labeller import Array, kept

_USE = get("anatomy").use


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped model, to be damaged."""
    return Path(shutil.copytree(anatomy.shipped(), tmp_path / "copy"))


def test_the_record_says_what_was_loaded() -> None:
    record = get("anatomy").record
    assert (record.role, record.name, record.licence) == ("anatomy", "anatomy", "Apache-2.0")
    assert len(record.sha256) == 64
    assert record.degraded == ""


def test_none_degrades_with_one_line() -> None:
    model = get("anatomy", "none")
    assert model.use is None
    assert "rules alone" in model.record.degraded
    assert "\n" not in model.record.degraded


def test_without_its_files_the_default_degrades(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anatomy, "shipped", lambda: Path("nowhere"))
    assert anatomy.load("").record.degraded
    with pytest.raises(ModelMissing):
        anatomy.load("builtin:anatomy")


def test_a_folder_can_be_named(folder: Path) -> None:
    assert get("anatomy", f"path:{folder}").record.sha256 == get("anatomy").record.sha256


@pytest.mark.parametrize("spec", ["path:nowhere", "builtin:other", "pkg:numpy"])
def test_what_is_not_here_is_missing(spec: str) -> None:
    with pytest.raises(ModelMissing):
        get("anatomy", spec)


def test_a_spec_of_no_form_is_wrong_use() -> None:
    with pytest.raises(UseError):
        get("anatomy", "anatomy.json")


def test_a_changed_byte_is_refused(folder: Path) -> None:
    path = folder / anatomy.WEIGHTS
    path.write_bytes(path.read_bytes().replace(b'"words"', b'"words" '))
    with pytest.raises(ModelRefused, match="not the file"):
        get("anatomy", f"path:{folder}")


@pytest.mark.parametrize("name", [anatomy.SETTINGS, anatomy.WEIGHTS])
def test_what_is_no_json_is_refused(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"{")
    with pytest.raises(ModelRefused):
        get("anatomy", f"path:{folder}")


def _with_arrays(folder: Path, change: dict[str, Array | None]) -> None:
    """Change arrays of a copy and sign it anew, so that only their check can refuse it."""
    import hashlib

    import msgspec

    weights = json.loads((folder / anatomy.WEIGHTS).read_bytes())
    for name, array in change.items():
        weights["arrays"].pop(name)
        if array:
            weights["arrays"][name] = msgspec.to_builtins(array)
    raw = json.dumps(weights).encode()
    (folder / anatomy.WEIGHTS).write_bytes(raw)
    told = json.loads((folder / anatomy.SETTINGS).read_bytes())
    told["sha256"] = hashlib.sha256(raw).hexdigest()
    (folder / anatomy.SETTINGS).write_text(json.dumps(told))


@pytest.mark.parametrize(
    "change",
    [
        {"mean": None},
        {"mean": kept(np.zeros(3))},
        {"near.weight": kept(np.zeros((2, 2, 7)))},
        {"near.weight": kept(np.zeros(4))},
        {"spread": Array((120,), "not Base64!")},
        {"outer.bias": Array((10,), "AAAA")},
        {"inner.bias": kept(np.full(64, np.nan))},
        {"vectors": kept(np.zeros(9))},
    ],
    ids=["missing", "short", "kernel", "flat", "letters", "cut", "nan", "vectors"],
)
def test_arrays_that_do_not_fit_are_refused(folder: Path, change: dict[str, Array | None]) -> None:
    _with_arrays(folder, change)
    with pytest.raises(ModelRefused):
        get("anatomy", f"path:{folder}")


_TABLES = arrays(
    np.float32,
    st.tuples(st.integers(0, 30), st.just(len(_USE.features))),
    elements=st.floats(-1e6, 1e6, width=32),
)


@settings(max_examples=40, deadline=None)
@given(table=_TABLES, words=st.lists(st.sampled_from(["the", "0000", "share", "zq"]), max_size=60))
def test_shares_of_any_lines_add_up_to_one(table: np.ndarray, words: list[str]) -> None:
    shares = _USE.probabilities(table, [words] * len(table))
    assert shares.shape == (len(table), len(_USE.labels))
    assert np.allclose(shares.sum(1), 1, atol=1e-4)


def test_a_line_far_away_changes_nothing() -> None:
    """Two convolutions of seven and five lines see five lines up and down."""
    chance = np.random.default_rng(1)
    table = chance.normal(size=(20, len(_USE.features))).astype(np.float32)
    words = [["the"]] * 20
    other = table.copy()
    other[12:] = 0
    same, changed = _USE.probabilities(table, words), _USE.probabilities(other, words)
    assert np.allclose(same[:7], changed[:7], atol=1e-6)
    assert not np.allclose(same[11], changed[11], atol=1e-6)


def test_neither_torch_nor_scikit_learn_is_loaded() -> None:
    code = (
        "import sys; from tellings.models import get; get('anatomy');"
        "sys.exit(any(name in sys.modules for name in ('torch', 'sklearn', 'scipy', 'pickle5')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
