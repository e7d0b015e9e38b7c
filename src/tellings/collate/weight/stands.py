"""What stands where all readers see it: in the headline, the first paragraph and the last."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tellings.collate.alone.named import COMPARED
from tellings.model import Block, Claim, Entity, Note, Quotation, Reading, Ref, Role, Span, Spans
from tellings.text import covers


class Place(Struct, frozen=True):
    """A part of an article and what it has, in the order of the text.

    `quotations` are `Quotation` notes that stand in no other; a name's ref has the places of the
    entity in this part. All are empty where the article has no such part.
    """

    at: Spans = ()
    claims: tuple[Ref, ...] = ()
    quotations: tuple[Ref, ...] = ()
    names: tuple[Ref, ...] = ()


def headline(reading: Reading) -> Place:
    """The headline."""
    return _place(reading, tuple(_spans(reading, "headline")))


def first(reading: Reading) -> Place:
    """The first paragraph of prose."""
    return _place(reading, tuple(_spans(reading, "paragraph"))[:1])


def last(reading: Reading) -> Place:
    """The last paragraph of prose, which is the first where there is but one."""
    return _place(reading, tuple(_spans(reading, "paragraph"))[-1:])


def _spans(reading: Reading, role: Role) -> Iterator[Span]:
    return (block.hull for block in reading.of(Block) if block.role == role)


def _place(reading: Reading, at: Spans) -> Place:
    article = reading.article.id

    def here(note: Note) -> bool:
        return any(covers(span, note.hull) for span in at)

    quoted = (each for each in reading.of(Quotation) if here(each) and not each.inside)
    names = []
    for entity in reading.of(Entity):
        named = tuple(each for each in entity.at if any(covers(span, each) for span in at))
        if named and entity.type in COMPARED:
            names.append(Ref(article, entity.id, named))
    return Place(
        at,
        tuple(Ref(article, each.id) for each in reading.of(Claim) if here(each)),
        tuple(Ref(article, each.id) for each in quoted),
        tuple(sorted(names, key=lambda ref: (ref.at, ref.note))),
    )
