"""Fifty articles of one story: how long collation takes, how much memory, how large the page is.

    python -m bench collation --data DIR

46 articles of one story (salesforce/discord_questions), and four more that are every other
paragraph of the longest of them, so that there are copies to fold. They are annotated first, which
is not measured here (`pace` does). Seconds are of this machine; targets are 10 s, 1,000 MB and
2,000,000 bytes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench import scrolling
from bench.collating import Collated
from bench.gold import ROOT
from bench.pace import ONE_THREAD
from tellings.library.annotating import pipeline
from tellings.model import Article, Datum, article_id

SOURCE = Path("stories/one_story_46_articles.jsonl")
MORE = 4
HEAD = ("collation of 50 articles", "", "wanted")


def articles(data: Path) -> list[Article]:
    """The articles, the four made of others last."""
    rows = [json.loads(line) for line in (data / SOURCE).read_text("utf-8").splitlines()]
    longest = sorted(rows, key=lambda row: -len(row["content"]))[:MORE]
    halves = (
        {**row, "domain": f"again.{row['domain']}", "content": _half(row["content"])}
        for row in longest
    )
    return [_article(row) for row in (*rows, *halves)]


def _half(content: str) -> str:
    return "\n\n".join(content.split("\n\n")[::2])


def _article(row: dict[str, str]) -> Article:
    text = f"{row['title']}\n\n{row['content']}"
    url = row["url"] if not row["domain"].startswith("again.") else ""
    outlet = Datum(row["domain"], "address")
    return Article(article_id(text, url), text, outlet=outlet, url=url or None)


def measured(data: Path) -> tuple[Collated, scrolling.Scrolled | None]:
    """Annotate, collate in a process of its own, and scroll through the page."""
    with tempfile.TemporaryDirectory() as folder:
        source, page = Path(folder) / "readings.json", Path(folder) / "page.html"
        source.write_bytes(msgspec.json.encode([pipeline().read(a) for a in articles(data)]))
        command = [sys.executable, "-m", "bench.collating", str(source), str(page)]
        done = subprocess.run(  # noqa: S603
            command, check=True, stdout=subprocess.PIPE, cwd=ROOT, env=os.environ | ONE_THREAD
        )
        return msgspec.json.decode(done.stdout, type=Collated), scrolling.scrolled(page)


def rows(data: Path) -> list[tuple[str, ...]]:
    """What was measured, as rows of a table."""
    return list(_rows(*measured(data)))


def _rows(found: Collated, scroll: scrolling.Scrolled | None) -> Iterator[tuple[str, ...]]:
    yield (f"{found.articles} articles, {found.words:,} words", "", "")
    yield ("collating", f"{found.collation:.1f} s", "10 s")
    yield ("the page", f"{found.page:.1f} s", "")
    yield ("most memory", f"{found.memory:,.0f} MB ({found.read:,.0f} before)", "1,000 MB")
    yield ("size of the page", f"{found.bytes:,} bytes", "2,000,000")
    yield ("size with --excerpts", f"{found.excerpt_bytes:,} bytes", "")
    counts = ", ".join(f"{count} {relation}" for relation, count in sorted(found.links.items()))
    yield ("links", counts, "")
    yield ("the same in reverse order", "yes" if found.same else "NO", "yes")
    if scroll:
        yield ("page loaded", f"{scroll.loaded:,.0f} ms", "")
        frames = f"{scroll.median:.0f} ms, 95th of 100: {scroll.slow:.0f} ms"
        yield (f"{scroll.frames} frames of scrolling", frames, "")
