"""NewsWCL50 (Hamborg et al. 2019): what outlets call the same persons, states and things.

Events of April 2018, each told by five outlets, with the mentions of chains marked by hand. A
line of the file is `{id, event, outlet_lean, text, mentions: [{chain, type, start, end, text}]}`;
offsets are Unicode code points, half-open. The texts come as tokens parted by blanks ("Mr. Kim 's
Jong - un"); here they are set as print has them, and the spans follow. We may measure on it, not
ship it. Chains of persons and states begin with the event and the state: "0_PRK_Jong_Un_ACTOR".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from tellings.model import Article, Datum, Span, article_id

FILE = Path("naming") / "newswcl50.events0-4.jsonl"
PUBLISHED = Datum("2018-04-25", "the corpus's events")
"""The data have no dates: a day by which all ten events, of 17 to 27 April, were in the news."""

_STATE = re.compile(r"\d+_([A-Z]{3})_")
_LINE = re.compile(r"[^\n]+")
_TOKEN = re.compile(r"\S+")
_CLOSING = frozenset(",.;:!?%)]}”…")
_OPENING = frozenset("([{“‘$£€")
_JOINING = frozenset("-/")
_CLITIC = re.compile(r"['’](?:s|S|re|ve|ll|d|m)|n['’]t")


class Mention(Struct, frozen=True):
    """A marked stretch: `chain` names what it stands for, `type` is ACTOR, COUNTRY and so on."""

    at: Span
    chain: str
    type: str

    @property
    def state(self) -> str:
        """The state that the chain's name gives, ISO 3166-1 alpha-3; "" where it gives none."""
        found = _STATE.match(self.chain)
        return found[1] if found else ""


class Document(Struct, frozen=True):
    """An article set as print has it, with its mentions in order.

    `outlet` is what the corpus tells of it: LL, L, M, R or RR, from left to right.
    """

    id: str
    event: str
    outlet: str
    text: str
    mentions: tuple[Mention, ...]

    @property
    def article(self) -> Article:
        """What to annotate, dated `PUBLISHED`."""
        return Article(article_id(self.text, self.id), self.text, published=PUBLISHED)


class _Mark(Struct):
    start: int
    end: int
    chain: str
    type: str


class _Row(Struct):
    id: str
    event: str
    outlet_lean: str
    text: str
    mentions: list[_Mark]


def documents(path: Path) -> list[Document]:
    """All documents of a file, in order."""
    return [_document(row) for row in msgspec.json.Decoder(_Row).decode_lines(path.read_bytes())]


def _document(row: _Row) -> Document:
    text, moved = printed(row.text)
    found = [
        Mention(Span(moved[mark.start], moved[mark.end]), mark.chain, mark.type)
        for mark in row.mentions
    ]
    return Document(
        row.id, row.event, row.outlet_lean, text, tuple(sorted(found, key=lambda one: one.at))
    )


def printed(text: str) -> tuple[str, list[int]]:
    """Tokens as print sets them, and for each offset of `text` (its end, too) where it is now.

    Blanks before closing marks and clitics and after opening ones go, as do those at hyphens;
    straight quotation marks open and close in turn in each line. A line makes a paragraph.
    """
    plain = text.replace("\\n", " \n")  # some line ends were escaped when the data were made
    written: list[str] = []
    moved, at, last = [0] * (len(text) + 1), 0, 0
    for line in _LINE.finditer(plain):
        tokens = list(_TOKEN.finditer(plain, line.start(), line.end()))
        gap = "\n\n" if written else ""
        for token, (before, after) in zip(tokens, _sides([t[0] for t in tokens]), strict=True):
            gap = gap.strip(" ") if before else gap
            moved[last : token.start()] = [at] * (token.start() - last)
            at += len(gap)
            moved[token.start() : token.end()] = range(at, at + len(token[0]))
            written += [gap, token[0]]
            at, last, gap = at + len(token[0]), token.end(), "" if after else " "
    moved[last:] = [at] * (len(moved) - last)
    return "".join(written), moved


def _sides(words: Sequence[str]) -> list[tuple[bool, bool]]:
    """For each token of a line, whether what is before it and what is after it touch it."""
    found: list[tuple[bool, bool]] = []
    open_marks: set[str] = set()
    for number, word in enumerate(words):
        if word in {'"', "'", "‘", "’"}:
            previous = words[number - 1] if number else ""
            found.append(_quotation(word, previous, open_marks))
        elif word in _JOINING:
            found.append((True, True))
        else:
            closing = word in _CLOSING or word == "..." or _CLITIC.fullmatch(word) is not None
            found.append((closing, word in _OPENING))
    return found


def _quotation(mark: str, previous: str, open_marks: set[str]) -> tuple[bool, bool]:
    """The sides of a quotation mark or lone apostrophe; keeps account of which are open."""
    kind = '"' if mark == '"' else "'"
    if kind in open_marks:
        open_marks.discard(kind)
        return True, False
    if mark == "’" or (mark == "'" and previous.endswith("s")):
        return True, False
    open_marks.add(kind)
    return False, True
