"""Whom a stretch that is no name stands for."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tellings.model import Span


class Meant(Struct, frozen=True):
    """A pronoun or description at `at`, and the entities that it stands for.

    `by`, `why` and `confidence` are those of the mention that it becomes; `given`: the layer of
    attribution has told it.
    """

    at: Span
    entities: tuple[str, ...]
    form: Literal["pronoun", "nominal"]
    by: str
    why: str
    confidence: float
    given: bool = False
