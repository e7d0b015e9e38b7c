"""What one text alone tells of the time before the news: its background."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.collate.alone.asserted import Apart
from tellings.collate.alone.only import Only
from tellings.collate.timeline import Dated, Spell, Timeline, timeline
from tellings.collate.timeline.spells import length
from tellings.model import (
    Attribution,
    Block,
    Claim,
    Collation,
    Note,
    Reading,
    Ref,
    Sentence,
    Span,
    TimeExpression,
)
from tellings.text import covers, trim

BEFORE = "PAST_REF"
"""TIMEX3's value of a time that is past and at no known place on the calendar ("once")."""


_EDGES = " \n.,;:!?"

YEAR = 366
"""Days."""


def background(
    collation: Collation, apart: Apart | None = None, dates: Timeline | None = None
) -> tuple[Only, ...]:
    """For each article, what only it dates to before the news, or tells of some time in the past.

    Each ref has the id of the claim, or else of the sentence or block, and the place of the words
    that are dated. Left out is what is of a time of which another text tells something, what only
    names a source ("a February report by ..."), and what could not be said to be alone as a claim:
    see `asserted`.
    """
    apart = apart or Apart(collation)
    told = dates or timeline(collation)
    dated: dict[str, list[Span]] = {}
    for each in _dated_alone(told, apart):
        dated.setdefault(each.article, []).append(each.at)
    return tuple(
        apart.texts.only(
            reading.article.id,
            _refs(reading, [*dated.get(reading.article.id, ()), *_undated(reading)], apart),
        )
        for reading in collation.readings
    )


def _dated_alone(told: Timeline, apart: Apart) -> Iterator[Dated]:
    """What is dated to the background, where no rival dates anything to that time."""
    before = [each for entry in told.of("background") for each in entry.told]
    for each in before:
        rivals = apart.texts.rivals(each.article)
        theirs = (other.spell for other in before if other.article in rivals)
        if not any(_meets(each.spell, spell) for spell in theirs):
            yield each


def _meets(own: Spell, other: Spell) -> bool:
    """Whether they share a day; a stretch of years tells nothing of one that is shorter."""
    return own.days.meets(other.days) and length(other.days) <= max(length(own.days), YEAR)


def _undated(reading: Reading) -> Iterator[Span]:
    """The claims that are of some time in the past."""
    past = {each.id for each in reading.of(TimeExpression) if each.value == BEFORE}
    return (claim.hull for claim in reading.of(Claim) if past.intersection(claim.times))


def _refs(reading: Reading, spans: list[Span], apart: Apart) -> Iterator[Ref]:
    article, text = reading.article.id, reading.article.text
    sources = [span for each in reading.of(Attribution) for span in each.source]
    bare = (trim(text, at, _EDGES) for at in spans)
    told = [at for at in bare if at and not any(covers(source, at) for source in sources)]
    outermost = _outermost(told)
    parts = apart.alone([(article, (at,)) for at in outermost])
    for at in (at for at, each in zip(outermost, parts, strict=True) if each):
        if note := _around(reading, at):
            whole = isinstance(note, Claim) and trim(text, note.hull, _EDGES) == at
            yield Ref(article, note.id, () if whole else (at,))


def _outermost(spans: list[Span]) -> list[Span]:
    """The stretches in order, without those that lie in another."""
    found: list[Span] = []
    for span in sorted(set(spans), key=lambda each: (each.start, -each.end)):
        if not found or not covers(found[-1], span):
            found.append(span)
    return found


def _around(reading: Reading, at: Span) -> Note | None:
    """The smallest claim, or else sentence, or else block that holds a stretch."""
    for kind in (Claim, Sentence, Block):
        over = [note for note in reading.of(kind) if covers(note.hull, at)]
        if over:
            return min(over, key=lambda note: (len(note.hull), note.id))
    return None
