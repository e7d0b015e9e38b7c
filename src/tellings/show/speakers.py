"""What is shown of those who are quoted in a library: each in a line, and one with all they said.

A speaker is a name, not a person: what several articles attribute to one name stands together, and
it is said how it came to. Times are in seconds since 1970 (UTC), None where they are not known.
"""

from __future__ import annotations

from msgspec import Struct

from tellings.model import Span
from tellings.show.voices import Said


class SpeakerLine(Struct, frozen=True):
    """A name, in how many attributions it is the speaker's, and in how many articles."""

    name: str
    said: int
    articles: int


class Joined(Struct, frozen=True):
    """A name under which what is shown was printed, in how many attributions, and why it counts."""

    name: str
    said: int
    why: str


class Apart(Struct, frozen=True):
    """A name like the one asked for, in how many attributions, and why it is not joined to it."""

    name: str
    said: int
    why: str


class Quoted(Struct, frozen=True):
    """What someone is quoted with in an article. `note` is the attribution's id, `at` its words.

    `copies` are those (article, outlet) that print the same words in a copy of the text.
    """

    article: str
    note: str
    story: str
    outlet: str
    headline: str
    time: float | None
    at: tuple[Span, ...]
    said: Said
    copies: tuple[tuple[str, str], ...] = ()


class OutletLine(Struct, frozen=True):
    """An outlet, how often it quotes a speaker, and from when to when."""

    outlet: str
    said: int
    first: float | None
    last: float | None


class SpeakerView(Struct, frozen=True):
    """All that is attributed to a name: by which outlets, and the words, some of them at a time.

    `said` counts what is attributed, of copies once. `quoted` begins at number `start` of them,
    in the order that was asked for; `hidden` of these are too unsure to be shown. `cut`: there were
    so many that only those added last were looked at.
    """

    name: str
    said: int
    articles: int
    joined: tuple[Joined, ...]
    apart: tuple[Apart, ...]
    outlets: tuple[OutletLine, ...]
    quoted: tuple[Quoted, ...]
    start: int = 0
    hidden: int = 0
    cut: bool = False
