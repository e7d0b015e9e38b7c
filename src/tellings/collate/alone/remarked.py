"""What explains a silence: that an article is much shorter than the others, or older."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Literal

from msgspec import Struct

from tellings import dates
from tellings.collate.counted import Counted
from tellings.dates import Days
from tellings.model import Collation, Reading, Written

SHORT = 0.5
"""Share of the median words of the others up to which an article is much shorter."""

MOST = 0.5
"""More than this share of the other dated articles must be later for an article to be older."""


class Remark(Struct, frozen=True):
    """A fact about an article that may explain why it does not tell what others tell.

    "shorter": it has `words` words where the others have `others` (their median). "older": it was
    written on `written` (ISO 8601), `later` of the `dated` other articles with a known date after
    that, the first of those on `next`. `why` says it in words; an inferred date is called so.
    """

    article: str
    kind: Literal["shorter", "older"]
    why: str
    confidence: float = 1.0
    words: int = 0
    others: int = 0
    written: str = ""
    next: str = ""
    later: int = 0
    dated: int = 0

    @property
    def share(self) -> float:
        """Its words as a share of the median of the others; 0 where that is not the remark."""
        return self.words / self.others if self.others else 0.0


def remarks(collation: Collation) -> tuple[Remark, ...]:
    """Which articles are much shorter or older than the others, in the order of the readings."""
    counts = {each.article.id: len(Counted(each)) for each in collation.readings}
    return tuple(
        remark
        for reading in collation.readings
        for remark in (
            *_shorter(reading, counts),
            *_older(reading, [each for each in collation.readings if each is not reading]),
        )
    )


def _shorter(reading: Reading, counts: dict[str, int]) -> Iterator[Remark]:
    words = counts[reading.article.id]
    others = [count for article, count in counts.items() if article != reading.article.id]
    middle = round(median(others)) if others else 0
    if middle and words <= SHORT * middle:
        what = "the median of the others is" if len(others) > 1 else "the other has"
        why = f"much shorter: {words} words; {what} {middle}"
        yield Remark(reading.article.id, "shorter", why, words=words, others=middle)


def _older(reading: Reading, others: Sequence[Reading]) -> Iterator[Remark]:
    own = known(reading)
    dated = [found for each in others if (found := known(each))]
    if own is None:
        return
    later = sorted(
        (each for each in dated if each[0].first > own[0].last),
        key=lambda each: (each[0], each[1].value, -each[1].confidence),
    )
    if len(later) > MOST * len(dated):
        yield _old(reading.article.id, own[1], [written for _, written in later], len(dated))


def _old(article: str, written: Written, later: Sequence[Written], dated: int) -> Remark:
    count = f"{len(later)} of {dated} others are" if dated > 1 else "the other is"
    return Remark(
        article,
        "older",
        f"older: of {_told(written)}; {count} later, from {_told(later[0])} on",
        confidence=min(written.confidence, later[0].confidence),
        written=written.value,
        next=later[0].value,
        later=len(later),
        dated=dated,
    )


def _told(written: Written) -> str:
    return written.value + (" (inferred)" if written.basis == "inferred" else "")


def known(reading: Reading) -> tuple[Days, Written] | None:
    """The days on which an article was written, and how that is known; None if it is not."""
    written = reading.written
    found = dates.days(written.value) if written else None
    return (found, written) if found and written else None
