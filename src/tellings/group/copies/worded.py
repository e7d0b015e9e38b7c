"""An article as copies are looked for in it: its words outside quotation marks, and where they are.

Headlines, captions, bylines, datelines, biographies and boilerplate are out: outlets that print
one text change them, and outlets that print others share them. So are notices that stand in the
prose itself, and what is quoted: two reports of one speech share its words and are no copies.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache

from msgspec import Struct

from tellings.group.copies.notices import notices
from tellings.group.copies.quoted import quoted
from tellings.group.voices.credits import credit
from tellings.model import Article, Block, Quotation, Reading, Span, Spans
from tellings.text import merge, normal

PROSE = frozenset({"paragraph", "summary", "heading"})
"""Roles of blocks whose words are an outlet's own text."""

_DAY = timedelta(days=1)
_BLANKS = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256))
# The marks that are no ASCII and yet are in most texts; never part of a word.
_MARKS = [mark.encode() for mark in "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\xa0\xa9"]
# A letter may carry combining accents, and a page may break a word with a mark that nobody sees.
_WORD = re.compile("[^\\W_][\\w\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*")


class Worded(Struct, frozen=True, dict=True):
    """The prose of an article outside quotation marks, as stretches of its text and as words.

    `prose` are its blocks of prose without notices, `own` what of that is outside quotation marks:
    stretches in order and apart from each other, in code points of `text`, which is
    `Article.text`. `written` is in seconds since 1970 (UTC; of a day alone, the end of it), None
    if it is not known. `outlet` and `url` are as the article has them, `agency` is whose text it
    says that it is ("AP, dpa"); "" where it says nothing.
    """

    article: str
    text: str
    prose: Spans
    own: Spans
    outlet: str = ""
    agency: str = ""
    written: float | None = None
    url: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words outside quotation marks: small letters, NFKC, no marks that nobody sees."""
        return tuple(words(self._joined(self.own)))

    @cached_property
    def places(self) -> tuple[tuple[int, int], ...]:
        """Where each of the words stands in the text, from and to."""
        found = (_WORD.finditer(self.text, span.start, span.end) for span in self.own)
        return tuple(match.span() for matches in found for match in matches)

    @cached_property
    def same(self) -> str:
        """A hash of all words of the prose, quoted ones too; "" if there are none.

        Equal for texts that differ in nothing but white space, marks and case.
        """
        every = " ".join(words(self._joined(self.prose)))
        data = every.encode("utf-8", "surrogatepass")
        return hashlib.blake2b(data, digest_size=16).hexdigest() if every else ""

    def _joined(self, spans: Spans) -> str:
        return "\n".join([self.text[span.start : span.end] for span in spans])


def worded(reading: Reading) -> Worded:
    """The words of a reading's blocks of prose outside its `Quotation` notes.

    A reading without blocks is taken as `worded_text` takes its article.
    """
    blocks = [span for block in reading.of(Block) if block.role in PROSE for span in block.at]
    if not blocks:
        return worded_text(reading.article)
    other = [span for block in reading.of(Block) if block.role not in PROSE for span in block.at]
    said = [span for note in reading.of(Quotation) for span in note.at]
    return _worded(reading.article, _without(blocks, other), said, _written(reading))


def worded_text(article: Article) -> Worded:
    """The words of a whole text outside quotation marks, told by the marks alone."""
    whole = [Span(0, len(article.text))]
    return _worded(article, whole, quoted(article.text), _written(Reading(article)))


def words(text: str) -> list[str]:
    """The words of a stretch of text as they are compared."""
    low = text.lower()
    if "_" in low:  # part of a word, but never its first character
        return list(_parts(low))
    # Blanks for ASCII marks, and parted at blanks: several times as fast as the pattern, which is
    # left to parts with other letters and marks.
    data = low.encode("utf-8", "surrogatepass").translate(_BLANKS)
    for mark in () if data.isascii() else _MARKS:
        data = data.replace(mark, b" ")
    found = data.decode("utf-8", "surrogatepass").split()
    if data.isascii():
        return found
    return [word for part in found for word in ((part,) if part.isascii() else _known_parts(part))]


def _worded(
    article: Article, blocks: Iterable[Span], said: Iterable[Span], written: float | None
) -> Worded:
    prose = _without(blocks, notices(article.text))
    return Worded(
        article.id,
        article.text,
        tuple(prose),
        tuple(_without(prose, said)),
        article.outlet.value if article.outlet else "",
        credit(article),
        written,
        article.url or "",
    )


def _without(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """The same characters less those in the holes, cut at both; in one pass over both."""
    inside, cut = merge(spans), merge(holes)
    left: list[Span] = []
    first = 0
    for span in inside:
        at = span.start
        while first < len(cut) and cut[first].end <= at:
            first += 1
        number = first
        while number < len(cut) and cut[number].start < span.end:
            if cut[number].start > at:
                left.append(Span(at, cut[number].start))
            at = cut[number].end
            number += 1
        if at < span.end:
            left.append(Span(at, span.end))
    return left


def _parts(low: str) -> tuple[str, ...]:
    """The words of a text in small letters, by the pattern."""
    found = _WORD.findall(low)
    return tuple(w if w.isascii() else normal(w).casefold() for w in found)


_known_parts = lru_cache(maxsize=1 << 14)(_parts)


def _written(reading: Reading) -> float | None:
    """When it was written, in seconds since 1970; of a day alone, the end of that day.

    So what is known to the minute goes before what is known to the day.
    """
    told, published = reading.written, reading.article.published
    if told is None:
        return None
    exact = published.value if published and published.value.startswith(told.value) else told.value
    try:
        moment = datetime.fromisoformat(exact)
    except ValueError:
        return None
    if len(exact) <= len("2031-03-12"):
        moment += _DAY - timedelta(seconds=1)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
