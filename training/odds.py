"""Fit the weights by which `tellings.collate.odds` aligns claims, on the train part of ECB+.

    python -m training.odds --data DATA --readings FILE

`FILE` holds the readings of `DATA/stories/ecbplus.train.jsonl` with claims, as JSON lines; what is
missing in it is annotated and added. Printed are three sets of weights, each with its precision and
recall at some chances, cross-validated by topic:

    closeness   pairs of claims whose predicates gold has in one cluster, or not (Cybulska and
                Vossen 2014)
    dated       pairs of claims of a story that each give one day, which is the same or not; mixed
                with those of closeness, two to three
    quantities  pairs of amounts of a story that are equal or not. No one marked them: what two
                articles of one story give as the same number is mostly one quantity, and what
                they give as two numbers mostly two
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bench import ecb_mentions
from bench.ecb import rows
from tellings import models
from tellings.collate import entities
from tellings.collate.entities.pairs import pairs
from tellings.collate.odds import closeness, quantities
from tellings.collate.odds.closeness import Closeness
from tellings.collate.odds.facts import Fact, Scene, known
from tellings.collate.odds.measures import measures
from tellings.collate.odds.quantities import Quantities
from tellings.library.annotating import pipeline
from tellings.model import Reading
from tellings.text import overlaps

COPY = 0.93  # cosine of sentences from which on they are one sentence, copied
LEAST = 8  # a smaller number may be the same by chance
MIXED = 0.4  # share of the weights of closeness in those for dated claims
RIDGE = {"closeness": 1.0, "dated": 2.0, "quantities": 2.0}
MOST = {"closeness": None, "dated": 200, "quantities": 400}  # pairs of a story that weigh in full
CHANCES = (0.3, 0.5, 0.7, 0.9)

_DAY = re.compile(
    r"(mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b",
    re.IGNORECASE,
)

Rows = NDArray[np.float64]


class Sample(Struct, frozen=True):
    """Pairs of a story: their figures, and whether they are one."""

    topic: str
    figures: Rows
    one: Rows


class Ground:
    """A story made ready once."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        alike = pairs(readings, entities.same_entities(readings))
        keys = known(readings, alike)
        self.scenes = {each.article.id: Scene(each, keys) for each in readings}
        self.facts = {id_: list(self.scenes[id_].facts()) for id_ in sorted(self.scenes)}
        self.every = [fact for id_ in self.facts for fact in self.facts[id_]]
        use = models.get("likeness").use
        self.embed = use.embed if use else None
        self.close = Closeness(self.scenes, self.every, self.embed)


def main() -> None:
    """Annotate what is not annotated yet, fit, print."""
    parser = argparse.ArgumentParser(prog="training.odds")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--readings", type=Path, required=True)
    asked = parser.parse_args()
    readings = _readings(asked.data, asked.readings)
    by_story: dict[str, list[Reading]] = {}
    by_topic: dict[str, list[Reading]] = {}
    for row in rows(asked.data, "train"):
        by_story.setdefault(row.story_id, []).append(readings[row.id])
        by_topic.setdefault(row.story_id.split("_")[0], []).append(readings[row.id])
    gold: dict[str, list[ecb_mentions.Told]] = {}
    for told in ecb_mentions.mentions(asked.data):
        gold.setdefault(told.article, []).append(told)
    topics = [(topic, Ground(some)) for topic, some in sorted(by_topic.items())]
    stories = [(story.split("_")[0], Ground(some)) for story, some in sorted(by_story.items())]
    found = {
        "closeness": [_clustered(topic, ground, gold) for topic, ground in topics],
        "dated": [_dated(topic, ground) for topic, ground in stories],
        "quantities": [_counted(topic, ground) for topic, ground in stories],
    }
    names = {"quantities": quantities.FIGURES}
    for name, samples in found.items():
        _report(name, [each for each in samples if len(each.one)], names.get(name))


def _readings(data: Path, file: Path) -> Mapping[str, Reading]:
    lines = file.read_bytes().splitlines() if file.exists() else []
    found = {
        each.article.id: each for each in (msgspec.json.decode(x, type=Reading) for x in lines)
    }
    step = pipeline()
    with file.open("ab") as out:
        for row in rows(data, "train"):
            if row.id not in found:
                found[row.id] = step.read(ecb_mentions.article(row))
                out.write(msgspec.json.encode(found[row.id]) + b"\n")
    return found


