"""Copies: agency reports and what editors made of them, found among other articles.

`stories/wirecopy_synth.dev.jsonl` in --data: real texts, edited copies of them by chance (light,
medium, heavy, and with slips as of a scan), other reports of the same events and unrelated texts.
Articles come one by one, in the order of the file and in `ORDERS` others; they have no dates.

    copies.pairs            pairs of articles in one group, beside those of the gold
    copies.natural          the same without pairs that `natural` finds to share text: the gold does
                            not know them, so that the precision above is a lower bound
    copies.light .. noise   of the copies of a kind, the share that is in the original's group
    copies.ari, copies.b3   of the groups
    copies.order            the adjusted Rand index of the groups of two orders of arrival, least

Shown: documents a second by processor time, beside datasketch on the same runs of words and with
as many permutations, if it is installed where peers are. It gets its runs ready made.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import msgspec
from msgspec import Struct

from bench import partitions
from bench.gold import ROOT
from bench.natural import Natural
from bench.pace import ONE_THREAD
from bench.peers import environment
from bench.scoring import Score, Scores
from tellings.group.copies import sketch as sketching
from tellings.group.copies.shelf import Shelf
from tellings.group.copies.worded import Worded, worded_text
from tellings.model import Article

FILE = Path("stories") / "wirecopy_synth.dev.jsonl"
LEVELS = ("light", "medium", "heavy", "noise")
UNEDITED = frozenset({"orig", "single", "indep"})
ORDERS = 3
RUNS = 5
HEAD = ("copies", "documents", "a second of a core", "times datasketch")
_PEER = "bench.peers.readers.datasketch_minhash"
DATASKETCH = ("datasketch==2.0.0",)
"""MIT."""


class Document(Struct, frozen=True):
    """A text, the gold group that it is in, and how it was edited."""

    id: str
    text: str
    dup_id: str
    level: str


class Rate(Struct, frozen=True):
    """How many documents a piece of work did in so many seconds of processor time."""

    name: str
    documents: int
    seconds: float

    @property
    def a_second(self) -> float:
        return self.documents / self.seconds


def documents(data: Path) -> list[Document]:
    """The set. Raises FileNotFoundError where it is missing."""
    lines = (data / FILE).read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Document) for line in lines]


# --- scores --------------------------------------------------------------------------------------


def scores(data: Path) -> Scores:
    """All scores by name."""
    given = documents(data)
    orders = [placed(given, order) for order in range(ORDERS + 1)]
    return scored(given, orders[0]) | {"order": _alike(orders)}


def placed(given: Sequence[Document], order: int = 0) -> list[str]:
    """The leader of each document's group, when they come as given (0) or in another order."""
    came = list(range(len(given)))
    if order:
        random.Random(order).shuffle(came)  # noqa: S311
    articles = [worded_text(Article(each.id, each.text)) for each in given]
    sketches = sketching.sketches(articles)
    shelf = Shelf()
    for number in came:
        shelf.add(articles[number], sketches[number])
    return [shelf.group(each.id)[0] for each in given]


def scored(given: Sequence[Document], found: Sequence[str]) -> Scores:
    """What the leaders found are worth."""
    gold = [each.dup_id for each in given]
    extra = [
        (given[a].id, given[b].id)
        for a, b in combinations(range(len(given)), 2)
        if found[a] == found[b] and gold[a] != gold[b]
    ]
    pairs = partitions.pairs(gold, found)
    natural = Natural(
        {each.id: each.text for each in given},
        {each.id: each.dup_id for each in given},
        {each.dup_id: each.id for each in given if each.level in UNEDITED},
    )
    left = tuple(f"{one} {other}" for one, other in extra if not natural(one, other))
    return {
        "pairs": pairs,
        "natural": Score(pairs.found, pairs.found + len(left), pairs.gold, extra=left),
        **{level: _with_original(given, found, level) for level in LEVELS},
        "ari": partitions.rand(gold, found),
        "b3": partitions.b3(gold, found),
    }


def _with_original(given: Sequence[Document], found: Sequence[str], level: str) -> Score:
    originals = {
        each.dup_id: leader
        for each, leader in zip(given, found, strict=True)
        if each.level == "orig"
    }
    copies = [each for each in zip(given, found, strict=True) if each[0].level == level]
    missed = tuple(each.id for each, leader in copies if originals[each.dup_id] != leader)
    share = 1 - len(missed) / len(copies) if copies else 1.0
    right = len(copies) - len(missed)
    return partitions.Means(right, right, len(copies), missed, values=(share, share))


def _alike(orders: Sequence[Sequence[str]]) -> Score:
    pairs = combinations(orders, 2)
    return min((partitions.rand(a, b) for a, b in pairs), key=lambda score: score.f1)


# --- pace ----------------------------------------------------------------------------------------


def rows(data: Path, peers: Path | None = None) -> list[tuple[str, ...]]:
    """A row a piece of work; the last column is how many times as fast it is as datasketch.

    That runs if there is a folder for its environment, which is made if it is not there.
    """
    rates = _ours(documents(data))
    peer = _datasketch(documents(data), peers) if peers else None
    every = [*rates, *([peer] if peer else [])]
    return [
        (
            each.name,
            str(each.documents),
            f"{each.a_second:.0f}",
            f"{each.a_second / peer.a_second:.1f}" if peer else "",
        )
        for each in every
    ]


def _ours(given: Sequence[Document]) -> list[Rate]:
    articles = [Article(each.id, each.text) for each in given]
    ready = _worded(articles)
    sketches = sketching.sketches(ready)
    return [
        _rate("text to sketch", articles, lambda: sketching.sketches(_worded(articles))),
        _rate("words to sketch", articles, lambda: sketching.sketches(ready)),
        _rate("placed among the others", articles, lambda: _held(_worded(articles), sketches)),
    ]


def _worded(articles: Sequence[Article]) -> list[Worded]:
    found = [worded_text(article) for article in articles]
    for each in found:
        assert each.words is not None
    return found


def _held(articles: Sequence[Worded], sketches: Sequence[sketching.Sketch]) -> None:
    shelf = Shelf()
    for article, its_sketch in zip(articles, sketches, strict=True):
        shelf.add(article, its_sketch)


def _rate(name: str, articles: Sequence[Article], work: Callable[[], object]) -> Rate:
    return Rate(name, len(articles), min(_seconds(work) for _ in range(RUNS)))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _datasketch(given: Sequence[Document], peers: Path) -> Rate:
    """datasketch's MinHash on the same runs of words."""
    python = environment.python(peers / "datasketch", DATASKETCH)
    articles = [worded_text(Article(each.id, each.text)) for each in given]
    with tempfile.TemporaryDirectory() as folder:
        runs = Path(folder) / "runs.jsonl"
        runs.write_text("".join(json.dumps(_runs(each)) + "\n" for each in articles), "utf-8")
        size = str(sketching.BANDS * sketching.ROWS)
        command = [str(python), "-m", _PEER, str(runs), size, str(RUNS)]
        done = subprocess.run(  # noqa: S603
            command, check=True, capture_output=True, env=os.environ | ONE_THREAD, cwd=ROOT
        )
    return Rate("datasketch, from runs of words", len(given), float(done.stdout))


def _runs(article: Worded) -> list[str]:
    words, size = article.words, sketching.RUN
    return sorted({" ".join(words[at : at + size]) for at in range(len(words) - size + 1)})
