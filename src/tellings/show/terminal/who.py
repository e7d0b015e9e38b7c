"""Who acts and speaks: each actor, what each telling says it is, and where it is told."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from tellings.show.heads import Head
from tellings.show.terminal.lines import Line, doubt, line, ours, styled
from tellings.show.who import Everyone, Told, Who

MOST = 12
"""How many of those that one telling has are listed; the rest is counted."""


def who(heads: tuple[Head, ...], found: Everyone) -> Iterator[Line]:
    """Actors that several tellings have, then unnamed sources, then those that one has."""
    for row in found.shared:
        yield from _who(heads, row)
    if found.unnamed:
        yield line(2, ours("without a name", "dim"))
        for row in found.unnamed:
            yield from _who(heads, row)
    if found.single:
        yield line(2, ours("told by one only: ", "dim"), _names(found.single[:MOST]), *_rest(found))
    if found.hidden:
        yield line(2, ours(f"{found.hidden} more too unsure to show", "dim"))


def _who(heads: tuple[Head, ...], row: Who) -> Iterator[Line]:
    facts = ours(f" · {' · '.join(filter(None, (row.kind, row.country)))}", "dim")
    also = (ours(" · also ", "dim"), ", ".join(row.names)) if row.names else ()
    yield line(2, styled(row.name, "bold"), facts, *also)
    for office in row.office:
        yield line(4, ours(f"by the table of leaders: {office}", "dim"))
    yield from doubt(4, row.doubt)
    for head, cell in zip(heads, row.cells, strict=True):
        if cell:
            yield _told(head, cell)


def _told(head: Head, cell: Told) -> Line:
    quoted = f", source of {cell.quoted}" if cell.quoted else ""
    places = ", ".join(place.label for place in cell.places)
    role = (cell.role, ours(" ")) if cell.role else ()
    return line(
        4, ours(f"{head.letter}  "), *role, ours(f"×{cell.count}{quoted}  "), ours(places, "cyan")
    )


def _names(rows: tuple[Who, ...]) -> Text:
    """Names with the place of each."""
    parts: list[Text] = []
    for row in rows:
        place = next(cell.places[0].label for cell in row.cells if cell)
        parts += [styled(row.name, ""), ours(f" ({place}), ", "cyan")]
    if parts:
        parts[-1] = Text(parts[-1].plain.removesuffix(", "), "cyan")
    return Text.assemble(*parts)


def _rest(found: Everyone) -> tuple[Text, ...]:
    more = len(found.single) - MOST
    return (ours(f" and {more} more", "dim"),) if more > 0 else ()
