"""Collate readings from a file, in a process of its own: `python -m bench.collating FILE PAGE`.

FILE holds readings as JSON; the page is written to PAGE. What was measured is printed as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import msgspec
from msgspec import Struct

from bench import memory
from tellings import api
from tellings.model import Collation, Reading

RUNS = 3


class Collated(Struct, frozen=True):
    """What collating some articles took: seconds (median of `RUNS`), megabytes, bytes.

    `memory` is the peak of the whole process, models and readings included; `read` what it held
    before collating. `same`: whether the links are the same with the articles in reverse.
    """

    articles: int
    words: int
    collation: float
    page: float
    excerpts: float
    read: float
    memory: float
    bytes: int
    excerpt_bytes: int
    links: dict[str, int]
    same: bool


def collated(readings: list[Reading], page: Path) -> Collated:
    """Measure collating readings and making their page."""
    api.compare(readings[:2])  # loads the models
    before = memory.peak()
    collation = api.compare(readings)
    backward = api.compare(readings[::-1])
    written = api.page(collation)
    excerpts = api.page(collation, excerpts=True)
    page.write_text(written, "utf-8", newline="")
    counts: dict[str, int] = {}
    for link in collation.links:
        counts[link.relation] = counts.get(link.relation, 0) + 1
    return Collated(
        len(readings),
        sum(len(each.article.text.split()) for each in readings),
        _seconds(lambda: api.compare(readings)),
        _seconds(lambda: api.page(collation)),
        _seconds(lambda: api.page(collation, excerpts=True)),
        before,
        memory.peak(),
        len(written.encode()),
        len(excerpts.encode()),
        counts,
        _links(collation) == _links(backward),
    )


def _links(collation: Collation) -> list[str]:
    return sorted(json.dumps(msgspec.to_builtins(link), sort_keys=True) for link in collation.links)


def _seconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    found = collated(msgspec.json.decode(source.read_bytes(), type=list[Reading]), target)
    sys.stdout.write(msgspec.json.encode(found).decode())
