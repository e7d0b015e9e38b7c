"""Documents as the network takes them: features, words and roles of each line.

A model that only saw pages, half of whose lines are furniture, would look for furniture in clean
texts. So each document is also given with most of its boilerplate cut away ("thinned"), and as
two short clean excerpts: what stands on top, and a few lines of the report.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bench.anatomy_lines import Document
from tellings.annotate.anatomy import features
from tellings.annotate.anatomy.rules import decide
from tellings.annotate.anatomy.sheet import Sheet, sheet
from tellings.model import Article
from tellings.models.labeller import WORDS

LABELS = (
    "headline", "byline", "date", "summary", "heading", "paragraph",
    "caption", "credit", "biography", "boilerplate",
)  # fmt: skip
Row = tuple[str, str]
_KEPT = {"boilerplate": 0.1, "credit": 0.5, "date": 0.7, "byline": 0.8, "summary": 0.8}


class Example(Struct, frozen=True):
    """A document: (lines, features), the words of each line, the number of each line's label."""

    publisher: str
    fold: int
    features: NDArray[np.float32]
    words: tuple[tuple[str, ...], ...]
    labels: tuple[int, ...]


def examples(documents: Iterable[Document], seed: int = 1) -> list[Example]:
    """Each document as it is, thinned, and two excerpts of it."""
    chance = random.Random(seed)
    found = []
    for document in documents:
        rows = list(zip(document.lines, document.gold, strict=True))
        thinned = [row for row in rows if chance.random() < _KEPT.get(row[1], 1)]
        given = (rows, thinned, _excerpt(rows, chance), _excerpt(rows, chance))
        found += [_example(document, each) for each in given if each]
    return found


_TOP = {"headline": 0.8, "byline": 0.5, "date": 0.5, "summary": 0.3}


def _excerpt(rows: Sequence[Row], chance: random.Random) -> list[Row]:
    """Some of what stands on top, at most twelve lines of the report, at times what follows."""
    report = [n for n, (_, role) in enumerate(rows) if role in {"paragraph", "heading", "caption"}]
    if not report:
        return []
    top = [row for row in rows[: report[0]] if chance.random() < _TOP.get(row[1], 0)]
    start = 0 if chance.random() < 0.6 else chance.randrange(len(report))
    told = [rows[n] for n in report[start : start + chance.randint(3, 12)]]
    last = report[-1] + 1
    below = rows[last : last + chance.randint(1, 4)] if chance.random() < 0.3 else []
    return [*top, *told, *below]


def _example(document: Document, rows: Sequence[Row]) -> Example:
    read = sheet(Article(document.id, "\n".join(line for line, _ in rows)))
    if len(read.passages) != len(rows):
        # Short texts may look hard-wrapped; a passage then has the role of its first line.
        rows = _of_passages(read, rows)
    lines = tuple(map(features.line, read.passages))
    return Example(
        document.publisher,
        document.fold,
        features.matrix(read, decide(read), lines),
        tuple(line.words[:WORDS] for line in lines),
        tuple(LABELS.index(role) for _, role in rows),
    )


def _of_passages(read: Sheet, rows: Sequence[Row]) -> list[Row]:
    starts, at = {}, 0
    for line, role in rows:
        starts[at] = (line, role)
        at += len(line) + 1
    return [starts[passage.at.start] for passage in read.passages]


def vocabulary(given: Sequence[Example], publishers: int = 4, most: int = 1500) -> tuple[str, ...]:
    """The most frequent words of short lines that at least so many publishers have."""
    count: Counter[str] = Counter()
    users: dict[str, set[str]] = defaultdict(set)
    for example in given:
        for line in example.words:
            if len(line) <= 25:
                count.update(line)
                for word in line:
                    users[word].add(example.publisher)
    known = [word for word in count if len(users[word]) >= publishers]
    return tuple(sorted(known, key=lambda word: (-count[word], word))[:most])
