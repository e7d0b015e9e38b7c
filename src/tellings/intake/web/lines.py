"""How messages name an address, and the ends that many of them have."""

from __future__ import annotations

import re

from tellings.errors import ReadError
from tellings.intake.source import shown

SAVE = "open it in a browser, save it and give the file"
LATER = "try again later"

_SHOWN = 200
_USER = re.compile(r"(?<=//)[^/?#]*@")


def short(text: str) -> str:
    """An address for a message: one line, not endless, without what stands before an @."""
    bare = _USER.sub("", text[: _SHOWN * 2])
    return shown(bare if len(bare) <= _SHOWN else f"{bare[:_SHOWN]}...")


def problem(error: ReadError) -> str:
    """What an error says of its source."""
    return str(error).removeprefix(f"cannot read {error.source}: ")
