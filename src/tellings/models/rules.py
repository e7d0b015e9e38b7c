"""The syntax that needs no model: sentences, words and runs of capitals, by rules alone.

It stands in where no parser is installed, and for text beyond what is worth parsing. Its words
have no tag, lemma or governor; "NAME" marks a run of capitalised words of no known type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from tellings import lexicon
from tellings.model import Span, Word
from tellings.models import boundaries
from tellings.text import Shadow, shadow

Sentences = tuple[tuple[Word, ...], ...]

# Initials ("U.S."), an apostrophe's tail ("'s"), words with hyphens or points of a number inside.
# No group is possessive, since Python before 3.11.5 matches such groups wrongly (CPython 106052).
_TOKEN = re.compile(
    r"(?:[A-Z]\.)+(?:[A-Z]\b)?|'(?:s|re|ve|ll|d|m|t)\b|[A-Z]'[A-Z][^\W_]+"
    r"|[^\W_]+(?:[.,]\d+)*(?:-[^\W_]+)*|\.\.+|\S"
)


class RuleSyntax(Struct, frozen=True):
    """Splits texts into sentences and words by rules. `language` is "": it takes any."""

    language: str = ""

    def parse(self, texts: Sequence[str]) -> list[Sentences]:
        """For each text its sentences; offsets are code points of that text."""
        return [_parsed(shadow(text, squeeze=False)) for text in texts]


def _parsed(plain: Shadow) -> Sentences:
    spans = boundaries.sentences(plain.text)
    found = (tuple(_words(plain, span)) for span in spans)
    return tuple(words for words in found if words)


def _words(plain: Shadow, sentence: Span) -> Iterator[Word]:
    spans = apart(plain, _tokens(plain.text, sentence))
    names = _names([span.of(plain.text) for span in spans])
    for number, (span, name) in enumerate(zip(spans, names, strict=True)):
        at = plain.original(span)
        yield Word(at.start, at.end, head=number, name=name)


def apart(plain: Shadow, tokens: Iterable[Span]) -> list[Span]:
    """Tokens of a shadow without those that come from a character that one before them has
    taken: "½" is three tokens on the shadow, and one of the text."""
    kept: list[Span] = []
    end = 0
    for token in tokens:
        at = plain.original(token)
        if at.start >= end:
            kept.append(token)
            end = at.end
    return kept


def _tokens(text: str, sentence: Span) -> Iterator[Span]:
    """The tokens of a sentence; an abbreviation keeps its point."""
    skip = -1
    for found in _TOKEN.finditer(text, sentence.start, sentence.end):
        start, end = found.span()
        if start < skip:
            continue
        if text[end : end + 1] == "." and end + 1 < sentence.end and _shortened(found.group()):
            end += 1
            skip = end
        yield Span(start, end)


def _shortened(word: str) -> bool:
    return word[0].isupper() and word.casefold() in _abbreviations()


def _names(words: list[str]) -> list[str]:
    """A label for each word. A sentence's first word counts if a capital follows it."""
    capital = [word[0].isupper() and word != "I" for word in words]
    if capital[:1] == [True]:
        capital[0] = capital[1:2] == [True] and words[0] not in _starters()
    return [
        "" if not now else "I-NAME" if before else "B-NAME"
        for before, now in pairwise([False, *capital])
    ]


@cache
def _abbreviations() -> frozenset[str]:
    return lexicon.words("tellings.models", "abbreviations")


def _starters() -> frozenset[str]:
    return lexicon.words("tellings.models", "starters")
