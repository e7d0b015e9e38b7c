"""Standard output for people: styled on a terminal, plain elsewhere and with NO_COLOR set."""

from __future__ import annotations

import os
from typing import Literal

from rich.console import Console


class Screen(Console):
    """A console that prints words as they are, and leaves a closed pipe to `cli.ending`."""

    def __init__(self) -> None:
        # rich would keep bold and underline with NO_COLOR; without a colour system it adds nothing.
        colours: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"
        super().__init__(color_system=colours, highlight=False, emoji=False, markup=False)

    def on_broken_pipe(self) -> None:
        """Raise again what rich would end the program for, with exit code 1."""
        raise BrokenPipeError
