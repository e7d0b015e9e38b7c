"""Quotation marks within one paragraph: which side each is on, and which two are a pair.

Curly and angled marks say their side, and white space says it of straight ones; a mark of either
kind that stands as the other side should was mistyped. Marks of one kind pair with their own kind
first, so that straight marks around a paragraph may hold curly ones. The sign of inches
in 6'2" is no mark. Single marks: `singles`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator

import msgspec
from msgspec import Struct

from tellings.annotate.attribution.marks.singles import OPEN, SURELY_OPEN, Pair, single_pairs
from tellings.model import Span
from tellings.text import has_words, subtract, trim

# A mark typed twice is one mark. White space, not its shape, then says its side.
_DOUBLE = re.compile(
    "([\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02\"])\\1?|''|``|\u2018\u2018|\u2019\u2019|[\u300c\u300d]"
)
_OPENING = frozenset("\u201c\u201e\u201f\u00ab\u300c") | {"``", "\u2018\u2018"}
_CLOSING = frozenset("\u201d\u00bb\u300d") | {"''", "\u2019\u2019"}
_KINDS = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2018\u2019", "curly"),
    **dict.fromkeys("\u00ab\u00bb", "angled"),
    **dict.fromkeys("\u300c\u300d", "corner"),
    **dict.fromkeys("'`", "typed"),
}
_FEET = re.compile("\\d['\u2019\u2032]\\s?\\d{1,2}$")


class _Mark(Struct, frozen=True):
    at: Span
    side: str
    kind: str


Spoken = Callable[[Span], bool]


def pairs(text: str, block: Span, language: str, spoken: Spoken) -> list[Pair]:
    """The quotations of one block, in order; they nest or stand apart.

    `spoken` says whether words may belong to a quotation that holds another in marks of the same
    kind; where it says no, the outer mark never closed.
    """
    doubles = list(_double_pairs(text, block, spoken))
    inner = _innermost(doubles)
    singles = single_pairs(text, block, language)
    nested = [pair for pair in singles if inner(pair.at.start) == inner(pair.at.end - 1)]
    return sorted((*doubles, *nested), key=lambda pair: (pair.at.start, -pair.at.end))


def opens_with_mark(text: str, at: int, *, single: bool) -> bool:
    """Whether an opening mark, or one that may be, stands at an offset."""
    if single:
        return text[at : at + 1] in SURELY_OPEN
    found = _DOUBLE.match(text, at)
    return found is not None and found.group()[:1] not in _CLOSING


def first_close(text: str, block: Span) -> int | None:
    """Where a mark ends that closes before any has opened; None if the first one opens."""
    first = next(iter(_marks(text, block)), None)
    return first.at.end if first and first.side == "close" else None


def stray_close(text: str, span: Span) -> int | None:
    """Where a single mark ends that closes a sentence, in words that a double mark opened."""
    found = _STRAY.search(text, span.start, span.end)
    opened = found and OPEN.search(text, span.start, found.start())
    return found.end() if found and not opened else None


_STRAY = re.compile("[.,?!][\u2019'](?=\\s|$)")


# --- double marks --------------------------------------------------------------------------------


def _marks(text: str, block: Span) -> list[_Mark]:
    """Each double mark with its side: "open", "close", "either" or "inch"."""
    found = []
    for mark in _DOUBLE.finditer(text, block.start, block.end):
        start, end = mark.span()
        if mark.group() == '"' and _FEET.search(text, max(block.start, start - 6), start):
            continue
        before = text[start - 1] if start > block.start else " "
        after = text[end] if end < block.end else " "
        inch = mark.group() == '"' and before.isdigit() and not after.isalnum()
        side = "inch" if inch else _side(mark.group(), before, after)
        found.append(_Mark(Span(start, end), side, _KINDS.get(mark.group()[0], "straight")))
    return [mark for number, mark in enumerate(found) if not _is_inch(found, number, text)]


def _side(mark: str, before: str, after: str) -> str:
    free_left = before.isspace() or before in "([{\u2014\u2013-/\u2018'\u00bf\u00a1"
    free_right = after.isspace() or after in ")]}.,;:!?\u2014\u2013-/\u2019'"
    if free_left != free_right:
        return "open" if free_left else "close"
    shape = mark if mark in _OPENING | _CLOSING else mark[:1]
    return "open" if shape in _OPENING else "close" if shape in _CLOSING else "either"


def _is_inch(marks: list[_Mark], number: int, text: str) -> bool:
    """Whether a mark after a number goes on (`a 27" screen`) and the next one closes."""
    mark = marks[number]
    if mark.side != "inch" or number + 1 == len(marks):
        return False
    after = text[mark.at.end : mark.at.end + 2]
    return after[:1] == " " and after[1:].islower() and marks[number + 1].side == "close"


def _double_pairs(text: str, block: Span, spoken: Spoken) -> Iterator[Pair]:
    marks = _marks(text, block)
    closed, loose = _matched(text, marks, spoken)
    loose.sort()
    for at in closed:
        flawed = bisect_right(loose, at.start) < bisect_right(loose, at.end)
        yield from _kept(text, Pair(at, flawed=flawed))
    starts = [mark.at.start for mark in marks]
    for start in loose:
        later = bisect_right(starts, start)
        around = start == block.start and _wraps(text, marks, closed, block.end, spoken)
        stop = starts[later] if later < len(starts) and not around else block.end
        yield from _kept(text, Pair(Span(start, stop), False, reopened=stop < block.end))


def _wraps(text: str, marks: list[_Mark], closed: list[Span], end: int, spoken: Spoken) -> bool:
    """Whether the first mark alone is of its kind, all others are paired, and all is spoken."""
    alone = all(mark.kind != marks[0].kind for mark in marks[1:])
    if not alone or len(marks) != 1 + 2 * len(closed):
        return False
    rest = subtract(Span(marks[0].at.end, end), closed)
    return all(spoken(gap) for gap in rest if has_words(text, gap))


def _kept(text: str, pair: Pair) -> Iterator[Pair]:
    at = trim(text, pair.at)
    if at and has_words(text, at):
        yield msgspec.structs.replace(pair, at=at)


class _Opened(Struct):
    """An opening mark that waits for its closing one, and the pairs of its own kind within."""

    start: int
    end: int
    kind: str
    within: list[Span]


def _matched(text: str, marks: list[_Mark], spoken: Spoken) -> tuple[list[Span], list[int]]:
    """The pairs, and where the marks begin that nothing closes."""
    waiting: list[_Opened] = []
    closed: list[Span] = []
    loose: list[int] = []
    live: Counter[str] = Counter()
    for mark in marks:
        if mark.side == "open" or (mark.side == "either" and not live[mark.kind]):
            waiting.append(_Opened(mark.at.start, mark.at.end, mark.kind, []))
            live[mark.kind] += 1
        elif waiting:
            opened = _answered(waiting, mark.kind if live[mark.kind] else "", live, loose)
            at = Span(opened.start, mark.at.end)
            if _holds_together(text, opened, mark, spoken):
                closed.append(at)
                if waiting and waiting[-1].kind == opened.kind:
                    waiting[-1].within.append(at)
            else:
                loose.append(opened.start)
    return closed, loose + [opened.start for opened in waiting]


def _answered(waiting: list[_Opened], kind: str, live: Counter[str], loose: list[int]) -> _Opened:
    """The last opening mark of a kind (of any, for ""); those after it stay loose."""
    while True:
        opened = waiting.pop()
        live[opened.kind] -= 1
        if kind in ("", opened.kind):
            return opened
        loose.append(opened.start)


def _holds_together(text: str, opened: _Opened, close: _Mark, spoken: Spoken) -> bool:
    """Whether the words around the pairs within are spoken too, not a narrator's."""
    edges = [opened.end, *(e for at in opened.within for e in (at.start, at.end)), close.at.start]
    gaps = (Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))
    return not opened.within or all(spoken(gap) for gap in gaps if has_words(text, gap))


def _innermost(doubles: list[Pair]) -> Callable[[int], int]:
    """For an offset the number of the innermost of these pairs that holds it, or -1."""
    edges = [(pair.at.start, 1, n) for n, pair in enumerate(doubles)]
    edges += [(pair.at.end, 0, n) for n, pair in enumerate(doubles)]
    edges.sort(key=lambda edge: (edge[0], edge[1], doubles[edge[2]].at.start - edge[0]))
    starts, holders, held = [0], [-1], [-1]
    for at, opens, number in edges:
        if opens:
            held.append(number)
        elif number in held[-2:]:
            held.remove(number)
        starts.append(at)
        holders.append(held[-1])
    return lambda offset: holders[bisect_right(starts, offset) - 1]
