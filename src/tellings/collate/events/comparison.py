"""How alike two predicates of a story are, in figures; all pairs at once, as columns of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from tellings.collate import forms
from tellings.collate.events.people import NAME
from tellings.collate.events.predicates import Keys, Predicate
from tellings.collate.events.tables import (
    Embed,
    Flags,
    Floats,
    Numbers,
    cosines,
    in_common,
    incidence,
    overlaps,
    vectors,
)
from tellings.collate.events.usage import Usage

_SETS = ("agent", "patient", "other", "parts")
_FACTS = ("numbers", "own_numbers", "times", "grounds")
_FAR = 10  # sentences apart that are just far apart
_ALIKE = 0.3  # the cosine from which two words may mean one thing
_FORM = 3  # letters that forms of one word share at their start


class Comparison:
    """Predicates of one story, made ready once. `columns` gives the figures of any pairs."""

    def __init__(self, predicates: Sequence[Predicate], embed: Embed | None) -> None:
        self.predicates = predicates
        self._embed = embed
        self._usage = Usage(predicates)

    def columns(self, a: Numbers, b: Numbers) -> dict[str, Floats]:
        """The figures of pairs, given by the numbers of their two: one column a figure."""
        found = {
            **self._words(a, b),
            **self._usage.columns(a, b),
            **self._parts(a, b),
            **self._scene(a, b),
            **self._manner(a, b),
        }
        return {name: np.asarray(column, np.float32) for name, column in found.items()}

    def table(self, a: Numbers, b: Numbers) -> Floats:
        """The same as a table: a row a pair, a column a figure, in the order of `FEATURES`."""
        columns = self.columns(a, b)
        return np.stack([columns[name] for name in FEATURES], axis=1)

    def pairs(self) -> tuple[Numbers, Numbers]:
        """Pairs (a < b) that may tell of one happening by their words: all others hardly do."""
        key = self._usage.key
        likely = self._near | (self._meaning > _ALIKE) | (self._phrase > _ALIKE) | self._carried
        likely |= key[:, None] == key[None, :]
        a, b = np.nonzero(np.triu(likely, 1))
        return a, b

    # --- the words themselves ----

    def _words(self, a: Numbers, b: Numbers) -> dict[str, Any]:
        key = self._usage.key
        return {
            "same": key[a] == key[b],
            "near": self._near[a, b],
            "meaning": self._meaning[a, b],
            "phrase": self._phrase[a, b],
            "around": self._alike("around")[a, b],
            "also": self._overlap("also")[a, b],
            "carried": self._carried[a, b],
            "nearest": self._nearest(a, b),
        }

    @cached_property
    def _meaning(self) -> Floats:
        return self._alike("lemma")

    @cached_property
    def _phrase(self) -> Floats:
        return self._alike("words")

    @cached_property
    def _near(self) -> Flags:
        """Whether two words are forms of one word."""
        lemmas = {each.key: each.lemma for each in sorted(self.predicates, key=_by_lemma)}
        keys = sorted(lemmas)
        found = np.eye(len(keys), dtype=bool)
        for i, one in enumerate(keys):
            for j in range(i):
                if one[:_FORM] == keys[j][:_FORM] and forms.near(lemmas[one], lemmas[keys[j]]):
                    found[i, j] = found[j, i] = True
        return np.asarray(found[self._usage.key][:, self._usage.key], np.bool_)

    @cached_property
    def _carried(self) -> Flags:
        """Whether the word of one is among the other words or parts of the other."""
        beside = [each.also | each.parts for each in self.predicates]
        both = incidence([(each.key,) for each in self.predicates], beside)
        count = len(self.predicates)
        has = both[:count] @ both[count:].T
        return np.asarray((has > 0) | (has.T > 0))

    def _nearest(self, a: Numbers, b: Numbers) -> Floats:
        """How much less alike in meaning the two are than either is to its best in the other's."""
        article = self._usage.article
        homes = range(int(article.max(initial=-1)) + 1)
        best = np.stack([self._meaning[:, article == each].max(axis=1) for each in homes], axis=1)
        most = np.maximum(best[a, article[b]], best[b, article[a]])
        return np.asarray(self._meaning[a, b] - most)

    # --- who and what has a part ----

    def _parts(self, a: Numbers, b: Numbers) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name in _SETS:
            found[name] = self._overlap(name)[a, b]
            found[f"{name} differ"] = _differ([_named(each) for each in self._sets(name)])[a, b]
            found[f"{name} meaning"] = self._meant(name)[a, b]
        found["crossed"] = self._crossed()[a, b]
        for name in _FACTS:
            found[name] = self._overlap(name)[a, b]
            found[f"{name} differ"] = _differ(self._sets(name))[a, b]
        return found

    def _crossed(self) -> Flags:
        """Whether who acts in one is acted on in the other."""
        both = incidence(self._sets("agent"), self._sets("patient"))
        count = len(self.predicates)
        has = both[:count] @ both[count:].T
        return np.asarray((has > 0) | (has.T > 0))

    def _sets(self, name: str) -> list[Keys]:
        return [getattr(each, name) for each in self.predicates]

    def _overlap(self, name: str) -> Floats:
        return overlaps(incidence(self._sets(name)))

    def _meant(self, name: str) -> Floats:
        """The cosines of the meanings of all words in it."""
        texts = [
            " ".join(sorted(key for key in each if key[0] != NAME)) for each in self._sets(name)
        ]
        return cosines(vectors(texts, self._embed))

    def _alike(self, name: str) -> Floats:
        return cosines(vectors([getattr(p, name) for p in self.predicates], self._embed))

    # --- where and how ----

    def _scene(self, a: Numbers, b: Numbers) -> dict[str, Any]:
        article = self._usage.article
        place = np.array([p.place for p in self.predicates], np.int64)
        front = np.array([p.front for p in self.predicates], np.bool_)
        inside, gap = article[a] == article[b], np.abs(place[a] - place[b])
        return {
            "told": self._overlap("told")[a, b],
            "sentence": self._alike("sentence")[a, b],
            "one article": inside,
            "one sentence": inside & (gap == 0),
            "gap": np.where(inside, np.minimum(gap, _FAR), 0),
            "both in front": front[a] & front[b],
            "either in front": front[a] | front[b],
            "first": np.minimum(place[a], place[b]).clip(0, _FAR),
            "last": np.maximum(place[a], place[b]).clip(0, _FAR),
        }

    def _manner(self, a: Numbers, b: Numbers) -> dict[str, Any]:
        def of(name: str) -> tuple[Any, Any]:
            values = np.array([getattr(p, name) for p in self.predicates])
            return values[a], values[b]

        (r, s), (k, m), (p, q) = of("reports"), of("light"), of("part")
        (t, u), (n, o), (c, d) = of("tense"), of("negated"), of("modal")
        return {
            "both report": r & s,
            "either reports": r | s,
            "both light": k & m,
            "either light": k | m,
            "both verbs": (p == "verb") & (q == "verb"),
            "both nouns": (p == "noun") & (q == "noun"),
            "other tense": (t != u) & (t != "") & (u != ""),
            "either to come": (t == "to come") | (u == "to come"),
            "other polarity": n != o,
            "other mood": c != d,
        }


def _by_lemma(predicate: Predicate) -> tuple[str, str]:
    return predicate.key, predicate.lemma


def _named(keys: Iterable[str]) -> Keys:
    return frozenset(key for key in keys if key[0] == NAME)


def _differ(sets: Sequence[Keys]) -> Flags:
    """Whether both name some, and none in common."""
    table = incidence(sets)
    has = table.any(axis=1)
    return np.asarray(np.logical_and.outer(has, has) & ~in_common(table))


FEATURES = (
    *("same", "near", "meaning", "phrase", "around", "also", "carried", "nearest"),
    *("spread", "many", "rare", "together", "times together", "together in articles"),
    *("parts of the word", "beside the word", "fewest", "most", "articles"),
    *(f"{name}{what}" for name in _SETS for what in ("", " differ", " meaning")),
    "crossed",
    *(f"{name}{what}" for name in _FACTS for what in ("", " differ")),
    *("told", "sentence", "one article", "one sentence", "gap"),
    *("both in front", "either in front", "first", "last"),
    *("both report", "either reports", "both light", "either light", "both verbs", "both nouns"),
    *("other tense", "either to come", "other polarity", "other mood"),
)
"""The figures by which a pair is weighed, in order."""
