"""A collation or a reading in the terminal: plain lines, or with rich's styles on a terminal.

Each section of the output has a module here, which turns a part of the view into lines; `lines`
is what they share, and `views` puts them in order. What stands in the sections is decided by the
modules of `show`.
"""

from __future__ import annotations

from tellings.show.terminal.views import by_whom, reading, summary, taken

__all__ = ["by_whom", "reading", "summary", "taken"]
