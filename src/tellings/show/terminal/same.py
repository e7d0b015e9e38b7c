"""What several tell in the same words, and what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.show.same import Row, Same
from tellings.show.terminal.lines import Line, doubt, line, ours, styled
from tellings.show.terminal.roots import behind
from tellings.show.terminal.said import to

_STYLES = {"only": "underline", "near": "italic", "moved": "italic"}


def same(group: Same) -> Iterator[Line]:
    """Words that several tell: who says them, each telling's wording, and what is behind them."""
    who = " / ".join(group.speakers) or "speaker not found"
    yield line(2, styled(who + to(group.addressees), "bold"))
    yield from (_row(row) for row in group.rows)
    yield from (line(4, ours(f"{each.letter}  "), ours(each.how, "dim")) for each in group.silent)
    yield from (line(4, ours(each, "dim")) for each in group.differs)
    if group.count:
        yield line(4, ours(group.count, "dim"))
    if group.behind:
        yield line(4, *behind(group.behind))
    yield from doubt(4, group.doubt)


def _row(row: Row) -> Line:
    places = ", ".join(witness.place.label for witness in row.witnesses)
    runs = [styled(run.words, _STYLES.get(run.how, "")) for run in row.words.runs]
    return line(4, ours(f"{places}  ", "cyan"), *runs)
