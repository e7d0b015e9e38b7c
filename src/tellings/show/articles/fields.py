"""What is known of an article, as plain values."""

from __future__ import annotations

from tellings.model import Article

KNOWN = ("title", "outlet", "byline", "published", "updated", "agency", "language")


def fields(article: Article) -> dict[str, str]:
    """The id, the text and what else is known, without what is not, in one order."""
    known = {name: getattr(article, name) for name in KNOWN}
    values = {name: datum.value for name, datum in known.items() if datum and datum.value}
    named = {"id": article.id, **values}
    return {**named, **({"url": article.url} if article.url else {}), "text": article.text}
