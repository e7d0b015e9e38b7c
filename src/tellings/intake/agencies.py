"""Which news agency a report is credited to: in its byline, its dateline or a line of credit.

Never by a photo credit or a caption: "(AP Photo)" under a picture says nothing of the text. Works
on any article, since every reader gives its first and last lines; those of a web page that are
captions or credits of pictures are known by their tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec.structs import replace

from tellings.intake import credit_words
from tellings.lexicon import table
from tellings.model import Article, Datum

_HERE = __package__ or ""
_APART = frozenset({"figcaption", "caption", "credit", "figure"})
_FIRST_LINES, _LAST_LINES = 6, 3
_LONGEST_CREDIT = 90
_LONGEST_DATELINE = 120
# "VELL, March 3 (AP) — ", "VELL (Reuters) -", "Vell (dpa) - ", "(AFP) – "
_DATELINE = re.compile(
    r"\s*[^()\n]{0,60}?\(([^()\n]{2,40})\)\s*(?:[—–:]|--?)\s*(?=[^\W\d_a-z]|[\"“„«‘'\d])"
)
# "Vell/Calder (dpa/AFP). Words", "VELL, 3. März/TASS/. Words"
_SLASHED = re.compile(r"\s*[^\W\d_][^/\n]{1,60}?/([^/\n]{2,20})/[.\s—–-]")
_EDGES = " \t()[]{}-–—/.,;:|*·•©\"'„“”"
# Initials of who edited an agency's text, after an outlet's house style: "mau/dpa", "jwo/AFP".
_INITIALS = re.compile(r"[a-zäöü]{2,4}|[\w-]+\.(?:de|com|net|at|ch)", re.ASCII)


def credited(article: Article) -> Article:
    """The article with the agency that its byline, dateline or last line credits, if there is one.

    What an article says already stays.
    """
    if article.agency is not None:
        return article
    found = _byline(article) or _first(article) or _last(article)
    return replace(article, agency=found) if found else article


def agencies_of(words: str) -> tuple[str, ...]:
    """The agencies, if words name nothing else: "AFP/dpa" -> AFP, dpa; "AFP says" -> none."""
    bare = words.strip(_EDGES)
    label = credit_words.label().match(bare)
    bare = bare[label.end() :].strip(_EDGES) if label else bare
    if not bare or len(bare) > _LONGEST_CREDIT or credit_words.picture(footage=True).search(bare):
        return ()
    if named := agency(bare):
        return (named,)
    parts = [part.strip(_EDGES) for part in credit_words.parted().split(bare)]
    names = [(part, agency(part)) for part in parts if part]
    if not all(name or _INITIALS.fullmatch(part) for part, name in names):
        return ()
    return tuple(dict.fromkeys(name for _, name in names if name))


def agency(words: str) -> str:
    """The short name of the agency that words are, or "".

    One of the table, or one whose name says what it is ("Harrow News Agency": Harrow).
    """
    listed = _names().get(words) or _full().get(words.casefold(), "")
    told = None if listed else credit_words.named_by_kind().fullmatch(words)
    return told[1] if told else listed


def ended_by(words: str) -> tuple[str, str]:
    """A name and the agency whose full name follows it: "Ada Quill The Associated Press"."""
    said = words.split()
    for size in range(4, 1, -1):
        name = _full().get(" ".join(said[-size:]).casefold(), "")
        if name:
            return " ".join(said[:-size]), name
    return words, ""


@cache
def _names() -> dict[str, str]:
    return {row["written"]: row["name"] for row in table(_HERE, "agencies")}


@cache
def _full() -> dict[str, str]:
    """Names of two words or more by their letters in small: no case tells them from a word."""
    rows = ((row["written"], row["name"]) for row in table(_HERE, "agencies"))
    return {written.casefold(): name for written, name in rows if " " in written}


# --- where credits stand -------------------------------------------------------------------------


def _byline(article: Article) -> Datum | None:
    byline = article.byline
    return _datum(agencies_of(byline.value), byline.read_from, 0.95) if byline else None


def _first(article: Article) -> Datum | None:
    """The credit among the first lines: a dateline, or a line that is nothing but agencies."""
    for line in _lines(article, _FIRST_LINES):
        head = line[:_LONGEST_DATELINE]
        for pattern in (_DATELINE, _SLASHED):
            found = pattern.match(head)
            if found and (named := agencies_of(credit_words.passed_on().split(found[1])[0])):
                return _datum(named, "dateline", 0.95)
        if len(line) <= _LONGEST_CREDIT and (named := agencies_of(line)):
            return _datum(named, "byline", 0.9)
        if len(line) > _LONGEST_CREDIT or line.endswith("."):
            return None  # the report has begun
    return None


def _last(article: Article) -> Datum | None:
    """The credit that one of the last lines is, or that its last words in brackets are."""
    for line in _lines(article, _LAST_LINES, last=True):
        tail = re.search(r"(?:^|[.!?”\"]\s*)[(\[]([^()\[\]]{2,40})[)\]]\.?\s*$", line[-60:])
        for words in (line, tail[1] if tail else ""):
            if words and (named := agencies_of(words) or _helped(words)):
                return _datum(named, "last line", 0.85)
    return None


def _helped(line: str) -> tuple[str, ...]:
    """The agencies of a line that says who helped: "With files from Ada Quill and the AP"."""
    found = credit_words.helped().match(line)
    if not found or len(line) > _LONGEST_CREDIT:
        return ()
    parts = (part.strip(_EDGES) for part in credit_words.parted().split(line[found.end() :]))
    return tuple(dict.fromkeys(filter(None, map(agency, parts))))


def _datum(names: Iterable[str], read_from: str, confidence: float) -> Datum | None:
    value = ", ".join(names)
    return Datum(value, read_from, confidence) if value else None


def _lines(article: Article, count: int, *, last: bool = False) -> Iterator[str]:
    """The first or last lines that are no captions and no credits of pictures."""
    apart = _apart(article)
    text, at, found = article.text, len(article.text) if last else 0, 0
    while found < count and (at > 0 if last else at < len(text)):
        start, end = _line_before(text, at) if last else _line_after(text, at)
        at = start - 1 if last else end + 1
        line = text[start:end].strip()
        if line and not any(a < end and start < b for a, b in apart):
            found += 1
            yield line


def _line_after(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return at, end if end >= 0 else len(text)


def _line_before(text: str, at: int) -> tuple[int, int]:
    return text.rfind("\n", 0, at) + 1, at


def _apart(article: Article) -> list[tuple[int, int]]:
    pieces = article.origin.pieces if article.origin else ()
    return [(piece.at.start, piece.at.end) for piece in pieces if piece.tag in _APART]
