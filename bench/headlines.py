"""Stories of bare headlines: `--data DIR`/stories/uci_headlines.dev.jsonl, placed one by one.

B3 F1 of all headlines together, unless a half is named.

    repaired     in true order of time, with a repair at the end
    placed       the same before the repair
    hourly       with a repair after each six hours of news, as a library does
    undated      in true order, no headline says when it was written; with repair
    shuffled     in an order drawn by chance, with repair
    first        the stories whose id hashes to an even number, alone
    second       the others, alone
    order        the adjusted Rand index between what came of the two orders
    words        TF-IDF, nearest centroid, in true order
    meaning      the static vectors of meaning, nearest centroid, in true order
    clock        no word read: a pause of a minute begins a story

Words and meaning have the threshold that is best for them on this very file, of nine; our settings
were chosen on the whole file too, so that neither half is unseen. The clock alone is right
throughout, since these times are those of a crawler that fetched story after story: no figure here
says what time is worth, and `undated` is the one that owes it nothing.
"""

from __future__ import annotations

import hashlib
import math
import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bench import partitions
from bench.scoring import Scores
from tellings import models
from tellings.group.stories.cluster import Stories
from tellings.group.stories.likeness import scorer
from tellings.group.stories.profile import profile_text
from tellings.model import Article, Datum

_WORD = re.compile(r"\w+")
_PAUSE = 60.0
_REPAIRED = 6 * 3600.0
_DIMENSIONS = 1 << 13

Vectors = NDArray[np.float32]


class Headline(Struct, frozen=True):
    """A row of the file. `date` is in seconds since the epoch."""

    id: str
    title: str
    story_id: str | None = None
    outlet: str | None = None
    date: float | None = None

    def article(self, *, dated: bool = True) -> Article:
        """The headline as intake would give it: nothing but a title, an outlet, a time."""
        at = datetime.fromtimestamp(self.date, UTC).isoformat() if dated and self.date else ""
        return Article(
            self.id,
            "",
            title=Datum(self.title.replace("\\", "").removesuffix("...").rstrip(), "gold"),
            outlet=Datum(self.outlet, "gold") if self.outlet else None,
            published=Datum(at, "gold") if at else None,
        )


def scores(data: Path) -> Scores:
    """All scores by name. `data` is the folder of corpora."""
    rows = headlines(data)
    drawn = random.Random(0).sample(rows, len(rows))  # noqa: S311 - a draw, not a secret
    placed, repaired = grouped(rows)
    shuffled = grouped(drawn)[1]
    found: Scores = {
        "repaired": _b3(rows, repaired),
        "placed": _b3(rows, placed),
        "hourly": _b3(rows, grouped(rows, every=_REPAIRED)[1]),
        "undated": _b3(rows, grouped(rows, dated=False)[1]),
        "shuffled": _b3(drawn, shuffled),
        "order": partitions.rand(repaired, _in_order(rows, drawn, shuffled)),
        "words": _best(rows, _words([row.title for row in rows])),
        "meaning": _best(rows, models.get("likeness").use.embed([r.title for r in rows])),
        "clock": _b3(rows, _clock(rows)),
    }
    for name, even in (("first", True), ("second", False)):
        half = [row for row in rows if is_even(str(row.story_id)) == even]
        found[name] = _b3(half, grouped(half)[1])
    return found


def pace(data: Path) -> tuple[Sequence[str], Sequence[tuple[str, ...]]]:
    """Headlines a second of processor time, on one core: profiles made, placed; and a repair."""
    rows = headlines(data)
    articles = [row.article() for row in rows]
    spent = min(_times(articles) for _ in range(3))
    each = [f"{len(rows) / seconds:,.0f}" for seconds in (sum(spent[:2]), *spent[:2])]
    return (
        ("headlines a second", "profiles alone", "placing alone", "repair of all"),
        [(*each, f"{spent[2]:.1f} s")],
    )


