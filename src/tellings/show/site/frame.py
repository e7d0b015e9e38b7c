"""What every page of a library that is served has around it."""

from __future__ import annotations

from msgspec import Struct


class Frame(Struct, frozen=True):
    """The library's name, the version of Tellings, and where the page stands.

    `here` is its path and query, `twin` that of the same as JSON, "" where there is none.
    """

    library: str
    version: str
    here: str = "/"
    twin: str = ""
