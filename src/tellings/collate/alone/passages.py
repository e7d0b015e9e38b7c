"""How near any sentence of an article comes to what another tells: shares of the words that weigh.

What is told is taken as *parts*: each word that weighs, by what its forms have in common; each name
and pronoun, by whom it stands for; each time, by its date. A part that few sentences of the story
have weighs more than one that all have (its inverse document frequency). A passage is a sentence,
two that follow each other, or a block that has none (a headline).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings.collate import forms
from tellings.collate.counted import every
from tellings.collate.places import Index
from tellings.model import (
    Actor,
    Block,
    Collation,
    Entity,
    Reading,
    Sentence,
    Span,
    Spans,
    TimeExpression,
)
from tellings.text import Token, cover

Part = frozenset[str]
"""What a part may be met by: a word's key, "@" with whom it stands for, "=" with its date."""

Parts = tuple[Part, ...]

Places = NDArray[np.int64]

Whom = tuple[str, ...]
"""What a stretch stands for, sorted: "@" with each entity, or "=" with a date."""


SMOOTH = (10, 2)
"""Added to the number of sentences and to those that have a part. What two texts share stands in
two sentences at least: in a short story that must not make it weigh much less than what one has.
"""


class Passages:
    """The passages of all articles of a collation, made once and asked often."""

    def __init__(self, collation: Collation) -> None:
        linked = _linked(collation)
        self._pages = {each.article.id: _Page(each, linked) for each in collation.readings}
        self._bounds: dict[str, tuple[int, int]] = {}
        self._shares: dict[Parts, Mapping[str, float]] = {}
        self._known: dict[Part, tuple[Places, float]] = {}
        self._homes: dict[Part, frozenset[str]] = {}
        single: list[bool] = []
        posted: dict[str, list[int]] = {}
        for article in sorted(self._pages):
            start = len(single)
            for spans in _passages(collation.reading(article)):
                for key in self._pages[article].keys(spans):
                    posted.setdefault(key, []).append(len(single))
                single.append(len(spans) == 1)
            self._bounds[article] = (start, len(single))
        self._single = np.asarray(single, dtype=np.bool_)
        self._starts = [start for start, end in self._bounds.values() if start < end]
        self._told = [article for article, (start, end) in self._bounds.items() if start < end]
        self._posted = {key: np.asarray(at, dtype=np.int64) for key, at in posted.items()}

    def parts(self, article: str, spans: Iterable[Span]) -> Parts:
        """The parts of what an article tells in these stretches, each once, in their order."""
        return tuple(self.written(article, spans))

    def written(self, article: str, spans: Iterable[Span]) -> dict[Part, Span]:
        """These parts, and where each of them is first written."""
        return self._pages[article].parts(spans)

    def bare(self, article: str, spans: Iterable[Span]) -> tuple[str, ...]:
        """The words that weigh in these stretches, but for those that stand for somebody."""
        return self._pages[article].bare(spans)

    def shares(self, parts: Parts) -> Mapping[str, float]:
        """For each article that has a passage the most of the weight of these parts in one.

        1 where a passage has all of them.
        """
        if parts not in self._shares:
            self._shares[parts] = self._compared(parts) if self._told and parts else {}
        return self._shares[parts]

    def _compared(self, parts: Parts) -> Mapping[str, float]:
        weight, whole = np.zeros(len(self._single)), 0.0
        for part in parts:
            places, worth = self._weighed(part)
            whole += worth
            weight[places] += worth
        most = np.maximum.reduceat(weight, self._starts) / whole
        return dict(zip(self._told, most.round(9).tolist(), strict=True))

    def met(self, parts: Parts, article: str) -> int:
        """How many parts the passage of an article has that has most of their weight."""
        start, end = self._bounds[article]
        weight, met = np.zeros(end - start), np.zeros(end - start, dtype=np.int64)
        for part in parts:
            places, worth = self._weighed(part)
            here = places[np.searchsorted(places, start) : np.searchsorted(places, end)] - start
            weight[here] += worth
            met[here] += 1
        return int(met[np.argmax(weight)]) if end > start else 0

    def having(self, parts: Parts) -> frozenset[str]:
        """The articles that have all these parts, wherever they stand."""
        left = frozenset(self._pages)
        for part in parts:
            left &= self._having(part)
            if not left:
                break
        return left

    def _having(self, part: Part) -> frozenset[str]:
        if part not in self._homes:
            pages = self._pages.items()
            met = (article for article, page in pages if not page.every.isdisjoint(part))
            self._homes[part] = frozenset(met)
        return self._homes[part]

    def _weighed(self, part: Part) -> tuple[Places, float]:
        """The passages that have a part, by number, each once, in order; and what it weighs."""
        if part not in self._known:
            found = [self._posted[key] for key in sorted(part) if key in self._posted]
            none = np.empty(0, dtype=np.int64)
            places = np.unique(np.concatenate(found)) if len(found) > 1 else (found or [none])[0]
            single = int(self._single[places].sum()) + SMOOTH[1]
            self._known[part] = places, math.log((int(self._single.sum()) + SMOOTH[0]) / single)
        return self._known[part]


