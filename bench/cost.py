"""What each step of annotation costs: processor time a word on PolNeAR dev, models loaded.

The steps run one after another on each article, as in the pipeline; the first article is read
once before the clock runs. `added` is what the steps of times, things and actors add to all the
others: decisions on them were made at a fifth at most.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from bench import system
from bench.corpora import documents
from tellings.annotate import steps
from tellings.model import Article, Maker, Reading, article_id

HEAD = ("step", "µs a word", "share")
ADDED = frozenset({"document_date", "times", "things", "actors"})


def seconds(data: Path) -> tuple[dict[str, float], int]:
    """Seconds of processor time for each step, and the words that were read."""
    corpus = documents(data, "polnear.dev")
    articles = [Article(article_id(each.text), each.text) for each in corpus]
    system.reading(articles[0])
    spent: dict[str, float] = defaultdict(float)
    for article in articles:
        _read(article, spent)
    return spent, sum(len(article.text.split()) for article in articles)


def _read(article: Article, spent: dict[str, float]) -> None:
    reading = Reading(article)
    for each in steps.STEPS:
        start = time.process_time()
        reading = reading.plus(tuple(each.run(reading)), Maker(each.name, each.version))
        spent[each.name] += time.process_time() - start


def rows(data: Path) -> Sequence[tuple[str, ...]]:
    """A row a step, then what the steps of `ADDED` add to the others."""
    spent, words = seconds(data)
    whole = sum(spent.values())
    made = [_row(name, time, words, whole) for name, time in spent.items()]
    added = sum(spent[name] for name in ADDED)
    return [*made, _row("added", added, words, whole - added)]


def _row(name: str, time: float, words: int, whole: float) -> tuple[str, str, str]:
    return name, f"{1e6 * time / words:.0f}", f"{100 * time / whole:.1f} %"
