"""Claims of real news that are joined as one, and how many of them are.

Each story of ECB+ (train and dev) with three articles or more, and each event of NewsWCL50, is
compared, the first five articles that differ. `gold/real_joins.jsonl` holds pairs of claims, by
article (SHA-256 of its text) and place of their head words, that one of us read and took for the
same or not: neither quoted in both nor of nearly the same words, which need no judgement.

    tune    drawn from all pairs that a model gave a chance of .4 or more; settings were chosen by
            these, so that P tells how much is wrong and R how much was left
    test    drawn later, from what is joined: P is what users meet, R says only how many of them
            are still joined
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from bench import alarms, system
from bench.gold import FOLDER, rows
from bench.scoring import NOTHING, Score, Scores
from tellings.model import Article, Claim, Collation, Span

GOLD = FOLDER / "real_joins.jsonl"
ARTICLES = range(3, 6)
"""How many a story must have, and how many of it are compared."""

Place = tuple[str, Span]
"""An article, by hash, and where the head of a claim stands in it."""


class Judged(Struct, frozen=True):
    """Two claims of two articles, and whether they say the same."""

    story: str
    part: str
    a: Place
    b: Place
    same: bool


def scores(data: Path) -> Scores:
    """Of each part, the pairs that are joined and those that are the same."""
    pairs: dict[str, list[Judged]] = {}
    for row in rows(GOLD, Judged):
        pairs.setdefault(row.story, []).append(row)
    found: Scores = {}
    for name, articles in stories(data):
        if name in pairs:
            compared = system.collation([system.reading(each) for each in articles])
            for key, score in judged(compared, pairs[name]).items():
                found[key] = found.get(key, NOTHING) + score
    return found


def stories(data: Path) -> Iterator[tuple[str, list[Article]]]:
    """The stories by name, each with the articles that are compared."""
    for name, articles in alarms.stories(data):
        if len(articles) >= ARTICLES.start:
            yield name, articles[: ARTICLES.stop - 1]


def judged(compared: Collation, pairs: Sequence[Judged]) -> Scores:
    """What is joined of the pairs of a story."""
    home = _homes(compared)
    found: Scores = {}
    for row in pairs:
        one, other = home.get(row.a), home.get(row.b)
        joined = one is not None and one == other
        told = (f"{row.story}: {row.a[1]} and {row.b[1]}",) if joined and not row.same else ()
        score = Score(int(joined and row.same), int(joined), int(row.same), (), told)
        found[row.part] = found.get(row.part, NOTHING) + score
    return found


def _homes(compared: Collation) -> Mapping[Place, int]:
    """The number of the link that each claim is joined by."""
    readings = {each.article.id: each for each in compared.readings}
    hashes = {name: alarms.hashed(each.article.text) for name, each in readings.items()}
    found = {}
    for number, link in enumerate(compared.of("same-claim")):
        for ref in link.members:
            claim = readings[ref.article].note(ref.note)
            if isinstance(claim, Claim):
                found[hashes[ref.article], claim.head] = number
    return found
