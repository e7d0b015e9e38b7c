"""Fit the model that tells which numbers of two articles are of one quantity.

    python -m training.quantities --out models/odds

It is fitted on invented reports and passages in which the values of one thing are marked: two
reports of each story in `tests/cases/reports`, and the pairs of `bench/gold/odds.jsonl` (part
"tune") and `bench/gold/odds_more.jsonl`. The first stage learns from all numbers of one thing,
whether they agree or not, since it does not look at values. The second learns from pairs that
cannot both be so, with log odds by a first stage that has not seen their story (stacking: Wolpert
1992, FOLDS parts). All is deterministic. numpy is all it needs; annotation takes a few minutes.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bench import odds as passages
from bench import shared
from bench.shared import Text, Value
from tellings import api, models
from tellings.collate import entities
from tellings.collate.entities.pairs import pairs as same_entities
from tellings.collate.odds import compared, ground
from tellings.collate.odds.quantities import FIGURES, Pair, odds, small
from tellings.collate.odds.ranges import equal
from tellings.collate.odds.rivals import RIVAL, Rivals
from tellings.collate.same_words.candidates import Embed
from tellings.model import Article, Datum, Reading, Span, article_id
from tellings.models.odds import SETTINGS, WEIGHTS, OddsModel, Stages
from tellings.models.stories import Logistic, Settings
from tellings.text import overlaps
from training.logistic import regression

CASES = Path(__file__).parent.parent / "tests" / "cases" / "reports"
RIDGE, RIVAL_RIDGE = 0.005, 0.003
FOLDS = 8
PRECISE = -0.6
AGREEING = ("precision", "form", "unit")
"""Looks of passages that are at odds in nothing whose numbers are of one thing."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Marks = Sequence[tuple[str, Span, Span]]
"""Values of one thing in two articles: the relation, and where the words stand."""


class Marked(Struct, frozen=True):
    """Two articles and their numbers of one thing."""

    name: str
    readings: tuple[Reading, Reading]
    marks: Marks


class Story(Struct, frozen=True):
    """The pairs of numbers of two articles. `one`: of one quantity; `told`: the relation, or "".

    `doubtful` are pairs that nobody marked and that give the same number: not learned from.
    """

    name: str
    pairs: Sequence[Pair]
    figures: Floats
    told: tuple[str, ...]
    doubtful: Flags

    @property
    def one(self) -> Flags:
        """Whether each pair is of one quantity."""
        return np.array([bool(each) for each in self.told], bool)


