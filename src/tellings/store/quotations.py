"""The attributions of a reading as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.model import Attribution, Reading, Spans
from tellings.store.passages import source

COLUMNS = (
    "article",
    "story",
    "outlet",
    "title",
    "url",
    "published",
    "note",
    "speaker",
    "source",
    "cue",
    "form",
    "words",
    "start",
    "end",
)
"""`published` as the article gives it, `words` are joined by " … "; offsets are code points."""


def rows(reading: Reading, story: str) -> Iterator[tuple[str | int, ...]]:
    """A row for each attribution, with `COLUMNS`; `story` is the id of the article's, or ""."""
    article = reading.article
    known = tuple(datum.value if datum else "" for datum in (article.outlet, article.title))
    published = article.published.value if article.published else ""
    for note in reading.of(Attribution):
        told = source(reading, note)
        yield (
            article.id,
            story,
            *known,
            article.url or "",
            published,
            note.id,
            told.speaker,
            told.words,
            _words(reading, note.cue),
            note.form,
            _words(reading, note.content),
            note.hull.start,
            note.hull.end,
        )


def _words(reading: Reading, spans: Spans) -> str:
    return " … ".join(span.of(reading.article.text) for span in spans)
