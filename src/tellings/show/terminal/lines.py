"""Lines of the terminal: words of a source, words of ours, and how both are printed.

Words of a source are `rich.text.Text`, so that nothing in them is read as rich's markup, and go
through `plain`, so that nothing in them is obeyed by the terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tellings.show.plain import plain

Part = TypeVar("Part")

Line = tuple[int, Text]
"""Blanks before it, and its words."""


def ours(words: str, style: str = "") -> Text:
    """Words of ours, as they are."""
    return Text(words, style)


def styled(words: str, style: str) -> Text:
    """Words of a source in a style."""
    return Text(plain(words), style)


def line(indent: int, *parts: Text | str) -> Line:
    """A line of parts; a string is words of a source."""
    made = (part if isinstance(part, Text) else styled(part, "") for part in parts)
    return indent, Text.assemble(*made)


def doubt(indent: int, doubt: str) -> Iterator[Line]:
    """The line that says why something is unsure, if it is."""
    if doubt:
        yield line(indent, ours("unsure: ", "dim"), doubt)


def title(console: Console, heading: str) -> None:
    """Print the heading of a section."""
    show(console, [line(0), line(0, ours(heading, "bold underline"))])


def each(made: Callable[[Part], Iterable[Line]], of: Iterable[Part]) -> Iterator[Line]:
    """The lines that `made` makes of each part."""
    return (line for part in of for line in made(part))


def section(console: Console, heading: str, lines: Iterable[Line]) -> None:
    """Print a section under its heading, "nothing found" where it has no lines."""
    title(console, heading)
    show(console, list(lines) or [line(2, ours("nothing found", "dim"))])


def show(console: Console, lines: Iterable[Line]) -> None:
    """Wrapped and indented on a terminal; elsewhere one line each, so that grep works."""
    for indent, text in lines:
        if console.is_terminal:
            console.print(Padding(text, (0, 0, 0, indent)))
        else:
            console.print(Text(" " * indent if text else "") + text, soft_wrap=True)
