"""What of a page was not taken, and why: for a person who asks what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.intake.pages.article import Kept
from tellings.intake.pages.body import is_linked
from tellings.intake.pages.markup import characters
from tellings.intake.pages.passages import Page, Passage
from tellings.model import Left, Span

MOST = 300
_SHOWN = 80
_SOURCE_SHOWN = 2_000
_MARKUP = re.compile(r"<(script|style|svg)\b.*?(?:</\1|$)|<[^>]*(?:>|$)", re.IGNORECASE | re.DOTALL)


def left_out(source: str, page: Page, choice: Kept) -> tuple[Left, ...]:
    """The first `MOST` stretches of the page that were not taken, in order."""
    found = [*_passages(page, choice), *_passed(source, page)]
    found.sort(key=lambda left: left.at)
    return tuple(found[:MOST])


def _passages(page: Page, choice: Kept) -> Iterator[Left]:
    """Passages that follow each other, left out for one reason, are one stretch."""
    seen = {page.passages[n].text for n in choice.why}
    first, last = min(choice.why), max(choice.why)
    begun: Left | None = None
    count = 0
    for n, passage in enumerate(page.passages):
        if n in choice.why:
            continue
        why = _why(passage, seen, above=n < first, below=n > last)
        seen.add(passage.text)
        if begun and begun.why == why and n - 1 not in choice.why:
            begun = Left(Span(begun.at.start, passage.end), begun.tag, why, begun.words)
            continue
        if begun:
            yield begun
            count += 1
            if count > MOST:
                return
        words = " ".join(passage.text[: 2 * _SHOWN].split())[:_SHOWN]
        begun = Left(Span(passage.start, passage.end), passage.place.tag, why, words)
    if begun:
        yield begun


def _why(passage: Passage, seen: set[str], *, above: bool, below: bool) -> str:
    if passage.place.in_form:
        return "a form"
    if is_linked(passage):
        return "links from end to end"
    if passage.text in seen:
        return "repeated"
    where = "above the report, " if above else "below the report, " if below else ""
    return f"{where}not found in the article by trafilatura"


def _passed(source: str, page: Page) -> Iterator[Left]:
    for each in page.passed[:MOST]:
        words = _words(source[each.start : min(each.end, each.start + _SOURCE_SHOWN)])
        if each.end > each.start and words:
            yield Left(Span(each.start, each.end), each.tag, each.why, words)


def _words(markup: str) -> str:
    """The first words of some source, without its tags."""
    return " ".join(characters(_MARKUP.sub(" ", markup)).split()).lstrip("> ")[:_SHOWN]
