"""Stretches of text: span algebra, a normalised shadow copy with a map back, tokens, UTF-16.

Nothing here rewrites an article. What needs plain quotes and single spaces works on a `Shadow`
and maps its findings back to the original characters.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TypeVar

from msgspec import Struct

from tellings.model import Span, Spans

# --- span algebra --------------------------------------------------------------------------------


def covers(outer: Span, inner: Span) -> bool:
    """Whether `inner` lies within `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end


def overlaps(a: Span, b: Span) -> bool:
    """Whether the two share at least one character."""
    return max(a.start, b.start) < min(a.end, b.end)


def intersect(a: Span, b: Span) -> Span | None:
    """The characters that both cover, or None."""
    start, end = max(a.start, b.start), min(a.end, b.end)
    return Span(start, end) if start < end else None


def hull(spans: Iterable[Span]) -> Span:
    """From the first start to the last end. Raises ValueError for no spans."""
    all_spans = list(spans)
    return Span(min(s.start for s in all_spans), max(s.end for s in all_spans))


def merge(spans: Iterable[Span]) -> Spans:
    """The same characters as disjoint spans in order; touching ones become one, empty ones go."""
    merged: list[Span] = []
    for span in sorted(filter(len, spans)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def subtract(span: Span, holes: Iterable[Span]) -> Spans:
    """What is left of `span` without the characters that `holes` cover."""
    left, at = [], span.start
    for hole in merge(holes):
        if hole.end <= at or hole.start >= span.end:
            continue
        if hole.start > at:
            left.append(Span(at, hole.start))
        at = hole.end
    if at < span.end:
        left.append(Span(at, span.end))
    return tuple(left)


def trim(text: str, span: Span, characters: str | None = None) -> Span | None:
    """`span` without white space (or these `characters`) at its edges; None if nothing is left."""
    words = span.of(text)
    left = len(words) - len(words.lstrip(characters))
    kept = words.strip(characters)
    return Span(span.start + left, span.start + left + len(kept)) if kept else None


class Cover(Struct, frozen=True):
    """A set of characters, as disjoint spans in order. Made by `cover`."""

    spans: Spans
    ends: tuple[int, ...]

    def touches(self, span: Span) -> bool:
        """Whether `span` shares a character with the set; in logarithmic time."""
        number = bisect.bisect_right(self.ends, span.start)
        return number < len(self.spans) and overlaps(self.spans[number], span)


def cover(spans: Iterable[Span]) -> Cover:
    """The set of characters that any of `spans` covers."""
    merged = merge(spans)
    return Cover(merged, tuple(span.end for span in merged))


T = TypeVar("T")


def cut(length: int, marks: Sequence[tuple[Span, T]]) -> Iterator[tuple[Span, tuple[T, ...]]]:
    """Cut `[0, length)` at every edge of a mark: each run with the marks over it, in given order.

    The runs touch, so their words joined are the text, whatever overlaps.
    """
    edges = {0, length}
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, (span, _) in enumerate(marks):
        if len(span) and span.end <= length:
            edges |= {span.start, span.end}
            opening.setdefault(span.start, []).append(number)
            closing.setdefault(span.end, []).append(number)
    live: set[int] = set()
    for start, end in pairwise(sorted(edges)):
        live.difference_update(closing.get(start, ()))
        live.update(opening.get(start, ()))
        yield Span(start, end), tuple(marks[number][1] for number in sorted(live))


# --- the shadow copy -----------------------------------------------------------------------------

_PLAIN = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2212", "-"),
    "\u2026": "...",
}
# Soft hyphen, zero-width marks, byte order mark, direction marks: nobody sees them.
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")


class Shadow(Struct, frozen=True):
    """A normalised copy of a text and, for each of its characters, where it stands in the text.

    `starts[i]` and `ends[i]` are the bounds, in code points of the original, of the character
    that gave `text[i]`. One original character may give several ("ﬁ" gives "fi"), and several
    may give one (a run of white space gives one blank).
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, span: Span) -> Span:
        """The span of the original text behind a non-empty span of the shadow."""
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def shadowed(self, span: Span) -> Span | None:
        """The span of the shadow that comes from these original characters; None if nothing."""
        start = bisect.bisect_right(self.ends, span.start)
        end = bisect.bisect_left(self.starts, span.end)
        return Span(start, end) if start < end else None


@lru_cache(maxsize=4096)
def plain_character(character: str) -> str:
    """What a character becomes on the shadow: plain quotes, hyphens, ligatures taken apart.

    Compatibility forms go by Unicode NFKC; accents stay. Unseen characters become "".
    """
    if character in _UNSEEN:
        return ""
    if character in _PLAIN:
        return _PLAIN[character]
    if character.isspace():
        return " "
    if character.isascii():
        return character
    return "".join(_PLAIN.get(c, c) for c in unicodedata.normalize("NFKC", character))


def shadow(text: str, *, squeeze: bool = True) -> Shadow:
    """A normalised copy of `text`; with `squeeze`, each run of white space becomes one blank."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, character in enumerate(text):
        for letter in plain_character(character):
            if squeeze and letter == " " and out and out[-1] == " ":
                ends[-1] = at + 1
                continue
            out.append(letter)
            starts.append(at)
            ends.append(at + 1)
    return Shadow("".join(out), tuple(starts), tuple(ends))


def normal(text: str) -> str:
    """`text` as the shadow has it, trimmed, accents composed (NFC): for comparing, not for showing.

    "e" with a combining acute and "\u00e9" become the same.
    """
    if text.isascii():  # nothing to make plain: most words are
        return " ".join(text.split())
    plain = "".join(map(plain_character, text))
    return unicodedata.normalize("NFC", " ".join(plain.split()))


# --- tokens --------------------------------------------------------------------------------------

# A letter may carry combining accents, and a page may break a word with a mark that nobody sees.
_IN = rf"(?:[{''.join(sorted(_UNSEEN))}]*[\w\u0300-\u036f])"
_WORD = re.compile(rf"[^\W_]{_IN}*(?:[.,:]\d+)*(?:['\u2019\u02bc\-\u2010\u2011]{_IN}+)*")


_WORDS = 1 << 14  # kept as compared: those that come again and again


class Token(Struct, frozen=True):
    """A word as written (`at`) and as compared (`normal`: plain quotes, lower case)."""

    at: Span
    normal: str


def tokens(text: str, span: Span | None = None) -> tuple[Token, ...]:
    """The words of `text` within `span`, without punctuation. "haven't" and "12-point" are one."""
    span = Span(0, len(text)) if span is None else span
    found = _WORD.finditer(text, span.start, span.end)
    return tuple(Token(Span(*m.span()), _compared(m.group())) for m in found)


@lru_cache(_WORDS)
def _compared(word: str) -> str:
    return normal(word).casefold()


def has_words(text: str, span: Span) -> bool:
    """Whether the span covers at least one letter or digit."""
    return any(character.isalnum() for character in span.of(text))


# --- UTF-16, where offsets meet JavaScript -------------------------------------------------------


def utf16_offsets(text: str) -> Callable[[int], int]:
    """A function from code point offsets of `text` to UTF-16 code units, as JavaScript counts.

    >>> utf16_offsets("a😀b")(2)
    3
    """
    wide = [at for at, character in enumerate(text) if ord(character) > 0xFFFF]
    return lambda offset: offset + bisect.bisect_left(wide, offset)


def codepoint_offsets(text: str) -> Callable[[int], int]:
    """The way back: from UTF-16 code units to code points; inside a pair, the pair's start.

    >>> codepoint_offsets("a😀b")(3)
    2
    """
    units = list(accumulate((2 if ord(c) > 0xFFFF else 1 for c in text), initial=0))
    return lambda unit: bisect.bisect_right(units, unit) - 1
