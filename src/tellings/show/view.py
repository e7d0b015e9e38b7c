"""All that a page shows of a collation, without any markup."""

from __future__ import annotations

from msgspec import Struct

from tellings.collate.alone.asserted import Apart
from tellings.model import Collation
from tellings.show import (
    calls,
    claims,
    heads,
    made,
    notes,
    odds,
    only,
    same,
    silent,
    weight,
    when,
    who,
    whom,
)
from tellings.show import strip as voiced
from tellings.show.calls import Calls
from tellings.show.claims import Claimed
from tellings.show.heads import Head
from tellings.show.made import Made
from tellings.show.odds import Differences
from tellings.show.only import Only
from tellings.show.same import Same
from tellings.show.strip import Strip
from tellings.show.telling import Place, Tellings
from tellings.show.weight import Weight
from tellings.show.when import When
from tellings.show.who import Everyone
from tellings.show.whom import ByWhom

MOST_COLUMNS = 4
"""Tellings that a table shows side by side; of more, it lists those that tell."""


class View(Struct, frozen=True):
    """All that the page shows but the annotated texts. The tuples of one item a telling align.

    `felt` and `unsure`: whether any attribution is of what is only thought, or is unsure.
    """

    title: str
    heads: tuple[Head, ...]
    short: tuple[Head, ...]
    strip: Strip
    claims: tuple[Claimed, ...]
    events: tuple[Claimed, ...]
    odds: Differences
    same: tuple[Same, ...]
    only: tuple[Only, ...]
    when: When
    who: Everyone
    whom: tuple[ByWhom, ...]
    calls: tuple[Calls, ...]
    weight: Weight
    made: Made
    felt: bool
    unsure: bool

    @property
    def wide(self) -> bool:
        """Whether there are too many tellings for a column each."""
        return len(self.heads) > MOST_COLUMNS


Twins = tuple[Place, ...]
"""Places of several tellings that tell the same, or differ in one thing."""


def view(collation: Collation, tellings: Tellings) -> View:
    """What the page shows of a collation, without any markup."""
    found = tuple(heads.head(each) for each in tellings.values())
    by = tuple(whom.by_whom(collation, each) for each in tellings.values())
    said = [each for one in by for each in notes.in_order(one)]
    apart = Apart(collation)
    sought = silent.searched(collation, apart)
    return View(
        title=heads.title(collation, tellings),
        heads=found,
        short=heads.short(found),
        strip=voiced.strip(collation, tellings),
        claims=claims.claims(collation, tellings, sought),
        events=claims.events(collation, tellings, sought),
        odds=odds.differences(collation, tellings),
        same=same.same(collation, tellings, sought),
        only=only.only(collation, tellings, apart, sought),
        when=when.when(collation, tellings),
        who=who.who(collation, tellings),
        whom=by,
        calls=calls.calls(collation, tellings),
        weight=weight.weight(collation, tellings),
        made=made.made(collation, tellings),
        felt=any(each.felt for each in said),
        unsure=any(each.doubt for each in said),
    )


def places_in(part: object) -> list[Place]:
    """Every place that a part of a view leads to, in order."""
    found: list[Place] = []
    _gather(part, found)
    return found


def _gather(part: object, found: list[Place]) -> None:
    """Add the places of a part to those found: as a generator each would pass every level."""
    if isinstance(part, Place):
        found.append(part)
    elif isinstance(part, Struct):
        for field in part.__struct_fields__:
            _gather(getattr(part, field), found)
    elif isinstance(part, tuple):
        for each in part:
            _gather(each, found)


def compared(seen: View) -> list[Place]:
    """The places of what is compared, without those of names."""
    alone = tuple((each.said, each.claims, each.background, each.missing) for each in seen.only)
    return places_in((seen.claims, seen.events, seen.odds, seen.same, alone, seen.when))


def twins(seen: View) -> list[Twins]:
    """The places of all tellings of each quotation and of each claim that several share."""
    quoted = (tuple(w.place for row in each.rows for w in row.witnesses) for each in seen.same)
    return [*quoted, *claims.twins(seen.claims), *claims.twins(seen.events)]


def stops(seen: View) -> list[Twins]:
    """What the keys go through: what is at odds, what differs, quotations in several wordings."""
    worded = (each for each in seen.same if len({row.words.words for row in each.rows}) > 1)
    quoted = (tuple(w.place for row in each.rows for w in row.witnesses) for each in worded)
    return [*odds.twins(seen.odds), *quoted]
