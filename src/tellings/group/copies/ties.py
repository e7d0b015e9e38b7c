"""Whether two articles print one text.

They do if all their words are the same, or if enough of the shorter one's words outside quotation
marks stand in the other in runs (`cover`). What is enough hangs on what else is known:

- of few words, all must be the same: too little is needed to share a part of them;
- two texts credited to other agencies are two texts, unless nearly all is the same: an article
  credited to both of them is put together from both;
- one outlet's articles repeat its own background: a follow-up is no copy of the first report. An
  agency's articles do as well, so that one credit, though it says that both may be its text, is
  no reason to ask for less;
- of one address, little is enough: it is one page, that goes on being written.
"""

from __future__ import annotations

from msgspec import Struct

from tellings.group.copies.cover import Cover, cover
from tellings.group.copies.sketch import SHORT, address
from tellings.group.copies.worded import Worded
from tellings.group.voices.credits import names

NEEDED = 0.35
"""The share of the shorter text that makes a copy."""
NEEDED_OF_OUTLET = 0.5
"""The same where both are of one outlet."""
NEEDED_OF_AGENCIES = 0.8
"""The same where they are credited to other agencies."""
NEEDED_AT_ADDRESS = 0.1
"""The same at one address."""
NEEDED_SHORT = 0.5
"""The same at one address for a text of few words."""
NEVER = 2.0


class Tie(Struct, frozen=True):
    """That two articles print one text: how that is known, as in `Copy.by`, and what they share."""

    by: str
    cover: Cover


def tie(one: Worded, other: Worded) -> Tie | None:
    """Whether two articles print one text; None if they do not, as far as their words tell."""
    if len(one.words) == len(other.words) and one.same and one.same == other.same:
        return Tie("same-text", cover(one, other))
    found = cover(one, other)
    if found.share >= needed(one, other):
        return Tie("cover", found)
    if found.share >= _needed_at_address(one, other):
        return Tie("address", found)
    return None


def needed(one: Worded, other: Worded) -> float:
    """The share from which two articles are taken to print one text; over 1 if none is enough."""
    if _short(one, other):
        return NEVER
    ours, theirs = set(names(one.agency)), set(names(other.agency))
    if ours and theirs and ours != theirs:
        return NEEDED_OF_AGENCIES
    same_outlet = one.outlet and one.outlet.casefold() == other.outlet.casefold()
    return NEEDED_OF_OUTLET if same_outlet else NEEDED


def _needed_at_address(one: Worded, other: Worded) -> float:
    here = address(one.url)
    if not here or here != address(other.url):
        return NEVER
    return NEEDED_SHORT if _short(one, other) else NEEDED_AT_ADDRESS


def _short(one: Worded, other: Worded) -> bool:
    return min(len(one.words), len(other.words)) < SHORT
