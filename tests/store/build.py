"""Small articles and readings for a library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tellings.model import (
    Article,
    Attribution,
    Block,
    Datum,
    Entity,
    Maker,
    Membership,
    Reading,
    Span,
    article_id,
)
from tellings.pipeline import Made, Pipeline
from tellings.store import Adding, Store, open_store

DAY = 86_400.0
SAID = re.compile(r"“[^”]*”")


def article(text: str, **known: str) -> Article:
    """An article; what is known of it by keyword."""
    url = known.pop("url", None)
    data = {name: Datum(value, "test") for name, value in known.items()}
    return Article(article_id(text, url), text, url=url, **data)


def made(whole: Article, speaker: str = "") -> tuple[Made, ...]:
    """Notes: a block a paragraph, an attribution to the speaker for what is in quotation marks."""
    blocks, at = [], 0
    for part in whole.text.split("\n\n"):
        if part:
            span = Span(at, at + len(part))
            blocks.append(Block(at=(span,), role="paragraph", by="test"))
        at += len(part) + 2
    who = [Entity(at=(Span(0, 1),), name=speaker, type="person", by="test")] if speaker else []
    said = [
        Attribution(
            at=(Span(*each.span()),),
            content=(Span(*each.span()),),
            form="direct",
            speaker=who[0].id if who else None,
            source=(Span(0, 3),),
            by="test",
        )
        for each in SAID.finditer(whole.text)
    ]
    return (
        Made(Maker("blocks", "1"), "blocks 1 aa", tuple(blocks)),
        Made(Maker("people", "1"), "people 1 bb", tuple(who)),
        Made(Maker("said", "1"), "said 1 cc", tuple(said)),
    )


def reading(whole: Article, speaker: str = "") -> Reading:
    return Pipeline(()).joined(whole, made(whole, speaker))


def put(
    adding: Adding, whole: Article, at: float | None = None, story: str = "", speaker: str = ""
) -> None:
    """All that is put in of an article, at once."""
    if adding.article(whole, added=1_000 * DAY, at=at):
        adding.notes(whole.id, made(whole, speaker))
        adding.index(reading(whole, speaker))
        adding.sketch(whole.id, 1, [1, -2, len(whole.text)], b"sketch")
        adding.profile(whole.id, 1, whole.id.encode(), at)
        adding.membership(Membership(whole.id, story or f"s{whole.id}", "first"), 1_000 * DAY)


@contextmanager
def library(folder: Path, *articles: Article) -> Iterator[Store]:
    """A new library with articles in it."""
    with open_store(folder / "news.db", create=True) as store:
        for each in articles:
            with store.adding() as adding:
                put(adding, each)
        yield store
