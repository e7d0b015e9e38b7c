"""Rows: a claim as all tell it, with who holds it in each telling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from msgspec import Struct

from tellings.collate import places
from tellings.collate.claims.substance import weight
from tellings.collate.places import Index
from tellings.collate.stance.held import Held, Holders
from tellings.model import Claim, Collation, Link, Ref, Role


class Telling(Struct, frozen=True):
    """A claim of an article, and who holds it there, from the outlet in to the innermost source."""

    ref: Ref
    held: tuple[Held, ...]


class Row(Struct, frozen=True):
    """A claim as all tell it: its tellings in order of article and place."""

    tellings: tuple[Telling, ...]
    confidence: float
    why: str

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that tell it, sorted, each once."""
        return tuple(sorted({telling.ref.article for telling in self.tellings}))


def rows(collation: Collation, links: Sequence[Link] | None = None) -> tuple[Row, ...]:
    """The claims that several articles tell: those of same-claim links, or of the links given.

    Those that most texts tell come first (copies of one text count once), then those that say
    most (names, amounts, main clauses, headlines), then by how early in the articles they stand,
    in shares of their length; the order of the input makes no difference.
    """
    leaders = {copy.article: copy.of for copy in collation.story.copies}
    holders = {reading.article.id: Holders(reading) for reading in collation.readings}
    blocks = {reading.article.id: places.roles(reading) for reading in collation.readings}
    wanted = collation.of("same-claim") if links is None else links
    found = [_row(collation, link, holders) for link in wanted]
    return tuple(sorted(found, key=lambda row: _rank(collation, row, leaders, blocks)))


def happenings(collation: Collation) -> tuple[Row, ...]:
    """The happenings that several articles tell of, without those whose tellings say the same.

    They are the same-event links: what their claims tell of one happening may differ.
    """
    joined = [frozenset(link.members) for link in collation.of("same-claim")]
    links = [
        link
        for link in collation.of("same-event")
        if not any(frozenset(link.members) <= members for members in joined)
    ]
    return rows(collation, links)


def _row(collation: Collation, link: Link, holders: Mapping[str, Holders]) -> Row:
    tellings = (_telling(collation, ref, holders[ref.article]) for ref in link.members)
    return Row(
        tuple(sorted(tellings, key=lambda told: (told.ref.article, collation.spans(told.ref)))),
        link.confidence,
        link.why,
    )


def _telling(collation: Collation, ref: Ref, holders: Holders) -> Telling:
    claim = collation.reading(ref.article).note(ref.note)
    return Telling(ref, holders.of(claim) if isinstance(claim, Claim) else ())


def _rank(
    collation: Collation, row: Row, leaders: Mapping[str, str], blocks: Mapping[str, Index[Role]]
) -> tuple[int, int, float, tuple[Ref, ...]]:
    texts = {_leader(article, leaders) for article in row.articles}
    refs = tuple(told.ref for told in row.tellings)
    says = max(_weight(collation, ref, blocks[ref.article]) for ref in refs)
    return (-len(texts), -says, _place(collation, refs), refs)


def _weight(collation: Collation, ref: Ref, blocks: Index[Role]) -> int:
    claim = collation.reading(ref.article).note(ref.note)
    headline = places.role(blocks, collation.spans(ref)[0]) == "headline"
    return weight(claim, headline) if isinstance(claim, Claim) else 0


def _leader(article: str, leaders: Mapping[str, str]) -> str:
    """The text that an article repeats, its own where it repeats none."""
    seen = {article}
    while (above := leaders.get(article)) is not None and above not in seen:
        seen.add(article := above)
    return article


def _place(collation: Collation, refs: Iterable[Ref]) -> float:
    """Where a claim stands: the mean over articles of its first place, as a share of the text."""
    first: dict[str, float] = {}
    for ref in refs:
        start = min(span.start for span in collation.spans(ref))
        length = len(collation.reading(ref.article).article.text) or 1
        first[ref.article] = min(first.get(ref.article, 1.0), start / length)
    return round(fmean(sorted(first.values())), 6)
