"""Tellings itself, run in the same way as its peers."""

from __future__ import annotations

from typing import Any

from bench.peers.readers import lines
from tellings import api
from tellings.model import Article, Attribution, Spans, article_id


def main() -> None:
    """Load the models and answer."""
    lines.answer(_read)


def _read(text: str) -> lines.Quotes:
    notes = api.pipeline().read(Article(article_id(text), text)).of(Attribution)
    return [_quote(note) for note in notes]


def _quote(note: Attribution) -> dict[str, Any]:
    parts = (_pairs(each) for each in (note.content, note.cue, note.source))
    return {**lines.quote(*parts), "statement": note.statement, "nested": note.parent is not None}


def _pairs(spans: Spans) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


if __name__ == "__main__":
    main()
