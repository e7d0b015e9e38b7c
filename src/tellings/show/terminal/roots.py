"""Whose word it is: chains, and the voices behind what several tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from tellings.show.behind import Behind
from tellings.show.terminal.lines import ours
from tellings.show.voices import Voice


def behind(behind: Behind) -> Iterator[Text | str]:
    """ "2 outlets, 1 root: the Vell Agency, citing two clerks (A, B)"."""
    yield ours(f"{behind.count}: ", "dim")
    for number, root in enumerate(behind.roots):
        yield ours("; " if number else "")
        yield root.words
        yield ours(" in its own voice" if root.own else "", "dim")
        yield ours(f" ({', '.join(root.letters)})", "dim")
    if behind.silent:
        yield ours(f"; source not found in {', '.join(behind.silent)}", "dim")
    yield ours(f" · {behind.facts}" if behind.facts else "", "dim")


def chain(voices: Iterable[Voice]) -> Iterator[Text | str]:
    """ "the Vell Agency, citing two clerks"."""
    for voice in voices:
        yield ours(f", {voice.joint} " if voice.joint else "", "dim")
        yield voice.name
