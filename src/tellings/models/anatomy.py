"""The role "anatomy": the labeller of lines that ships with Tellings, or another folder's.

A folder holds `anatomy.json`, which says what the model is, and `weights.json`, whose SHA-256 the
first tells.
"""

from __future__ import annotations

from pathlib import Path

from tellings.models import fitted, folders
from tellings.models.fitted import WEIGHTS
from tellings.models.labeller import Labeller, Settings, Weights
from tellings.models.record import Model, ModelRefused, Spec

SETTINGS = "anatomy.json"
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
    settings, weights, record = fitted.read(home, asked, _KIND, Settings, Weights)
    try:
        return Model(record, Labeller(settings, weights))
    except ValueError as error:
        raise ModelRefused(str(asked), f"it cannot be read: {error}") from error