def headlines(data: Path) -> list[Headline]:
    """The headlines that have a time and a story, in order of time."""
    lines = (data / "stories" / "uci_headlines.dev.jsonl").read_bytes().splitlines()
    rows = [msgspec.json.decode(line, type=Headline) for line in lines]
    return sorted(
        (row for row in rows if row.date and row.story_id), key=lambda row: row.date or 0.0
    )


def is_even(story: str) -> bool:
    """The half that a story belongs to."""
    return hashlib.blake2b(story.encode()).digest()[-1] % 2 == 0


def grouped(
    rows: Sequence[Headline], *, dated: bool = True, every: float = math.inf
) -> tuple[list[str], list[str]]:
    """The story of each headline when all are placed, and after a repair of all.

    Repairs of what is near go before where `every` says after how many seconds of news.
    """
    stories = Stories(scorer())
    last = rows[0].date or 0.0 if rows else 0.0
    for row in rows:
        stories.place(profile_text(row.article(dated=dated)))
        if (row.date or 0.0) - last > every:
            stories.repair(row.date)
            last = row.date or 0.0
    placed = _labels(rows, stories)
    stories.repair()
    return placed, _labels(rows, stories)


def _labels(rows: Iterable[Headline], stories: Stories) -> list[str]:
    of = {article: story for story, held in stories.stories().items() for article in held}
    return [of[row.id] for row in rows]


def _in_order(
    rows: Sequence[Headline], drawn: Sequence[Headline], labels: Sequence[str]
) -> list[str]:
    of = {row.id: label for row, label in zip(drawn, labels, strict=True)}
    return [of[row.id] for row in rows]


def _b3(rows: Sequence[Headline], found: Sequence[str]) -> partitions.Means:
    return partitions.b3([row.story_id for row in rows], found)


def _times(articles: Sequence[Article]) -> tuple[float, float, float]:
    """Seconds of processor time for profiles, for placing, for a repair."""
    stories, marks = Stories(scorer()), [time.process_time()]
    profiles = [profile_text(article) for article in articles]
    marks.append(time.process_time())
    for profile in profiles:
        stories.place(profile)
    marks.append(time.process_time())
    stories.repair()
    marks.append(time.process_time())
    return marks[1] - marks[0], marks[2] - marks[1], marks[3] - marks[2]


# --- baselines -----------------------------------------------------------------------------------


def _best(rows: Sequence[Headline], vectors: Vectors) -> partitions.Means:
    """The best of some thresholds."""
    tried = (_b3(rows, _centroids(vectors, 0.1 + 0.05 * step)) for step in range(9))
    return max(tried, key=lambda score: score.f1)


def _centroids(vectors: Vectors, least: float) -> list[str]:
    """Each joins the group whose sum it is most like, if by `least`; else it begins one."""
    sums, units = np.zeros_like(vectors), np.zeros_like(vectors)
    labels: list[int] = []
    held = 0
    for vector in vectors:
        likes = units[:held] @ vector
        at = int(likes.argmax()) if held and likes.max() >= least else held
        held = max(held, at + 1)
        sums[at] += vector
        units[at] = sums[at] / (np.linalg.norm(sums[at]) or 1.0)
        labels.append(at)
    return [str(label) for label in labels]


def _words(titles: Sequence[str]) -> Vectors:
    """TF-IDF over all of the titles, words hashed to columns, rows of length one."""
    counted = [Counter(_WORD.findall(title.lower())) for title in titles]
    within = Counter(word for counts in counted for word in counts)
    found = np.zeros((len(titles), _DIMENSIONS), np.float32)
    for row, counts in zip(found, counted, strict=True):
        for word, count in counts.items():
            row[_column(word)] += count * math.log(len(titles) / within[word])
    lengths = np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    return np.asarray(found / lengths, np.float32)


def _column(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=4).digest()) % _DIMENSIONS


def _clock(rows: Sequence[Headline]) -> list[str]:
    labels, number, last = [], 0, -math.inf
    for row in rows:
        number += (row.date or 0.0) - last > _PAUSE
        last = row.date or 0.0
        labels.append(str(number))
    return labels
