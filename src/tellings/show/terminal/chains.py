"""Chains of who rests on whose word, drawn as trees."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from tellings.show import tree
from tellings.show.terminal.lines import ours, styled

_TREE = {"name": "bold", "cue": "italic", "place": "cyan", "label": "dim", "title": "bold"}
_NARROW = 20


def draw(console: Console, row: tree.Line) -> None:
    """A line of a tree; on a terminal wrapped, with its guides before each part of it."""
    words = Text.assemble(*(styled(part.words, _TREE.get(part.style, "")) for part in row.parts))
    if not console.is_terminal:
        console.print(ours(row.guide, "dim") + words, soft_wrap=True)
        return
    width = max(_NARROW, console.width - len(row.hang))
    for number, part in enumerate(words.wrap(console, width)):
        console.print(ours(row.hang if number else row.guide, "dim") + part)
