"""The step: passages and their verdicts become notes, with smaller blocks inside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from tellings import models
from tellings.annotate.anatomy.lines import Passage
from tellings.annotate.anatomy.repetition import knowing
from tellings.annotate.anatomy.sheet import Decider, sheet
from tellings.annotate.anatomy.signs import Signs
from tellings.annotate.anatomy.trained import decider as trained
from tellings.model import Article, Block, Note, Reading, Role, Span, Spans, note_id
from tellings.pipeline import step
from tellings.text import overlaps, trim


@step(gives=Block, version="2", uses=("anatomy",))
def blocks(reading: Reading) -> Iterable[Note]:
    """Cut the article into blocks, each with its role, by rules and the anatomy model."""
    return label(reading.article)


def label(
    article: Article, decider: Decider | None = None, elsewhere: Spans = ()
) -> Iterator[Block]:
    """The blocks of an article as `decider` names them: by default sure rules and the model.

    `elsewhere` are the lines that other articles of the outlet print too (see `repetition`).

    Blocks are trimmed of white space and cover all else; they are disjoint, but for blocks of the
    roles byline, dateline, date and credit, which may lie within another.
    """
    read = sheet(article)
    decided = knowing(decider or trained(models.get("anatomy")), elsewhere)(read)
    for passage, signs, verdict in zip(read.passages, read.signs, decided, strict=True):
        outer = Block(
            at=(passage.at,),
            role=verdict.role,
            by=verdict.by,
            confidence=verdict.confidence,
            why=verdict.why,
        )
        yield outer
        inner = (*_marked(passage, verdict.role), *_worded(passage, signs, verdict.role))
        yield from _disjoint(article.text, outer, inner)


_MARKED: dict[str, Role] = {
    "time": "date",
    "credit": "credit",
    "byline": "byline",
    "dateline": "dateline",
}


def _marked(passage: Passage, role: Role) -> Iterator[Block]:
    """Smaller blocks that the page marks; within prose, a date is part of what is told."""
    for mark in passage.marks:
        inner = _MARKED.get(mark.tag)
        if inner and inner != role and (role != "paragraph" or inner == "dateline"):
            why = f"the page marks it so ({mark.tag})"
            yield Block(at=(mark.at,), role=inner, by=f"tag-{mark.tag}", confidence=0.9, why=why)


def _worded(passage: Passage, signs: Signs, role: Role) -> Iterator[Block]:
    """Smaller blocks that the words tell."""
    if role == "paragraph" and signs.dateline:
        why = "names a place, a date or an agency before the first words"
        yield _inner(passage, signs.dateline.start, signs.dateline.end, "dateline", why)
    if role == "caption" and signs.credit:
        why = "says whom the picture is from"
        yield _inner(passage, signs.credit.start, signs.credit.end, "credit", why)
    if role == "byline" and signs.date:
        yield _inner(passage, signs.date.start, signs.date.end, "date", "is a date beside names")
    if role == "date" and signs.byline and signs.byline.form in {"by", "bare"}:
        why = "names a writer beside the date"
        yield _inner(passage, signs.byline.start, signs.byline.end, "byline", why)


def _inner(passage: Passage, start: int, end: int, role: Role, why: str) -> Block:
    at = Span(passage.at.start + start, passage.at.start + end)
    return Block(at=(at,), role=role, by=f"{role}-within", confidence=0.85, why=why)


def _disjoint(text: str, outer: Block, inner: Iterable[Block]) -> Iterator[Block]:
    """Inner blocks trimmed; the first of those that overlap; none that is all of the outer."""
    taken: list[Span] = []
    for block in inner:
        at = trim(text, block.hull)
        if at and at != outer.hull and not any(overlaps(at, other) for other in taken):
            taken.append(at)
            yield replace(block, at=(at,), id=note_id(Block, (at,)))
