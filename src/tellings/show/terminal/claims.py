"""What several tell, each in its own words, and on whose word."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from tellings.show.claims import Claimed, Told
from tellings.show.silent import by_how
from tellings.show.terminal.lines import Line, doubt, line, ours
from tellings.show.terminal.roots import behind, chain

MOST = 4
"""Wordings that are printed of a claim; of more, the others are counted."""


def claim(claim: Claimed) -> Iterator[Line]:
    """The wordings of a claim with those who use them, and the voices behind it."""
    for wording in claim.wordings[:MOST]:
        yield line(2, ours(_places(wording.told), "cyan"), wording.words.words)
        yield from (line(6, *_told(each)) for each in wording.told if each.how != "own")
    if len(claim.wordings) > MOST:
        yield line(2, ours(f"{len(claim.wordings) - MOST} more wordings", "dim"))
    for how, letters in by_how(claim.silent).items():
        yield line(4, ours(f"{how}: {', '.join(letters)}", "dim"))
    if claim.count:
        yield line(4, ours(claim.count, "dim"))
    if claim.behind:
        yield line(4, *behind(claim.behind))
    yield from doubt(4, claim.doubt)


def _places(told: tuple[Told, ...]) -> str:
    return ", ".join(each.place.label for each in told) + "  "


def _told(told: Told) -> Iterator[Text | str]:
    """On whose word, and how surely: "A: on the word of the Vell Agency · as possible"."""
    yield ours(f"{told.letter}: {'quoted, ' if told.how == 'quoted' else ''}on the word of ", "dim")
    yield from chain(told.chain)
    if told.held:
        yield ours(f" · {told.held}", "dim")
