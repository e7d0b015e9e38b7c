"""What a text has of a kind that no other text has."""

from __future__ import annotations

from msgspec import Struct

from tellings.model import Ref


class Only(Struct, frozen=True):
    """What one article has of a kind that no other has: refs in the order of its text.

    `copies` are the articles that print the same text as this one, which leads them: "only here"
    is then "only in this text", and they may have it too.
    """

    article: str
    refs: tuple[Ref, ...]
    copies: tuple[str, ...] = ()
