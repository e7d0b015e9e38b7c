"""What a time dates: the verb or noun above it in the parse."""

from __future__ import annotations

from tellings.annotate.times.participants import Parse
from tellings.annotate.times.words import rows
from tellings.model import Span, Word

_CLIMB = 4
_LEADING = frozenset({"prep", "pobj", "npadvmod", "advmod", "nummod", "pcomp", "tmod", "appos"})
_NAMING = frozenset({"compound", "nmod", "amod", "nummod", "poss"})


def governed(parse: Parse, index: int, at: Span) -> int | None:
    """The verb or noun that a time at a word dates: "met on Monday", "the May 3 vote".

    A time behind a noun ("the vote on Monday") is taken to date the noun if that is a subject,
    else the verb; behind a noun that a preposition governs it may date either, so neither. After
    "since" and "until" it dates nothing.
    """
    index = _head(parse, index, at)
    for _ in range(_CLIMB):
        word = parse.words[index]
        if word.head == index or not 0 <= word.head < len(parse.words):
            break
        above = parse.words[word.head]
        if word.role == "prep" and not _dates(parse, index):
            break
        if above.tag.startswith("VB"):
            return word.head if word.role in (*_LEADING, "nsubj", "dobj") else None
        if _is_dated_noun(word, above, at):
            return word.head
        if not _leads(word, above):
            break
        index = word.head
    return None


def _leads(word: Word, above: Word) -> bool:
    """Whether what is above the word above may still be what the time dates."""
    if word.role == "prep" and above.role == "pobj":
        return False
    return word.role in _LEADING or above.role in ("dobj", "attr")


def _is_dated_noun(word: Word, above: Word, at: Span) -> bool:
    """Whether a noun is dated by the word below it: "the May 3 vote", "the vote on Monday was"."""
    if not above.tag.startswith("NN"):
        return False
    if word.role == "prep":
        # The parser hangs "Quill on Monday left" on the name; nobody has a date.
        return above.role in ("nsubj", "nsubjpass") and not above.tag.startswith("NNP")
    return above.start >= at.end and word.role in _NAMING


def _dates(parse: Parse, index: int) -> bool:
    known = rows("event_dating", parse.language)
    return any(row["word"] == parse.words[index].lemma.lower() for row in known)


def _head(parse: Parse, index: int, at: Span) -> int:
    """The word of a time, from its first one on, that hangs on a word outside of it."""
    for number in range(index, len(parse.words)):
        word = parse.words[number]
        if word.start >= at.end:
            break
        if word.head == number or not 0 <= word.head < len(parse.words):
            break
        if not at.start <= parse.words[word.head].start < at.end:
            return number
    return index
