"""Hostile input: what `tellings read` does with it, with the time and the memory that it takes.

Each case is a child process with limits of its own. It is bounded if it ends by itself within
`CORE_SECONDS`, `SECONDS` and `MEGABYTES` with an exit code that the command line has, and says each
problem in one line. Shown, never a floor: on a busy machine seconds on the clock are many more
than those of processor time.

    python -m bench hostile
    python -m bench.hostile WORD ...     only cases whose words have one of these in them
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from msgspec import Struct

from bench.gold import ROOT
from bench.hostile.files import FILES
from bench.hostile.server import ADDRESSES, served
from bench.memory import megabytes

if TYPE_CHECKING:
    from resource import struct_rusage

CORE_SECONDS, SECONDS = 120, 600
MEGABYTES = 2_000
HEAD = (
    "hostile input",
    "MB in",
    "core s",
    "clock s",
    "peak MB",
    "exit",
    "readings",
    "bounded",
    "says",
)
CODES = (0, 1, 3)
"""Done, nothing could be read, done in part."""
# What is held and what is reserved differ: libraries map far more than they use.
_CHILD = """
import atexit, pathlib, resource, sys
from bench.memory import peak
told = pathlib.Path(sys.argv.pop(1))
atexit.register(lambda: told.write_text(str(peak())))
resource.setrlimit(resource.RLIMIT_AS, (8 * 1024**3, 8 * 1024**3))
sys.argv[0] = "tellings"
from tellings.cli import main
main()
"""


class Outcome(Struct, frozen=True):
    """How a case ended. `readings` counts lines of output; `said` is standard error, by line."""

    name: str
    size: int
    core_seconds: float
    seconds: float
    megabytes: float
    code: int
    readings: int
    said: tuple[str, ...]

    @property
    def bounded(self) -> bool:
        """Whether it ended by itself, within bounds, in words."""
        in_words = all(line.startswith("tellings: ") for line in self.said)
        in_time = self.core_seconds <= CORE_SECONDS and self.seconds <= SECONDS
        return self.code in CODES and in_words and in_time and self.megabytes <= MEGABYTES


def outcomes(words: Sequence[str] = ()) -> Iterator[Outcome]:
    """Every case, or those whose name has one of the words, one after another."""
    with tempfile.TemporaryDirectory() as name, served() as home:
        folder = Path(name)
        for case, (file, make) in FILES.items():
            if _asked(case, words):
                yield _of_file(case, folder / file, make.__name__, folder)
        for case, path in ADDRESSES.items():
            if _asked(case, words):
                options = ("--allow-private", "--cache", str(folder / "cache"))
                yield _run(case, [home + path, *options], 0, folder)


def _asked(case: str, words: Sequence[str]) -> bool:
    return not words or any(word in case for word in words)


def _of_file(case: str, path: Path, make: str, folder: Path) -> Outcome:
    """Made by another process, whose memory is not counted."""
    code = f"from bench.hostile import files; files.{make}(files.Path({str(path)!r}))"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)  # noqa: S603
    more = ("--limit", "20") if "--limit" in case else ()
    outcome = _run(case, [str(path), *more], path.stat().st_size, folder)
    path.unlink()
    return outcome


def _run(case: str, arguments: Sequence[str], size: int, folder: Path) -> Outcome:
    told = folder / "peak"
    told.unlink(missing_ok=True)
    command = [sys.executable, "-c", _CHILD, str(told), "read", *arguments, "--jsonl"]
    with (folder / "out").open("w+b") as out, (folder / "err").open("w+b") as err:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603
            command, stdout=out, stderr=err, stdin=subprocess.DEVNULL, cwd=ROOT
        )
        code, usage = _waited(process)
        seconds = time.perf_counter() - start
        said = tuple(_text(err).replace(str(folder) + "/", "").splitlines())
        core = usage.ru_utime + usage.ru_stime
        # What the system tells begins with what we hold ourselves; it is for one that was killed.
        most = float(told.read_text()) if told.exists() else megabytes(usage.ru_maxrss)
        return Outcome(case, size, core, seconds, most, code, _lines(out), said)


def _waited(process: subprocess.Popen[bytes]) -> tuple[int, struct_rusage]:
    """The exit code, minus the signal if it was killed for its time, and what it used."""
    clock = threading.Timer(SECONDS + 10, process.kill)
    clock.start()
    _, status, usage = os.wait4(process.pid, 0)
    clock.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage


def _lines(file: IO[bytes]) -> int:
    file.seek(0)
    return sum(1 for _ in file)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read(1_000_000).decode("utf-8", "replace")


def row(outcome: Outcome) -> tuple[str, ...]:
    """A row of the table; of several lines that were said the first, and how many follow."""
    first = outcome.said[0].removeprefix("tellings: ") if outcome.said else ""
    more = f" (+{len(outcome.said) - 1})" if len(outcome.said) > 1 else ""
    return (
        outcome.name,
        f"{outcome.size / 1e6:.1f}",
        f"{outcome.core_seconds:.1f}",
        f"{outcome.seconds:.1f}",
        f"{outcome.megabytes:.0f}",
        str(outcome.code),
        str(outcome.readings),
        "yes" if outcome.bounded else "NO",
        (first if len(first) <= 120 else f"{first[:117]}...") + more,
    )


def rows(words: Sequence[str] = ()) -> list[tuple[str, ...]]:
    """A row a case."""
    return [row(outcome) for outcome in outcomes(words)]
