"""Fit the pair model that tells whether two articles tell one event, and its threshold.

    python -m training.stories --data DATA --out models/stories

`DATA` holds `stories/ecbplus.train.jsonl`, `.dev` (see `bench.ecb`) and `uci_headlines.dev.jsonl`,
and `attribution/polnear.train.jsonl`, of which only is counted in how many articles a word occurs.
All is deterministic: the same data give the same bytes. numpy is all it needs.
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

from bench.ecb import Row, rows
from bench.partitions import bcubed
from tellings.group.stories.comparison import FEATURES, Comparison
from tellings.group.stories.keynames import KeyNames, naming, of_articles
from tellings.group.stories.parting import Linkage
from tellings.group.stories.profile import NUMBERS, WORDS, Profile, profile_text
from tellings.group.stories.wording import Wording, wording
from tellings.model import Article, Datum
from tellings.models.fitted import Logistic
from tellings.models.stories import PairModel
from training import saving

KNOWN = 8
"""In as many articles a word of the background must occur: what is rarer is taken as unknown."""
RIDGE = 0.002
SINGLE = 0.3
"""The share of stories of which a thinned collection keeps one article."""
JOINS = tuple(round(-4 + 0.1 * step, 1) for step in range(61))
NOTHING = Logistic((0.0,) * len(FEATURES), (0.0,) * len(FEATURES), 0.0)

Floats = NDArray[np.float64]


class Given(Struct, frozen=True):
    """Articles to learn from: profiles, the story of each and its topic."""

    profiles: tuple[Profile, ...]
    stories: tuple[str, ...]
    topics: tuple[str, ...]

    def only(self, chosen: Iterable[int]) -> Given:
        """Those of these numbers."""
        kept = list(chosen)
        return Given(
            tuple(self.profiles[n] for n in kept),
            tuple(self.stories[n] for n in kept),
            tuple(self.topics[n] for n in kept),
        )


class Pairs(Struct, frozen=True):
    """Pairs: `features` (pairs, features), whether each is of one story, and its weight."""

    features: Floats
    same: NDArray[np.bool_]
    weights: Floats


def main() -> None:
    """Make what ships."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    told = rows(options.data, "train", "dev")
    full, bare = given(told), given(told, bare=True)
    model = fitted(full, bare, headlines(options.data), heard(options.data))
    save(options.out, model)


def save(folder: Path, model: PairModel) -> None:
    """The two files of a model."""
    raw = msgspec.json.format(msgspec.json.encode(model), indent=1) + b"\n"
    saving.save(folder, "stories", FEATURES, raw)


def given(told: Sequence[Row], *, bare: bool = False) -> Given:
    """Articles of ECB+, or their headlines alone."""
    return Given(
        tuple(profile_text(row.headline if bare else row.article) for row in told),
        tuple(row.story_id for row in told),
        tuple(row.topic for row in told),
    )


class _Headline(Struct, frozen=True):
    id: str
    title: str
    story_id: str | None


def headlines(data: Path) -> Given:
    """Headlines of many outlets, each story a topic of its own."""
    lines = (data / "stories" / "uci_headlines.dev.jsonl").read_bytes().splitlines()
    read = [msgspec.json.decode(line, type=_Headline) for line in lines]
    found = [each for each in read if each.title and each.story_id]
    profiles = (profile_text(Article(h.id, "", Datum(h.title, "corpus"))) for h in found)
    stories = tuple(str(each.story_id) for each in found)
    return Given(tuple(profiles), stories, stories)


class _Text(Struct, frozen=True):
    id: str
    text: str


def heard(data: Path) -> list[Wording]:
    """Articles of another kind and time than ECB+, whose words are counted."""
    lines = (data / "attribution" / "polnear.train.jsonl").read_bytes().splitlines()
    return [wording(msgspec.json.decode(line, type=_Text).text) for line in lines]


def fitted(full: Given, bare: Given, heads: Given, beside: Sequence[Wording]) -> PairModel:
    """The model that ships."""
    model = without_headlines(full, beside)
    short = joined([pairs(bare, model), pairs(sample(heads), model)])
    model = msgspec.structs.replace(model, brief=regression(short))
    return msgspec.structs.replace(model, brief=moved(sample(heads), model))


def without_headlines(full: Given, beside: Sequence[Wording], thinned: int = 4) -> PairModel:
    """The background, the regression, the same for headlines too, and the threshold of groups."""
    model = background(full, beside)
    weights = regression(pairs(full, model))
    model = msgspec.structs.replace(model, full=weights, brief=weights)
    return msgspec.structs.replace(model, join=threshold(full, model, thinned))


def background(full: Given, beside: Sequence[Wording]) -> PairModel:
    """In how many articles words and figures occur, in as many words as a profile has.

    No weights yet.
    """
    counts: Counter[str] = Counter()
    for profile in full.profiles:
        counts.update({*profile.words, *profile.numbers})
    for each in beside:
        counts.update({*tuple(each.words)[:WORDS], *tuple(each.numbers)[:NUMBERS]})
    kept = {word: count for word, count in sorted(counts.items()) if count >= KNOWN}
    return PairModel(NOTHING, NOTHING, 0.0, len(full.profiles) + len(beside), kept)


# --- pairs ---------------------------------------------------------------------------------------


