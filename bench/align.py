"""Whether two passages say the same: pairs of answers, of news sentences, of quotations.

    nanco               answers of two outlets to one question; the model has seen none of them
    nanco.1, .2, ...    the same by question, in the order of the file
    nanco.bare          without a model of meaning
    nanco.words         cosine of TF-IDF of the words (counted in the answers of its question)
    nanco.meaning       cosine of the static vectors alone
    quotations          the part "test" of invented quotations, each pair for itself
    mrpc, mrpc.words, mrpc.meaning   paraphrases of news sentences, a looser relation; measured only

`--data DIR`/stories/nanco.pairs.dev.jsonl (salesforce/discord_questions, BSD-3) and
mrpc.train.jsonl (Microsoft Research paraphrase corpus). The number is average precision over all
pairs of a task in one ranking, ties taken together. A `Score` counts, so that it is told in
ten-thousandths.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bench.scoring import Score, Scores
from tellings import models
from tellings.collate import forms
from tellings.collate.likeness import Likeness
from tellings.collate.likeness.words import normals
from tellings.collate.same_words.candidates import Embed
from tellings.text import normal
from training import passages as training
from training.passages import Group

SCALE = 10_000
HEAD = ("average precision", "pairs", "same", "TF-IDF", "static vectors", "words alone", "ours")

Floats = NDArray[np.float64]
Method = Callable[[Group], Floats]


class _Pair(Struct, frozen=True):
    a: str
    b: str
    label: int
    question: str = ""


def scores(data: Path) -> Scores:
    """All scores by name; without MRPC in the folder, fewer."""
    asked = questions(data)
    found = {"nanco": _score(asked, ours)}
    for number, each in enumerate(asked, 1):
        found[f"nanco.{number}"] = _score([each], ours)
    for name, method in (("bare", bare), ("words", tfidf), ("meaning", cosine)):
        found[f"nanco.{name}"] = _score(asked, method)
    found["quotations"] = _score(training.quotations(part="test"), ours)
    sentences = paraphrases(data)
    if sentences:
        for name, method in (("mrpc", ours), ("mrpc.words", tfidf), ("mrpc.meaning", cosine)):
            found[name] = _score(sentences, method)
    return found


def rows(data: Path) -> list[tuple[str, ...]]:
    """A row a question, one for all of them, and one for each other set."""
    asked = questions(data)
    sets = [(each.about, [each]) for each in asked]
    sets += [("all questions in one ranking", asked)]
    sets += [("quotations, test", training.quotations(part="test"))]
    sets += [("MRPC train", paraphrases(data))]
    return [_row(name, groups) for name, groups in sets if groups]


def _row(name: str, groups: Sequence[Group]) -> tuple[str, ...]:
    same = np.concatenate([each.same for each in groups])
    measured = (precision(same, _ranked(groups, method)) for method in (tfidf, cosine, bare, ours))
    return name, str(len(same)), str(int(same.sum())), *(f"{each:.3f}" for each in measured)


# --- data ----------------------------------------------------------------------------------------


def questions(data: Path) -> list[Group]:
    """A group for each question, with the pairs that are labelled; answers in order."""
    told = _pairs(data / "stories" / "nanco.pairs.dev.jsonl")
    return [
        _group(about, [pair for pair in told if pair.question == about])
        for about in dict.fromkeys(pair.question for pair in told)
    ]


def _group(about: str, told: Sequence[_Pair]) -> Group:
    passages = tuple(sorted({words for pair in told for words in (pair.a, pair.b)}))
    at = {words: number for number, words in enumerate(passages)}
    pairs = np.array([(at[pair.a], at[pair.b]) for pair in told], np.int64)
    return Group(about, passages, pairs, np.array([pair.label == 1 for pair in told]))


def paraphrases(data: Path) -> list[Group]:
    """Pairs of sentences, each a group of its own; none without the corpus."""
    path = data / "stories" / "mrpc.train.jsonl"
    told = _pairs(path) if path.is_file() else []
    return [Group("", (p.a, p.b), np.array([[0, 1]]), np.array([p.label == 1])) for p in told]


def _pairs(path: Path) -> list[_Pair]:
    return [msgspec.json.decode(line, type=_Pair) for line in path.read_bytes().splitlines()]


# --- methods -------------------------------------------------------------------------------------


def ours(group: Group) -> Floats:
    """What ships."""
    return Likeness(group.passages, _embed(), group.about).scores(group.pairs)


def bare(group: Group) -> Floats:
    """What ships, by words alone."""
    return Likeness(group.passages, None, group.about).scores(group.pairs)


def cosine(group: Group) -> Floats:
    """The cosine of the static vectors."""
    rows = _embed()([normal(passage) for passage in group.passages]).astype(np.float64)
    return _dots(rows, group)


def tfidf(group: Group) -> Floats:
    """The cosine of the words, by key, with smoothed inverse document frequency."""
    bags = [[forms.key(word) for word in normals(passage)] for passage in group.passages]
    places = {key: at for at, key in enumerate(sorted({key for bag in bags for key in bag}))}
    table = np.zeros((len(bags), max(len(places), 1)))
    for row, bag in zip(table, bags, strict=True):
        for key in bag:
            row[places[key]] += 1
    table *= np.log((len(bags) + 1) / ((table > 0).sum(axis=0) + 1)) + 1
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    return _dots(np.divide(table, lengths, out=table, where=lengths > 0), group)


def _dots(rows: Floats, group: Group) -> Floats:
    left, right = rows[group.pairs[:, 0]], rows[group.pairs[:, 1]]
    return np.asarray(np.round(np.einsum("ij,ij->i", left, right), 6))


def _embed() -> Embed:
    embed: Embed = models.get("likeness", "pkg:wordllama").use.embed
    return embed


# --- measure -------------------------------------------------------------------------------------


def _ranked(groups: Sequence[Group], method: Method) -> Floats:
    return np.concatenate([method(each) for each in groups])


def _score(groups: Sequence[Group], method: Method) -> Score:
    same = np.concatenate([each.same for each in groups])
    found = round(precision(same, _ranked(groups, method)) * SCALE)
    return Score(found, SCALE, SCALE)


def precision(same: NDArray[np.bool_], chances: Floats) -> float:
    """Average precision; pairs of one chance count as found together. 0 where none is the same."""
    if not same.any():
        return 0.0
    order = np.argsort(-chances, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(chances[order])), len(order) - 1)
    found = np.cumsum(same[order])[ends]
    gained = np.diff(np.concatenate([[0], found])) / same.sum()
    return float(gained @ (found / (ends + 1)))