class _Word(Struct, frozen=True):
    """A word of an article, its key ("" if it weighs nothing), and what it is within, if anything.

    `whom`: what that stands for; `around`: where it stands.
    """

    token: Token
    key: str
    whom: Whom = ()
    around: Span | None = None


class _Page:
    """The words of an article, each with what it stands for."""

    def __init__(self, reading: Reading, linked: Mapping[tuple[str, str], str]) -> None:
        self._stands_for = _standing(reading, linked)
        self._words = [self._word(token) for token in every(reading.article.text)]
        self._starts = [word.token.at.start for word in self._words]
        self._keys: dict[Span, frozenset[str]] = {}
        self.every = frozenset(self._of(self._words))

    def _word(self, token: Token) -> _Word:
        key = "" if forms.is_function_word(token.normal) else forms.key(token.normal)
        over = self._stands_for.over(token.at)
        mark = min(over, key=lambda mark: (len(mark[0]), mark), default=None)
        return _Word(token, key, mark[1], mark[0]) if mark else _Word(token, key)

    def _over(self, spans: Iterable[Span]) -> Iterator[_Word]:
        """The words that begin in these stretches."""
        for span in spans:
            start = bisect_left(self._starts, span.start)
            yield from self._words[start : bisect_left(self._starts, span.end, start)]

    def keys(self, spans: Iterable[Span]) -> set[str]:
        """All that may meet a part in these stretches."""
        found: set[str] = set()
        for span in spans:
            if span not in self._keys:
                self._keys[span] = frozenset(self._of(self._over((span,))))
            found |= self._keys[span]
        return found

    def _of(self, words: Iterable[_Word]) -> Iterator[str]:
        for word in words:
            yield from word.whom
            if word.key:
                yield word.key

    def parts(self, spans: Iterable[Span]) -> dict[Part, Span]:
        """The parts of these stretches, and where each is first written."""
        found: dict[Part, Span] = {}
        met: set[object] = set()
        for word in self._over(spans):
            same = word.whom or word.key
            if same and same not in met:
                met.add(same)
                around = word.around or word.token.at
                words = (each.key for each in self._over((around,)) if each.key)
                found.setdefault(frozenset({*word.whom, *words}), around)
        return found

    def bare(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The words that weigh, but for those that stand for somebody."""
        return tuple(w.token.normal for w in self._over(spans) if w.key and not w.whom)


# --- cutting -------------------------------------------------------------------------------------


def _passages(reading: Reading) -> Iterator[Spans]:
    """Each sentence, each two that follow each other, and what stands in no sentence, as spans."""
    sentences = [each.hull for each in reading.of(Sentence)]
    parsed = cover(sentences)
    blocks = [at for block in reading.of(Block) for at in block.at if not parsed.touches(at)]
    told = cover([*sentences, *blocks])
    lines = [at for at in _lines(reading.article.text) if not told.touches(at)]
    yield from ((each,) for each in (*sentences, *blocks, *lines))
    yield from pairwise(sentences)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Span(start, start + len(line.rstrip()))
        start += len(line)


# --- whom a stretch stands for -------------------------------------------------------------------


def _linked(collation: Collation) -> dict[tuple[str, str], str]:
    """The entities that links join, by the name that all of one link share."""
    found = {}
    for link in collation.of("same-entity"):
        keys = sorted((ref.article, ref.note) for ref in link.members)
        found.update(dict.fromkeys(keys, "@" + " ".join(keys[0])))
    return found


def _standing(reading: Reading, linked: Mapping[tuple[str, str], str]) -> Index[Whom]:
    """Names, descriptions, pronouns and times of an article, and what they stand for."""
    article = reading.article.id

    def whom(*entities: str) -> Whom:
        named = {linked.get((article, each), f"@{article} {each}") for each in entities}
        return tuple(sorted(named))

    marks = [(at, whom(each.id)) for each in reading.of(Entity) for at in each.at]
    marks += [(time.hull, (f"={time.date}",)) for time in reading.of(TimeExpression) if time.date]
    taken = cover(at for at, _ in marks)
    for actor in reading.of(Actor):
        known = whom(*actor.entities)
        outside = (at for at in actor.at if not taken.touches(at))
        marks += [(at, known) for at in outside if known]
    return Index(marks)
