"""How likely two claims of two articles tell one happening: figures of a pair, and their chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings.collate.odds.aligning import Weights, met, names
from tellings.collate.odds.facts import Fact, Scene
from tellings.collate.odds.words import Keys
from tellings.collate.same_words.candidates import Embed

Floats = NDArray[np.float64]

FIGURES = (
    "lemma",
    "class",
    "predicate",
    "clause",
    "sentence",
    "agent",
    "other agent",
    "patient",
    "other patient",
    "shared",
    "named",
    "crossed",
    "around",
    "nearest",
)
"""The figures of a pair, in the order of the columns.

`lemma`, `class`: the predicates have one word, or are of one class of happenings. `predicate`,
`clause`, `sentence`: cosines of their words. `agent`, `patient`: one has that part in both; `other
agent`, `other patient`: how unlike those are that have it. `shared`, `named`: weight of the words
for all who have a part in both, and whether one of them is named. `crossed`: who acts in one is
acted on in the other. `around`: weight of the words that their surroundings share. `nearest`: how
much nearer another clause of either article is.
"""


class Sketch(Struct, frozen=True):
    """The words of a claim in parts, as they are set beside those of another."""

    predicate: str
    clause: str
    sentence: str
    agent: str
    patient: str


class Closeness:
    """The claims of a story, made ready once."""

    def __init__(
        self, scenes: Mapping[str, Scene], facts: Sequence[Fact], embed: Embed | None
    ) -> None:
        self.weights = Weights(facts)
        self._scenes, self._facts, self._embed = scenes, facts, embed
        self._at = {fact.place: number for number, fact in enumerate(facts)}
        self._best: dict[tuple[int, str], float] = {}

    def figures(self, pairs: Sequence[tuple[Fact, Fact]]) -> Floats:
        """A row of figures for each pair."""
        found = np.zeros((len(pairs), len(FIGURES)))
        for row, (a, b) in zip(found, pairs, strict=True):
            row[:] = self._pair(a, b)
        return found

    def chances(self, pairs: Sequence[tuple[Fact, Fact]]) -> Floats:
        """The chance of each pair that both tell one happening."""
        return chances(self.figures(pairs), FIGURES, WEIGHTS, BIAS)

    def dated(self, pairs: Sequence[tuple[Fact, Fact]]) -> Floats:
        """The chance of each pair that both are of one day, and of one happening."""
        return chances(self.figures(pairs), FIGURES, DATED, DATED_BIAS)

    def unlike(self, a: Fact, b: Fact) -> float:
        """How unlike those are that are acted on; 0 where one is in both, or none is told."""
        return self._unlike("patient", a, b, a.patients, b.patients)

    def _unlike(self, part: str, a: Fact, b: Fact, ours: Keys, theirs: Keys) -> float:
        if not ours or not theirs or ours & theirs:
            return 0.0
        return 1 - self._cosine(part, self._at[a.place], self._at[b.place])

    def _pair(self, a: Fact, b: Fact) -> list[float]:
        x, y = self._at[a.place], self._at[b.place]
        shared = met(a, b)
        clause = self._cosine("clause", x, y)
        return [
            float(bool(a.lemma) and a.lemma == b.lemma),
            float(bool(set(a.does.items()) & set(b.does.items()))),
            self._cosine("predicate", x, y),
            clause,
            self._cosine("sentence", x, y),
            float(bool(a.agents & b.agents)),
            self._unlike("agent", a, b, a.agents, b.agents),
            float(bool(a.patients & b.patients)),
            self._unlike("patient", a, b, a.patients, b.patients),
            np.log1p(self.weights.of(shared)),
            float(bool(names(shared))),
            float(bool((a.agents & b.patients) or (b.agents & a.patients))),
            np.log1p(self.weights.of((a.window & b.window) - {a.lemma, b.lemma})),
            clause - max(self._nearest(x, b.article), self._nearest(y, a.article)),
        ]

    def _cosine(self, part: str, x: int, y: int) -> float:
        table = self._tables[part]
        return float(table[x] @ table[y])

    def _nearest(self, x: int, article: str) -> float:
        """The cosine of the clause with that of an article that is nearest to it."""
        if (x, article) not in self._best:
            table = self._tables["clause"]
            near = table[self._of[article]] @ table[x]
            self._best[x, article] = float(near.max()) if len(near) else 0.0
        return self._best[x, article]

    @cached_property
    def _of(self) -> Mapping[str, NDArray[np.int64]]:
        articles = [fact.article for fact in self._facts]
        return {
            each: np.array([n for n, article in enumerate(articles) if article == each], np.int64)
            for each in set(articles)
        }

    @cached_property
    def _tables(self) -> Mapping[str, NDArray[np.float32]]:
        sketches = [_sketch(fact, self._scenes[fact.article]) for fact in self._facts]
        parts = {
            name: [getattr(each, name) for each in sketches] for name in Sketch.__struct_fields__
        }
        texts = sorted({text for each in parts.values() for text in each})
        rows = vectors(texts, self._embed)
        place = {text: number for number, text in enumerate(texts)}
        return {name: rows[[place[text] for text in each]] for name, each in parts.items()}


def chances(
    figures: Floats, names: Sequence[str], weights: Mapping[str, float], bias: float
) -> Floats:
    """The chance of each row of figures."""
    score = figures @ np.array([weights[name] for name in names]) + bias
    return np.asarray(1 / (1 + np.exp(-score)))


def vectors(texts: Sequence[str], embed: Embed | None) -> NDArray[np.float32]:
    """A row of length one for each text; without `embed` by the words that it has."""
    if embed is not None and texts:
        return np.asarray(embed(texts), np.float32)
    words = sorted({word for text in texts for word in text.split()})
    place = {word: number for number, word in enumerate(words)}
    rows = np.zeros((len(texts), len(words) or 1), np.float32)
    for row, text in zip(rows, texts, strict=True):
        row[[place[word] for word in text.split()]] = 1
    lengths = np.sqrt(rows.sum(axis=1, keepdims=True))
    return np.asarray(np.divide(rows, lengths, out=rows, where=lengths > 0))


def _sketch(fact: Fact, scene: Scene) -> Sketch:
    claim = fact.claim
    number = scene.number(claim.head) or 0
    parts = {role: claim.argument(role) for role in ("agent", "patient")}
    return Sketch(
        scene.content([*claim.predicate], number) or claim.lemma,
        scene.content(claim.at, number),
        scene.content([scene.sentences[number].hull], number),
        *(scene.content([each.at], number) if each else "" for each in parts.values()),
    )


WEIGHTS: Mapping[str, float] = {
    "lemma": -1.07,
    "class": 1.70,
    "predicate": 3.57,
    "clause": 3.56,
    "sentence": -1.54,
    "agent": 0.14,
    "other agent": -0.07,
    "patient": 1.27,
    "other patient": -0.32,
    "shared": 0.84,
    "named": -0.13,
    "crossed": 0.49,
    "around": 1.07,
    "nearest": -1.62,
}
BIAS = -6.77
"""Fitted to pairs of claims of the train part of ECB+ (Cybulska and Vossen 2014) whose predicates
are in one cluster of events or not: precision .86 and recall .40 at a chance of .7, cross-validated
by topic (`training/odds.py`)."""

DATED: Mapping[str, float] = {
    "lemma": -0.33,
    "class": 1.21,
    "predicate": 1.75,
    "clause": 1.51,
    "sentence": 0.81,
    "agent": -0.01,
    "other agent": -0.01,
    "patient": 0.59,
    "other patient": -0.18,
    "shared": 0.61,
    "named": -0.19,
    "crossed": 0.15,
    "around": 0.64,
    "nearest": -0.10,
}
DATED_BIAS = -3.58
"""Two parts of `WEIGHTS` and three of weights fitted to pairs of dated claims of ECB+ that give one
day or two."""
