"""A collation: readings of several articles and the links between their notes."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from msgspec import Struct

from tellings.model.readings import FORMAT, ModelRecord, Reading
from tellings.model.spans import Span, Spans
from tellings.model.stories import Story


class Ref(Struct, frozen=True, order=True):
    """A note of an article. `at` narrows it to stretches within the note; empty is all of it."""

    article: str
    note: str
    at: Spans = ()


class Column(Struct, frozen=True):
    """A place in an alignment: for each member of the link its word there, or None.

    `how`: "same" (equal words after normalising), "near" (another form of a word), "moved" (the
    same word at another place) or "only" (a word that no other member has there). A column that
    is "moved" holds both places and stands where the longer member has the word; every other
    column keeps the order of each member.
    """

    how: Literal["same", "near", "moved", "only"]
    at: tuple[Span | None, ...]


Relation = Literal[
    "same-quotation", "same-claim", "same-event", "same-entity", "at-odds", "differs"
]
"""At odds is what cannot all be so; what only differs can."""

Difference = Literal[
    "",
    "number",
    "date",
    "place",
    "agent",
    "polarity",
    "speaker",
    "words",
    "precision",
    "update",
    "stance",
    "wording",
    "translation",
    "cut",
]
"""In what tellings are at odds: a number, a date, a place, who did it, yes or no, who said it, what
was said. In what they only differ: how precise a number or date is ("at least four", "five"), a
later count, who stands for it and how surely, the wording of a quotation, its translation, words
left out of its middle."""


class Link(Struct, frozen=True):
    """Notes of several articles that belong together, and why. No member is the original.

    `kind` says in what the members are at odds or differ; `at` of each member are then the words
    to set side by side. Of one article several claims may be members of one link.
    """

    relation: Relation
    members: tuple[Ref, ...]
    by: str
    confidence: float = 1.0
    why: str = ""
    alignment: tuple[Column, ...] = ()
    kind: Difference = ""


class Collation(Struct, frozen=True, dict=True):
    """The comparison of several readings. What only one tells, and every count, is computed.

    `models` are those that made the links; each reading has its own.
    """

    story: Story
    readings: tuple[Reading, ...]
    links: tuple[Link, ...] = ()
    models: tuple[ModelRecord, ...] = ()
    format: Literal[1] = FORMAT

    @cached_property
    def _by_article(self) -> dict[str, Reading]:
        return {reading.article.id: reading for reading in self.readings}

    def reading(self, article: str) -> Reading:
        """The reading of the article with this id. Raises KeyError."""
        return self._by_article[article]

    def of(self, relation: Relation) -> tuple[Link, ...]:
        """All links of a relation, in order."""
        return tuple(link for link in self.links if link.relation == relation)

    def spans(self, ref: Ref) -> Spans:
        """The stretches of text that a ref is about."""
        return ref.at or self.reading(ref.article).note(ref.note).at

    def words(self, ref: Ref) -> str:
        """The words that a ref is about; several stretches are joined by " … "."""
        text = self.reading(ref.article).article.text
        return " … ".join(span.of(text) for span in self.spans(ref))
