"""How near words are in meaning, and how far the words of one claim are in another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings.collate import forms
from tellings.collate.claims.facts import Fact
from tellings.collate.same_words.candidates import Embed
from tellings.model import Ref
from tellings.text import normal

Floats = NDArray[np.float64]
NEAR = 0.35  # cosine of two words under which they have nothing to do with each other
BESIDE = 0.3  # weight of a word in a clause that is a claim of its own
PARTY = 1.3  # weight of a name
COMMON = 0.5  # weight of the most common word of a story beside the rarest


class Words:
    """The content words of claims: what each weighs, and which are near in meaning.

    A word that half the claims have says little of which are the same.
    """

    def __init__(self, facts: Sequence[Fact], embed: Embed | None) -> None:
        written: dict[str, str] = {}
        counts: dict[str, int] = {}
        for fact in facts:
            for key, shown in zip(fact.keys, fact.shown, strict=True):
                if not forms.is_function_word(shown):
                    written.setdefault(key, shown.casefold())
                    counts[key] = counts.get(key, 0) + 1
            written.setdefault(fact.verb, fact.verb)
        self._at = {key: number for number, key in enumerate(sorted(written))}
        named = [written[key] for key in sorted(written)]
        self._vectors = np.asarray(embed(named), dtype=np.float32) if embed else None
        self._weights = np.array([_weight(key, counts.get(key, 1), len(facts)) for key in self._at])
        self._bags: dict[Ref, tuple[NDArray[np.int64], Floats]] = {}
        self._alike: dict[tuple[str, str], float] = {}
        if self._vectors is not None:
            # Names and numbers are the same or not; none is near another.
            exact = [not key[:1].isalpha() or ":" in key for key in self._at]
            self._vectors[np.array(exact, dtype=bool)] = 0.0

    def bag(self, fact: Fact) -> tuple[NDArray[np.int64], Floats]:
        """The numbers of a claim's content words, each once, and their weights."""
        known = self._bags.get(fact.ref)
        if known is None:
            known = self._bags[fact.ref] = self._bag(fact)
        return known

    def _bag(self, fact: Fact) -> tuple[NDArray[np.int64], Floats]:
        found: dict[int, float] = {}
        for key, beside in zip(fact.keys, fact.beside, strict=True):
            at = self._at.get(key)
            if at is not None:
                weight = float(self._weights[at]) * (BESIDE if beside else 1.0)
                found[at] = max(found.get(at, 0.0), weight)
        order = sorted(found)
        return np.array(order, dtype=np.int64), np.array([found[at] for at in order])

    def alike(self, a: str, b: str) -> float:
        """How near two words are: 1 for forms of one word, 0 for words far apart."""
        if a == b:
            return 1.0
        pair = (a, b) if a < b else (b, a)
        if pair not in self._alike:
            self._alike[pair] = self._nearness(*pair)
        return self._alike[pair]

    def _nearness(self, a: str, b: str) -> float:
        one, other = self._at.get(a), self._at.get(b)
        if one is None or other is None:
            return 0.0
        if self._vectors is None:
            return 0.0
        cosine = float(self._vectors[one] @ self._vectors[other])
        return min(cosine, 0.9) if cosine >= NEAR else 0.0

    def between(self, ours: NDArray[np.int64], theirs: NDArray[np.int64]) -> Floats:
        """How near each word of one claim is to each of another."""
        same: Floats = (ours[:, None] == theirs[None, :]).astype(np.float64)
        if self._vectors is None:
            return same
        cosine: Floats = (self._vectors[ours] @ self._vectors[theirs].T).astype(np.float64)
        near: Floats = np.where(cosine >= NEAR, np.minimum(cosine, 0.9), 0.0)
        return np.asarray(np.maximum(same, near))

    def near(self, words: NDArray[np.int64]) -> NDArray[np.float32]:
        """How near each of these words is to every word of the story, as `between`."""
        if self._vectors is None:
            found = np.zeros((len(words), len(self._at)), np.float32)
        else:
            cosine = self._vectors[words] @ self._vectors.T
            found = np.where(cosine >= NEAR, np.minimum(cosine, np.float32(0.9)), np.float32(0.0))
        found[np.arange(len(words)), words] = 1.0
        return found


def _weight(key: str, count: int, facts: int) -> float:
    share = count / max(facts, 1)
    base = max(1.0 - share * 4, COMMON)
    return base * (PARTY if ":" in key else 1.0)


class Shared(Struct, frozen=True):
    """What two claims share by their content words, near ones counted as far as they are near.

    `less` is the share of the claim with less content that the other has, `more` that of the other
    one, `content` the weight of all content of the first.
    """

    less: float
    more: float
    content: float


def compared(near: Floats, ours: Floats, theirs: Floats) -> Shared:
    """What two claims share, by the nearness of their words and what these weigh."""
    if not near.size:
        return Shared(0.0, 0.0, 0.0)
    whole = float(ours.sum()), float(theirs.sum())
    met = float(near.max(axis=1) @ ours), float(near.max(axis=0) @ theirs)
    short = 0 if whole[0] <= whole[1] else 1
    share = [part / max(all_, 1e-9) for part, all_ in zip(met, whole, strict=True)]
    return Shared(share[short], share[1 - short], whole[short])


def vectors(facts: Iterable[Fact], embed: Embed | None) -> NDArray[Any] | None:
    """A unit vector for each claim's words."""
    return np.asarray(embed([normal(fact.text) for fact in facts])) if embed else None
