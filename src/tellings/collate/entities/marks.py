"""What is joined: stretches of articles, what they stand for, and the chains that they make."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tellings.model import Span

Kind = Literal["person", "state", "party", "body", "people", "thing"]
Signal = Literal["names", "descriptions", "parties", "states", "bodies", "likeness"]
SIGNALS: tuple[Signal, ...] = (
    "names",
    "descriptions",
    "parties",
    "states",
    "bodies",
    "likeness",
)


class Marked(Struct, frozen=True, order=True):
    """A stretch of an article (its id) that stands for something."""

    article: str
    at: Span


class Key(Struct, frozen=True, order=True):
    """What a stretch stands for: of one kind, by a name that is the same in all articles.

    A state's name is its ISO 3166-1 alpha-2 code. "people" are some who act for another, by what
    they are; a "thing" goes by the words of one of its stretches.
    """

    kind: Kind
    name: str


class Member(Struct, frozen=True):
    """A stretch in a chain, by its place among those given, and why it is there."""

    place: int
    why: str


class Chain(Struct, frozen=True):
    """Stretches that stand for one: what it is, and the party or state that it acts for.

    `acts_for` is None for persons, things, and those that act for nobody else.
    """

    key: Key
    acts_for: Key | None
    members: tuple[Member, ...]

    @property
    def actor(self) -> Key:
        """Whom it acts for, or else what it is: "American officials" and "Washington" are one."""
        return self.acts_for or self.key


class Placed(Struct, frozen=True):
    """What one stretch stands for, and why."""

    key: Key
    why: str
    acts_for: Key | None = None
