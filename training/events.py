"""Fit the pair model that tells whether two predicates tell of one happening, on ECB+.

    python -m training.events --data DATA --out models/events --folds bench/gold/events

`DATA` holds `stories/ecbplus.train.jsonl`, `.dev` and `ecbplus.mentions.traindev.jsonl`. Articles
are annotated first, which takes some minutes; `--readings FILE` keeps that for another time.
With `--folds` the models of the bench are made too: each from the topics that it is not asked of.
All is deterministic: the same readings give the same bytes. numpy is all it needs.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bench import ecb_mentions
from bench.coreference import conll, sums
from bench.ecb import rows
from bench.ecb_mentions import Told
from tellings import models
from tellings.collate import entities
from tellings.collate.entities.pairs import Key, pairs
from tellings.collate.events import Mentioned
from tellings.collate.events.comparison import FEATURES, Comparison
from tellings.collate.events.grouping import Odds, groups, square, with_neighbours
from tellings.collate.events.people import People
from tellings.collate.events.predicates import Predicate, read
from tellings.collate.events.tables import Floats, Numbers
from tellings.library.annotating import pipeline
from tellings.model import Reading
from tellings.models.events import Boosted, EventModel
from training import saving
from training.boosting import boosted

FOLDS, INNER = 4, 3
KEPT = 0.15
"""The share of pairs of unlike words that are learned from; each counts for the others."""
JOINS = tuple(round(-2 + 0.25 * step, 2) for step in range(21))
NEIGHBOURS = 1.0
SURE = 4.0
"""A round figure, not fitted: the least log-odds at which nine in ten pairs are right swings
between 3 and 9 with the topics that are learned from. `bench.claims` measures what it gives."""

Labels = Sequence[str]


class Story(Struct, frozen=True, dict=True):
    """The mentions of a story with what they are weighed by: `odds` of a model come of `table`."""

    topic: str
    readings: tuple[Reading, ...]
    told: tuple[Told, ...]
    alike: tuple[tuple[Key, Key], ...]
    predicates: tuple[Predicate, ...]

    @property
    def mentions(self) -> tuple[Mentioned, ...]:
        return tuple(Mentioned(each.article, each.at) for each in self.told)

    @cached_property
    def at(self) -> tuple[Numbers, Numbers]:
        """All pairs."""
        return np.triu_indices(len(self.told), 1)

    @cached_property
    def table(self) -> Floats:
        """The figures of all pairs."""
        embed = models.get("likeness").use
        comparison = Comparison(self.predicates, embed.embed if embed else None)
        return comparison.table(*self.at)

    @cached_property
    def same(self) -> NDArray[np.bool_]:
        """Whether the two of each pair are of one cluster."""
        cluster = np.array([each.cluster for each in self.told])
        return np.asarray(cluster[self.at[0]] == cluster[self.at[1]])

    @cached_property
    def across(self) -> NDArray[np.bool_]:
        """Whether the two of each pair are of two articles."""
        article = np.array([each.article for each in self.told])
        return np.asarray(article[self.at[0]] != article[self.at[1]])


def main() -> None:
    """Make what ships, and the models of the folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--readings", type=Path)
    options = parser.parse_args()
    told = stories(options.data, options.readings)
    save(options.out, fitted(told))
    for number, (known, _) in enumerate(folds(told) if options.folds else ()):
        save(options.folds / f"fold-{number}", fitted([told[n] for n in known]))


def save(folder: Path, model: EventModel) -> None:
    """The two files of a model."""
    raw = msgspec.json.encode(model).replace(b"]],[", b"]],\n[") + b"\n"
    saving.save(folder, "events", FEATURES, raw)


# --- stories -------------------------------------------------------------------------------------


def stories(data: Path, kept: Path | None = None) -> list[Story]:
    """The stories of train and dev with their mentions of events."""
    told = ecb_mentions.mentions(data)
    read_ = {each.article.id: each for each in readings(data, {m.article for m in told}, kept)}
    return [story(part, read_) for part in ecb_mentions.by_story(told).values()]


def story(told: Sequence[Told], readings: dict[str, Reading]) -> Story:
    """A story of these mentions."""
    own = tuple(readings[each] for each in sorted({mention.article for mention in told}))
    alike = tuple(sorted(pairs(own, entities.same_entities(own))))
    mentions = [Mentioned(each.article, each.at) for each in told]
    predicates = tuple(read(own, mentions, People(own, alike)))
    return Story(told[0].topic, own, tuple(told), alike, predicates)


