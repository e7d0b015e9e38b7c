"""Web archives: recall under damage, pace beside raw fastwarc, and memory.

The archive is made of the pages in --data (anatomy/html, gzipped), with a warcinfo record first and
a request before each response, a gzip member a record, as CC-NEWS has them.

Recall: of the records left whole in an archive whose members are damaged by chance (seeded), the
share that comes out once and in order; precision is spoilt by a page that comes out of a damaged
record, twice or changed. These scores are deterministic and have floors.

Pace: our reading (pages out) and fastwarc alone (records with their payload read) take turns on
the same file; the best of `RUNS` by processor time, and their ratio. Then whole articles a second
and peak memory, which stays the same for a file four times as long. Shown, never a floor.
"""

from __future__ import annotations

import gzip
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from bench.gold import ROOT
from bench.scoring import Score, Scores
from tellings.intake import stream
from tellings.intake.warc import WarcPage, pages
from tellings.model import Article

RUNS = 7
SEED = 20260514
SHARE = 0.2
"""The share of records that is damaged for recall."""


class Rate(Struct, frozen=True):
    """What some reading of the archive took: `of` records or articles, on one core."""

    name: str
    of: int
    seconds: float
    megabytes: float = 0.0
    against: float = 0.0

    @property
    def a_second(self) -> float:
        """Records or articles a second of processor time."""
        return self.of / self.seconds


HEAD = ("reading of a web archive", "given", "a second of a core", "times fastwarc", "peak MB")


def rate_rows(rates: Sequence[Rate]) -> list[tuple[str, ...]]:
    """A row a reading."""
    return [
        (
            each.name,
            str(each.of),
            f"{each.a_second:.0f}",
            f"{each.against:.2f}" if each.against else "",
            f"{each.megabytes:.0f}",
        )
        for each in rates
    ]


# --- the archive ---------------------------------------------------------------------------------


def bodies(data: Path) -> list[bytes]:
    """The pages in --data, in the order of their names."""
    found = sorted((data / "anatomy" / "html").rglob("*.gz"))
    if not found:
        raise FileNotFoundError(f"no gzipped pages in {data / 'anatomy' / 'html'}")
    return [gzip.decompress(path.read_bytes()) for path in found]


