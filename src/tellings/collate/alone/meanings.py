"""Whether an article tells something in quite other words: by meaning, with names left out.

The names of a story are in most of its sentences and say little about what those tell: "Xi met
Putin" and "Putin thanked Xi" are near in meaning by their names alone. So what is left without them
is compared first, and the whole only helps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.collate.alone.passages import Passages
from tellings.collate.same_words.candidates import Embed
from tellings.model import Claim, Collation, Sentence, Spans
from tellings.text import normal

NEAR = 0.5
"""Cosine from which two stretches without their names may tell the same."""

CLOSE = (0.35, 0.55)
"""And where that is less: cosines without names and with them that together may."""

FEWEST = 2
"""Words that a stretch must have besides names for its meaning to be compared."""

BLOCK = 256  # stretches that are compared with all passages at once

Told = tuple[str, Spans]
"""An article and stretches of it that tell one thing."""

Vectors = NDArray[np.float32]


class Meanings:
    """The sentences and claims of a collation by meaning. Without `embed` nothing is near."""

    def __init__(self, collation: Collation, passages: Passages, embed: Embed | None) -> None:
        self._collation, self._passages, self._embed = collation, passages, embed
        self._articles = tuple(sorted(reading.article.id for reading in collation.readings))
        self._number: dict[Told, int] = {}
        self._bounds: list[tuple[int, int]] = []
        for article in self._articles:
            start = len(self._number)
            for told in self._told(article) if embed else ():
                if self._weighs(told):
                    self._number.setdefault(told, len(self._number))
            self._bounds.append((start, len(self._number)))
        self._bare, self._whole = self._vectors(list(self._number))

    def near(self, told: Sequence[Told]) -> list[frozenset[str]]:
        """For each of these the articles that may tell it, its own among them."""
        found: list[frozenset[str]] = []
        for start in range(0, len(told), BLOCK):
            found += self._near(told[start : start + BLOCK])
        return found

    def _near(self, told: Sequence[Told]) -> list[frozenset[str]]:
        weighing = [each for each in dict.fromkeys(told) if self._weighs(each)]
        if not len(self._bare) or not weighing:
            return [frozenset()] * len(told)
        bare, whole = self._looked_up(weighing)
        by_bare, by_whole = bare @ self._bare.T, whole @ self._whole.T
        near = (by_bare >= NEAR) | ((by_bare >= CLOSE[0]) & (by_whole >= CLOSE[1]))
        found = dict(zip(weighing, map(self._of, near), strict=True))
        return [found.get(each, frozenset()) for each in told]

    def _looked_up(self, told: Sequence[Told]) -> tuple[Vectors, Vectors]:
        """Vectors of what is told, those of sentences and claims as they are kept."""
        new = [each for each in told if each not in self._number]
        at = {each: number for number, each in enumerate(new, len(self._number))}
        rows = [self._number.get(each, at.get(each, 0)) for each in told]
        bare, whole = self._vectors(new)
        if not new:
            return self._bare[rows], self._whole[rows]
        return np.vstack([self._bare, bare])[rows], np.vstack([self._whole, whole])[rows]

    def _of(self, near: NDArray[np.bool_]) -> frozenset[str]:
        """The articles of the passages that are near."""
        numbers = np.flatnonzero(near)
        ends = [end for _, end in self._bounds]
        return frozenset(self._articles[at] for at in np.searchsorted(ends, numbers, "right"))

    def _told(self, article: str) -> Iterator[Told]:
        reading = self._collation.reading(article)
        yield from ((article, note.at) for note in reading.of(Sentence))
        yield from ((article, note.at) for note in reading.of(Claim))

    def _weighs(self, told: Told) -> bool:
        return len(self._passages.bare(*told)) >= FEWEST

    def _vectors(self, told: Sequence[Told]) -> tuple[Vectors, Vectors]:
        """Vectors of what is told, without names and whole."""
        bare = [" ".join(self._passages.bare(*each)) for each in told]
        texts = (
            " ".join(span.of(self._collation.reading(article).article.text) for span in spans)
            for article, spans in told
        )
        return self._all(bare), self._all([normal(text) for text in texts])

    def _all(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts, each distinct one made once."""
        if not self._embed or not texts:
            return np.zeros((0, 0), dtype=np.float32)
        distinct = sorted(set(texts))
        at = {text: number for number, text in enumerate(distinct)}
        return np.asarray(self._embed(distinct), np.float32)[[at[text] for text in texts]]