def readings(data: Path, wanted: Iterable[str], kept: Path | None = None) -> list[Reading]:
    """The readings of these articles, from the file `kept` if it is there, else for it."""
    if kept and kept.is_file():
        lines = kept.read_bytes().splitlines()
        return [msgspec.json.decode(line, type=Reading) for line in lines]
    asked = set(wanted)
    chosen = [row for row in rows(data, "train", "dev") if row.id in asked]
    found = [pipeline().read(ecb_mentions.article(row)) for row in chosen]
    if kept:
        kept.write_bytes(b"".join(msgspec.json.encode(each) + b"\n" for each in found))
    return found


def folds(told: Sequence[Story], count: int = FOLDS) -> list[tuple[list[int], list[int]]]:
    """Whole topics, dealt out by chance but always alike: the stories known, those asked."""
    topics = sorted({each.topic for each in told})
    dealt = np.random.default_rng(0).permutation(len(topics)) % count
    of = dict(zip(topics, dealt.tolist(), strict=True))
    numbers = range(len(told))
    return [
        (
            [n for n in numbers if of[told[n].topic] != fold],
            [n for n in numbers if of[told[n].topic] == fold],
        )
        for fold in range(count)
    ]


# --- fitting -------------------------------------------------------------------------------------


def fitted(told: Sequence[Story], only: Sequence[str] = FEATURES) -> EventModel:
    """The model of these stories: its thresholds are best on stories that it did not know.

    `only` are the features it may ask for.
    """
    found: list[Odds] = [np.zeros(0)] * len(told)
    for known, asked in folds(told, INNER):
        model = weighed([told[n] for n in known], only)
        for n in asked:
            found[n] = odds(told[n], model)
    return EventModel(weighed(told, only), NEIGHBOURS, threshold(told, found), SURE)


def weighed(told: Sequence[Story], only: Sequence[str] = FEATURES) -> Boosted:
    """The trees. A story counts as the root of how many pairs it has."""
    chance = np.random.default_rng(0)
    parts = [_sampled(each, chance) for each in told]
    table, same, weights = (np.concatenate(each) for each in zip(*parts, strict=True))
    hidden = [n for n, name in enumerate(FEATURES) if name not in only]
    table[:, hidden] = 0
    return boosted(table, same, weights / weights.mean())


def _sampled(
    each: Story, chance: np.random.Generator
) -> tuple[Floats, NDArray[np.bool_], NDArray[np.float64]]:
    columns = {name: each.table[:, n] for n, name in enumerate(FEATURES)}
    close = (columns["meaning"] > 0.2) | (columns["phrase"] > 0.2) | each.same
    close |= (columns["near"] > 0) | (columns["carried"] > 0)
    drawn = chance.random(len(close)) < KEPT
    weights = np.where(close, 1, 1 / KEPT) * len(close) ** -0.5
    kept = close | drawn
    return each.table[kept], each.same[kept], weights[kept]


def odds(each: Story, model: Boosted) -> Odds:
    """The log-odds of all pairs of a story, as a square."""
    plain = model.odds(each.table)
    return with_neighbours(square(len(each.told), *each.at, plain), NEIGHBOURS)


def labels(each: Story, found: Odds, join: float) -> list[str]:
    """A label for each mention, the same for those of one group."""
    of = {n: group[0] for group in groups(found, join) for n in group}
    return [f"{each.told[0].story} {of[n]}" for n in range(len(each.told))]


def threshold(told: Sequence[Story], found: Sequence[Odds]) -> float:
    """The join of the best CoNLL F1; neighbours are averaged, lest a peak of chance is taken."""
    total = np.zeros((len(JOINS), 3, 4))
    for each, odds_ in zip(told, found, strict=True):
        gold = [mention.cluster for mention in each.told]
        total += [sums(gold, labels(each, odds_, join)) for join in JOINS]
    smooth = np.convolve(np.pad(conll(total), 1, "edge"), np.ones(3) / 3, "valid")
    return JOINS[int(smooth.argmax())]


if __name__ == "__main__":
    main()
