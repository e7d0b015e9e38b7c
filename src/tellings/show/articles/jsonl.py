"""Articles as JSON Lines: an object a line, with what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tellings.model import Article
from tellings.show.articles.fields import fields
from tellings.show.json import line


def written(articles: Iterable[Article], sent: str = "") -> Iterator[str]:
    """One line for each article. When they are sent makes no difference."""
    for article in articles:
        yield line(fields(article)) + "\n"
