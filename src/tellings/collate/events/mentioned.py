"""What is compared: the words of an article that tell of something that happens."""

from __future__ import annotations

from msgspec import Struct

from tellings.model import Span


class Mentioned(Struct, frozen=True, order=True):
    """A predicate of an article: `at` are its words ("struck", "took place", "the quake")."""

    article: str
    at: Span
