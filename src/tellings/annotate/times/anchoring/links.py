"""Lengths of time with the event that they are reckoned from: "a day" after "the leaders met"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from tellings.annotate.times.anchoring.distance import is_length
from tellings.annotate.times.clauses import Clauses
from tellings.annotate.times.participants import Parse
from tellings.annotate.times.words import rows
from tellings.model import Span, TimeExpression, Word
from tellings.text import trim

_ENDS = frozenset({",", ":", ".", "-LRB-", "-RRB-"})
# Words that name something: without one, the words after a link tell of no event.
_NAMERS = ("NN", "PRP", "VBG", "CD")
_MARKS = " \t\n\r\"'“”‘’«».,;:—–-()[]"


class Link(Struct, frozen=True):
    """A time, the direction that the word after it tells, and the words of the event.

    `head` is the index of the verb or noun of the event in its sentence. `point` is false of a
    stretch of time: "for a month after", "in the two days before".
    """

    time: TimeExpression
    direction: str
    event: Span
    parse: Parse
    head: int
    point: bool


def links(found: Sequence[TimeExpression], text: str, clauses: Clauses) -> Iterator[Link]:
    """The lengths of time among time expressions that are reckoned from an event."""
    pattern = _pattern(clauses.language)
    if pattern is None:
        return
    starts = {time.hull.start for time in found}
    for time in found:
        match, words = _after(pattern, text, time.hull)
        if match and is_length(time, words, clauses.language):
            direction = _directions(clauses.language)[_plain(match[1])]
            at = Span(match.start(1), match.end(1))
            yield from (
                link
                for link in _link(time, direction, at, clauses)
                if link.event.start not in starts
            )


def _after(pattern: re.Pattern[str], text: str, at: Span) -> tuple[re.Match[str] | None, str]:
    """The link that follows a time or ends it, and the words of the time without it."""
    if match := pattern.match(text, at.end):
        return match, at.of(text)
    for match in pattern.finditer(text, at.start, at.end):
        if match.end() == at.end:
            return match, text[at.start : match.start()]
    return None, ""


def _link(time: TimeExpression, direction: str, at: Span, clauses: Clauses) -> Iterator[Link]:
    parse = clauses.parse(at)
    place = clauses.place(at)
    if parse is None or place is None:
        return
    head = _governed(parse, place.index)
    if head is None or head <= place.index or _is_cut(parse, place.index, head):
        return
    span = _event_span(parse, head, at.end)
    event = trim(clauses.text, span, _MARKS)
    if event and _names(event, parse):
        yield Link(time, direction, event, parse, head, _is_point(time, parse, clauses))


def _is_cut(parse: Parse, link: int, head: int) -> bool:
    """Whether a dash or colon stands before the head, so that it belongs to another clause."""
    return any(word.tag == ":" for word in parse.words[link:head])


def _names(event: Span, parse: Parse) -> bool:
    inside = (word for word in parse.words if event.start <= word.start < event.end)
    return any(word.tag.startswith(_NAMERS) for word in inside)


def _is_point(time: TimeExpression, parse: Parse, clauses: Clauses) -> bool:
    """Whether a length of time tells a day and no stretch: it follows no preposition and no "and".

    "The day before" is a day, "the days before" and "the two days before" are stretches.
    """
    place = clauses.place(time.hull)
    if place is None:
        return False
    before, first, second = (_word(parse, place.index + n) for n in (-1, 0, 1))
    lead = second if first and parse.is_definite(first) else first
    definite = any(word and parse.is_definite(word) for word in (before, first))
    if definite and lead and lead.tag in ("CD", "JJ", "NNS"):
        return False
    return before is None or before.tag not in ("IN", "TO", "CC")


def _word(parse: Parse, index: int) -> Word | None:
    return parse.words[index] if 0 <= index < len(parse.words) else None


def _governed(parse: Parse, index: int) -> int | None:
    """The verb or noun that the word at an index, or the preposition after it, leads to."""
    if parse.words[index].role == "mark":
        return parse.words[index].head
    for below in (index, *parse.with_role(index, "prep", "pcomp")):
        found = parse.with_role(below, "pobj", "pcomp")
        if found:
            return found[0]
    return None


def _event_span(parse: Parse, head: int, start: int) -> Span:
    """From `start` to the first mark behind the head, of what hangs on the head."""
    below, last = frozenset(parse.below(head)), head
    while last + 1 in below and parse.words[last + 1].tag not in _ENDS:
        last += 1
    return Span(start, parse.words[last].end)


@cache
def _directions(language: str) -> dict[str, str]:
    return {row["word"]: row["direction"] for row in rows("event_links", language)}


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """A link right after a time, or as the last words of one; None in a language without any."""
    known = sorted(_directions(language), key=lambda words: (-len(words), words))
    if not known:
        return None
    either = "|".join(r"\s+".join(map(re.escape, words.split())) for words in known)
    return re.compile(rf"\s+({either})(?!\w)", re.IGNORECASE)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