def pairs(full: Given, model: PairModel) -> Pairs:
    """Every pair of articles; see `weighed` for how much each counts."""
    comparison = Comparison(model)
    all_rows = np.array([comparison.add(profile) for profile in full.profiles])
    features, same, hard = [], [], []
    for at in range(1, len(all_rows)):
        features.append(comparison.features(full.profiles[at], all_rows[:at]))
        same.append(_equal(full.stories, at, at))
        hard.append(_equal(full.topics, at, at))
    topics = np.concatenate([np.full(at, at) for at in range(1, len(all_rows))])
    labels = np.array(full.topics)[topics]
    return weighed(np.concatenate(features), np.concatenate(same), np.concatenate(hard), labels)


def sample(heads: Given, most: int = 20) -> Given:
    """Of each story at most so many: a long one would outweigh the others."""
    seen: Counter[str] = Counter()
    kept = []
    for at, story in enumerate(heads.stories):
        seen[story] += 1
        if seen[story] <= most:
            kept.append(at)
    return heads.only(kept)


def _equal(labels: Sequence[str], at: int, most: int) -> NDArray[np.bool_]:
    return np.array([label == labels[at] for label in labels[:most]])


def weighed(
    features: Floats, same: NDArray[np.bool_], hard: NDArray[np.bool_], topics: NDArray[np.str_]
) -> Pairs:
    """Pairs within a topic weigh as the root of how many it has, all others together as these.

    So neither a large topic nor the many easy pairs decide.
    """
    counts = Counter(topics[hard].tolist())
    within = np.array([counts[str(topic)] ** -0.5 if counts[str(topic)] else 0 for topic in topics])
    weights = np.where(hard, within, 0.0)
    if not hard.all():
        weights[~hard] = weights.sum() / (~hard).sum()
    return Pairs(features.astype(np.float64), same, weights / weights.sum())


def joined(parts: Sequence[Pairs]) -> Pairs:
    """Several sets of pairs, of equal weight."""
    return Pairs(
        np.concatenate([part.features for part in parts]),
        np.concatenate([part.same for part in parts]),
        np.concatenate([part.weights for part in parts]) / len(parts),
    )


# --- regression ----------------------------------------------------------------------------------


def regression(told: Pairs, rounds: int = 25) -> Logistic:
    """Logistic regression with a ridge on standardised features, by Newton's method (IRLS)."""
    means = told.weights @ told.features
    spread = np.sqrt(told.weights @ (told.features - means) ** 2) + 1e-6
    table = np.column_stack([(told.features - means) / spread, np.ones(len(told.same))])
    ridge = np.diag([*([RIDGE] * (table.shape[1] - 1)), 0.0])
    found = np.zeros(table.shape[1])
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (told.weights * (chance - told.same)) + ridge @ found
        bend = (table.T * (told.weights * chance * (1 - chance))) @ table + ridge
        found = found - np.linalg.solve(bend, slope)
    weights = found[:-1] / spread
    rounded = tuple(round(float(each), 4) for each in weights)
    return Logistic(
        tuple(round(float(each), 4) for each in means), rounded, round(float(found[-1]), 4)
    )


# --- threshold -----------------------------------------------------------------------------------


def threshold(full: Given, model: PairModel, thinned: int = 4, seed: int = 1) -> float:
    """The join from which groups are best, on all and on thinned collections, half and half.

    A thinned one keeps one article of some stories and some of the others: in the world most
    stories are small, in ECB+ none is. Neighbours are averaged, lest a peak of chance is taken.
    """
    chance = np.random.default_rng(seed)
    odds = matrix(full, model)
    everything = curve(odds, full.stories, named(full, model))
    parts = [full.only(thin(full.stories, chance)) for _ in range(thinned)]
    others = [curve(matrix(part, model), part.stories, named(part, model)) for part in parts]
    both = (everything + np.mean(others, axis=0)) / 2 if others else everything
    smooth = np.convolve(both, np.ones(3) / 3, "same")
    return JOINS[int(smooth.argmax())]


def moved(heads: Given, model: PairModel) -> Logistic:
    """The regression of headlines, moved so that they are best grouped at the same threshold."""
    found = np.convolve(curve(matrix(heads, model), heads.stories), np.ones(3) / 3, "same")
    gap = JOINS[int(found.argmax())] - model.join
    return msgspec.structs.replace(model.brief, bias=round(model.brief.bias - gap, 4))


def matrix(full: Given, model: PairModel) -> NDArray[np.float32]:
    """The log-odds of all pairs."""
    comparison = Comparison(model)
    return comparison.matrix([comparison.add(profile) for profile in full.profiles])


def named(full: Given, model: PairModel) -> KeyNames:
    """What the articles name."""
    return of_articles([naming(profile) for profile in full.profiles], model)


def curve(
    odds: NDArray[np.float32], stories: Sequence[str], names: KeyNames | None = None
) -> Floats:
    """B3 F1 at each of JOINS."""
    linkage = Linkage(odds, names)
    found = [bcubed(stories, linkage.until(join))[2] for join in reversed(JOINS)]
    return np.array(found[::-1])


def thin(stories: Sequence[str], chance: np.random.Generator) -> list[int]:
    """The numbers of the articles that are kept."""
    kept: list[int] = []
    for story in sorted(set(stories)):
        members = [n for n, each in enumerate(stories) if each == story]
        count = 1 if chance.random() < SINGLE else int(chance.integers(1, len(members) + 1))
        kept += chance.choice(members, count, replace=False).tolist()
    return sorted(kept)


if __name__ == "__main__":
    main()
