"""A web page as an article, each character of its text with its place in the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tellings.intake.article import Kept, kept
from tellings.intake.metadata import Metadata, date_shown, metadata
from tellings.intake.passages import Page, Passage, parse
from tellings.model import Article, Datum, Origin, Piece, Span, article_id

_PARTED = "\n\n"


def read_page(decoded: str, origin: Origin) -> Article | None:
    """The article of a page; None if the page holds no text.

    `Article.text` is the kept passages' text, parted by blank lines; `Origin.pieces` maps all of
    it to `decoded` (code points), a piece each run, or None where a blank line parts passages.
    """
    page = parse(decoded)
    told = metadata(page.facts)
    titles = [title.value for title in told.titles]
    choice = kept(decoded, page, titles, told.authors)
    if not choice.numbers:
        return None
    text, pieces = _joined(page, choice)
    return Article(
        id=article_id(text, told.url),
        text=text,
        title=_title(page, choice, told),
        outlet=told.outlet,
        byline=told.byline or _byline(text, pieces),
        published=told.published or _date(page, choice),
        url=told.url,
        language=told.language,
        origin=msgspec.structs.replace(origin, pieces=pieces),
    )


# --- text and pieces -----------------------------------------------------------------------------


def _joined(page: Page, choice: Kept) -> tuple[str, tuple[Piece, ...]]:
    words: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for text, source, tag in _runs(page, choice):
        words.append(text)
        pieces.append(Piece(Span(at, at + len(text)), source, tag))
        at += len(text)
    return "".join(words), tuple(pieces)


def _runs(page: Page, choice: Kept) -> Iterator[tuple[str, Span | None, str]]:
    for number in choice.numbers:
        if number != choice.numbers[0]:
            yield _PARTED, None, ""
        passage = page.passages[number]
        for run, tag in zip(passage.runs, _tags(passage, number, choice), strict=True):
            yield run.text, Span(run.start, run.end), tag


def _tags(passage: Passage, number: int, choice: Kept) -> Iterable[str]:
    if number in choice.signed:
        return ("byline",) * len(passage.runs)
    return passage.tags


# --- what the page shows of its title, author and date -------------------------------------------


def _title(page: Page, choice: Kept, told: Metadata) -> Datum | None:
    if choice.headline is None:
        return told.titles[0] if told.titles else None
    headline = page.passages[choice.headline]
    return Datum(" ".join(headline.text.split()), headline.place.tag, 0.88)


def _byline(text: str, pieces: Iterable[Piece]) -> Datum | None:
    """The first stretch that the page marks as a byline, as it is printed."""
    words = []
    for piece in pieces:
        if piece.tag == "byline":
            words.append(piece.at.of(text))
        elif words:
            break
    printed = " ".join("".join(words).split()).strip(" |,")
    return Datum(printed, "byline element", 0.5) if printed else None


def _date(page: Page, choice: Kept) -> Datum | None:
    first, last = page.passages[choice.numbers[0]], page.passages[choice.numbers[-1]]
    return date_shown(page.facts, first.runs[0].start, last.runs[-1].end)
