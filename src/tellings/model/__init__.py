"""The data model: articles, notes about stretches of their text, and links between notes.

Text never changes. Everything that Tellings learns about an article is a `Note` whose `at` says
which characters it is about. Notes hold ids and spans, never other objects, so a `Reading` is
plain JSON, and two runs can be compared line by line.

Offsets are Unicode code points of `Article.text`, half-open: `text[start:end]`.
"""

from __future__ import annotations

from tellings.model.articles import Article, Datum, Left, Origin, Piece, Taken, article_id
from tellings.model.claims import Amount, Argument, Claim
from tellings.model.collations import Collation, Column, Difference, Link, Ref, Relation
from tellings.model.kinds import AnyNote
from tellings.model.notes import (
    Actor,
    ActorType,
    Attribution,
    Block,
    CueClass,
    DocumentDate,
    Entity,
    EntityType,
    Event,
    Mention,
    Note,
    Quotation,
    Role,
    Sentence,
    SourceType,
    Stance,
    TimeExpression,
    Word,
    kind_of,
    note_id,
)
from tellings.model.readings import FORMAT, Maker, ModelRecord, Reading, Written
from tellings.model.spans import Span, Spans
from tellings.model.stories import Copy, Membership, Move, Passage, Story, Voice

__all__ = [
    "FORMAT",
    "Actor",
    "ActorType",
    "Amount",
    "AnyNote",
    "Argument",
    "Article",
    "Attribution",
    "Block",
    "Claim",
    "Collation",
    "Column",
    "Copy",
    "CueClass",
    "Datum",
    "Difference",
    "DocumentDate",
    "Entity",
    "EntityType",
    "Event",
    "Left",
    "Link",
    "Maker",
    "Membership",
    "Mention",
    "ModelRecord",
    "Move",
    "Note",
    "Origin",
    "Passage",
    "Piece",
    "Quotation",
    "Reading",
    "Ref",
    "Relation",
    "Role",
    "Sentence",
    "SourceType",
    "Span",
    "Spans",
    "Stance",
    "Story",
    "Taken",
    "TimeExpression",
    "Voice",
    "Word",
    "Written",
    "article_id",
    "kind_of",
    "note_id",
]
