"""Quotation marks over a whole article: where a quotation goes on, and where an open one ends.

Marks pair within a paragraph (`pairing`). A quotation that a paragraph leaves open goes on in the
next one if that begins with an opening mark, as newspapers print long quotations; otherwise it
ends where the narrator speaks or with its paragraph (`endings`). No words of a narrator are
returned as a quotation; where that is in doubt, less is returned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from tellings.annotate.attribution.cues.narration import report_by_name
from tellings.annotate.attribution.marks.endings import ended, reported, spoken
from tellings.annotate.attribution.marks.pairing import (
    first_close,
    opens_with_mark,
    pairs,
    stray_close,
)
from tellings.annotate.attribution.marks.singles import Pair
from tellings.annotate.attribution.words import language_of
from tellings.model import Block, Quotation, Reading, Span, Spans
from tellings.pipeline import step

# Roles of blocks whose quotation marks are read. Marks elsewhere quote nobody in the news.
QUOTING_ROLES = frozenset({"headline", "summary", "heading", "paragraph", "caption"})


class _Found(Struct, frozen=True):
    """A quotation's stretches, and whether a mark closes it."""

    at: Spans
    closed: bool


class _Open(Struct):
    """A quotation that the paragraphs so far leave open."""

    pieces: list[Span]
    single: bool


@step(needs=(Block,), gives=Quotation)
def quotations(reading: Reading) -> Iterator[Quotation]:
    """Every stretch in quotation marks, marks included; nested ones name what they stand in."""
    search = _Search(reading.article.text, language_of(reading.article))
    for block in quoting_blocks(reading):
        search.read(block)
    search.give_up()
    yield from _notes(search.found)


def quoting_blocks(reading: Reading) -> list[Block]:
    """Blocks whose quotation marks are read, in order."""
    return [block for block in reading.of(Block) if block.role in QUOTING_ROLES]


class _Search:
    """The quotations of an article so far, and the one that its paragraphs leave open."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language
        self.found: list[_Found] = []
        self._held: _Open | None = None

    def read(self, block: Block) -> None:
        """Find the quotations of a block. What it leaves open is held for the next paragraph."""
        if block.role != "paragraph":
            self._keep(self._pairs(block.hull))
            return
        rest = self._continued(block.hull)
        if rest is None:
            return
        block_pairs = self._pairs(rest)
        last = next((p for p in block_pairs if not p.closed and p.at.end == rest.end), None)
        if last and self._whole(last):
            block_pairs.remove(last)
            self._held = _Open([last.at], last.single)
        self._keep(block_pairs)

    def give_up(self) -> None:
        """End the quotation that is held: no mark closes it."""
        if self._held is None:
            return
        *pieces, last = self._held.pieces
        end = ended(self.text, Pair(last, False, self._held.single), self.language)
        at = (*pieces, end.at) if end else tuple(pieces)
        if at:
            self.found.append(_Found(at, False))
        self._held = None

    def _pairs(self, span: Span) -> list[Pair]:
        return pairs(self.text, span, self.language, spoken(self.text, self.language))

    def _keep(self, block_pairs: Iterable[Pair]) -> None:
        for pair in block_pairs:
            kept = ended(self.text, pair, self.language)
            if kept:
                self.found.append(_Found((kept.at,), kept.closed))

    def _whole(self, pair: Pair) -> bool:
        """Whether all of a pair is spoken, as far as words and marks show it."""
        told = reported(self.text, pair, self.language) is not None
        if pair.closed or told:
            return not told
        named = report_by_name(self.language).search(self.text, pair.at.start, pair.at.end)
        return not named and (pair.single or stray_close(self.text, pair.at) is None)

    def _continued(self, block: Span) -> Span | None:
        """What is left of a paragraph after the quotation that is held; None if nothing is."""
        if self._held is None:
            return block
        piece = self._continuation(block, self._held.single)
        if piece is None:
            self.give_up()
            return block
        self._held.pieces.append(piece.at)
        self._keep(p for p in self._pairs(piece.at) if p.closed and p.at != piece.at)
        if not piece.closed:
            return None
        self.found.append(_Found(tuple(self._held.pieces), True))
        self._held = None
        return Span(piece.at.end, block.end)

    def _continuation(self, block: Span, single: bool) -> Pair | None:
        """The first stretch of a paragraph, if the quotation held goes on in it.

        It does when the paragraph begins with an opening mark, or when a mark closes in it before
        any has opened and no narrator speaks before that.
        """
        if opens_with_mark(self.text, block.start, single=single):
            first = next((p for p in self._pairs(block) if p.at.start == block.start), None)
            to_end = first and (first.closed or first.at.end == block.end)
            return first if first and to_end and self._whole(first) else None
        close = None if single else first_close(self.text, block)
        if close is None or not spoken(self.text, self.language)(Span(block.start, close)):
            return None
        return Pair(Span(block.start, close))


# --- notes ---------------------------------------------------------------------------------------


def _notes(found: list[_Found]) -> Iterator[Quotation]:
    outer: list[Quotation] = []
    unique = {each.at: each.closed for each in found}
    for at, closed in sorted(unique.items(), key=lambda item: (item[0][0].start, -item[0][-1].end)):
        while outer and outer[-1].hull.end <= at[0].start:
            outer.pop()
        note = Quotation(
            at=at,
            by="quotation marks",
            confidence=1.0 if closed else 0.5,
            why=_why(at, closed),
            closed=closed,
            inside=outer[-1].id if outer else None,
        )
        outer.append(note)
        yield note


def _why(at: Spans, closed: bool) -> str:
    over = f"over {len(at)} paragraphs, each opened by a mark" if len(at) > 1 else ""
    end = "" if closed else "no mark closes it"
    return "; ".join(part for part in (over, end) if part) or "in quotation marks"
