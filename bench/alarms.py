"""Conflicts of claims that are shown in real news, and how many of them are some.

Each story of ECB+ (train and dev, its first six articles that differ) and each event of NewsWCL50
is compared; "later" are the next six articles of each. `gold/real_conflicts.jsonl` holds those that
one of us, reading all that were shown, took for right, by article (SHA-256 of its text) and place:
precision means something, recall says only how many of these are still shown. What was never shown
was not looked for.

    all, number, date, ...      shown under "Perhaps at odds", all and by kind
    later                       the same of the articles that were read later, all
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from bench import ecb, newswcl, system
from bench.conflicts import KINDS
from bench.gold import FOLDER, rows
from bench.scoring import NOTHING, Score, Scores
from tellings.model import Article, Collation, Link, Span
from tellings.show import sure
from tellings.text import overlaps

GOLD = FOLDER / "real_conflicts.jsonl"
ARTICLES = 6  # of a story


class Right(Struct, frozen=True):
    """A conflict of two articles: its kind, and in each, by hash, where the words stand."""

    story: str
    kind: str
    a: tuple[str, Span]
    b: tuple[str, Span]


def scores(data: Path) -> Scores:
    """All kinds together, and each; of what was read later all together."""
    found: Scores = {}
    for name, articles in stories(data):
        for key, score in _of_story(name, articles).items():
            found[key] = found.get(key, NOTHING) + score
    for name, articles in stories(data, part=1):
        score = _of_story(name, articles).get("all", NOTHING)
        found["later"] = found.get("later", NOTHING) + score
    return found


def _of_story(name: str, articles: Sequence[Article]) -> Scores:
    if len(articles) < 2:
        return {}
    right = [row for row in rows(GOLD, Right) if row.story == name]
    compared = system.collation([system.reading(each) for each in articles])
    return judged(name, compared, right)


def stories(data: Path, part: int = 0) -> Iterator[tuple[str, list[Article]]]:
    """The stories by name, each with its first six articles, or with later ones (`part`)."""
    by_story: dict[str, dict[str, Article]] = {}
    for row in ecb.rows(data, "train", "dev"):
        by_story.setdefault(row.story_id, {})[hashed(row.text)] = Article(row.id, row.text)
    for each in newswcl.documents(data / newswcl.FILE):
        articles = by_story.setdefault(f"newswcl {each.event}", {})
        articles[hashed(each.text)] = each.article
    for name in sorted(by_story):
        told = list(by_story[name].values())[part * ARTICLES : (part + 1) * ARTICLES]
        yield (f"{name} later" if part else name), told


def hashed(text: str) -> str:
    """By what an article is known."""
    return hashlib.sha256(text.encode()).hexdigest()


def judged(name: str, compared: Collation, right: Sequence[Right]) -> Scores:
    """What a comparison shows, and which of it is right."""
    texts = {each.article.id: hashed(each.article.text) for each in compared.readings}
    shown = [x for x in compared.of("at-odds") if x.kind in KINDS and sure.shown(x)]
    found: Scores = {}
    for link in shown:
        hit = any(_is(link, row, texts, compared) for row in right)
        told = f"{name} {link.kind}: {' | '.join(compared.words(ref) for ref in link.members)}"
        score = Score(int(hit), 1, 0, (), () if hit else (told,))
        for key in ("all", link.kind):
            found[key] = found.get(key, NOTHING) + score
    for row in right:
        for key in ("all", row.kind):
            found[key] = found.get(key, NOTHING) + Score(0, 0, 1)
    return found


def _is(link: Link, row: Right, texts: Mapping[str, str], compared: Collation) -> bool:
    """Whether a link has the words of both sides of a conflict."""
    told = [(texts[ref.article], span) for ref in link.members for span in compared.spans(ref)]
    return link.kind == row.kind and all(
        any(text == known and overlaps(span, at) for known, span in told)
        for text, at in (row.a, row.b)
    )