def members(bodies: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    """For each page the gzip member of its request and that of its response."""
    return [(_request(number), _response(number, body)) for number, body in enumerate(bodies)]


def _request(number: int) -> bytes:
    asked = f"GET /{number} HTTP/1.1\r\nHost: page.example\r\nUser-Agent: none\r\n\r\n".encode()
    return _member(number, "request", asked)


def _response(number: int, body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
    return _member(number, "response", head.encode() + body)


def _member(number: int, kind: str, block: bytes) -> bytes:
    fields = (
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>",
        "WARC-Date: 2026-05-14T06:30:00Z",
        f"WARC-Target-URI: https://page.example/{number}",
        f"Content-Type: application/http; msgtype={kind}",
        f"Content-Length: {len(block)}",
    )
    head = "\r\n".join(("WARC/1.0", *fields)).encode() + b"\r\n\r\n"
    return gzip.compress(head + block + b"\r\n\r\n", 6, mtime=0)


def write(path: Path, parts: Sequence[tuple[bytes, bytes]], times: int = 1) -> Path:
    """An archive of these members, so many times over."""
    lead = gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
    with path.open("wb") as file:
        file.write(lead)
        for _ in range(times):
            file.writelines(part for pair in parts for part in pair)
    return path


# --- recall under damage -------------------------------------------------------------------------

Damage = Callable[[bytes, random.Random], bytes]


def _flip(start: int, end: int) -> Damage:
    """A flipped bit between two places, counted as in a slice."""

    def hurt(member: bytes, chance: random.Random) -> bytes:
        places = range(*slice(start, end or None).indices(len(member)))
        at = chance.choice(places)
        return member[:at] + bytes([member[at] ^ 1 << chance.randrange(8)]) + member[at + 1 :]

    return hurt


def _zeros(member: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(10, len(member) // 2)
    size = min(4096, len(member) - at)
    return member[:at] + bytes(size) + member[at + size :]


DAMAGE: dict[str, Damage] = {
    "mark": _flip(0, 3),
    "data": _flip(18, -8),
    "sum": _flip(-8, 0),
    "zeros": _zeros,
    "cut": lambda member, chance: member[: chance.randrange(1, len(member))],
    "hole": lambda member, chance: member[:50] + member[chance.randrange(60, len(member)) :],
    "gone": lambda member, chance: bytes(len(member)),
    "garbage": lambda member, chance: chance.randbytes(len(member)),
}
"""What is done to a member, by what is hit."""


def scores(data: Path) -> Scores:
    """Recall and precision by kind of damage, and for a file that is cut off."""
    whole = bodies(data)
    parts = members(whole)
    found = {f"damage.{name}": _score(whole, parts, hurt) for name, hurt in DAMAGE.items()}
    return found | {"damage.none": _score(whole, parts, None), "cut.off": _cut(whole, parts)}


def _score(
    whole: Sequence[bytes], parts: Sequence[tuple[bytes, bytes]], hurt: Damage | None
) -> Score:
    chance = random.Random(SEED)  # noqa: S311  no secret hangs on it
    damaged = {n for n in range(len(parts)) if hurt and chance.random() < SHARE}
    made = [
        (asked, hurt(answer, chance) if hurt and number in damaged else answer)
        for number, (asked, answer) in enumerate(parts)
    ]
    gold = [number for number in range(len(parts)) if number not in damaged]
    return _compared(whole, gold, made)


def _cut(whole: Sequence[bytes], parts: Sequence[tuple[bytes, bytes]]) -> Score:
    """The archive without the second half of its last record."""
    asked, last = parts[-1]
    cut = [*parts[:-1], (asked, last[: len(last) // 2])]
    return _compared(whole, list(range(len(parts) - 1)), cut)


def _compared(
    whole: Sequence[bytes], gold: list[int], parts: Sequence[tuple[bytes, bytes]]
) -> Score:
    with tempfile.TemporaryDirectory() as folder:
        came = list(_pages(write(Path(folder) / "damaged.warc.gz", parts)))
    at, right = 0, 0
    for page in came:
        number = int(page.url.rpartition("/")[2])
        if number in gold[at:] and page.data == whole[number]:
            right += 1
            at = gold.index(number) + 1
    return Score(right, len(came), len(gold))


def _pages(path: Path) -> Iterator[WarcPage]:
    with path.open("rb") as file:
        for found in pages(file, path.name):
            if isinstance(found, WarcPage):
                yield found


# --- pace and memory -----------------------------------------------------------------------------


def rates(data: Path) -> list[Rate]:
    """Raw fastwarc first, then ours on the same file, on four times the file, and articles."""
    with tempfile.TemporaryDirectory() as folder:
        parts = members(bodies(data))
        path = write(Path(folder) / "pages.warc.gz", parts)
        long = write(Path(folder) / "long.warc.gz", parts, times=4)
        raw, ours = _in_turns(_raw, _ours, path)
        return [
            Rate("fastwarc alone, payloads read", raw[0], raw[1], _memory("raw", path)),
            Rate("our pages", ours[0], ours[1], _memory("ours", path), raw[1] / ours[1]),
            Rate("our pages, file × 4", *_timed(_ours, long), _memory("ours", long)),
            Rate("articles, without annotation", *_timed(_articles, path), _memory("all", path)),
        ]


def _in_turns(
    first: Callable[[Path], int], second: Callable[[Path], int], path: Path
) -> tuple[tuple[int, float], tuple[int, float]]:
    """The best of each; they take turns, so that a busy moment falls on both."""
    runs = [(_timed(first, path), _timed(second, path)) for _ in range(RUNS)]
    return min((a for a, _ in runs), key=_seconds), min((b for _, b in runs), key=_seconds)


def _seconds(run: tuple[int, float]) -> float:
    return run[1]


def _timed(read: Callable[[Path], int], path: Path) -> tuple[int, float]:
    start = time.process_time()
    count = read(path)
    return count, time.process_time() - start


def _raw(path: Path) -> int:
    """The peer at its best: only the records that hold pages, their HTTP headers not parsed."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    count = 0
    kinds = WarcRecordType.response | WarcRecordType.resource
    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=kinds, parse_http=False):
            record.reader.read()
            count += 1
    return count


def _ours(path: Path) -> int:
    return sum(1 for _ in _pages(path))


def _articles(path: Path) -> int:
    return sum(isinstance(found, Article) for found in stream(str(path)))


WAYS = {
    "raw": """
from fastwarc.warc import ArchiveIterator
with open(path, "rb") as file:
    for record in ArchiveIterator(file, parse_http=False):
        record.reader.read()
""",
    "ours": """
from tellings.intake.warc import pages
with open(path, "rb") as file:
    for page in pages(file, path):
        pass
""",
    "all": """
from tellings.intake import stream
for article in stream(path):
    pass
""",
}
"""Programs that do nothing else, so that their memory is that of the reading."""


def _memory(way: str, path: Path) -> float:
    """The peak of a process of its own, in megabytes."""
    code = f"path = {str(path)!r}{WAYS[way]}from bench.memory import peak\nprint(peak())"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT)  # noqa: S603
    return float(done.stdout)
