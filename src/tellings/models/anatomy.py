"""The role "anatomy": the labeller of lines that ships with Tellings, or another folder's.

A folder holds `anatomy.json`, which says what the model is, and `weights.json`, whose SHA-256 the
first tells.
"""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path

import msgspec

from tellings.model import ModelRecord
from tellings.models.labeller import Labeller, Settings, Weights
from tellings.models.record import Model, ModelMissing, ModelRefused, Spec, parse

ROLE = "anatomy"
SHIPPED = "anatomy"
SETTINGS, WEIGHTS = "anatomy.json", "weights.json"
DEGRADED = "no anatomy model: blocks are told by rules alone, much furniture is read as prose"


def load(spec: str) -> Model:
    """The model for "" or "builtin:anatomy", for "path:DIR", or none.

    With "none", or "" where the model's files are not installed, `use` is None and
    `record.degraded` says what that means. Raises UseError for a form of spec that there is not,
    ModelMissing if the files asked for by name are not there, ModelRefused if they are damaged.
    """
    asked = parse(spec)
    home = _home(asked)
    if asked.kind == "none" or (asked.kind == "default" and home is None):
        return Model(ModelRecord(ROLE, "none", degraded=DEGRADED), None)
    if home is None:
        raise ModelMissing(str(asked), "give builtin:anatomy, path:DIR or none")
    return _read(home, asked)


def _home(asked: Spec) -> Path | None:
    """The folder of the model, if it is there."""
    if asked.kind == "path":
        home = Path(asked.name)
    elif asked.kind == "default" or (asked.kind, asked.name) == ("builtin", SHIPPED):
        home = shipped()
    else:
        return None
    return home if all((home / name).is_file() for name in (SETTINGS, WEIGHTS)) else None


def shipped() -> Path:
    """The folder of the model that ships: in the installed package, or in the source tree."""
    package = Path(str(resources.files("tellings")))
    installed = package / "shipped" / SHIPPED
    return installed if installed.is_dir() else package.parents[1] / "models" / SHIPPED


def _read(home: Path, asked: Spec) -> Model:
    raw = (home / WEIGHTS).read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    try:
        settings = msgspec.json.decode((home / SETTINGS).read_bytes(), type=Settings)
        if settings.sha256 != digest:
            raise ModelRefused(str(asked), f"{WEIGHTS} is not the file that {SETTINGS} names")
        labeller = Labeller(settings, msgspec.json.decode(raw, type=Weights))
    except (msgspec.DecodeError, msgspec.ValidationError, ValueError) as error:
        raise ModelRefused(str(asked), f"it cannot be read: {error}") from error
    record = ModelRecord(ROLE, settings.name, settings.version, digest, settings.licence)
    return Model(record, labeller)
