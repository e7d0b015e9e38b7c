"""trafilatura's vote (Barbaresi, ACL 2021): which of our passages it finds in the article.

It neither tells where its text stands in the page nor keeps captions, so it only picks among our
own passages. Nothing is fetched.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence

import trafilatura
from msgspec import Struct

from tellings.intake.pages.passages import Page

# It logs what it cannot read; without a handler Python would print that among our own lines.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

# Beyond these its parser gives up or takes minutes. Of the 257 pages that we measured on, the
# fullest has 4,092 elements and the deepest 55.
_MOST_ELEMENTS = 20_000
_DEEPEST = 200
_LONGEST_PAGE = 10_000_000
# Longer text is compared by its beginning.
_COMPARED = 20_000

# Chinese and Japanese part no words: there each character counts as one.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_SHINGLE = 4
_ENOUGH = 0.6

Words = tuple[str, ...]


def words(text: str) -> Words:
    """The words of `text` as compared: in lower case, without punctuation; of its beginning."""
    return tuple(_WORD.findall(text[:_COMPARED].lower()))


class Voter:
    """trafilatura on one page. Each of its two ways of reading it is run at most once."""

    __slots__ = ("_quick", "_thorough", "source")

    def __init__(self, source: str, page: Page) -> None:
        self.source = source
        fit = page.deepest <= _DEEPEST and page.elements <= _MOST_ELEMENTS
        fit = fit and len(source) <= _LONGEST_PAGE
        self._quick: str | None = None if fit else ""
        self._thorough: str | None = None if fit else ""

    def text(self, *, quick: bool) -> str:
        """What it takes from the page, "" if nothing; `quick` leaves out a second extractor that
        it holds its findings against."""
        if quick:
            if self._quick is None:
                self._quick = _extracted(self.source, quick=True)
            return self._quick
        if self._thorough is None:
            self._thorough = _extracted(self.source, quick=False)
        return self._thorough


class Vote(Struct, frozen=True):
    """The numbers of the passages that were found, in order; and how much of the text that was
    found is in passages of the page, from 0 to 1."""

    numbers: tuple[int, ...] = ()
    covered: float = 1.0


def vote(text: str, every: Sequence[Words]) -> Vote:
    """Which passages the text that trafilatura took is made of; `every` are the words of all."""
    shingles = {shingle for line in text.splitlines() for shingle in _shingles(words(line))}
    long = [n for n, each in enumerate(every) if _is_in(each, shingles)]
    ours = {shingle for n in long for shingle in _shingles(every[n])}
    covered = len(ours & shingles) / len(shingles) if shingles else 1.0
    if not long:
        return Vote((), covered)
    # Words as few as a subheading's stand in many places of a page: only within the body.
    lines = {words(line) for line in text.splitlines()}
    between = range(long[0], long[-1])
    short = (n for n in between if len(every[n]) < 2 * _SHINGLE and every[n] in lines)
    return Vote(tuple(sorted({*long, *short})), covered)


def _extracted(source: str, *, quick: bool) -> str:
    try:
        found = trafilatura.extract(
            source, favor_precision=True, fast=quick, include_comments=False
        )
    except Exception:  # it names no errors; a vote that fails is no vote
        return ""
    return found or ""


def _shingles(line: Sequence[str]) -> Iterator[Words]:
    return zip(*(line[offset:] for offset in range(_SHINGLE)), strict=False)


def _is_in(passage: Sequence[str], shingles: set[Words]) -> bool:
    """Whether most runs of words of a passage are among those of the vote (Broder 1997)."""
    own = list(_shingles(passage))
    return bool(own) and sum(map(shingles.__contains__, own)) >= _ENOUGH * len(own)
