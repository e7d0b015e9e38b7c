"""The role "anatomy": the labeller of lines that ships with Tellings, or another folder's.

A folder holds `anatomy.json`, which says what the model is, and `weights.json`, whose SHA-256 the
first tells.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from tellings.model import ModelRecord
from tellings.models import folders
from tellings.models.labeller import Labeller, Settings, Weights
from tellings.models.record import Model, ModelRefused, Spec

SETTINGS, WEIGHTS = "anatomy.json", "weights.json"
_KIND = folders.Kind(
    role="anatomy",
    name="anatomy",
    files=(SETTINGS, WEIGHTS),
    degraded="no anatomy model: blocks are told by rules alone, much furniture is read as prose",
)


def load(spec: str) -> Model:
    """The model for "" or "builtin:anatomy", for "path:DIR", or none; see `folders.load`.

    Raises ModelRefused if its files are damaged.
    """
    return folders.load(spec, _KIND, shipped(), _read)


def shipped() -> Path:
    """The folder of the model that ships."""
    return folders.folder(_KIND.name)


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
    record = ModelRecord(_KIND.role, settings.name, settings.version, digest, settings.licence)
    return Model(record, labeller)
