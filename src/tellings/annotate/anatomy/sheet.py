"""All passages of an article side by side, and what a decider is: sheet in, verdicts out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from tellings.annotate.anatomy.lines import Passage, passages
from tellings.annotate.anatomy.signs import Signs, key, signs
from tellings.model import Article, Role


class Verdict(Struct, frozen=True):
    """The role of a passage, the rule or model that says so, how sure it is, and why in words."""

    role: Role
    by: str
    confidence: float
    why: str


class Sheet(Struct, frozen=True):
    """The passages of an article, their signs, and what is known of the article besides.

    `title`, `headline` (the title without the outlet's name, "Headline | Outlet") and `authors`
    are for comparing: words in lower case, parted by single blanks.
    """

    passages: tuple[Passage, ...]
    signs: tuple[Signs, ...]
    title: str = ""
    headline: str = ""
    authors: str = ""


_TITLE_PART = re.compile(r"\s[|–—·-]\s")

Decider = Callable[[Sheet], Sequence[Verdict]]


def sheet(article: Article) -> Sheet:
    """Cut an article into passages and read their signs."""
    pieces = article.origin.pieces if article.origin else ()
    title = article.title.value if article.title else ""
    cut = passages(article.text, pieces)
    return Sheet(
        passages=cut,
        signs=tuple(map(signs, cut)),
        title=key(title),
        headline=key(max(_TITLE_PART.split(title), key=len)),
        authors=key(article.byline.value) if article.byline else "",
    )
