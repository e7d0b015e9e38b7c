"""Times that are reckoned from an event: "a day after the leaders pledged to meet again".

When that was is known if a date stands right beside it ("on Wednesday, a day after ..."), or if
the article dates the event elsewhere: a clause or a noun that tells of the same event (`events`)
and has a date of its own. One such date, and it is reckoned with; none, or several that differ,
and the time stays open with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from tellings.annotate.times.anchoring.distance import distance
from tellings.annotate.times.anchoring.links import Link, links
from tellings.annotate.times.anchoring.tellings import Tellings
from tellings.annotate.times.clauses import Clauses
from tellings.dates import days
from tellings.lexicon import language_of
from tellings.model import Reading, Span, TimeExpression

_SURE = {"within": 0.85, "named": 0.75, "described": 0.6}
"""How sure a date is by how its event was known: in its own clause, by who takes part, or less."""
_BESIDE = 0.85
_NEAR, _SHOWN = 16, 90
# Between a date and a length of time that tells of the same: a comma or dash, and "just", "only".
_APPOSED = re.compile(r"\s*[,–—]\s*(\w+\s+)?|\s+--?\s+")


def anchored(reading: Reading, found: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """The time expressions, those that are reckoned from an event with `event`, `date`, `anchor`.

    `found` are the time expressions of the reading, in order; type and value stay as they are.
    """
    clauses = Clauses(reading, language_of(reading.article))
    linked = {link.time.id: link for link in links(found, reading.article.text, clauses)}
    beside = {
        after.id: before
        for before, after in pairwise(found)
        if after.id in linked and _is_beside(before, linked[after.id], clauses)
    }
    apart = {*linked, *(each.id for each in beside.values())}
    tellings = Tellings(clauses, [each for each in found if each.id not in apart])
    for each in found:
        if each.id in beside:
            yield _as_beside(linked[each.id], beside[each.id], clauses)
        else:
            yield _resolved(linked[each.id], tellings, clauses) if each.id in linked else each


def _is_beside(before: TimeExpression, link: Link, clauses: Clauses) -> bool:
    """Whether a date stands right before a length of time, so that both tell of one day.

    What may stand between, beside a mark, is an adverb ("just").
    """
    start, end = before.hull.end, link.time.hull.start
    if not link.point or not days(before.date) or not 0 < end - start <= _NEAR:
        return False
    match = _APPOSED.fullmatch(clauses.text, start, end)
    if not match or not match[1]:
        return match is not None
    place = clauses.place(Span(match.start(1), match.end(1)))
    return place is not None and place.word.tag.startswith("RB")


def _as_beside(link: Link, date: TimeExpression, clauses: Clauses) -> TimeExpression:
    why = f"told beside “{_words(date.hull, clauses)}”, and so of that date; {link.direction} "
    return replace(
        link.time,
        date=date.date,
        anchor=date.id,
        event=link.event,
        confidence=min(link.time.confidence, date.confidence, _BESIDE),
        why=_with(link.time, f"{why}“{_words(link.event, clauses)}”"),
    )


def _resolved(link: Link, tellings: Tellings, clauses: Clauses) -> TimeExpression:
    """The time of a link with what is known of its event."""
    told = f"“{_words(link.event, clauses)}”"
    how, dated = tellings.dates(link)
    if len({each.time.date for each in dated}) == 1:
        first = dated[0].time
        known = f"{told}, which is dated {first.date} (“{_words(first.hull, clauses)}”)"
        return _reckoned(link, first, _SURE[how], known, clauses)
    unknown = "more than one date is told" if dated else "no date was found"
    why = _with(link.time, f"reckoned from {told}, for which {unknown}")
    return replace(link.time, date="", anchor=None, event=link.event, why=why)


def _reckoned(
    link: Link, time: TimeExpression, sure: float, known: str, clauses: Clauses
) -> TimeExpression:
    """The time of a link, reckoned from the date of its event, as far as that goes."""
    words = link.time.hull.of(clauses.text)
    value, why = "", f"counted from {known}"
    if link.direction != "since":
        why = f"reckoned {link.direction} {known}"
        ahead = link.direction == "after"
        far = distance(link.time, words, clauses.language, ahead=ahead) if link.point else None
        value = far.reckoned(time.date) if far else ""
        if not link.point:
            why += "; a stretch of time, and no day"
        elif not value:
            why += "; how far from it cannot be told"
    return replace(
        link.time,
        date=value,
        anchor=time.id,
        event=link.event,
        confidence=min(link.time.confidence, time.confidence, sure),
        why=_with(link.time, why),
    )


def _words(at: Span, clauses: Clauses) -> str:
    """The words of a stretch, those of a long one cut."""
    words = " ".join(at.of(clauses.text).split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()} …"


def _with(time: TimeExpression, why: str) -> str:
    return f"{time.why}; {why}" if time.why else why
