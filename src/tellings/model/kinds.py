"""All kinds of notes, as a reading may hold them."""

from __future__ import annotations

from tellings.model.claims import Claim
from tellings.model.notes import (
    Actor,
    Attribution,
    Block,
    DocumentDate,
    Entity,
    Event,
    Mention,
    Quotation,
    Sentence,
    TimeExpression,
)

AnyNote = (
    Block
    | Sentence
    | Mention
    | Entity
    | DocumentDate
    | TimeExpression
    | Quotation
    | Attribution
    | Actor
    | Claim
    | Event
)
