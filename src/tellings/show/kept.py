"""What is shown of one article of a library, beside what is found in it, and of one note."""

from __future__ import annotations

from msgspec import Struct

from tellings.model import AnyNote, Copy, Reading
from tellings.show.stories import Copied, StoryLine, Told


class Shared(Struct, frozen=True):
    """Words that two articles share, and the place of them in each ("¶4")."""

    words: str
    here: str
    there: str


class Pair(Struct, frozen=True):
    """Another article with the same text, how that is known, and what is the same.

    `leads` tells that the other is what this one is a copy of.
    """

    article: str
    outlet: str
    headline: str
    leads: bool
    copied: Copied
    shared: tuple[Shared, ...] = ()


class ArticleView(Struct, frozen=True):
    """An article of a library: what is found in it, its story, and its copies.

    `speakers` are the names under which the library has what it attributes.
    """

    reading: Reading
    story: StoryLine | None
    told: Told | None
    copies: tuple[Copy, ...] = ()
    pairs: tuple[Pair, ...] = ()
    speakers: tuple[str, ...] = ()


class NoteView(Struct, frozen=True):
    """A note of an article: its words with what stands around them, and its place.

    `chain` are, for an attribution, those on whose word it rests, the first voice first.
    """

    article: str
    outlet: str
    headline: str
    place: str
    before: str
    words: str
    after: str
    note: AnyNote
    chain: tuple[str, ...] = ()
