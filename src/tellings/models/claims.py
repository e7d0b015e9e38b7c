"""The role "claims": the pair model that tells whether two claims say the same.

A folder holds `claims.json`, which says what the model is, and `weights.json`, whose SHA-256 the
first tells.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from tellings.models import fitted, folders
from tellings.models.fitted import WEIGHTS, Logistic, Settings
from tellings.models.record import Model, Spec

SETTINGS = "claims.json"
_KIND = folders.Kind(
    role="claims",
    name="claims",
    files=(SETTINGS, WEIGHTS),
    degraded="no model of claims: only claims in the same words are told to say the same",
)


class ClaimModel(Struct, frozen=True):
    """`full` weighs words and meaning, `bare` words alone, both over the same features in order.

    Both give the log odds that two claims of two reports of one event say the same; `prior` is the
    share of pairs that did where they were fitted. `join` is the least mean chance over all pairs
    of two groups from which they are told to be one.
    """

    full: Logistic
    bare: Logistic
    prior: float
    join: float


def load(spec: str) -> Model:
    """The model for "" or "builtin:claims", for "path:DIR", or none; see `folders.load`.

    Raises ModelRefused if its files are damaged.
    """
    return folders.load(spec, _KIND, shipped(), _read)


def shipped() -> Path:
    """The folder of the model that ships."""
    return folders.folder(_KIND.name)


def _read(home: Path, asked: Spec) -> Model:
    settings, use, record = fitted.read(home, asked, _KIND, Settings, ClaimModel)
    fitted.check(asked, settings, use.full, use.bare)
    return Model(record, use)
