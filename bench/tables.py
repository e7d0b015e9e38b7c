"""Scores and timings as tables: plain for a terminal, Markdown for the docs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bench.pace import Pace
from bench.peers.runs import Row
from bench.scoring import Score
from bench.speed import Timing

HEAD = ("score", "P", "R", "F1", "gold")
SPEED_HEAD = ("command", "seconds", "beside", "seconds", "ratio")
PACE_HEAD = ("whole annotation", "words/s", "times one", "words/s of a core", "peak MB")
PEER_HEAD = (
    "tool",
    *(f"{corpus} {name}" for corpus in ("PolNeAR", "news") for name in ("P", "R", "F1", "+source")),
    "words/s",
    "ours is",
)


def pace_rows(paces: Sequence[Pace]) -> list[tuple[str, ...]]:
    """A row a number of processes; the first one is what the others are held against."""
    return [
        (
            f"processes: {each.workers}",
            f"{each.a_second:.0f}",
            f"{each.a_second / paces[0].a_second:.2f}",
            f"{each.a_core_second:.0f}",
            f"{each.megabytes:.0f}",
        )
        for each in paces
    ]


def peer_rows(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """A row a tool; the last column is how many times as fast the first one is."""
    return [
        (row.name, *_quotations(row), f"{row.pace:.0f}", f"{rows[0].pace / row.pace:.2f} x")
        for row in rows
    ]


def _quotations(row: Row) -> list[str]:
    found = []
    for corpus in ("polnear", "news"):
        quote = row.scores[f"{corpus}.quote"]
        sourced = row.scores[f"{corpus}.quote+source"]
        values = (quote.precision, quote.recall, quote.f1, sourced.f1)
        found += [f"{100 * value:.1f}" for value in values]
    return found


def score_rows(scores: Mapping[str, Score]) -> list[tuple[str, ...]]:
    """A row a score, in the given order; percent with one decimal."""
    return [
        (name, *(f"{100 * value:.1f}" for value in (s.precision, s.recall, s.f1)), str(s.gold))
        for name, s in scores.items()
    ]


def speed_rows(timings: Iterable[Timing]) -> list[tuple[str, ...]]:
    """A row a command."""
    return [
        (t.name, f"{t.seconds:.2f}", t.peer, f"{t.peer_seconds:.2f}", f"{t.ratio:.1f}")
        for t in timings
    ]


def plain(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns parted by two blanks, the first one to the left and the others to the right."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    lines = []
    for row in (head, *rows):
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def misses(scores: Mapping[str, Score]) -> str:
    """What was missed and what was given in excess, score by score."""
    lines = []
    for name, score in scores.items():
        lines += [f"{name}  missed  {words}" for words in score.missed]
        lines += [f"{name}  extra   {words}" for words in score.extra]
    return "\n".join(lines)
