"""What the words of two passages share and contradict, for many pairs at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings import lexicon
from tellings.collate import forms
from tellings.text import tokens

LIGHT = 0.15
"""What a function word weighs beside the rarest content word."""
SHARED = 0.3
"""What is left of a word's weight that stands in what all passages are about."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Weigh = Callable[[str], float]


class Words(Struct, frozen=True):
    """The distinct words of passages, by key, one after the other.

    `code` is, for each word of each passage, passage * `kinds` + number of its key, ascending;
    `first` is where each passage begins among them, and where the last one ends. `weight` and
    `amount` (the weight of a number, 0 for another word) stand beside `code`; `whole` and `amounts`
    are their sums by passage. `opposed` tells which words of pairs of opposites a passage has, in
    the order of `opposites`.
    """

    kinds: int
    first: Ints
    code: Ints
    weight: Floats
    amount: Floats
    whole: Floats
    amounts: Floats
    negated: NDArray[np.bool_]
    hedged: NDArray[np.bool_]
    opposed: NDArray[np.bool_]


class Shared(Struct, frozen=True):
    """Of each pair: the weight of words in both, and of each one's; the same of numbers alone.

    `negated`, `hedged`: 1 where one of the two is and the other is not; `opposed`: where the one
    has a word and the other its opposite.
    """

    both: Floats
    whole: tuple[Floats, Floats]
    amounts: Floats
    each: tuple[Floats, Floats]
    negated: Floats
    hedged: Floats
    opposed: Floats


def normals(passage: str) -> tuple[str, ...]:
    """The words of a passage as they are compared."""
    return tuple(token.normal for token in tokens(passage))


def weigh(rarity: Weigh, about: str) -> Weigh:
    """A function from a word to its weight, given how rare keys are and what all are about."""
    known = {forms.key(word) for word in normals(about)}

    @cache
    def weight(word: str) -> float:
        if forms.is_function_word(word):
            return LIGHT
        key = forms.key(word)
        return rarity(key) * (SHARED if key in known else 1.0)

    return weight


def words(passages: Sequence[tuple[str, ...]], weight: Weigh) -> Words:
    """The words of passages, ready to be compared."""
    keyed = [{forms.key(word): word for word in reversed(each)} for each in passages]
    kinds = {key: at for at, key in enumerate(sorted({key for each in keyed for key in each}))}
    rows = [sorted((kinds[key], word) for key, word in each.items()) for each in keyed]
    first = np.concatenate([[0], np.cumsum([len(row) for row in rows], dtype=np.int64)])
    flat = [word for row in rows for _, word in row]
    weights = np.array([weight(word) for word in flat], np.float64)
    amounts = weights * np.array([_is_amount(word) for word in flat], np.float64)
    return Words(
        kinds=max(len(kinds), 1),
        first=first.astype(np.int64),
        code=_codes(rows, max(len(kinds), 1)),
        weight=weights,
        amount=amounts,
        whole=_sums(weights, first),
        amounts=_sums(amounts, first),
        negated=np.array([any(map(forms.negates, each)) for each in passages], bool),
        hedged=np.array([not hedges().isdisjoint(each) for each in passages], bool),
        opposed=_opposed(keyed),
    )


def _codes(rows: Sequence[Sequence[tuple[int, str]]], kinds: int) -> Ints:
    codes = [at * kinds + kind for at, row in enumerate(rows) for kind, _ in row]
    return np.array(codes, np.int64)


def _sums(values: Floats, first: NDArray[np.int64]) -> Floats:
    total = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray(np.round(total[first[1:]] - total[first[:-1]], 9))


def _is_amount(word: str) -> bool:
    return word != "one" and forms.number(word) is not None


def _opposed(keyed: Sequence[dict[str, str]]) -> NDArray[np.bool_]:
    """(passages, pairs of opposites, 2): whether a passage has the one or the other."""
    at: dict[str, list[tuple[int, int]]] = {}
    for number, pair in enumerate(opposites()):
        for side, key in enumerate(pair):
            at.setdefault(key, []).append((number, side))
    found = np.zeros((len(keyed), len(opposites()), 2), bool)
    for passage, each in enumerate(keyed):
        for key in each.keys() & at.keys():
            for number, side in at[key]:
                found[passage, number, side] = True
    return found


@cache
def opposites() -> tuple[tuple[str, str], ...]:
    """Keys of words that say the opposite of each other."""
    rows = lexicon.table("tellings.collate.same_words", "opposites")
    return tuple((forms.key(row["word"]), forms.key(row["other"])) for row in rows)


@cache
def hedges() -> frozenset[str]:
    """Single words that say that something may, should or would be: "could", "reportedly"."""
    rows = lexicon.of_language("tellings.gazetteers", "hedges")
    return frozenset(row["phrase"] for row in rows if row["kind"] in {"modal", "adverb"})


def shared(all_words: Words, left: Ints, right: Ints) -> Shared:
    """What the passages `left` and those `right`, pair by pair, share and contradict."""
    lengths = np.diff(all_words.first)
    counts = lengths[right]
    pair = np.repeat(np.arange(len(right)), counts)
    starts = np.cumsum(counts) - counts
    place = all_words.first[right][pair] + np.arange(len(pair)) - starts[pair]
    wanted = all_words.code[place] % all_words.kinds + left[pair] * all_words.kinds
    found = _has(all_words.code, wanted)
    pair, place = pair[found], place[found]
    return Shared(
        both=np.bincount(pair, all_words.weight[place], len(right)).astype(np.float64),
        whole=(all_words.whole[left], all_words.whole[right]),
        amounts=np.bincount(pair, all_words.amount[place], len(right)).astype(np.float64),
        each=(all_words.amounts[left], all_words.amounts[right]),
        negated=_one(all_words.negated, left, right),
        hedged=_one(all_words.hedged, left, right),
        opposed=_against(all_words.opposed, left, right),
    )


def _one(told: NDArray[np.bool_], left: Ints, right: Ints) -> Floats:
    return np.asarray(told[left] != told[right], np.float64)


def _has(codes: Ints, wanted: Ints) -> NDArray[np.bool_]:
    if not len(codes):
        return np.zeros(len(wanted), bool)
    at = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
    return np.asarray(codes[at] == wanted)


def _against(opposed: NDArray[np.bool_], left: Ints, right: Ints) -> Floats:
    """Whether the one has a word and the other its opposite, and neither has both."""
    only = opposed & ~opposed[:, :, ::-1]
    ours, theirs = only[left], only[right]
    crossed = (ours[:, :, 0] & theirs[:, :, 1]) | (ours[:, :, 1] & theirs[:, :, 0])
    return np.asarray(crossed.any(axis=1), np.float64)
