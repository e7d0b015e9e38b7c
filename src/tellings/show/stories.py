"""What is shown of the stories of a library: one in a line, and one with all that belongs to it.

Times are in seconds since 1970 (UTC), None where they are not known. Headlines are the sources'
own words.
"""

from __future__ import annotations

from msgspec import Struct

from tellings.model import Membership, Voice


class StoryLine(Struct, frozen=True):
    """A story in short: when it was told, by how many, and the headline of its first telling.

    `headline` is that of the earliest article that leads a group of copies, or stands alone, and
    has one; `outlet` printed it. `strip` is who stands behind it ("12 articles, 4 voices: ...").
    """

    id: str
    first: float | None
    last: float | None
    articles: int
    outlets: tuple[str, ...]
    headline: str
    outlet: str = ""
    voices: tuple[Voice, ...] = ()
    strip: str = ""


class Copied(Struct, frozen=True):
    """That an article is a copy of another of its story: which, what share of it, how known."""

    of: str
    outlet: str
    share: float
    by: str
    why: str = ""


class Told(Struct, frozen=True):
    """An article of a story: who printed it and when, how it belongs, and what it is a copy of."""

    article: str
    outlet: str
    headline: str
    at: float | None
    url: str
    membership: Membership
    copy: Copied | None = None


class Moved(Struct, frozen=True):
    """That an article came to a story or left it, when, and why. `source` is "" for a new one."""

    article: str
    outlet: str
    source: str
    target: str
    at: float | None = None
    why: str = ""


class StoryView(Struct, frozen=True):
    """A story: its articles in the order of time, those that are copies after what they copy."""

    line: StoryLine
    told: tuple[Told, ...]
    moves: tuple[Moved, ...] = ()
