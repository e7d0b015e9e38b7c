"""Runs of a page's text: white space collapsed as a browser does, each with its place."""

from __future__ import annotations

import re
from typing import NamedTuple

from tellings.intake.pages.hints import Hint

_SPACES = str.maketrans("\t\n\r\f", "    ")
_SEVERAL = re.compile("  +")


class Run(NamedTuple):
    """Text that stands in the page at `[start, end)`, under one hint.

    It is as long as its place in the page and maps character for character, or it is one
    character reference, one line break or one collapsed stretch of white space.
    """

    text: str
    start: int
    end: int
    hint: Hint | None = None


class Runs:
    """The runs of a passage while it is gathered: no white space at its edges or doubled."""

    def __init__(self) -> None:
        self.gathered: list[Run] = []

    def text(self, page: str, start: int, end: int, hint: Hint | None) -> None:
        """Add the characters of the page at `[start, end)`, which hold no markup."""
        text = page[start:end].translate(_SPACES)
        if "  " not in text:
            self._verbatim(text, start, hint)
            return
        at = 0
        for several in _SEVERAL.finditer(text):
            self._verbatim(text[at : several.start()], start + at, hint)
            self.stead(Run(" ", start + several.start(), start + several.end(), hint))
            at = several.end()
        self._verbatim(text[at:], start + at, hint)

    def stead(self, run: Run) -> None:
        """Add text that stands for something else of the page: a reference, white space."""
        run = run._replace(text=run.text.translate(_SPACES))
        if run.text and (run.text != " " or not self._after_space()):
            self.gathered.append(run)

    def line_end(self, start: int, end: int, hint: Hint | None) -> None:
        """Add the line end that `<br>` at `[start, end)` makes, unless nothing stands before it."""
        self._trim(" ")
        if self.gathered:
            self.gathered.append(Run("\n", start, end, hint))

    def take(self) -> tuple[Run, ...]:
        """The runs gathered so far; the next passage begins."""
        self._trim(" \n")
        taken, self.gathered = tuple(self.gathered), []
        return taken

    def _verbatim(self, text: str, start: int, hint: Hint | None) -> None:
        if text.startswith(" ") and self._after_space():
            text, start = text[1:], start + 1
        if text:
            self.gathered.append(Run(text, start, start + len(text), hint))

    def _after_space(self) -> bool:
        return not self.gathered or self.gathered[-1].text[-1] in " \n"

    def _trim(self, characters: str) -> None:
        while self.gathered:
            run = self.gathered.pop()
            kept = run.text.rstrip(characters)
            if kept == run.text:
                self.gathered.append(run)
            elif kept:
                self.gathered.append(Run(kept, run.start, run.start + len(kept), run.hint))
            if kept:
                return
