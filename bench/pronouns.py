"""Pronouns and descriptions of persons joined to names, on ten articles of PolNeAR's train part.

    dev.*   five articles that the rules were tuned on
    test.*  five that were marked before the rules were written, and looked at for figures only

`gold/pronouns.jsonl` has for each article every third-person pronoun with "who", and those
descriptions that mean a person named there: `{id, part, items: [{at, form, who}]}`. `at` and `who`
are offsets in the article, Unicode code points, half-open; `who` are the first full names of those
whom it means, empty where that is nobody with a name. The words are in the corpus, not here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from bench import system
from bench.corpora import documents
from bench.scoring import Score, Scores, total
from tellings.model import Article, Mention, Reading, Span, article_id
from tellings.text import overlaps

GOLD = Path(__file__).parent / "gold" / "pronouns.jsonl"
CORPUS = "polnear.train"
_AROUND = 40


class Item(Struct, frozen=True):
    """A marked stretch, and the names of those whom it means."""

    at: Span
    form: Literal["pronoun", "nominal"]
    who: tuple[Span, ...]


class Marked(Struct, frozen=True):
    """An article's marked stretches."""

    id: str
    part: Literal["dev", "test"]
    items: tuple[Item, ...]


def scores(data: Path) -> Scores:
    """ "dev.pronouns" and so on. Raises FileNotFoundError where the corpus is missing."""
    texts = {each.id: each.text for each in documents(data, CORPUS)}
    return total(score(each, _reading(texts[each.id])) for each in gold())


def gold() -> tuple[Marked, ...]:
    """What is marked."""
    return tuple(msgspec.json.decode(line, type=Marked) for line in GOLD.read_bytes().splitlines())


def score(marked: Marked, reading: Reading) -> Scores:
    """How many are joined to the right ones. A description that is not marked is joined wrongly."""
    mentions = [each for each in reading.of(Mention) if each.entity and each.form != "name"]
    pronouns = [each for each in marked.items if each.form == "pronoun"]
    described = [each for each in marked.items if each.form == "nominal"]
    extra = [
        each
        for each in mentions
        if each.form == "nominal"
        and each.type == "person"
        and not any(overlaps(each.hull, item.at) for item in described)
    ]
    found = _counted(reading, described, mentions)
    more = Score(0, len(extra), 0, (), tuple(reading.words(each) for each in extra))
    return {
        f"{marked.part}.pronouns": _counted(reading, pronouns, mentions),
        f"{marked.part}.descriptions": found + more,
    }


def _counted(reading: Reading, items: Sequence[Item], mentions: Sequence[Mention]) -> Score:
    missed: list[str] = []
    wrong: list[str] = []
    right = predicted = 0
    for item in items:
        meant = {
            each.entity
            for each in mentions
            if each.form == item.form and overlaps(each.hull, item.at)
        }
        wanted = set(_entities(reading, item.who))
        good = bool(item.who) and meant == wanted
        predicted += bool(meant)
        right += good
        if meant and not good:
            wrong.append(_shown(reading, item.at))
        if item.who and not good:
            missed.append(_shown(reading, item.at))
    told = sum(bool(item.who) for item in items)
    return Score(right, predicted, told, tuple(missed), tuple(wrong))


def _entities(reading: Reading, names: Sequence[Span]) -> Iterator[str]:
    """The entities that stand at these names, as far as they were found."""
    for name in names:
        for mention in reading.of(Mention):
            if mention.form == "name" and mention.entity and overlaps(mention.head, name):
                yield mention.entity
                break


def _shown(reading: Reading, at: Span) -> str:
    text = reading.article.text
    before = text[max(0, at.start - _AROUND) : at.start]
    return f"{before}[{at.of(text)}]".replace("\n", " ")


def _reading(text: str) -> Reading:
    return system.reading(Article(article_id(text, CORPUS), text))
