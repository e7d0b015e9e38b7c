"""The only place of the project that opens a connection: pages and feeds by their addresses.

    web = Web(Settings(delay=2.0))
    page = web.get("https://courier.example/harbour")

Only what a user names is asked for, and what a feed that a user names lists. Nothing is sent but
the address and the name of this program: no cookies, no credentials. Proxies that the environment
names are not used, since they would look names up in our place and so pass the guard by.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tellings.intake.web.settings import Settings

if TYPE_CHECKING:
    from tellings.intake.web.fetch import Fetched, Web
    from tellings.intake.web.network import Network

__all__ = ["Fetched", "Network", "Settings", "Web"]

# What reads a feed from a file needs its addresses, but not the libraries that connect.
_LATER = {"Fetched": "fetch", "Web": "fetch", "Network": "network"}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    return found
