"""Speed: what a user waits for, from a cold start, beside a peer command in the same run.

Seconds differ from machine to machine and with what else runs there; a ratio to a command that
does work nobody can avoid (starting Python, importing spaCy) differs less. The best of `RUNS` is
taken. These figures are shown; they are never a floor and never a test.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from msgspec import Struct

from bench.gold import ROOT
from tellings import api, models

RUNS = 3
EXAMPLES = ("courier.txt", "standard.txt", "review.html")


class Timing(Struct, frozen=True):
    """Best wall times in seconds of a command and of the peer beside it."""

    name: str
    seconds: float
    peer: str
    peer_seconds: float

    @property
    def ratio(self) -> float:
        """How many times the peer's time the command takes."""
        return self.seconds / self.peer_seconds


def timings() -> tuple[Timing, ...]:
    """`--help` beside an empty Python; `compare` of two and three examples beside spaCy."""
    python, tellings = sys.executable, str(Path(sys.executable).with_name("tellings"))
    empty = ("python -c pass", [python, "-c", "pass"])
    spacy = ("python -c 'import spacy'", [python, "-c", "import spacy"])
    with tempfile.TemporaryDirectory() as folder:
        two, three = (_compare(tellings, count, Path(folder)) for count in (2, 3))
        return (
            _timing("tellings --help", [tellings, "--help"], *empty),
            _timing("tellings compare, 2 articles", two, *spacy),
            _timing("tellings compare, 3 articles", three, *spacy),
            _warm(),
        )


def _warm() -> Timing:
    """Reading, comparing and the page with the models loaded, beside the parse of the texts."""
    files = [str(ROOT / "examples" / name) for name in EXAMPLES[:2]]
    texts = [Path(name).read_text("utf-8") for name in files]
    parser = models.get("syntax").use
    api.page(api.compare(api.read(files).readings))
    runs = []
    for _ in range(RUNS):
        start = time.perf_counter()
        api.page(api.compare(api.read(files).readings))
        middle = time.perf_counter()
        parser.parse(texts)
        runs.append((middle - start, time.perf_counter() - middle))
    seconds, peer = min(a for a, _ in runs), min(b for _, b in runs)
    return Timing("compare, 2 articles, models loaded", seconds, "their parse alone", peer)


def _compare(tellings: str, count: int, folder: Path) -> list[str]:
    files = [str(ROOT / "examples" / name) for name in EXAMPLES[:count]]
    return [tellings, "compare", *files, "-o", str(folder / "report.html")]


def _timing(name: str, command: list[str], peer: str, peer_command: list[str]) -> Timing:
    """The two take turns, so that a busy moment falls on both."""
    runs = [(_seconds(command), _seconds(peer_command)) for _ in range(RUNS)]
    return Timing(name, min(a for a, _ in runs), peer, min(b for _, b in runs))


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    return time.perf_counter() - start
