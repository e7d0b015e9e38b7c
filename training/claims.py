"""Fit the pair model that tells whether two claims of a story say the same.

    python -m training.claims --out models/claims

It is fitted on invented reports, two of each story, `tests/cases/reports`, in which sentences that
tell the same are marked. Which of the clauses of two such sentences say the same is not: of these
the pair is learned from that the model so far takes for the likeliest (multiple instances:
Dietterich, Lathrop and Lozano-Perez 1997), and the others of its two clauses count against, at
BESIDE of the weight. All is deterministic: the same reports give the same bytes. numpy is all it
needs; annotation takes a minute or two.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bench import shared
from bench.shared import Pair, Text
from tellings import api, models
from tellings.collate import entities
from tellings.collate.claims import against
from tellings.collate.claims.story import Claims
from tellings.collate.claims.substance import substantial
from tellings.collate.claims.ties import ties
from tellings.collate.claims.weighing import FEATURES
from tellings.collate.entities.pairs import pairs as same_entities
from tellings.collate.events import same_events
from tellings.collate.same_words.candidates import Embed
from tellings.collate.same_words.quotations import same_quotations
from tellings.model import Article, article_id
from tellings.models.claims import ClaimModel
from tellings.models.fitted import Logistic
from training import saving
from training.logistic import regression

CASES = Path(__file__).parent.parent / "tests" / "cases" / "reports"
FILES = "abcd"
"""The files of reports that are learned from. With four more, half as many stories again, recall
of claims in other words was no better (50.0 for 52.8 F1 on the reports of `deframe-peer`)."""
RIDGE = 0.006
BESIDE = 1.0
ROUNDS = 4
JOIN = 0.7
WORDS = ("meaning", "told shared", "same word")
"""What the first guess is made by, all alike."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


class Story(Struct, frozen=True):
    """The pairs of claims of two reports: `features` (pairs, features); `left`, `right` the claims.

    `of` is the number of the marked pair of sentences in which both stand, -1 for none; pairs on
    which readers may differ, and such as can never be linked, are left out.
    """

    name: str
    features: Floats
    left: Numbers
    right: Numbers
    of: Numbers
    sentences: tuple[tuple[int, int], ...]


def main() -> None:
    """Make what ships."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    likeness = models.get("likeness", "pkg:wordllama").use
    files = [CASES / f"{name}.jsonl" for name in FILES]
    told = list(stories(files, likeness.embed))
    bare = fitted(list(stories(files, None)))
    save(options.out, ClaimModel(fitted(told), bare, prior(told), JOIN))


def save(folder: Path, model: ClaimModel) -> None:
    """The two files of a model."""
    saving.save(folder, "claims", FEATURES, msgspec.json.encode(model))


# --- pairs of claims -----------------------------------------------------------------------------


def stories(files: Sequence[Path], embed: Embed | None) -> Iterator[Story]:
    """The stories of the gold in `files`."""
    texts, marked = shared.load(None, None, files)
    for pair in marked:
        yield story(pair, texts[pair.a], texts[pair.b], embed)


def story(pair: Pair, a: Text, b: Text, embed: Embed | None) -> Story:
    """The pairs of claims of two reports of one story, as they are marked."""
    made = _Made([Article(article_id(each.text), each.text) for each in (a, b)], embed)
    same, allowed = tuple(sorted(pair.same)), set(pair.allowed)
    pairs, of = [], []
    for one, other in made.pairs():
        told = {(i, j) for i in made.over(one, a) for j in made.over(other, b)}
        both = sorted(told.intersection(same))
        if told and (both or not told & allowed):
            pairs.append((one, other))
            of.append(same.index(both[0]) if both else -1)
    return made.story(pair.story, pairs, of, same)


class _Made:
    """The claims of two articles made ready."""

    def __init__(self, articles: Sequence[Article], embed: Embed | None) -> None:
        readings = [api.pipeline().read(each) for each in articles]
        alike = same_entities(readings, entities.same_entities(readings))
        quotations = same_quotations(readings, alike, embed)
        self.claims = Claims(readings, alike, embed)
        self.facts = self.claims.facts
        events = same_events(readings, alike, embed)
        self._ties = ties(self.facts, quotations, events)
        self.kept = [n for n, fact in enumerate(self.facts) if substantial(fact)]
        self._first = articles[0].id

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Claims of the first and of the second article that could be linked."""
        for one, other in product(self.kept, repeat=2):
            a, b = self.facts[one], self.facts[other]
            if a.article == self._first != b.article and not any(against.against(a, b)):
                yield one, other

    def over(self, number: int, text: Text) -> list[int]:
        """The sentences in which the head of a claim stands."""
        return shared.over(text, self.facts[number].claim.head)

    def story(
        self,
        name: str,
        pairs: Sequence[tuple[int, int]],
        of: Sequence[int],
        sentences: tuple[tuple[int, int], ...],
    ) -> Story:
        """These pairs as they are learned from."""
        place = {number: n for n, number in enumerate(self.kept)}
        inner = [(place[one], place[other]) for one, other in pairs]
        tied = {
            (place[i], place[j]): tie
            for (i, j), tie in self._ties.items()
            if i in place and j in place
        }
        weighing = self.claims.weighing(self.kept)
        table = weighing.table([(min(each), max(each)) for each in inner], tied)
        left, right = np.array(inner, np.int64).reshape(-1, 2).T
        return Story(name, table, left, right, np.array(of, np.int64), sentences)


# --- fitting -------------------------------------------------------------------------------------


def fitted(told: Sequence[Story]) -> Logistic:
    """The regression over the pairs of these stories."""
    at = [FEATURES.index(name) for name in WORDS]
    guesses = [each.features[:, at].sum(axis=1) for each in told]
    for _ in range(ROUNDS):
        model = regression(*_learned(told, guesses), RIDGE)
        guesses = [odds(each, model) for each in told]
    return model


def prior(told: Iterable[Story]) -> float:
    """The share of pairs of claims that are the same, one for each pair of sentences."""
    counts = [(len(set(each.of.tolist()) - {-1}), len(each.of)) for each in told]
    return round(sum(same for same, _ in counts) / sum(pairs for _, pairs in counts), 6)


def odds(each: Story, model: Logistic) -> Floats:
    """The log odds of the pairs of a story."""
    return np.asarray((each.features - model.means) @ np.array(model.weights) + model.bias)


def _learned(
    told: Sequence[Story], guesses: Sequence[Floats]
) -> tuple[Floats, NDArray[np.bool_], Floats]:
    """Features, whether they say the same, and weights of what is learned from."""
    rows, same, weights = [], [], []
    for each, guess in zip(told, guesses, strict=True):
        chosen = {int(n) for n in _likeliest(each, guess)}
        met = {(int(each.left[n]), -1) for n in chosen} | {(-1, int(each.right[n])) for n in chosen}
        for n, of in enumerate(each.of.tolist()):
            beside = (int(each.left[n]), -1) in met or (-1, int(each.right[n])) in met
            if of < 0 or n in chosen or beside:
                rows.append(each.features[n])
                same.append(n in chosen)
                weights.append(1.0 if of < 0 or n in chosen else BESIDE)
    return np.array(rows), np.array(same, bool), np.array(weights)


def _likeliest(each: Story, guess: Floats) -> Iterator[int]:
    """For each marked pair of sentences the pair of clauses that is likeliest to be meant."""
    for number in range(len(each.sentences)):
        pairs = np.flatnonzero(each.of == number)
        if len(pairs):
            yield int(pairs[np.argmax(guess[pairs])])


if __name__ == "__main__":
    main()
