"""Models by role: which one is used is a setting, what was used stands in every output.

A role's loader is a function `load(spec: str) -> Model` in a module of this package. It is
imported when the role is first asked for, since models are slow to import. `spec` is
"builtin:NAME", "pkg:NAME", "path:DIR", "none", or "" for the best that is installed.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module

from tellings.errors import UseError
from tellings.models.record import Model, ModelMissing, ModelRefused

__all__ = ["NONE", "Model", "ModelMissing", "ModelRefused", "get"]

NONE = "none"
"""The name of a model that stands for no model, as its record says it."""

_LOADERS = {
    "anatomy": "tellings.models.anatomy",
    "syntax": "tellings.models.syntax",
    "likeness": "tellings.models.likeness",
    "tagging": "tellings.models.tagging",
    "names": "tellings.models.known_names",
    "stories": "tellings.models.stories",
    "passages": "tellings.models.passages",
    "events": "tellings.models.events",
    "claims": "tellings.models.claims",
    "odds": "tellings.models.odds",
}


def get(role: str, spec: str | None = None) -> Model:
    """The model for a role, loaded once.

    `spec` wins over the environment variable TELLINGS_<ROLE>_MODEL, which wins over the default:
    the best that is installed, with `record.degraded` saying so if that is a weak substitute.
    Raises UseError for a role or a form of spec that there is not, ModelMissing for a model
    asked for by name that is not here, ModelRefused for one that is not what it should be.
    """
    if role not in _LOADERS:
        raise UseError(f"no role '{role}' for a model; there are {', '.join(_LOADERS)}")
    chosen = os.environ.get(f"TELLINGS_{role.upper()}_MODEL", "") if spec is None else spec
    return _loaded(role, chosen.strip())


@cache
def _loaded(role: str, spec: str) -> Model:
    model: Model = import_module(_LOADERS[role]).load(spec)
    return model
