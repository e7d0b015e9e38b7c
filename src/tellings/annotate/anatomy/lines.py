"""Cut a text into passages: its lines, with hard-wrapped lines joined to one paragraph.

A passage is what gets one role. Most texts have a paragraph a line, parted by blank lines or not.
Text wrapped at some column is recognised by its shape: lines are full, that is, the first word of
the next line would not have fitted, and the next line goes on with a small letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from tellings.model import Piece, Span
from tellings.text import hull, intersect, trim

# What str.splitlines ends a line at: form feeds and the Unicode separators too.
_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

# A passage longer than this is prose by its length: rules look no further than this into it.
SIGHT = 1000

# One character for one, so that offsets in the flat copy are offsets in the text.
_FLAT = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff\ufffc", " "),
        **dict.fromkeys("\u2010\u2011\u2212", "-"),
    }
)


class Line(Struct, frozen=True):
    """A line that is not blank: its words, how far they are indented, whether a gap is above."""

    at: Span
    indent: int
    gap: bool


class Mark(Struct, frozen=True):
    """A stretch of a passage that the page marks as something smaller ("time", "credit")."""

    at: Span
    tag: str


class Passage(Struct, frozen=True):
    """A stretch that gets one role.

    `flat` is its beginning (at most `SIGHT` characters) with plain quotes and blanks, character
    by character: `flat[i]` stands for the character at `at.start + i`; `tail` is its end. `tag` is
    the element of the page that most of it stood in, or ""; `marks` are smaller ones within.
    """

    at: Span
    flat: str
    tail: str
    tag: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether `flat` shows all of it."""
        return len(self.flat) == len(self.at)


def passages(text: str, pieces: Sequence[Piece] = ()) -> tuple[Passage, ...]:
    """The passages of `text` in order: disjoint, trimmed, covering all that is not white space."""
    spans = list(_joined(text, tuple(lines(text))))
    return tuple(
        Passage(span, flat(_head(text, span)), flat(_tail(text, span)), tag, marks)
        for span, (tag, marks) in zip(spans, _hints(spans, pieces), strict=True)
    )


def _head(text: str, span: Span) -> str:
    return text[span.start : min(span.end, span.start + SIGHT)]


def _tail(text: str, span: Span) -> str:
    return text[max(span.start, span.end - SIGHT // 4) : span.end]


def flat(words: str) -> str:
    """`words` with plain quotes and blanks, of the same length."""
    plain = words.translate(_FLAT)
    return re.sub(r"\s", " ", plain)


def lines(text: str) -> Iterator[Line]:
    """The lines of `text` that hold more than white space."""
    end = 0
    for found in _LINE.finditer(text):
        at = trim(text, Span(*found.span()))
        if at is None:
            continue
        between = text[end : found.start()]
        gap = len(_BREAK.findall(between)) > 1
        yield Line(at, _width(text[found.start() : at.start]), gap)
        end = at.end


def _width(blanks: str) -> int:
    return sum(4 if blank == "\t" else 1 for blank in blanks)


# --- hard wraps ----------------------------------------------------------------------------------

_NARROW, _WIDE = 30, 120
_FIRST_WORD = re.compile(r"\S{1,24}")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'\u201d\u2019)\]]*$")


def _joined(text: str, all_lines: Sequence[Line]) -> Iterator[Span]:
    width, margin = _wrap_width(text, all_lines), _margin(all_lines)
    start: Line | None = None
    for line, following in pairwise((*all_lines, None)):
        assert line is not None  # noqa: S101  only the last of the pairs is None
        start = start or line
        if following and width and _goes_on(text, line, following, width, margin):
            continue
        yield Span(start.at.start, line.at.end)
        start = None


def _wrap_width(text: str, all_lines: Sequence[Line]) -> int:
    """The column at which `text` is wrapped; 0 if it is not.

    Looks at the pairs of lines with no gap between. In wrapped prose nearly every upper line is
    full and most lower ones begin with a small letter; a menu, a poem or a paragraph a line fail.
    """
    pairs = [(a, b) for a, b in pairwise(all_lines) if not b.gap and _right(a) <= _WIDE]
    if not pairs or 2 * len(pairs) < sum(not line.gap for line in all_lines[1:]):
        return 0
    rights = sorted(_right(a) for a, _ in pairs)
    width = rights[int(0.95 * (len(rights) - 1))]
    if width < _NARROW:
        return 0
    full = sum(_is_full(text, a, b, width) for a, b in pairs)
    small = sum(text[b.at.start].islower() for _, b in pairs)
    enough = 0.3 if len(pairs) > 2 else 0.99
    return width if full >= 0.5 * len(pairs) and small >= enough * len(pairs) else 0


def _margin(all_lines: Sequence[Line]) -> int:
    """The commonest indentation; the smaller of two that are equally common."""
    counts: dict[int, int] = {}
    for line in all_lines:
        counts[line.indent] = counts.get(line.indent, 0) + 1
    return min(counts, key=lambda indent: (-counts[indent], indent), default=0)


def _goes_on(text: str, line: Line, following: Line, width: int, margin: int) -> bool:
    """Whether `following` continues the paragraph of `line` in a text wrapped at `width`."""
    if following.gap or _right(line) > width + 10:
        return False
    if following.indent > margin and following.indent > line.indent:
        return False
    if following.indent > margin and not _is_small(text, following):
        return False
    ended = _SENTENCE_END.search(text, max(line.at.start, line.at.end - 4), line.at.end)
    if _is_full(text, line, following, width):
        return True
    return not ended and _is_small(text, following) and _right(line) >= width // 2


def _is_small(text: str, line: Line) -> bool:
    return text[line.at.start].islower()


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    first = _FIRST_WORD.match(text, following.at.start, following.at.end)
    return first is not None and _right(line) + 1 + len(first.group()) > width - 3


def _right(line: Line) -> int:
    return line.indent + len(line.at)


# --- hints of a web page -------------------------------------------------------------------------


def _hints(
    spans: Sequence[Span], pieces: Sequence[Piece]
) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """For each span the tag of the pieces that cover most of it, and the smaller marks in it."""
    ordered, first = sorted(pieces, key=lambda piece: piece.at), 0
    for span in spans:
        while first < len(ordered) and ordered[first].at.end <= span.start:
            first += 1
        last = first
        while last < len(ordered) and ordered[last].at.start < span.end:
            last += 1
        inside = [Mark(at, piece.tag.lower()) for piece in ordered[first:last]
                  if (at := intersect(piece.at, span))]  # fmt: skip
        tag = _commonest(inside)
        yield tag, tuple(mark for mark in _merged(inside) if mark.tag not in {tag, ""})
        first = max(first, last - 1)


def _commonest(marks: Sequence[Mark]) -> str:
    shares: dict[str, int] = {}
    for mark in marks:
        shares[mark.tag] = shares.get(mark.tag, 0) + len(mark.at)
    return max(shares, key=lambda tag: shares[tag], default="")


def _merged(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Pieces of one tag that touch are one mark: a page cuts text at every character reference."""
    for tag, group in groupby(marks, key=lambda mark: mark.tag):
        yield Mark(hull(mark.at for mark in group), tag)
