"""One article as a witness: its letter, its numbered paragraphs, and places in it.

The page, the terminal and their links all name a place in the same way: "A ¶4" is the fourth
paragraph of the article with the letter A, and the anchor "A-409-514" its characters 409 to 514
(code points, half-open).
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import PurePath

from msgspec import Struct

from tellings.model import Block, Collation, Reading, Role, Span, Spans
from tellings.text import trim


class Place(Struct, frozen=True):
    """Where words stand: a label for people, an anchor for the page, and the exact stretches."""

    letter: str
    label: str
    anchor: str
    at: Spans


class Paragraph(Struct, frozen=True):
    """A stretch that is read as one piece: a block, or words that no block covers (role "").

    `inner` are the blocks that stand within it, such as a dateline.
    """

    number: int
    at: Span
    role: Role | str = ""
    inner: tuple[Block, ...] = ()


class Telling(Struct, frozen=True, dict=True):
    """An article's reading, its letter in this comparison, and its paragraphs in order."""

    letter: str
    reading: Reading
    paragraphs: tuple[Paragraph, ...]

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.reading.article.id

    @property
    def text(self) -> str:
        """The text of the article."""
        return self.reading.article.text

    @property
    def outlet(self) -> str:
        """The outlet, or the name of the file that was read when no outlet is known."""
        outlet = self.reading.article.outlet
        return outlet.value if outlet else self.source or self.id

    @property
    def source(self) -> str:
        """The name of what was read, without its folders, and the line of an article in it.

        "" if that is not recorded.
        """
        origin = self.reading.article.origin
        if origin is None:
            return ""
        read = origin.member or origin.source
        name = "standard input" if read == "-" else PurePath(read).name
        if origin.line is not None:
            return f"{name}, line {origin.line}"
        return f"{name}, item {origin.item}" if origin.item is not None else name

    def place(self, at: Sequence[Span]) -> Place:
        """The place of these stretches, which must not be none."""
        first, last = self.number(at[0].start), self.number(max(at[-1].end - 1, 0))
        label = f"{self.letter} ¶{first}".strip() + (f"–{last}" if last > first else "")
        stretches = "_".join(f"{span.start}-{span.end}" for span in at)
        return Place(self.letter, label, f"{self.letter}-{stretches}", tuple(at))

    def number(self, offset: int) -> int:
        """The number of the paragraph at an offset; between two, of the one before it."""
        return max(1, bisect.bisect_right(self._starts, offset))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(paragraph.at.start for paragraph in self.paragraphs)


Tellings = dict[str, Telling]


def tellings(collation: Collation) -> Tellings:
    """The tellings of a collation by article id, in its order: A, B, … Z, AA, AB, …"""
    return {
        reading.article.id: telling(reading, letters(number))
        for number, reading in enumerate(collation.readings)
    }


def telling(reading: Reading, letter: str) -> Telling:
    """One reading as a telling; with the letter "", its places are like "¶4"."""
    return Telling(letter, reading, tuple(_paragraphs(reading)))


def letters(number: int) -> str:
    """The name of the telling with this number, counted from 0.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    before, last = divmod(number, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def _paragraphs(reading: Reading) -> Iterator[Paragraph]:
    text, number, end = reading.article.text, 0, 0
    for at, block, inner in _outer_blocks(reading.of(Block)):
        for span in (trim(text, Span(end, at.start)), at):
            if span:
                number += 1
                yield Paragraph(number, span, *((block.role, inner) if span is at else ()))
        end = at.end
    if rest := trim(text, Span(end, len(text))):
        yield Paragraph(number + 1, rest)


def _outer_blocks(blocks: Iterable[Block]) -> Iterator[tuple[Span, Block, tuple[Block, ...]]]:
    """Blocks that part the text, each with the blocks within it; what overlaps is cut off."""
    outer: list[tuple[Span, Block, list[Block]]] = []
    for block in blocks:
        end = outer[-1][0].end if outer else 0
        if block.hull.end > end:
            outer.append((Span(max(end, block.hull.start), block.hull.end), block, []))
        elif outer:
            outer[-1][2].append(block)
    return ((at, block, tuple(inner)) for at, block, inner in outer)
