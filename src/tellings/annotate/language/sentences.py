"""Step `sentences`: the sentences of prose and headings, with their words.

Prose is parsed in one call, if it is in the language that the model reads; else it is split by
rules. A heading is one sentence; if it Is Set in Title Case it gets words
only, since parsers read its verbs as names. Bylines, dates, credits and boilerplate get none, also
where they stand inside a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from tellings import models
from tellings.annotate.language.titlecase import is_title_case
from tellings.lexicon import language_of
from tellings.model import Block, Reading, Sentence, Span, Word
from tellings.models.rules import RuleSyntax
from tellings.pipeline import step
from tellings.text import has_words, subtract, trim

PROSE = frozenset({"paragraph", "summary", "caption", "biography"})
HEADINGS = frozenset({"headline", "heading"})
INSIDE = frozenset({"byline", "dateline", "date", "credit"})
# What is parsed of one article, in characters: the longest reports stay below it, and text that
# is no report (a log, a dump) costs seconds, not minutes.
BUDGET = 120_000
BEYOND = "sentence-beyond"
FOREIGN = "sentence-foreign"


class _Piece(Struct, frozen=True):
    """A stretch of a block to be split, and how.

    `foreign` is why not by the model, if the article's language is another.
    """

    at: Span
    heading: bool
    parsed: bool
    foreign: str = ""


@step(needs=(Block,), gives=Sentence, uses=("syntax",))
def sentences(reading: Reading) -> Iterator[Sentence]:
    """Sentences of every paragraph, caption, biography, headline and heading."""
    text = reading.article.text
    parser = models.get("syntax").use
    pieces = list(_foreign(reading, parser.language) or _pieces(reading))
    parsed = iter(parser.parse([each.at.of(text) for each in pieces if each.parsed]))
    split = iter(RuleSyntax().parse([each.at.of(text) for each in pieces if not each.parsed]))
    for each in pieces:
        found = next(parsed) if each.parsed else next(split)
        for words in [_joined(found)] if each.heading else found:
            yield from _sentence(each, words, text)


def _foreign(reading: Reading, read: str) -> list[_Piece]:
    """The stretches of an article in another language than the model reads; none of others."""
    told = language_of(reading.article)
    if read in ("", told):
        return []
    why = f"the model reads {read}, the article is in {told}: split by rules, listed names only"
    return [
        _Piece(piece.at, piece.heading, parsed=False, foreign=why) for piece in _pieces(reading)
    ]


def _pieces(reading: Reading) -> Iterator[_Piece]:
    """The stretches to be split: blocks without the credits, dates and datelines inside them."""
    text, left = reading.article.text, BUDGET
    holes = _holes(reading.of(Block))
    for block, inside in holes:
        for rest in (part for at in block.at for part in subtract(at, inside)):
            at = trim(text, rest)
            if at is None or not has_words(text, at):
                continue
            heading = block.role in HEADINGS
            parse, beyond = not (heading and is_title_case(at.of(text))), None
            if parse:
                at, beyond = _within(text, at, left)
                left -= len(at) if at else 0
            if at:
                yield _Piece(at, heading, parse)
            if beyond:
                yield _Piece(beyond, heading, parsed=False)


def _holes(blocks: Sequence[Block]) -> Iterator[tuple[Block, list[Span]]]:
    """Each block that is read, with the stretches inside it that are not. Blocks are in order."""
    inner = [at for block in blocks if block.role in INSIDE for at in block.at]
    first = 0
    for block in blocks:
        while first < len(inner) and inner[first].end <= block.hull.start:
            first += 1
        if block.role in PROSE or block.role in HEADINGS:
            yield block, _overlapping(inner, first, block.hull.end)


def _overlapping(inner: list[Span], first: int, end: int) -> list[Span]:
    last = first
    while last < len(inner) and inner[last].start < end:
        last += 1
    return inner[first:last]


def _within(text: str, at: Span, left: int) -> tuple[Span | None, Span | None]:
    """What of a stretch is parsed, and what is beyond the budget; cut at white space."""
    if len(at) <= left:
        return at, None
    if left <= 0:
        return None, at
    blank = text.rfind(" ", at.start, at.start + left)
    middle = blank if blank > at.start else at.start + left
    return Span(at.start, middle), trim(text, Span(middle, at.end))


def _joined(found: Iterable[tuple[Word, ...]]) -> tuple[Word, ...]:
    """Several sentences as one; each keeps its own root."""
    joined: list[Word] = []
    for words in found:
        offset = len(joined)
        joined += [_moved(word, 0, heads=offset) for word in words]
    return tuple(joined)


def _sentence(piece: _Piece, words: tuple[Word, ...], text: str) -> Iterator[Sentence]:
    moved = tuple(_moved(word, piece.at.start, named=piece.parsed) for word in words)
    if not moved:
        return
    at = Span(moved[0].start, moved[-1].end)
    if has_words(text, at):
        by, why = _reason(piece)
        yield Sentence(at=(at,), by=by, why=why, words=moved)


def _moved(word: Word, by: int, heads: int = 0, *, named: bool = True) -> Word:
    """The word with its offsets, and the number of its governor, moved on.

    Unless `named`, without the capital runs that rules offer: in a title every word is one.
    """
    return Word(
        word.start + by,
        word.end + by,
        word.lemma,
        word.tag,
        word.pos,
        word.role,
        word.head + heads,
        word.name if named else "",
    )


def _reason(piece: _Piece) -> tuple[str, str]:
    if piece.foreign:
        return FOREIGN, piece.foreign
    if piece.heading and not piece.parsed:
        return "sentence-heading", "a heading in title case: words only, not parsed"
    if piece.heading:
        return "sentence-heading", "a heading is one sentence"
    if piece.parsed:
        return "sentence-stops", "ends at a full stop that is no abbreviation"
    return BEYOND, f"beyond the first {BUDGET:,} characters: split by rules, its names not sought"
