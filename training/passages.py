"""Fit the pair model that tells whether two passages say the same.

    python -m training.passages --data DATA --out models/passages

It is fitted on answers to questions about invented events, `tests/cases/answers`, and on the part
"tune" of invented quotations, `tests/cases/quotations`. Of `DATA` (`stories/ecbplus.train.jsonl`,
`.dev`, `attribution/polnear.train.jsonl`) is only counted in how many articles a word occurs. All
is deterministic: the same data give the same bytes. numpy is all it needs.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings import models
from tellings.collate import forms
from tellings.collate.likeness.features import FEATURES, SIGNS, WORDS
from tellings.collate.likeness.passages import Likeness
from tellings.collate.likeness.words import normals
from tellings.collate.same_words.candidates import Embed
from tellings.models.fitted import Logistic
from tellings.models.passages import PassageModel
from training import saving

CASES = Path(__file__).parent.parent / "tests" / "cases"
KNOWN = 12
"""In as many articles a word of the background must occur: what is rarer is taken as unknown."""
RIDGE = 0.003
QUOTATIONS = 0.3
"""What the pairs of quotations weigh beside the answers."""

HELD = 1e-5
"""How much what calibrates is held to changing nothing."""

Floats = NDArray[np.float64]


class Group(Struct, frozen=True):
    """Passages about one thing, pairs of them by number, and whether each says the same."""

    about: str
    passages: tuple[str, ...]
    pairs: NDArray[np.int64]
    same: NDArray[np.bool_]


class Pairs(Struct, frozen=True):
    """Pairs: `features` (pairs, features), whether each says the same, and its weight."""

    features: Floats
    same: NDArray[np.bool_]
    weights: Floats


class _Answers(Struct, frozen=True):
    question: str
    answers: tuple[tuple[str, ...], ...]


def main() -> None:
    """Make what ships."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    likeness = models.get("likeness", "pkg:wordllama").use
    save(options.out, fitted(answers(), quotations(), heard(options.data), likeness.embed))


def save(folder: Path, model: PassageModel) -> None:
    """The two files of a model."""
    raw = msgspec.json.format(msgspec.json.encode(model), indent=-1) + b"\n"
    saving.save(folder, "passages", FEATURES, raw)


# --- data ----------------------------------------------------------------------------------------


def answers(path: Path = CASES / "answers" / "answers.jsonl") -> list[Group]:
    """A group for each question; every pair of its answers."""
    read = [msgspec.json.decode(line, type=_Answers) for line in path.read_bytes().splitlines()]
    return [group(each.question, each.answers) for each in read]


def group(about: str, alike: Sequence[Sequence[str]]) -> Group:
    """Passages given in groups of which each says one thing."""
    passages = tuple(passage for each in alike for passage in each)
    kinds = np.repeat(np.arange(len(alike)), [len(each) for each in alike])
    pairs = np.argwhere(np.triu(np.ones((len(passages), len(passages)), bool), 1))
    return Group(about, passages, pairs, kinds[pairs[:, 0]] == kinds[pairs[:, 1]])


class _Quotations(Struct, frozen=True):
    a: str
    b: str
    part: str
    same: bool | None = None


def quotations(folder: Path = CASES / "quotations", part: str = "tune") -> list[Group]:
    """Pairs of quotations, each a group of its own, of one part."""
    found = []
    for name, same in (("in-the-wild", True), ("negative", False), ("known-failures", True)):
        raw = (folder / f"{name}.json").read_bytes()
        for each in msgspec.json.decode(raw, type=list[_Quotations]):
            if each.part == part:
                is_same = same if each.same is None else each.same
                found.append(group("", [[each.a, each.b]] if is_same else [[each.a], [each.b]]))
    return found


class _Text(Struct, frozen=True):
    text: str


def heard(data: Path) -> list[str]:
    """Texts of articles, whose words are counted."""
    names = ("stories/ecbplus.train", "stories/ecbplus.dev", "attribution/polnear.train")
    lines = [line for name in names for line in _lines(data / f"{name}.jsonl")]
    return [msgspec.json.decode(line, type=_Text).text for line in lines]


def _lines(path: Path) -> Iterable[bytes]:
    return path.read_bytes().splitlines()


# --- fitting -------------------------------------------------------------------------------------


def fitted(
    groups: Sequence[Group], beside: Sequence[Group], texts: Sequence[str], embed: Embed
) -> PassageModel:
    """The model: background first, then the weights with meaning and those of words alone.

    `beside` are groups that weigh less, by `QUOTATIONS`.
    """
    model = background(texts)
    full = regression(_joined(groups, beside, model, embed), SIGNS)
    bare = regression(_joined(groups, beside, model, None), SIGNS[: len(WORDS)])
    model = msgspec.structs.replace(model, full=full, bare=bare)
    return msgspec.structs.replace(
        model, wide_full=wide(groups, model, embed), wide_bare=wide(groups, model, None)
    )


