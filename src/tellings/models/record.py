"""What a loaded model is, how it is named, and what is said when one cannot be had."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from tellings.errors import TellingsError, UseError
from tellings.model import ModelRecord

KINDS = ("builtin", "pkg", "path")


class Model(Struct, frozen=True):
    """A loaded model: what every output says of it, and the object that does the work."""

    record: ModelRecord
    use: Any


class ModelMissing(TellingsError):  # noqa: N818 - the fact, not the error, names it
    """The model that was asked for by name is not here. `spec` is that name."""

    def __init__(self, spec: str, mend: str) -> None:
        self.spec = spec
        super().__init__(f"no model at {spec}: {mend}")


class ModelRefused(TellingsError):  # noqa: N818
    """The model is here, but it is not what it should be. `spec` is its name."""

    def __init__(self, spec: str, problem: str) -> None:
        self.spec = spec
        super().__init__(f"model {spec} refused: {problem}")


class Spec(Struct, frozen=True):
    """A model's name taken apart: "pkg:en_core_web_lg" is kind "pkg", name "en_core_web_lg"."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}" if self.name else self.kind


def parse(spec: str) -> Spec:
    """Take a spec apart. "" is kind "default"; "none" stands alone.

    Raises UseError for a form that we do not know, and for "hub:".
    """
    text = spec.strip()
    kind, _, name = text.partition(":")
    if not text:
        return Spec("default", "")
    if text == "none":
        return Spec("none", "")
    if kind == "hub":
        raise UseError(f"model {text}: models are not fetched from a hub yet; use pkg: or path:")
    if kind not in KINDS or not name:
        raise UseError(f"model {text}: not a name; use builtin:NAME, pkg:NAME, path:DIR or none")
    return Spec(kind, name)
