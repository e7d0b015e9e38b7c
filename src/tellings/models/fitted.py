"""Models that are two files of JSON: the weights, and what they are.

The second names the model, its licence and its features, and tells the SHA-256 of the first. What
the weights are is each role's own.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec
from msgspec import Struct

from tellings.model import ModelRecord
from tellings.models.folders import Kind
from tellings.models.record import ModelRefused, Spec

WEIGHTS = "weights.json"


class Settings(Struct, frozen=True):
    """What a model is. `features` names what it weighs, in order."""

    name: str
    version: str
    licence: str
    features: tuple[str, ...]
    sha256: str
    format: int = 1


class Logistic(Struct, frozen=True):
    """A logistic regression over features: each less `means`, times `weights`, and `bias`."""

    means: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float


class Made(Protocol):
    """What every model says of itself."""

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def licence(self) -> str: ...
    @property
    def sha256(self) -> str: ...


S = TypeVar("S", bound=Made)
W = TypeVar("W")


def read(
    home: Path, asked: Spec, kind: Kind, told: type[S], weights: type[W]
) -> tuple[S, W, ModelRecord]:
    """The two files in `home`, as these types, and the record of the model.

    `kind.files` are the settings' file and the weights'. Raises ModelRefused if one cannot be read,
    or if the weights are not those that the settings name.
    """
    settings_file, weights_file = kind.files
    raw = (home / weights_file).read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    try:
        settings = msgspec.json.decode((home / settings_file).read_bytes(), type=told)
        if settings.sha256 != digest:
            raise ModelRefused(str(asked), f"{weights_file} is not the file {settings_file} names")
        use = msgspec.json.decode(raw, type=weights)
    except msgspec.DecodeError as error:
        raise ModelRefused(str(asked), f"it cannot be read: {error}") from error
    record = ModelRecord(kind.role, settings.name, settings.version, digest, settings.licence)
    return settings, use, record


def check(asked: Spec, settings: Settings, *parts: Logistic) -> None:
    """Raise ModelRefused unless each regression has a mean and a weight for each feature."""
    if {len(each) for part in parts for each in (part.means, part.weights)} != {
        len(settings.features)
    }:
        raise ModelRefused(str(asked), "it has not as many weights as features")
