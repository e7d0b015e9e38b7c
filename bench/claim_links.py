"""Same claims: pairs of claims of the invented reports, labelled by hand as one claim or not.

    same-claims             all pairs
    same-claims.examples    those of the three reports of examples/
    same-claims.stream      those of examples/stream

A row of gold/claim_pairs.jsonl has the words of a claim in each of two reports, and whether they
say the same. Each side is taken as the claim whose tokens are nearest to these words. A pair is
found if both stand in one same-claim link. Precision is over the labelled pairs alone; about half
of these were drawn from what the program had thought alike, the other half written down from
reading the reports. Weights of `tellings.collate.claims.evidence` were fitted with these pairs and
others, so that this shows what changes, not how well texts fare that nobody has seen.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from bench import stream
from bench.gold import FOLDER, GoldError
from bench.scoring import Score, Scores, TokenIndex, jaccard
from tellings import api
from tellings.collate import collate
from tellings.model import Article, Claim, Collation, Reading, Span

EXAMPLES = stream.HOME.parent
NEAR = 0.3  # the least token Jaccard of a claim with the words of gold
FILES = ("courier.txt", "standard.txt", "review.html")


class Pair(Struct, frozen=True):
    """Two claims in words, each with the key of its report, and whether they are one."""

    story: str
    a: str
    a_words: str
    b: str
    b_words: str
    same: bool


def scores() -> Scores:
    """Precision and recall of links on the labelled pairs."""
    judged = list(_judged(pairs()))
    parts = {
        "same-claims": judged,
        "same-claims.examples": [each for each in judged if each[0].story == "examples"],
        "same-claims.stream": [each for each in judged if each[0].story != "examples"],
    }
    return {name: _score(each) for name, each in parts.items()}


@cache
def pairs() -> tuple[Pair, ...]:
    """The labelled pairs."""
    lines = (FOLDER / "claim_pairs.jsonl").read_text("utf-8").splitlines()
    return tuple(Pair(**json.loads(line)) for line in lines)


def _score(judged: Sequence[tuple[Pair, bool]]) -> Score:
    return Score(
        sum(pair.same and linked for pair, linked in judged),
        sum(linked for _, linked in judged),
        sum(pair.same for pair, _ in judged),
        tuple(_told(pair) for pair, linked in judged if pair.same and not linked),
        tuple(_told(pair) for pair, linked in judged if linked and not pair.same),
    )


def _told(pair: Pair) -> str:
    return f"{pair.a}: {pair.a_words} | {pair.b}: {pair.b_words}"


def _judged(gold: Iterable[Pair]) -> Iterable[tuple[Pair, bool]]:
    by_story: dict[str, list[Pair]] = {}
    for pair in gold:
        by_story.setdefault(pair.story, []).append(pair)
    articles = _articles()
    for story, those in sorted(by_story.items()):
        keys = _of_story(story)
        readings = {key: api.pipeline().read(articles[key]) for key in keys if key in articles}
        links = _Links(readings)
        yield from ((pair, links.join(pair)) for pair in those)


class _Links:
    """The same-claim links of a story, by claim."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        self._readings = readings
        self._index = {key: TokenIndex(each.article.text) for key, each in readings.items()}
        self._home = _homes(collate(list(readings.values())))

    def join(self, pair: Pair) -> bool:
        """Whether both sides stand in one link."""
        ours, theirs = self._claim(pair.a, pair.a_words), self._claim(pair.b, pair.b_words)
        return ours is not None and ours == theirs

    def _claim(self, key: str, words: str) -> int | None:
        """The link of the claim nearest to these words; None if it is in none."""
        reading, index = self._readings[key], self._index[key]
        start = reading.article.text.find(words)
        if start < 0:
            raise GoldError(f"{key} has no words {words!r}")
        wanted = index.covered([Span(start, start + len(words))])
        found = max(
            (jaccard(wanted, index.covered(claim.at)), claim.id) for claim in reading.of(Claim)
        )
        return self._home.get((reading.article.id, found[1])) if found[0] >= NEAR else None


def _homes(collation: Collation) -> dict[tuple[str, str], int]:
    links = collation.of("same-claim")
    return {(ref.article, ref.note): n for n, link in enumerate(links) for ref in link.members}


def _articles() -> dict[str, Article]:
    """The invented reports by their keys."""
    keys = {row["id"]: row["key"] for row in _gold()}
    sources = [*(str(EXAMPLES / name) for name in FILES), str(stream.HOME / "reports")]
    found = [each for each in api.articles(sources) if isinstance(each, Article)]
    return {keys.get(each.id) or _file(each): each for each in found}


def _file(article: Article) -> str:
    return Path(article.origin.source).name if article.origin else article.id


def _of_story(story: str) -> Sequence[str]:
    if story == "examples":
        return FILES
    return sorted(row["key"] for row in _gold() if row["story"] == story)


@cache
def _gold() -> tuple[Mapping[str, str], ...]:
    lines = (stream.HOME / "gold.jsonl").read_text("utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)
