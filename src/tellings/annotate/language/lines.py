"""The sentences of an article as names are sought in them: words with their plain forms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from tellings.annotate.language.sentences import BEYOND, HEADINGS
from tellings.annotate.language.titlecase import is_capitals
from tellings.model import Block, Reading, Sentence, Span, Word
from tellings.text import normal

# Where names are sought: not in the reporter's biography, nor in what is not the report's.
SOUGHT = frozenset({"headline", "summary", "heading", "paragraph", "caption"})


class Line(Struct, frozen=True, dict=True):
    """A sentence. `forms` are its words with plain quotes; `free` says whether names may be
    found here anew: in title case only names known from elsewhere are."""

    text: str
    words: tuple[Word, ...]
    forms: tuple[str, ...]
    free: bool
    capitals: bool

    @cached_property
    def tagged(self) -> bool:
        """Whether the words have tags and governors."""
        return any(word.tag for word in self.words)

    def span(self, first: int, last: int) -> Span:
        """Of the text, from word `first` up to but not including word `last`."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def slice(self, first: int, last: int) -> str:
        """The words from `first` up to `last` as written, with plain quotes and blanks."""
        return normal(self.span(first, last).of(self.text)) if first < last else ""

    def capital(self, number: int) -> bool:
        """Whether a word begins with a capital letter (or is all of one case without case)."""
        return self.forms[number][:1].isupper()


def lines(reading: Reading) -> Iterator[Line]:
    """The sentences in which names are sought, in order. Those beyond the budget are left out."""
    text = reading.article.text
    sought = [block for block in reading.of(Block) if block.role in SOUGHT]
    at = 0
    for sentence in reading.of(Sentence):
        while at < len(sought) and sought[at].hull.end <= sentence.hull.start:
            at += 1
        if sentence.by == BEYOND:
            continue
        if at < len(sought) and sought[at].hull.start <= sentence.hull.start:
            yield _line(text, sentence, heading=sought[at].role in HEADINGS)


def _line(text: str, sentence: Sentence, *, heading: bool) -> Line:
    return Line(
        text=text,
        words=sentence.words,
        forms=tuple(normal(word.span.of(text)) for word in sentence.words),
        free=not heading or any(word.tag or word.name for word in sentence.words),
        capitals=is_capitals(sentence.hull.of(text)),
    )
