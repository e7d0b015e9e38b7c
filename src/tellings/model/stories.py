"""Which articles tell one event, which repeat another's text, and how many voices there are."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tellings.model.spans import Span


class Passage(Struct, frozen=True, order=True, array_like=True):
    """The same words in a copy and in the article it is a copy of. JSON: `[[s, e], [s, e]]`."""

    at: Span
    of: Span


class Copy(Struct, frozen=True):
    """An article that repeats the text of another, the leader of its group.

    `by` says how that is known: "same-text", "cover" (exact runs of words), "address" (another
    state of the page at one address). `share` is the share of the shorter text's words outside
    quotation marks that stand in the other, in runs. `passages` are where, in both.
    """

    article: str
    of: str
    by: str
    share: float
    passages: tuple[Passage, ...] = ()
    why: str = ""


class Membership(Struct, frozen=True):
    """That an article belongs to a story, how sure, and why, in words that a person can check.

    `by`: "first" (it began the story), "joined", "copy" (of a member) or "repair" (moved there
    when the stories were gone over again). `score` is from 0 to 1.
    """

    article: str
    story: str
    by: Literal["first", "joined", "copy", "repair"]
    score: float = 1.0
    why: str = ""


class Move(Struct, frozen=True):
    """That an article left a story for another, and why. `source` is None for one that is new."""

    article: str
    source: str | None
    target: str
    why: str = ""


class Voice(Struct, frozen=True):
    """An independent origin of a story, and the articles (ids) that have their text from it.

    `name` is what it is called: the agency, or the outlet of the leader, or "" where no outlet is
    known. `by`: "copy" (the articles share their text), "credit" (they are credited to one agency,
    and their texts differ) or "own" (one article that nothing joins to another, or several of one
    outlet).
    """

    name: str
    by: Literal["copy", "credit", "own"]
    articles: tuple[str, ...]
    agency: str = ""
    why: str = ""


class Story(Struct, frozen=True):
    """The articles (ids) that tell one event, which of them are copies, and its voices."""

    id: str
    articles: tuple[str, ...]
    copies: tuple[Copy, ...] = ()
    members: tuple[Membership, ...] = ()
    voices: tuple[Voice, ...] = ()