def wide(groups: Sequence[Group], model: PassageModel, embed: Embed | None) -> tuple[float, float]:
    """Slope and bias (Platt 1999) for the log odds of any two passages of one large story.

    The story is made of all groups; passages of different groups do not say the same.
    """
    passages = tuple(passage for each in groups for passage in each.passages)
    starts = np.cumsum([0, *(len(each.passages) for each in groups)])
    same = np.concatenate([e.pairs[e.same] + at for e, at in zip(groups, starts, strict=False)])
    alike = np.zeros((len(passages), len(passages)), bool)
    alike[same[:, 0], same[:, 1]] = True
    pairs = np.argwhere(np.triu(np.ones_like(alike), 1))
    chances = Likeness(passages, embed, "", model).scores(pairs)
    told = (chances > 0) & (chances < 1)
    odds = np.log(chances[told] / (1 - chances[told]))
    return _line(odds, alike[pairs[told, 0], pairs[told, 1]])


def _line(odds: Floats, same: NDArray[np.bool_], rounds: int = 25) -> tuple[float, float]:
    """Logistic regression on one number, by Newton's method; a little held to what it was."""
    table = np.column_stack([odds, np.ones(len(odds))])
    given = found = np.array([1.0, 0.0])
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        slope = table.T @ (chance - same) / len(odds) + HELD * (found - given)
        bend = (table.T * (chance * (1 - chance))) @ table / len(odds) + HELD * np.eye(2)
        found = found - np.linalg.solve(bend, slope)
    return round(float(found[0]), 4), round(float(found[1]), 4)


def _joined(
    groups: Sequence[Group], beside: Sequence[Group], model: PassageModel, embed: Embed | None
) -> Pairs:
    first, second = pairs(groups, model, embed), pairs(beside, model, embed)
    weights = np.concatenate([first.weights, second.weights * QUOTATIONS])
    return Pairs(
        np.concatenate([first.features, second.features]),
        np.concatenate([first.same, second.same]),
        weights / weights.sum(),
    )


def background(texts: Sequence[str]) -> PassageModel:
    """In how many texts words occur, by key. No weights yet."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({forms.key(w) for w in normals(text) if not forms.is_function_word(w)})
    kept = {key: count for key, count in sorted(counts.items()) if count >= KNOWN}
    nothing = Logistic((0.0,) * len(FEATURES), (0.0,) * len(FEATURES), 0.0)
    return PassageModel(nothing, nothing, (1.0, 0.0), (1.0, 0.0), len(texts), kept)


def pairs(groups: Sequence[Group], model: PassageModel, embed: Embed | None) -> Pairs:
    """The features of all pairs; those of a group weigh together as the root of how many."""
    if not groups:
        width = len(FEATURES if embed else WORDS)
        return Pairs(np.zeros((0, width)), np.zeros(0, bool), np.zeros(0))
    told = [Likeness(each.passages, embed, each.about, model) for each in groups]
    features = [t.features(each.pairs) for t, each in zip(told, groups, strict=True)]
    weights = np.concatenate([np.full(len(g.pairs), len(g.pairs) ** -0.5) for g in groups])
    same = np.concatenate([each.same for each in groups])
    return Pairs(np.concatenate(features), same, weights / weights.sum())


def regression(told: Pairs, signs: Sequence[int], rounds: int = 2000) -> Logistic:
    """Logistic regression with a ridge on standardised features, each weight of its sign or 0.

    Accelerated projected gradient descent (Beck and Teboulle 2009).
    """
    means = told.weights @ told.features
    spread = np.sqrt(told.weights @ (told.features - means) ** 2) + 1e-6
    table = np.column_stack([(told.features - means) / spread, np.ones(len(told.same))])
    ridge = np.array([*([RIDGE] * len(signs)), 0.0])
    step = 1 / (np.linalg.eigvalsh((table.T * told.weights) @ table)[-1] / 4 + RIDGE)
    found = ahead = np.zeros(table.shape[1])
    pace = 1.0
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-table @ ahead))
        moved = ahead - step * (table.T @ (told.weights * (chance - told.same)) + ridge * ahead)
        moved[:-1] = np.where(moved[:-1] * signs > 0, moved[:-1], 0.0)
        faster = (1 + np.sqrt(1 + 4 * pace**2)) / 2
        ahead = moved + (pace - 1) / faster * (moved - found)
        found, pace = moved, faster
    weights = (round(float(each), 4) for each in found[:-1] / spread)
    rounded = tuple(round(float(each), 4) for each in means)
    return Logistic(rounded, tuple(weights), round(float(found[-1]), 4))


if __name__ == "__main__":
    main()
