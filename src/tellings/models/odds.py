"""The role "odds": the model that tells which values of two articles are of one thing.

A folder holds `odds.json`, which says what the model is, and `weights.json`, whose SHA-256 the
first tells.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from tellings.models import fitted, folders
from tellings.models.fitted import WEIGHTS, Logistic, Settings
from tellings.models.record import Model, ModelRefused, Spec

SETTINGS = "odds.json"
_KIND = folders.Kind(
    role="odds",
    name="odds",
    files=(SETTINGS, WEIGHTS),
    degraded="no model of odds: numbers, dates and places of two articles are not compared",
)


class Stages(Struct, frozen=True):
    """Two regressions: `alike` that two values are of one thing, by themselves; `rival` that two
    which cannot both be so are, given that and what else the two articles give."""

    alike: Logistic
    rival: Logistic


class Kinds(Struct, frozen=True):
    """One for each kind of value: amounts, days and hours, places."""

    numbers: Stages
    dates: Stages
    places: Stages


class OddsModel(Struct, frozen=True):
    """`full` weighs words and meaning, `bare` words alone, both over the same figures in order.

    `precise` is the least log odds of `numbers.alike` from which two amounts that can both be so
    are told to be of one quantity.
    """

    full: Kinds
    bare: Kinds
    precise: float


def load(spec: str) -> Model:
    """The model for "" or "builtin:odds", for "path:DIR", or none; see `folders.load`.

    Raises ModelRefused if its files are damaged.
    """
    return folders.load(spec, _KIND, shipped(), _read)


def shipped() -> Path:
    """The folder of the model that ships."""
    return folders.folder(_KIND.name)


def _read(home: Path, asked: Spec) -> Model:
    settings, use, record = fitted.read(home, asked, _KIND, Settings, OddsModel)
    sizes = {_sizes(use.full), _sizes(use.bare)}
    if len(sizes) != 1 or sum(sizes.pop()) != 2 * len(settings.features):
        raise ModelRefused(str(asked), "it has not as many weights as features")
    return Model(record, use)


def _sizes(kinds: Kinds) -> tuple[int, ...]:
    stages = (kinds.numbers, kinds.dates, kinds.places)
    parts = [part for each in stages for part in (each.alike, each.rival)]
    return tuple(len(each) for part in parts for each in (part.means, part.weights))
