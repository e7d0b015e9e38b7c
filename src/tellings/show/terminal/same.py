"""What several tell in the same words, and what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from tellings.show.behind import Behind
from tellings.show.same import Row, Same
from tellings.show.terminal.lines import Line, doubt, line, ours, styled
from tellings.show.terminal.said import to

_STYLES = {"only": "underline", "near": "italic", "moved": "italic"}


def same(group: Same) -> Iterator[Line]:
    """Words that several tell: who says them, each telling's wording, and what is behind them."""
    who = " / ".join(group.speakers) or "speaker not found"
    yield line(2, styled(who + to(group.addressees), "bold"))
    yield from (_row(row) for row in group.rows)
    yield from (
        line(4, ours(f"{each.letter}  "), ours("not told here", "dim")) for each in group.silent
    )
    if group.count:
        yield line(4, ours(group.count, "dim"))
    if group.behind:
        yield line(4, *_behind(group.behind))
    yield from doubt(4, group.doubt)


def _row(row: Row) -> Line:
    places = ", ".join(witness.place.label for witness in row.witnesses)
    runs = [styled(run.words, _STYLES.get(run.how, "")) for run in row.words.runs]
    return line(4, ours(f"{places}  ", "cyan"), *runs)


def _behind(behind: Behind) -> Iterator[Text | str]:
    """ "2 outlets, 1 root: the Vell Agency, citing two clerks (A, B)"."""
    yield ours(f"{behind.count}: ", "dim")
    for number, root in enumerate(behind.roots):
        yield ours("; " if number else "")
        for voice in root.chain:
            yield ours(f", {voice.joint} " if voice.joint else "", "dim")
            yield voice.name
        yield ours(f" ({', '.join(root.letters)})", "dim")
    if behind.silent:
        yield ours(f"; source not found in {', '.join(behind.silent)}", "dim")
