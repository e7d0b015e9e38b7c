"""What tells nothing that is not shown beside it: passages that lie within others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tellings.model import Collation, Ref, Spans
from tellings.text import intersect

MOSTLY = 0.8
"""Share of a passage's characters from which on it stands within another."""

Told = Mapping[str, Spans]
"""What is told of a thing in each article, by the article's id."""


def told(collation: Collation, refs: Iterable[Ref]) -> Told:
    """The words of some notes, by article, in the order of its text."""
    found: dict[str, list[Ref]] = {}
    for ref in refs:
        found.setdefault(ref.article, []).append(ref)
    return {
        article: tuple(sorted(span for ref in each for span in collation.spans(ref)))
        for article, each in found.items()
    }


def unfolded(places: Sequence[Told], beside: Iterable[Told] = ()) -> frozenset[int]:
    """The numbers of the things that do not lie within another in every article of theirs.

    `places` tell where each stands, `beside` what else is shown. Of two that lie within each other
    the longer is kept, or else the first.
    """
    shown, kept = list(beside), set()
    for number in sorted(range(len(places)), key=lambda at: (-_length(places[at]), at)):
        if not any(_within(places[number], other) for other in shown):
            shown.append(places[number])
            kept.add(number)
    return frozenset(kept)


def _length(told: Told) -> int:
    return sum(len(span) for at in told.values() for span in at)


def _within(inner: Told, outer: Told) -> bool:
    """Whether what is told of one thing stands in what is told of another, in every article."""
    return all(
        article in outer and MOSTLY * sum(map(len, at)) <= _shared(at, outer[article])
        for article, at in inner.items()
    )


def _shared(spans: Spans, others: Spans) -> int:
    """How many characters of the first the others have; overlaps within them count once."""
    covered = sorted(part for span in spans for each in others if (part := intersect(span, each)))
    count, end = 0, 0
    for part in covered:
        count += max(0, part.end - max(end, part.start))
        end = max(end, part.end)
    return count
