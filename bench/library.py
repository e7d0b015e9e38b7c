"""A library that grows: seconds an article, bytes an article, memory, and how fast it answers.

    library      10,000 articles, made of the invented stream (`many`)
    --articles N another number: 100,000 take about twenty minutes and 2 GB of disk

Rows are the time of an article in the first, a middle and the last thousand, the whole file, the
memory, and each question with the median of seven runs. Seconds are of this machine, so each part
of the growth stands beside the first: adding is flat where the ratio stays near one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from bench.gold import ROOT
from bench.growing import Answer, Batch, Grown
from bench.pace import ONE_THREAD

COUNT = 10_000
HEAD = ("library", "", "beside the first thousand")


def grown(count: int = COUNT) -> Grown:
    """Grow a library of so many articles in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "grown.db"
        command = [sys.executable, "-m", "bench.growing", str(path), str(count)]
        done = subprocess.run(  # noqa: S603
            command, check=True, stdout=subprocess.PIPE, cwd=ROOT, env=os.environ | ONE_THREAD
        )
    return msgspec.json.decode(done.stdout, type=Grown)


def rows(found: Grown) -> list[tuple[str, ...]]:
    """What a run found, as rows of a table."""
    first, last = found.batches[0], found.batches[-1]
    middle = found.batches[len(found.batches) // 2]
    return [
        *(_growth(batch, first) for batch in (first, middle, last)),
        (f"{last.articles:,} articles, {found.stories:,} stories", _size(last), ""),
        ("most memory, models included", f"{found.megabytes:,.0f} MB", ""),
        *(_answer(each) for each in found.answers),
    ]


def _growth(batch: Batch, first: Batch) -> tuple[str, ...]:
    each, ratio = batch.seconds * 1000, batch.seconds / first.seconds
    return (f"adding, to {batch.articles:,}", f"{each:.1f} ms an article", f"{ratio:.2f}")


def _size(batch: Batch) -> str:
    a_thousand = batch.bytes / batch.articles * 1000
    return f"{batch.bytes / 1e6:,.0f} MB, {a_thousand / 1e6:.1f} MB a 1,000 articles"


def _answer(each: Answer) -> tuple[str, ...]:
    told = f"{each.median * 1000:.0f} ms, at most {each.longest * 1000:.0f}"
    return (f"{each.asked} ({each.found})", told, "")
