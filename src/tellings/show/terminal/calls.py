"""What each telling calls those of whom several speak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from tellings.show.calls import Called, Calls
from tellings.show.terminal.lines import Line, line, ours, styled


def calls(row: Calls) -> Iterator[Line]:
    """What each telling calls someone or something, with places; quoted words in lines apart.

    What modifies a head is in italics, where the terminal has them.
    """
    yield line(2, styled(row.name, "bold"), ours(f"  {row.kind}", "dim"))
    for cell in row.cells:
        if cell.own:
            yield line(4, *_all(cell.own, len(cell.more)))
        if cell.quoted:
            said = _all(cell.quoted, len(cell.more_quoted))
            yield line(4 + 2 * bool(cell.own), ours("in quotation marks: ", "dim"), *said)


def _all(found: Sequence[Called], more: int) -> Iterator[Text | str]:
    for number, each in enumerate(found):
        yield ours(" · " if number else "")
        yield from _one(each)
    if more:
        yield ours(f" · {more} more", "dim")


def _one(each: Called) -> Iterator[Text | str]:
    yield from (styled(each.before, "italic"), styled(each.head, ""), styled(each.behind, "italic"))
    if each.count > 1:
        yield ours(f" ×{each.count}")
    yield ours(f" ({', '.join(place.label for place in each.places)})")
    if each.speakers:
        yield ours(", ", "dim")
        yield " / ".join(each.speakers)
