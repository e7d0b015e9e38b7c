"""What each calls them: the words that each telling uses for those whom several name."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tellings.collate import naming
from tellings.collate.naming import Designation, Naming
from tellings.model import Collation, Ref
from tellings.show.telling import Place, Tellings
from tellings.text import normal

MOST_PLACES = 4


class Called(Struct, frozen=True):
    """Words for someone, how often a telling uses them, and the first few paragraphs with them."""

    words: str
    count: int
    places: tuple[Place, ...]


class Calls(Struct, frozen=True):
    """Someone or something that several tellings name, with a cell for each telling in order.

    The cell of a telling that does not name it is empty. `differ` says whether any two tellings
    that name it use different words.
    """

    name: str
    cells: tuple[tuple[Called, ...], ...]
    differ: bool


def calls(collation: Collation, tellings: Tellings) -> tuple[Calls, ...]:
    """Whom several tellings name, those first whom they call by different words."""
    rows = [
        Calls(named.name, _cells(collation, tellings, named.namings), _differ(named.namings))
        for named in naming.designations(collation)
        if len(named.namings) > 1
    ]
    return tuple(sorted(rows, key=lambda row: not row.differ))


def places(collation: Collation, tellings: Tellings, refs: Sequence[Ref]) -> tuple[Place, ...]:
    """The places of these refs, one a paragraph, no more than `MOST_PLACES`."""
    found = (tellings[ref.article].place(collation.spans(ref)) for ref in refs)
    one_a_paragraph = {place.label: place for place in reversed(list(found))}
    return tuple(reversed(one_a_paragraph.values()))[:MOST_PLACES]


def _cells(
    collation: Collation, tellings: Tellings, namings: Sequence[Naming]
) -> tuple[tuple[Called, ...], ...]:
    by_article = {each.article: each.designations for each in namings}
    return tuple(
        tuple(
            Called(each.words, each.count, places(collation, tellings, each.refs))
            for each in by_article.get(article, ())
        )
        for article in tellings
    )


def _differ(namings: Sequence[Naming]) -> bool:
    first, *others = (frozenset(map(_compared, each.designations)) for each in namings)
    return any(other != first for other in others)


def _compared(designation: Designation) -> str:
    return normal(designation.words).casefold()
