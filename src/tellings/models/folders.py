"""Models that are folders of files: the one that ships with Tellings, another, or none.

A role's module says what its model is made of (`Kind`) and how its files are read; which folder is
meant, and what happens where there is none, is the same for all.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources, util
from pathlib import Path

from msgspec import Struct

from tellings.model import ModelRecord
from tellings.models.record import Model, ModelMissing, Spec, parse


class Kind(Struct, frozen=True):
    """A role and the model that ships for it.

    `files` must all lie in a model's folder. `needs` is the package that runs it, or "". `degraded`
    says what it means to have none.
    """

    role: str
    name: str
    files: tuple[str, ...]
    degraded: str
    needs: str = ""


def folder(name: str) -> Path:
    """The folder of a model that ships: in the installed package, or in the source tree."""
    package = Path(str(resources.files("tellings")))
    installed = package / "shipped" / name
    return installed if installed.is_dir() else package.parents[1] / "models" / name


def load(spec: str, kind: Kind, home: Path, read: Callable[[Path, Spec], Model]) -> Model:
    """The model for "" or "builtin:NAME", read from `home`; for "path:DIR", from there; or none.

    With "none", or "" where the model's files or what it needs are not installed, `use` is None
    and `record.degraded` says what that means. Raises UseError for a form of spec that there is
    not, ModelMissing if the files asked for by name are not there, and what `read` raises.
    """
    asked = parse(spec)
    found = _asked(asked, kind, home)
    if asked.kind == "none" or (asked.kind == "default" and found is None):
        return Model(ModelRecord(kind.role, "none", degraded=kind.degraded), None)
    if found is None:
        raise ModelMissing(str(asked), f"give builtin:{kind.name}, path:DIR or none")
    return read(found, asked)


def _asked(asked: Spec, kind: Kind, home: Path) -> Path | None:
    """The folder that is asked for, if the model is there and can be run."""
    if asked.kind == "path":
        home = Path(asked.name)
    elif asked.kind != "default" and (asked.kind, asked.name) != ("builtin", kind.name):
        return None
    whole = all((home / name).is_file() for name in kind.files)
    return home if whole and (not kind.needs or util.find_spec(kind.needs)) else None
