"""Quotation marks: which opens, which closes, and where a quotation goes on in the next paragraph.

Marks pair within a paragraph. A quotation that a paragraph leaves open goes on in the next one
if that begins with an opening mark, as newspapers print long quotations; otherwise it ends where
a reporting clause begins (", she said") or with its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from tellings.annotate.attribution.cues import REPORTING_CLAUSE
from tellings.model import Block, Quotation, Reading, Span, Spans
from tellings.pipeline import step
from tellings.text import has_words, trim

# Roles of blocks whose quotation marks are read. Marks elsewhere quote nobody in the news.
QUOTING_ROLES = frozenset({"headline", "heading", "paragraph", "caption"})

_DOUBLE = re.compile("[\u201c\u201d\u201e\u201f\u00ab\u00bb\"]|''|``")
_OPENING = frozenset("\u201c\u201e\u201f\u00ab") | {"``"}
_CLOSING = frozenset("\u201d\u00bb") | {"''"}
_SINGLE_OPEN = re.compile(r"(?<![\w'\u2019.,])[\u2018'](?=[\w\u201c\"\u2026$\u00a3\u20ac])(?!')")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s'])[\u2019'](?![\w'])")
# Words that begin with an apostrophe; no quotation opens there.
_ELIDED = re.compile(
    r"[\u2018'](?:em|tis|twas|til|cause|n|round|bout|\d\ds?)(?!\w|[^\n]{0,40}[.,!?][\u2019'])", re.I
)


class Pair(Struct, frozen=True):
    """A quotation within one block: `closed` is False when no mark ends it."""

    at: Span
    closed: bool = True
    single: bool = False


class _Open(Struct):
    """A quotation that the paragraphs so far leave open."""

    pieces: list[Span]
    single: bool


@step(needs=(Block,), gives=Quotation)
def quotations(reading: Reading) -> Iterator[Quotation]:
    """Every stretch in quotation marks, marks included; nested ones name what they stand in."""
    text = reading.article.text
    found: list[tuple[Spans, bool]] = []
    held: _Open | None = None
    for block in quoting_blocks(reading):
        if block.role != "paragraph":
            found += [((pair.at,), pair.closed) for pair in _ended(text, pairs(text, block.hull))]
            continue
        block_pairs, held = _carried(text, block.hull, held, found)
        found += [((pair.at,), pair.closed) for pair in _ended(text, block_pairs)]
    if held:
        found.append(_given_up(text, held))
    yield from _notes(text, found)


def quoting_blocks(reading: Reading) -> list[Block]:
    """Blocks whose quotation marks are read, in order."""
    return [block for block in reading.of(Block) if block.role in QUOTING_ROLES]


# --- across paragraphs ---------------------------------------------------------------------------


def _carried(
    text: str, block: Span, held: _Open | None, found: list[tuple[Spans, bool]]
) -> tuple[list[Pair], _Open | None]:
    """This paragraph's quotations, after what goes on from the last one has been taken out."""
    rest = block
    if held:
        piece = _continuation(text, block, held.single)
        if piece is None:
            found.append(_given_up(text, held))
        elif piece.closed:
            found.append(((*held.pieces, piece.at), True))
            rest = Span(piece.at.end, block.end)
        else:
            held.pieces.append(piece.at)
            return [], held
    block_pairs = pairs(text, rest)
    last = block_pairs[-1] if block_pairs else None
    if last and not last.closed and REPORTING_CLAUSE.search(text, last.at.start, last.at.end):
        last = None
    if last and not last.closed and last.at.end == rest.end:
        return block_pairs[:-1], _Open([last.at], last.single)
    return block_pairs, None


def _continuation(text: str, block: Span, single: bool) -> Pair | None:
    """The first stretch of `block`, if the quotation left open goes on in it.

    It does when the block begins with an opening mark, or when a mark closes in it before any
    has opened.
    """
    opens = _opens_with_mark(text, block.start, single)
    if opens:
        return next((p for p in pairs(text, block) if p.at.start == block.start), None)
    if single:
        return None
    marks = list(_double_marks(text, block))
    if marks and marks[0][1] == "close":
        return Pair(Span(block.start, marks[0][0].end))
    return None


def _opens_with_mark(text: str, at: int, single: bool) -> bool:
    if single:
        return text[at : at + 1] == "\u2018"
    found = _DOUBLE.match(text, at)
    return bool(found) and found.group() not in _CLOSING - {"''"}  # type: ignore[union-attr]


def _given_up(text: str, held: _Open) -> tuple[Spans, bool]:
    """A quotation that no mark ever closed, ended where a reporting clause begins."""
    last = _before_report(text, held.pieces[-1])
    return (*held.pieces[:-1], last), False


def _ended(text: str, block_pairs: Iterable[Pair]) -> Iterator[Pair]:
    for pair in block_pairs:
        at = pair.at if pair.closed else _before_report(text, pair.at)
        yield Pair(at, pair.closed, pair.single)


