"""Pace: words a second of the whole annotation on PolNeAR dev, with models loaded.

`python -m bench.pace TEXTS` is a worker: it reads one text to load the models, says so, waits for
a line, reads all texts and tells its figures. `paces` starts one worker, then two that share the
texts, as many words each as whole texts allow. One thread each; a busy machine spoils all figures
but those of processor time, which are for one core.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import msgspec
from msgspec import Struct

from bench import system
from bench.corpora import Document, documents
from bench.gold import ROOT
from tellings.model import Article, article_id

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
ONE_THREAD = dict.fromkeys(THREADS, "1")
"""The environment in which libraries use one thread."""


class Pace(Struct, frozen=True):
    """What some workers together did; `megabytes` is the peak of the largest one."""

    workers: int
    words: int
    wall_seconds: float
    core_seconds: float
    megabytes: float

    @property
    def a_second(self) -> float:
        """Words a second on the clock."""
        return self.words / self.wall_seconds

    @property
    def a_core_second(self) -> float:
        """Words a second of processor time."""
        return self.words / self.core_seconds


class _Told(Struct, frozen=True):
    words: int
    core_seconds: float
    megabytes: float


def paces(data: Path) -> tuple[Pace, Pace]:
    """One worker and two on the same texts."""
    corpus = documents(data, "polnear.dev")
    return _pace([corpus]), _pace(dealt(corpus, 2))


def dealt(corpus: Sequence[Document], workers: int) -> list[list[Document]]:
    """The documents in parts of about as many words, the longest dealt first (Graham 1969).

    Workers of the program take their next text from one queue, so none waits for the other.
    """
    parts: list[list[Document]] = [[] for _ in range(workers)]
    sums = [0] * workers
    for each in sorted(corpus, key=lambda each: (-_words(each), each.id)):
        least = sums.index(min(sums))
        parts[least].append(each)
        sums[least] += _words(each)
    return parts


def _words(document: Document) -> int:
    return len(document.text.split())


def _pace(parts: Sequence[Sequence[Document]]) -> Pace:
    with tempfile.TemporaryDirectory() as folder:
        workers = [_worker(part, Path(folder) / f"{n}.jsonl") for n, part in enumerate(parts)]
        for worker in workers:
            _line(worker.stdout)
        start = time.perf_counter()
        for worker in workers:
            assert worker.stdin
            worker.stdin.write("go\n")
            worker.stdin.flush()
        told = [msgspec.json.decode(_line(worker.stdout), type=_Told) for worker in workers]
        wall = time.perf_counter() - start
        for worker in workers:
            worker.communicate()
    words, seconds = sum(t.words for t in told), sum(t.core_seconds for t in told)
    return Pace(len(parts), words, wall, seconds, max(t.megabytes for t in told))


def _worker(part: Sequence[Document], path: Path) -> subprocess.Popen[str]:
    path.write_text("".join(json.dumps(each.text) + "\n" for each in part), "utf-8")
    command = [sys.executable, "-m", "bench.pace", str(path)]
    pipe = subprocess.PIPE
    return subprocess.Popen(  # noqa: S603
        command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT, env=os.environ | ONE_THREAD
    )


def _line(stream: IO[str] | None) -> str:
    """The next line of a worker. Raises RuntimeError if it died."""
    line = stream.readline() if stream else ""
    if not line:
        raise RuntimeError("a worker ended without a word; run it by hand: python -m bench.pace")
    return line


def work(path: Path) -> None:
    """A worker's part, over its standard streams."""
    texts = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    articles = [Article(article_id(text), text) for text in texts]
    system.reading(articles[0])
    print("ready", flush=True)
    sys.stdin.readline()
    start = time.process_time()
    for article in articles:
        system.reading(article)
    seconds = time.process_time() - start
    told = _Told(sum(len(text.split()) for text in texts), seconds, _peak())
    print(msgspec.json.encode(told).decode(), flush=True)


def _peak() -> float:
    """The most memory that this process ever held, in megabytes; 0 where nobody tells it."""
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


if __name__ == "__main__":
    work(Path(sys.argv[1]))
