"""How alike the clauses and sentences of two claims are: words, who has a part, when, how told.

These are figures like those by which `events.comparison` compares predicates all with all. A story
has many claims: of all with all only the sum of the figures is worked out, each only pair by pair.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, groupby
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
    codes,
    incidence,
    vectors,
    weighed,
)

_FORM = 3  # letters that forms of one word share at their start
_FAR = 10  # sentences from the beginning that are just far
_BLOCK = 4096  # pairs whose rows are in memory at once
_PARTS = ("agent", "patient", "other", "parts")
_SHARED = (*_PARTS, "numbers", "times", "told")
_MEANT = ("lemma", "words", "around", "sentence")

SCENE = (
    *("same word", "near word"),
    *(f"{name} meaning" for name in (*_MEANT, *_PARTS)),
    *(f"{name} shared" for name in _SHARED),
    *("first", "last", "both report", "either reports"),
    *("other tense", "either to come", "other polarity", "other mood"),
)
"""The names of the figures, in order."""


class Scene:
    """The predicates of the claims of a story, made ready once."""

    def __init__(self, predicates: Sequence[Predicate], embed: Embed | None) -> None:
        self._key = codes([each.key for each in predicates])
        self._near = _forms({each.key: each.lemma for each in reversed(predicates)})
        texts = {name: [getattr(each, name) for each in predicates] for name in _MEANT}
        for name in _PARTS:
            texts[name] = [_words(getattr(each, name)) for each in predicates]
        self.meant = {name: vectors(each, embed) for name, each in texts.items()}
        self.shared = {
            name: _several(incidence([getattr(each, name) for each in predicates]))
            for name in _SHARED
        }
        self._place = np.array([min(each.place, _FAR) for each in predicates], np.float32)
        self._reports = _flags(predicates, lambda each: each.reports)
        self._negated = _flags(predicates, lambda each: each.negated)
        self._modal = _flags(predicates, lambda each: each.modal)
        self._to_come = _flags(predicates, lambda each: each.tense == "to come")
        self._timed = _flags(predicates, lambda each: bool(each.tense))
        self._tense = codes([each.tense for each in predicates])

    def columns(self, a: Numbers, b: Numbers) -> dict[str, Floats]:
        """The figures of pairs, given by the numbers of their two: one column a figure."""
        tables = {name: products(rows, a, b) for name, rows in self._tables().items()}
        found = {**tables, **self.flags(a, b)}
        return {name: np.asarray(found[name], np.float32) for name in SCENE}

    def _tables(self) -> dict[str, Floats]:
        """What figures that are inner products are the products of."""
        meant = {f"{name} meaning": rows for name, rows in self.meant.items()}
        return {**meant, **{f"{name} shared": rows for name, rows in self.shared.items()}}

    def weighed(
        self,
        rows: slice,
        others: slice,
        means: Mapping[str, float],
        weights: Mapping[str, float],
    ) -> Floats:
        """The sum of the figures that are inner products, each less its mean, times its weight.

        It is that of all claims of `rows` with all of `others`.
        """
        tables = self._tables()
        base = -sum(means[name] * weights[name] for name in tables)
        found: Any = np.float32(base)
        for name, table in tables.items():
            found = found + (table[rows] * np.float32(weights[name])) @ table[others].T
        return np.asarray(found, np.float32)

    def flags(self, a: Numbers, b: Numbers) -> dict[str, Any]:
        """The figures that are no inner products, a column or, where both spread, a table each."""
        tenses = (self._tense[a] != self._tense[b]) & self._timed[a] & self._timed[b]
        return {
            "same word": self._key[a] == self._key[b],
            "near word": self._near[self._key[a], self._key[b]],
            "first": np.minimum(self._place[a], self._place[b]),
            "last": np.maximum(self._place[a], self._place[b]),
            "both report": self._reports[a] & self._reports[b],
            "either reports": self._reports[a] | self._reports[b],
            "other tense": tenses,
            "either to come": self._to_come[a] | self._to_come[b],
            "other polarity": self._negated[a] != self._negated[b],
            "other mood": self._modal[a] != self._modal[b],
        }


def _forms(lemmas: Mapping[str, str]) -> Flags:
    """Whether two words are one or forms of one, by their keys in order; given are the lemmas."""
    keys = sorted(lemmas)
    found = np.eye(len(keys), dtype=np.bool_)
    for _, group in groupby(range(len(keys)), lambda n: keys[n][:_FORM]):
        for i, j in combinations(group, 2):
            found[i, j] = found[j, i] = forms.near(lemmas[keys[i]], lemmas[keys[j]])
    return found


def products(rows: Floats, a: Numbers, b: Numbers) -> Floats:
    """The inner products of pairs of rows."""
    found = np.zeros(len(a), np.float32)
    for start in range(0, len(a), _BLOCK):
        part = slice(start, start + _BLOCK)
        found[part] = np.einsum("ij,ij->i", rows[a[part]], rows[b[part]])
    return found


def _several(table: Floats) -> Floats:
    """Rows of length one, each key by how few have it, without keys that only one has."""
    return np.ascontiguousarray(weighed(table)[:, (table > 0).sum(axis=0) > 1])


def _flags(predicates: Sequence[Predicate], which: Callable[[Predicate], bool]) -> Flags:
    return np.array([which(each) for each in predicates], np.bool_)


def _words(keys: Keys) -> str:
    return " ".join(sorted(key for key in keys if key[0] != NAME))