def _apart(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    return ((a, b) for a, b in combinations(facts, 2) if a.article != b.article)


def _clustered(
    topic: str, ground: Ground, gold: Mapping[str, Sequence[ecb_mentions.Told]]
) -> Sample:
    cluster = {
        fact.place: told.cluster
        for fact in ground.every
        for told in gold.get(fact.article, ())
        if "REPORTING" not in told.type and overlaps(told.at, fact.claim.head)
    }
    asked = list(_apart([fact for fact in ground.every if fact.place in cluster]))
    one = [cluster[a.place] == cluster[b.place] for a, b in asked]
    return Sample(topic, ground.close.figures(asked), np.array(one, float))


def _dated(topic: str, ground: Ground) -> Sample:
    day: dict[tuple[str, str], str] = {}
    for fact in ground.every:
        scene = ground.scenes[fact.article]
        told = (
            scene.times[id_].hull.of(scene.text) for id_ in fact.claim.times if id_ in scene.times
        )
        days = {met[0].casefold()[:6] for words in told if (met := _DAY.search(words))}
        if len(days) == 1:
            day[fact.place] = days.pop()
    asked = [
        (a, b)
        for a, b in _apart([fact for fact in ground.every if fact.place in day])
        if day[a.place][-1].isdigit() == day[b.place][-1].isdigit()
    ]
    one = np.array([day[a.place] == day[b.place] for a, b in asked], float)
    return _no_copies(Sample(topic, ground.close.figures(asked), one))


def _counted(topic: str, ground: Ground) -> Sample:
    every = [each for each in measures(ground.facts, ground.scenes) if each.plain and each.written]
    asked = [
        (a, b)
        for a, b in combinations(every, 2)
        if a.fact.article != b.fact.article
        and a.amount.unit == b.amount.unit
        and abs(a.amount.low or a.amount.high or 0) >= LEAST
    ]
    one = [(a.amount.low, a.amount.high) == (b.amount.low, b.amount.high) for a, b in asked]
    figures = Quantities(ground.close, every, ground.embed).figures(asked)
    return _no_copies(Sample(topic, figures, np.array(one, float)))


def _no_copies(sample: Sample) -> Sample:
    if not len(sample.one):
        return sample
    kept = sample.figures[:, closeness.FIGURES.index("sentence")] < COPY
    return Sample(sample.topic, sample.figures[kept], sample.one[kept])


def _report(name: str, samples: Sequence[Sample], figures: Sequence[str] | None) -> None:
    table = np.vstack([each.figures for each in samples])
    one = np.concatenate([each.one for each in samples])
    topic = np.concatenate([np.full(len(each.one), each.topic) for each in samples])
    most = MOST[name]
    weight = np.concatenate(
        [np.full(len(e.one), min(1.0, (most or np.inf) / len(e.one))) for e in samples]
    )
    chance = np.zeros(len(one))
    for each in sorted(set(topic)):
        out = topic == each
        fitted = _fit(table[~out], one[~out], weight[~out], RIDGE[name])
        chance[out] = _chance(table[out], fitted)
    print(f"{name}: {len(one)} pairs, {int(one.sum())} are one")
    for least in CHANCES:
        given = chance >= least
        hits = (weight * one)[given].sum()
        print(f"  {least}: P {hits / max(weight[given].sum(), 1e-9):.2f}", end=" ")
        print(f"R {hits / (weight * one).sum():.2f}")
    fitted = _fit(table, one, weight, RIDGE[name])
    for figure, value in zip([*(figures or closeness.FIGURES), "bias"], fitted, strict=True):
        print(f'    "{figure}": {value:.2f},')


def _fit(table: Rows, one: Rows, weight: Rows, ridge: float) -> Rows:
    """Logistic regression with a ridge, by Newton's method; the last weight is the bias."""
    whole = np.hstack([table, np.ones((len(table), 1))])
    penalty = np.eye(whole.shape[1]) * ridge
    penalty[-1, -1] = 0
    found = np.zeros(whole.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-whole @ found))
        curve = whole.T @ (whole * (weight * chance * (1 - chance) + 1e-9)[:, None]) + penalty
        found -= np.linalg.solve(curve, whole.T @ (weight * (chance - one)) + penalty @ found)
    return found


def _chance(table: Rows, fitted: Rows) -> Rows:
    return np.asarray(1 / (1 + np.exp(-(table @ fitted[:-1] + fitted[-1]))))


if __name__ == "__main__":
    main()
