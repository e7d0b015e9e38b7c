"""What the store gives that is no part of the data model: rows of articles, stories and runs."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tellings.model import Spans

Where = Literal["title", "prose", "said"]


class ArticleRow(Struct, frozen=True):
    """What is known of an article without its text. What is not known is "".

    `at` is when it was written and `added` when it came, in seconds since 1970 UTC. `story` is
    the story it is in, `copy_of` the leader whose text it repeats, or None.
    """

    id: str
    title: str
    outlet: str
    agency: str
    byline: str
    language: str
    url: str
    canonical: str
    published: str
    at: float | None
    added: float
    story: str | None = None
    copy_of: str | None = None


class OutletRow(Struct, frozen=True):
    """An outlet and how many articles of it there are."""

    name: str
    articles: int


class StoryRow(Struct, frozen=True):
    """A story by its counts. `first` and `last` are the times of its earliest and latest article.

    Of an article that does not tell when it was written, the time is when it was added.
    `outlets` counts those with a name.
    """

    id: str
    first: float
    last: float
    articles: int
    outlets: int


class MemberRow(Struct, frozen=True):
    """An article of a story. `by`, `score` and `why` are as in `Membership`.

    `at` is when it was written, or, where that is not known, when it was `added`. `since` is when
    it came into the story.
    """

    article: str
    story: str
    outlet: str
    agency: str
    title: str
    url: str
    at: float
    copy_of: str | None
    by: str
    score: float
    why: str
    since: float
    added: float


class Changed(Struct, frozen=True):
    """Where an article is now. `story` is None if it is in none any more."""

    article: str
    story: str | None
    by: str = ""
    profile: bytes | None = None


class Kept(Struct, frozen=True):
    """What `group` made of an article, as bytes that only it can read, and in which version."""

    article: str
    version: int
    data: bytes


class Placed(Struct, frozen=True):
    """A profile and the story that its article is in. `at` as it was given, or None."""

    article: str
    story: str
    at: float | None
    version: int
    data: bytes


class MoveRow(Struct, frozen=True):
    """A move, and when it was made, in seconds since 1970 UTC."""

    at: float
    article: str
    source: str | None
    target: str
    why: str


class RunRow(Struct, frozen=True):
    """What a command did. `ended` is None, and `state` "running", if it was cut off or goes on."""

    number: int
    begun: float
    ended: float | None
    command: str
    sources: tuple[str, ...]
    added: int
    known: int
    failed: int
    state: str


class Excerpt(Struct, frozen=True):
    """Words in which something was found, and where.

    `at` and `marks` (the words asked for) are stretches of the article's text, but of the title's
    value where `where` is "title". `words` are those at `at`, joined by " … ". `note` is the
    attribution that was "said", `speaker` its speaker, or else the words of its source.
    """

    where: Where
    words: str
    at: Spans
    marks: Spans
    note: str | None = None
    speaker: str = ""


class Hit(Struct, frozen=True):
    """An article in which words were found, its best excerpts first. A higher score is better."""

    article: str
    title: str
    outlet: str
    url: str
    at: float | None
    added: float
    story: str | None
    score: float
    excerpts: tuple[Excerpt, ...]


class Found(Struct, frozen=True):
    """What was found, best first.

    `cut` is whether there were so many matches that they were not ranked by their words: then
    those with the words in the title come first, then those that were added last.
    """

    hits: tuple[Hit, ...]
    cut: bool = False
