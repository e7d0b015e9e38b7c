"""Run ours and its peers over the same texts, one process and one thread each, and score them.

Words a second are by processor time, models loaded, measured for all tools in one run on the same
texts: read the ratios, not the figures. Citron (code Apache-2.0) is not among them: its released
model is for non-commercial use, is pickled, and lacks its cue classifier.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from bench import relations
from bench.corpora import Document, Quote, documents, news
from bench.gold import ROOT
from bench.pace import ONE_THREAD
from bench.peers import environment
from bench.scoring import Scores, total
from tellings.model import Spans

READERS = "bench.peers.readers"


class Tool(Struct, frozen=True):
    """A name for the table, and the command that reads texts."""

    name: str
    command: tuple[str, ...]
    after: tuple[str, ...] = ()


class Found(Struct, frozen=True):
    """An attribution that a tool gave."""

    content: Spans
    cue: Spans = ()
    source: Spans = ()
    statement: bool = True
    nested: bool = False


class Answers(Struct, frozen=True):
    """What a tool gave for each document, by id, and its words a second."""

    quotes: dict[str, tuple[Found, ...]]
    pace: float


class Row(Struct, frozen=True):
    """A tool's scores and pace."""

    name: str
    scores: Scores
    pace: float


def tools(folder: Path, ggt: Path | None) -> list[Tool]:
    """Ours and the peers. `folder`: their environment; `ggt`: a clone of the Gender Gap Tracker."""
    peer = str(environment.python(folder))
    found = [
        Tool("Tellings", (sys.executable, "-m", f"{READERS}.ours")),
        Tool("textacy 0.13", (peer, "-m", f"{READERS}.textacy_quotes")),
    ]
    if ggt:
        command = (peer, "-m", f"{READERS}.gender_gap")
        found.append(Tool("Gender Gap Tracker", command, (str(ggt.resolve()),)))
    return found


def rows(data: Path, found: Sequence[Tool]) -> list[Row]:
    """Each tool on PolNeAR dev and on GUM's news, in that order of scores."""
    corpora = {
        "polnear": documents(data, "polnear.dev"),
        "news": (*news(documents(data, "gum.train")), *news(documents(data, "gum.dev"))),
    }
    everything = [each for corpus in corpora.values() for each in corpus]
    return [_row(tool, corpora, answers(tool, everything)) for tool in found]


def _row(tool: Tool, corpora: dict[str, tuple[Document, ...]], given: Answers) -> Row:
    scores: Scores = {}
    for name, corpus in corpora.items():
        found = total(relations.score(d, _kept(name, given.quotes[d.id])) for d in corpus)
        scores |= {f"{name}.{k}": found[k] for k in ("quote", "quote+source")}
    return Row(tool.name, scores, given.pace)


def _kept(corpus: str, found: Sequence[Found]) -> list[Quote]:
    """PolNeAR marks nothing nested, GUM statements only; only ours tells either."""
    wanted = [f for f in found if (not f.nested if corpus == "polnear" else f.statement)]
    return [Quote(each.content, each.cue, each.source) for each in wanted]


def answers(tool: Tool, corpus: Sequence[Document]) -> Answers:
    """Run a tool. Raises subprocess.CalledProcessError if it fails."""
    with tempfile.TemporaryDirectory() as folder:
        texts, given = Path(folder) / "texts.jsonl", Path(folder) / "answers.jsonl"
        lines = (json.dumps({"id": each.id, "text": each.text}) for each in corpus)
        texts.write_text("\n".join(lines) + "\n", "utf-8")
        command = [*tool.command, str(texts), str(given), *tool.after]
        subprocess.run(command, check=True, env=os.environ | ONE_THREAD, cwd=ROOT)  # noqa: S603
        *told, pace = given.read_bytes().splitlines()
    read = [msgspec.json.decode(line, type=_Answer) for line in told]
    measured = json.loads(pace)
    return Answers({a.id: a.quotes for a in read}, measured["words"] / measured["seconds"])


class _Answer(Struct, frozen=True):
    id: str
    quotes: tuple[Found, ...]