def main() -> None:
    """Make what ships."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    marked = list(gold())
    embed = models.get("likeness", "pkg:wordllama").use.embed
    full = stages([story(each, embed) for each in marked])
    bare = stages([story(each, None) for each in marked])
    save(options.out, OddsModel(full, bare, PRECISE))


def save(folder: Path, model: OddsModel) -> None:
    """The two files of a model."""
    folder.mkdir(parents=True, exist_ok=True)
    raw = msgspec.json.encode(model)
    (folder / WEIGHTS).write_bytes(raw)
    digest = hashlib.sha256(raw).hexdigest()
    settings = Settings("odds", "1", "Apache-2.0", (*FIGURES, *RIVAL), digest)
    (folder / SETTINGS).write_bytes(msgspec.json.format(msgspec.json.encode(settings)) + b"\n")


# --- gold ----------------------------------------------------------------------------------------


def gold() -> Iterator[Marked]:
    """All that is learned from."""
    yield from reports(sorted(CASES.glob("*.jsonl")))
    chosen = [each for each in passages.pairs() if each.split != "test"]
    yield from map(_passages, chosen)


def reports(files: Sequence[Path]) -> Iterator[Marked]:
    """The stories of the gold in `files`."""
    texts, pairs = shared.load(None, None, files)
    for pair in pairs:
        a, b = texts[pair.a], texts[pair.b]
        marks = [_mark(each, a, b) for each in pair.values if each.kind == "number"]
        yield Marked(pair.story, (_read(a), _read(b)), marks)


def _mark(value: Value, a: Text, b: Text) -> tuple[str, Span, Span]:
    return value.relation, a.stretch(value.i, value.a_words), b.stretch(value.j, value.b_words)


def _read(text: Text) -> Reading:
    published = Datum(text.published, "gold") if text.published else None
    return api.pipeline().read(Article(article_id(text.text), text.text, published=published))


def _passages(pair: passages.Pair) -> Marked:
    one, other = (api.pipeline().read(passages.article(each)) for each in (pair.a, pair.b))
    relation = "odds" if pair.kind == "number" else _RELATIONS.get(pair.look, "")
    at = [
        _words(each.text, told) for each, told in ((pair.a, pair.a_words), (pair.b, pair.b_words))
    ]
    return Marked(pair.id, (one, other), [(relation, at[0], at[1])] if relation else [])


_RELATIONS = {**dict.fromkeys(AGREEING, "agree"), "update": "update", "holders": "holders"}


def _words(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def story(each: Marked, embed: Embed | None) -> Story:
    """The pairs of numbers of two articles, as they are marked."""
    alike = same_entities(each.readings, entities.same_entities(each.readings))
    numbers = compared(ground(each.readings, alike, embed), meant=embed is not None)
    first = each.readings[0].article.id
    pairs = [(a, b) if a.place[0] == first else (b, a) for a, b in numbers.pairs]
    told = tuple(_relation(pair, each.marks) for pair in pairs)
    doubtful = [
        not relation and equal(a, b) and not (small(a) or small(b))
        for relation, (a, b) in zip(told, pairs, strict=True)
    ]
    figures = numbers.quantities.figures(pairs)
    return Story(each.name, pairs, figures, told, np.array(doubtful, bool))


def _relation(pair: Pair, marks: Marks) -> str:
    a, b = (each.amount.at for each in pair)
    return next((name for name, x, y in marks if overlaps(a, x) and overlaps(b, y)), "")


# --- fitting -------------------------------------------------------------------------------------


def stages(told: Sequence[Story]) -> Stages:
    """Both regressions over these stories."""
    unseen = [alike for _, alike in held_out(told)]
    return Stages(first(told), second(told, unseen))


def held_out(told: Sequence[Story]) -> list[tuple[Logistic, Floats]]:
    """For each story a first stage that has not seen it, and the log odds of its pairs by that."""
    by_fold = [
        first([each for n, each in enumerate(told) if n % FOLDS != fold]) for fold in range(FOLDS)
    ]
    chosen = [by_fold[n % FOLDS] for n in range(len(told))]
    return [(by, odds(each.figures, by)) for by, each in zip(chosen, told, strict=True)]


def first(told: Iterable[Story]) -> Logistic:
    """The regression that tells whether two numbers are of one quantity, by themselves."""
    parts = [(each.figures[~each.doubtful], each.one[~each.doubtful]) for each in told]
    return _fitted(parts, RIDGE)


def second(told: Sequence[Story], alike: Sequence[Floats]) -> Logistic:
    """The regression that tells it of two that cannot both be so, given all others."""
    return _fitted(map(beside, told, alike), RIVAL_RIDGE)


def beside(each: Story, alike: Floats) -> tuple[Floats, Flags]:
    """What the second stage learns from: figures and whether they are of one quantity.

    Numbers that agree although they seem not to be able to are left out.
    """
    rivals = Rivals(each.pairs, alike)
    asked = rivals.asked
    kept = np.array([each.told[n] != "agree" for n in asked], bool)
    return rivals.figures()[kept], each.one[asked][kept]


def _fitted(parts: Iterable[tuple[Floats, Flags]], ridge: float) -> Logistic:
    tables, ones = zip(*((t, o) for t, o in parts if len(o)), strict=True)
    one = np.concatenate(list(chain(ones)))
    return regression(np.vstack(tables), one, np.ones(len(one)), ridge)


if __name__ == "__main__":
    main()
