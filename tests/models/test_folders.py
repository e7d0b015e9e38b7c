"""Which folder of files a role's model is read from, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tellings.errors import UseError
from tellings.model import ModelRecord
from tellings.models import ModelMissing, folders
from tellings.models.record import Model, Spec

KIND = folders.Kind("tides", "tides-en", ("tides.json", "moon.bin"), "no tides: the sea is flat")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with the files of the kind."""
    for name in KIND.files:
        (tmp_path / name).touch()
    return tmp_path


def read(home: Path, asked: Spec) -> Model:
    return Model(ModelRecord("tides", str(asked)), home)


@pytest.mark.parametrize("spec", ["", " ", "builtin:tides-en"])
def test_the_model_that_ships_is_read_from_its_folder(spec: str, home: Path) -> None:
    assert folders.load(spec, KIND, home, read).use == home


def test_another_folder_is_read_in_its_place(home: Path) -> None:
    model = folders.load(f"path:{home}", KIND, Path("nowhere"), read)
    assert (model.use, model.record.name) == (home, f"path:{home}")


def test_none_is_none_even_if_it_is_there(home: Path) -> None:
    model = folders.load("none", KIND, home, read)
    assert model.use is None
    assert model.record == ModelRecord("tides", "none", degraded=KIND.degraded)


@pytest.mark.parametrize("name", KIND.files)
def test_with_a_file_missing_the_default_degrades_and_a_name_is_missed(
    name: str, home: Path
) -> None:
    (home / name).unlink()
    assert folders.load("", KIND, home, read).record.degraded == KIND.degraded
    for spec in ("builtin:tides-en", f"path:{home}"):
        with pytest.raises(ModelMissing, match="give builtin:tides-en, path:DIR or none"):
            folders.load(spec, KIND, home, read)


@pytest.mark.parametrize(("needs", "there"), [("msgspec", True), ("no_such_package", False)])
def test_without_what_runs_it_a_model_is_not_there(needs: str, there: bool, home: Path) -> None:
    kind = msgspec.structs.replace(KIND, needs=needs)
    assert bool(folders.load("", kind, home, read).use) == there


@pytest.mark.parametrize("spec", ["builtin:other", "pkg:tides-en"])
def test_another_name_is_missed(spec: str, home: Path) -> None:
    with pytest.raises(ModelMissing, match=spec):
        folders.load(spec, KIND, home, read)


def test_a_form_that_is_none_is_refused(home: Path) -> None:
    with pytest.raises(UseError):
        folders.load("tides", KIND, home, read)


@pytest.mark.parametrize("name", ["anatomy", "attribution-en"])
def test_what_ships_lies_in_its_folder(name: str) -> None:
    assert (folders.folder(name) / "README.md").is_file()
