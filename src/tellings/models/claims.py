"""The role "claims": the pair model that tells whether two claims say the same.

A folder holds `claims.json`, which says what the model is, and `weights.json`, whose SHA-256 the
first tells.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
from msgspec import Struct

from tellings.model import ModelRecord
from tellings.models import folders
from tellings.models.record import Model, ModelRefused, Spec
from tellings.models.stories import Logistic, Settings

SETTINGS, WEIGHTS = "claims.json", "weights.json"
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
    raw = (home / WEIGHTS).read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    try:
        settings = msgspec.json.decode((home / SETTINGS).read_bytes(), type=Settings)
        if settings.sha256 != digest:
            raise ModelRefused(str(asked), f"{WEIGHTS} is not the file that {SETTINGS} names")
        use = msgspec.json.decode(raw, type=ClaimModel)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise ModelRefused(str(asked), f"it cannot be read: {error}") from error
    counts = {len(each) for part in (use.full, use.bare) for each in (part.means, part.weights)}
    if counts != {len(settings.features)}:
        raise ModelRefused(str(asked), "it has not as many weights as features")
    record = ModelRecord(_KIND.role, settings.name, settings.version, digest, settings.licence)
    return Model(record, use)
