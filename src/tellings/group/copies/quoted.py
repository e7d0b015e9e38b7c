"""What stands in quotation marks, told by the marks alone: for texts that nobody has read yet.

Copies are looked for outside quotation marks, since outlets that print one speech share its words
and not each other's. A reading has `Quotation` notes for that, which weigh the words around a mark.
Here a mark's side is told by the white space beside it, or else by its shape; marks need not add
up, as they do not in one article of ten. Which of two doubtful stretches is quoted matters little:
what counts is that two printings of one text come out alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tellings.model import Span

LONGEST = 600
"""About how many characters a quotation has at most that no mark closes, in its paragraph."""

_MARKS = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02\u300c\u300d'
_TYPED = ("``", "''")
_SPACE = re.compile(r"\s")
_OPENS = frozenset("\u201c\u201e\u201f\u00ab\u300c") | {"``"}
_CLOSES = frozenset("\u201d\u00bb\u300d") | {"''"}
_LEFT = frozenset("([{\u2014\u2013-/\u2018'\u00bf\u00a1")
_RIGHT = frozenset(")]}.,;:!?\u2014\u2013-/\u2019'")
# A single mark may be an apostrophe: it closes a quotation only behind the end of a clause. It goes
# before the look behind it, which is tried at few places then.
_SINGLES = "\u2018\u201a\u2039'"
_SINGLE = re.compile(
    f"[{_SINGLES}](?<![\\w'\u2018\u2019].)(?=\\w)"
    "[^\\n\"\u201c\u201d]{2,600}?[.,!?\u2026][\u2019'\u203a\u2018](?!\\w)"
)


def quoted(text: str) -> list[Span]:
    """The stretches in quotation marks, marks included, in order and apart from each other.

    A mark that nothing closes quotes up to the next one, the end of its paragraph (a line), or
    `LONGEST` characters. A paragraph whose first mark closes goes on with a quotation that the
    one before it left open.
    """
    found = list(_doubles(text))
    if not any(mark in text for mark in _SINGLES):
        return _apart(found)
    singles = [Span(*match.span()) for match in _SINGLE.finditer(text)]
    return _apart(sorted([*found, *singles]) if singles else found)


def _doubles(text: str) -> Iterator[Span]:
    start = line = -1  # where the mark opened that waits, and where its line ends
    carried = False
    marks = tuple(mark for mark in (*_MARKS, *_TYPED) if mark in text)
    for mark in _any(marks).finditer(text) if marks else ():
        at, end = mark.span()
        if start >= 0 and at > line:
            yield Span(start, _cut(text, start, line))
            carried, start = True, -1
        side = _side(text, mark.group(), at, end)
        if start < 0 and (side == "open" or (side == "either" and not carried)):
            start, line = at, _line_end(text, end)
        elif start >= 0 and side == "open":
            yield Span(start, _cut(text, start, at))
            start, line = at, _line_end(text, end)
        elif start >= 0:
            yield Span(start, end)
            start = -1
        elif carried:
            yield Span(text.rfind("\n", 0, at) + 1, end)
        carried = False
    if start >= 0:
        yield Span(start, _cut(text, start, line))


@lru_cache(maxsize=1 << 10)
def _any(marks: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for these marks alone: to look for few is quicker than for all there are."""
    return re.compile("|".join(map(re.escape, marks)))


def _side(text: str, mark: str, start: int, end: int) -> str:
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    left = before.isspace() or before in _LEFT
    right = after.isspace() or after in _RIGHT
    if left != right:
        return "open" if left else "close"
    return "open" if mark in _OPENS else "close" if mark in _CLOSES else "either"


def _cut(text: str, start: int, end: int) -> int:
    """The end of what no mark closes: not too far, and not within a word."""
    far = _SPACE.search(text, start + LONGEST, end) if end - start > LONGEST else None
    return far.start() if far else end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _apart(spans: list[Span]) -> list[Span]:
    """Without what lies within, or begins in, one before it."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
