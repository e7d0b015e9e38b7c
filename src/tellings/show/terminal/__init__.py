"""A collation, a reading or a library in the terminal: plain lines, or rich's styles.

Each section of the output has a module here, which turns a part of the view into lines; `lines`
is what they share, `views` puts those of collations and readings in order, and `library` those of
a library. What stands in the sections is decided by the modules of `show`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tellings.show.terminal.views import by_whom, reading, summary, taken

__all__ = ["by_whom", "reading", "summary", "taken"]


def __getattr__(name: str) -> Any:
    # What collations need takes a second to load, and `library` does without.
    if name not in __all__:
        raise AttributeError(name)
    from tellings.show.terminal import views  # noqa: PLC0415

    return getattr(views, name)
