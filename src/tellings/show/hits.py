"""What is shown of words that were looked for and found in a library."""

from __future__ import annotations

from msgspec import Struct

from tellings.model import Span
from tellings.show.excerpt import Run


class Passage(Struct, frozen=True):
    """Words in which what was looked for was found.

    `at` is the stretch of the article's text, `runs` its words: those that match with `how`
    "match", what was left out as a "gap". `kind` is "said" or "prose"; of what is said, `by` is who
    said it, as far as that is known, and `note` the id of the attribution.
    """

    kind: str
    place: str
    at: Span
    runs: tuple[Run, ...]
    by: str = ""
    note: str = ""


class Hit(Struct, frozen=True):
    """An article in which words were found, and the passages that fit best.

    `title` is its headline in runs, as in `Passage`. `time` is in seconds since 1970, None if it is
    not known. `copies` are those (article, outlet) that print the same text and were found too.
    """

    article: str
    story: str
    outlet: str
    headline: str
    time: float | None
    title: tuple[Run, ...]
    passages: tuple[Passage, ...]
    copies: tuple[tuple[str, str], ...] = ()
