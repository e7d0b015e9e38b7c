"""Mentions of events in ECB+: the words of each as a stretch of its article, and its cluster.

`ecbplus.mentions.traindev.jsonl` in a folder of stories gives each mention by sentence and words;
the text was put together from words again. Sentence 0 of the articles "..._ecbplus" is an address
that is not in the text. Mentions that are not `selected` are of sentences whose clusters were never
compared over articles (Cybulska and Vossen 2014): they are left out, as is usual.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from bench.ecb import Row, rows
from tellings.model import Article, Span

PARTED = "\n\n"
_EVENT = ("ACTION_", "NEG_ACTION_")
_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)+|\w+|\S")


class Told(Struct, frozen=True):
    """A mention of an event. `cluster` is that of the story: no event is of two stories."""

    article: str
    story: str
    topic: str
    at: Span
    cluster: str
    type: str


class _Line(Struct, frozen=True):
    doc: str
    topic: str
    story_id: str
    sent: int
    selected: bool
    type: str
    tokens: tuple[int, ...]
    text: str
    cluster: str


def article(row: Row) -> Article:
    """An article of ECB+, headline first, each sentence a paragraph."""
    return Article(row.id, PARTED.join(_lines(row)))


def mentions(data: Path) -> tuple[Told, ...]:
    """The mentions of events in train and dev, in order of article and place."""
    told = {row.id: row for row in rows(data, "train", "dev")}
    file = data / "stories" / "ecbplus.mentions.traindev.jsonl"
    lines = [msgspec.json.decode(line, type=_Line) for line in file.read_bytes().splitlines()]
    chosen = [line for line in lines if line.selected and line.type.startswith(_EVENT)]
    found = [_told(told[line.doc], line) for line in chosen]
    return tuple(sorted(found, key=lambda each: (each.article, each.at, each.cluster)))


def by_story(told: Sequence[Told]) -> dict[str, list[Told]]:
    """The mentions of each story."""
    found: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        found[each.story].append(each)
    return dict(sorted(found.items()))


def _lines(row: Row) -> list[str]:
    return [row.title, *row.text.split("\n")]


def _told(row: Row, line: _Line) -> Told:
    number = line.sent - row.id.endswith("ecbplus")
    lines = _lines(row)
    before = sum(len(each) + len(PARTED) for each in lines[:number])
    at = _place(lines[number], line)
    span = Span(before + at.start, before + at.end)
    cluster = f"{line.story_id} {line.cluster}"
    return Told(row.id, line.story_id, line.topic, span, cluster, line.type)


def _place(text: str, line: _Line) -> Span:
    """Where its words stand: of several places that nearest to the number of its first word.

    Raises ValueError if they are not in the sentence.
    """
    starts = [token.start() for token in _TOKEN.finditer(text)]
    found = list(_places(text, line.text.split()))
    if not found:
        raise ValueError(f"{line.doc}: no {line.text!r} in sentence {line.sent}")
    return min(found, key=lambda at: (abs(_number(starts, at.start) - line.tokens[0]), at))


def _places(text: str, words: Sequence[str]) -> Iterator[Span]:
    """All places of the first word, from there to the end of the last; gaps may hold others."""
    for first in _word(words[0], text):
        end = first.end()
        for word in words[1:]:
            following = next(_word(word, text, end), None)
            if following is None:
                break
            end = following.end()
        else:
            yield Span(first.start(), end)


def _word(word: str, text: str, after: int = 0) -> Iterator[re.Match[str]]:
    """A word's places, whole or, if there are none, within another."""
    whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    part = re.compile(re.escape(word))
    return (whole if whole.search(text, after) else part).finditer(text, after)


def _number(starts: Sequence[int], at: int) -> int:
    return sum(start < at for start in starts)
