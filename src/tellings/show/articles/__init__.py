"""Articles in the forms that other programs read; `tellings.intake` reads each of them again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tellings.model import Article
from tellings.show.articles import csv, jsonl, newsml, ninjs

Writer = Callable[[Iterable[Article], str], Iterator[str]]

# Each takes articles, and when they are sent (ISO 8601 or ""); what it gives makes one file.
FORMS: dict[str, Writer] = {
    "jsonl": jsonl.written,
    "csv": csv.written,
    "ninjs": ninjs.written,
    "newsml": newsml.written,
}
