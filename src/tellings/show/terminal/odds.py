"""What tellings are at odds in, or only differ: the sentences with their words."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.show.odds import Odds, Side
from tellings.show.terminal.lines import Line, doubt, line, ours, styled
from tellings.show.terminal.roots import chain


def odds(odds: Odds) -> Iterator[Line]:
    """What it is that differs, each value with the tellings that give it, and why."""
    yield line(2, ours(odds.kind, "bold"))
    for value in odds.values:
        places = ", ".join(side.place.label for side in value.sides)
        runs = [styled(run.words, "bold" if run.how else "") for run in value.sides[0].words.runs]
        yield line(4, ours(f"{places}  ", "cyan"), *runs)
        yield from (_voiced(side) for side in value.sides if side.chain)
    if odds.why and not odds.doubt:
        yield line(4, ours(odds.why, "dim"))
    yield from doubt(4, odds.doubt)


def _voiced(side: Side) -> Line:
    return line(8, ours(f"{side.letter}: on the word of ", "dim"), *chain(side.chain))