def _before_report(text: str, span: Span) -> Span:
    """`span` up to a reporting clause (", she said"), its comma kept."""
    clause = REPORTING_CLAUSE.search(text, span.start, span.end)
    return Span(span.start, clause.start("clause")) if clause else span


# --- within one block ----------------------------------------------------------------------------


def pairs(text: str, block: Span) -> list[Pair]:
    """The quotations of one block, in order; each single-marked one nests or stands alone."""
    doubles = _double_pairs(text, block)
    singles = [s for s in _single_pairs(text, block) if not _crosses(s.at, doubles)]
    return sorted((*doubles, *singles), key=lambda pair: (pair.at.start, -pair.at.end))


def _crosses(at: Span, others: list[Pair]) -> bool:
    return any(
        other.at.start < at.start < other.at.end < at.end
        or at.start < other.at.start < at.end < other.at.end
        for other in others
    )


def _double_marks(text: str, block: Span) -> Iterator[tuple[Span, str]]:
    """Each double mark with its side: "open", "close" or "either".

    Curly marks say their side; where white space contradicts them (a mistyped mark), and for
    straight ones, white space decides.
    """
    for mark in _DOUBLE.finditer(text, block.start, block.end):
        start, end = mark.span()
        before = text[start - 1] if start > block.start else " "
        after = text[end] if end < block.end else " "
        if mark.group() == '"' and before.isdigit() and not after.isalnum():
            yield Span(start, end), "inch"
        else:
            yield Span(start, end), _side(mark.group(), before, after)


def _side(mark: str, before: str, after: str) -> str:
    free_left = before.isspace() or before in "([{\u2014\u2013-/\u2018'\u00bf\u00a1"
    free_right = after.isspace() or after in ")]}.,;:!?\u2014\u2013-/\u2019'"
    if free_left != free_right:
        return "open" if free_left else "close"
    return "open" if mark in _OPENING else "close" if mark in _CLOSING else "either"


def _double_pairs(text: str, block: Span) -> list[Pair]:
    found: list[Pair] = []
    opened: int | None = None
    for mark, side in _double_marks(text, block):
        if opened is None:
            opened = mark.start if side in ("open", "either") else None
        elif side == "open":
            found += _kept(text, Span(opened, mark.start), closed=False)
            opened = mark.start
        else:
            found += _kept(text, Span(opened, mark.end), closed=True)
            opened = None
    if opened is not None:
        found += _kept(text, Span(opened, block.end), closed=False)
    return found


def _kept(text: str, span: Span, *, closed: bool) -> list[Pair]:
    at = trim(text, span)
    return [Pair(at, closed)] if at and has_words(text, at) else []


def _single_pairs(text: str, block: Span) -> list[Pair]:
    """Quotations in single marks. An apostrophe is no mark: "workers' rights", "'90s"."""
    found: list[Pair] = []
    at = block.start
    closers = [m.start() for m in _SINGLE_CLOSE.finditer(text, block.start, block.end)]
    number = 0
    while opening := _SINGLE_OPEN.search(text, at, block.end):
        at = opening.end()
        if _ELIDED.match(text, opening.start()):
            continue
        while number < len(closers) and closers[number] <= opening.start() + 1:
            number += 1
        close = _closer(text, closers, number)
        if close is None:
            if text[opening.start()] == "\u2018" and opening.start() == block.start:
                found.append(Pair(block, closed=False, single=True))
            break
        found.append(Pair(Span(opening.start(), close + 1), single=True))
        at = close + 1
    return [pair for pair in found if has_words(text, pair.at)]


def _closer(text: str, closers: list[int], number: int) -> int | None:
    """The mark that closes: a plural possessive ("the workers' demands,'") is passed over."""
    for at in range(number, len(closers)):
        here = closers[at]
        later = closers[at + 1] if at + 1 < len(closers) else None
        possessive = text[here - 1] == "s" and re.match(r"\s[a-z]", text[here + 1 : here + 3])
        if possessive and later is not None and "\u2018" not in text[here:later]:
            continue
        return here
    return None


# --- notes ---------------------------------------------------------------------------------------


def _notes(text: str, found: list[tuple[Spans, bool]]) -> Iterator[Quotation]:
    outer: list[Quotation] = []
    unique = dict(found)
    for at, closed in sorted(unique.items(), key=lambda item: (item[0][0].start, -item[0][-1].end)):
        while outer and outer[-1].hull.end <= at[0].start:
            outer.pop()
        why = _why(at, closed)
        note = Quotation(
            at=at,
            by="quotation marks",
            confidence=1.0 if closed else 0.5,
            why=why,
            closed=closed,
            inside=outer[-1].id if outer else None,
        )
        outer.append(note)
        yield note


def _why(at: Spans, closed: bool) -> str:
    over = f"over {len(at)} paragraphs, each opened by a mark" if len(at) > 1 else ""
    end = "" if closed else "no mark closes it"
    return "; ".join(part for part in (over, end) if part) or "in quotation marks"
