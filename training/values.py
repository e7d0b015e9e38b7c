"""Fit the model that tells which values of two articles are of one thing: amounts, days, places.

    python -m training.values --out models/odds

It is fitted on invented reports and passages in which the values of one thing are marked: two
reports of each story in `tests/cases/reports`, and the pairs of `bench/gold/odds.jsonl` (part
"tune") and `bench/gold/odds_more.jsonl`. The first stage learns from all values of one thing,
whether they agree or not, since it does not look at them. The second learns from pairs that cannot
both be so, with log odds by a first stage that has not seen their story (stacking: Wolpert 1992,
FOLDS parts). All is deterministic. numpy is all it needs; annotation takes a few minutes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bench import conflicts, shared, system
from bench import odds as passages
from bench.shared import Text, Value
from tellings import models
from tellings.collate import entities
from tellings.collate.entities.pairs import pairs as same_entities
from tellings.collate.odds import (
    Ground,
    dates_of,
    ground,
    happenings,
    locations,
    numbers_of,
    places_of,
    quantities,
)
from tellings.collate.odds.alike import Told, odds
from tellings.collate.odds.rivals import RIVAL, Beside, Rivals
from tellings.collate.same_words.candidates import Embed
from tellings.model import Reading, Span
from tellings.models.fitted import Logistic
from tellings.models.odds import Kinds, OddsModel, Stages
from tellings.text import overlaps
from training import saving
from training.logistic import regression

CASES = Path(__file__).parent.parent / "tests" / "cases" / "reports"
RIDGE, RIVAL_RIDGE = 0.005, 0.003
FOLDS = 8
PRECISE = -1.0
LOOKING: tuple[Kind, ...] = ("number", "date")
"""The kinds of which a passage that is at odds in nothing looks to be."""
RELATIONS = {
    **dict.fromkeys(("precision", "form", "unit"), "agree"),
    "update": "update",
    "holders": "holders",
}
"""What the looks of passages that are at odds in nothing say of their values."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Kind = Literal["number", "date", "place"]
KINDS: tuple[Kind, ...] = ("number", "date", "place")


class Mark(Struct, frozen=True):
    """Values of one thing in two articles, how they are to each other, and where they stand."""

    kind: str
    relation: str
    a: Span
    b: Span


class Marked(Struct, frozen=True):
    """Two articles and their values of one thing."""

    name: str
    readings: tuple[Reading, Reading]
    marks: Sequence[Mark]


class Story(Struct, frozen=True):
    """The pairs of values of one kind of two articles, and the relation of each, or "".

    `kept` are all but those that nobody marked and that give the same: they are not learned from.
    """

    name: str
    told: Told
    relations: tuple[str, ...]
    kept: Flags

    @property
    def one(self) -> Flags:
        """Whether each pair is of one thing."""
        return np.array([bool(each) for each in self.relations], bool)


def main() -> None:
    """Make what ships."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    marked = list(gold())
    embed = models.get("likeness", "pkg:wordllama").use.embed
    save(options.out, OddsModel(kinds(marked, embed), kinds(marked, None), PRECISE))


def save(folder: Path, model: OddsModel) -> None:
    """The two files of a model."""
    names = {"number": quantities.FIGURES, "date": happenings.FIGURES, "place": locations.FIGURES}
    rivals = [f"rival {name}" for name in RIVAL]
    features = [f"{kind} {name}" for kind in KINDS for name in (*names[kind], *rivals)]
    saving.save(folder, "odds", features, msgspec.json.encode(model))


# --- gold ----------------------------------------------------------------------------------------


def gold() -> Iterator[Marked]:
    """All that is learned from."""
    yield from reports(sorted(CASES.glob("*.jsonl")))
    yield from map(_passages, (each for each in passages.pairs() if each.split != "test"))


def reports(files: Sequence[Path]) -> Iterator[Marked]:
    """The stories of the gold in `files`."""
    texts, pairs = shared.load(None, None, files)
    for pair in pairs:
        a, b = texts[pair.a], texts[pair.b]
        marks = [_mark(each, a, b) for each in pair.values]
        one, other = (system.reading(conflicts.article(each)) for each in (a, b))
        yield Marked(pair.story, (one, other), marks)


def _mark(value: Value, a: Text, b: Text) -> Mark:
    at = a.stretch(value.i, value.a_words), b.stretch(value.j, value.b_words)
    return Mark(value.kind, value.relation, *at)


def _passages(pair: passages.Pair) -> Marked:
    one, other = (system.reading(passages.article(each)) for each in (pair.a, pair.b))
    at = _words(pair.a.text, pair.a_words), _words(pair.b.text, pair.b_words)
    relation = "odds" if pair.kind in KINDS else RELATIONS.get(pair.look, "")
    asked = [pair.kind] if pair.kind in KINDS else LOOKING if pair.kind == "none" else ()
    marks = [Mark(kind, relation, *at) for kind in asked if relation]
    return Marked(pair.id, (one, other), marks)


def _words(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


# --- pairs of values -----------------------------------------------------------------------------


def kinds(marked: Sequence[Marked], embed: Embed | None) -> Kinds:
    """The regressions for each kind of value; without `embed` by words alone."""
    grounds = [made(each, embed) for each in marked]
    numbers, dates, places = (
        stages([story(each, ready, kind) for each, ready in zip(marked, grounds, strict=True)])
        for kind in KINDS
    )
    return Kinds(numbers, dates, places)


def made(each: Marked, embed: Embed | None) -> Ground:
    """The claims of two articles made ready."""
    alike = same_entities(each.readings, entities.same_entities(each.readings))
    return ground(each.readings, alike, embed)


def story(each: Marked, ready: Ground, kind: Kind) -> Story:
    """The pairs of values of one kind of two articles, as they are marked."""
    told = _told(ready, kind)
    first = each.readings[0].article.id
    marks = [mark for mark in each.marks if mark.kind == kind]
    relations = tuple(_relation(pair, first, marks) for pair in told.beside)
    kept = [bool(r) or not pair.same for r, pair in zip(relations, told.beside, strict=True)]
    return Story(each.name, told, relations, np.array(kept, bool))


def _told(ready: Ground, kind: Kind) -> Told:
    meant = ready.embed is not None
    if kind == "number":
        return numbers_of(ready, meant=meant).told
    return (dates_of if kind == "date" else places_of)(ready, meant=meant).told


def _relation(pair: Beside, first: str, marks: Iterable[Mark]) -> str:
    a, b = (pair.a[1], pair.b[1]) if pair.a[0] == first else (pair.b[1], pair.a[1])
    return next((m.relation for m in marks if overlaps(a, m.a) and overlaps(b, m.b)), "")


# --- fitting -------------------------------------------------------------------------------------


def stages(told: Sequence[Story]) -> Stages:
    """Both regressions over these stories."""
    return Stages(first(told), second(told, held_out(told)))


def held_out(told: Sequence[Story]) -> list[Floats]:
    """For each story the log odds of its pairs by a first stage that has not seen it."""
    by_fold = [
        first([each for n, each in enumerate(told) if n % FOLDS != fold]) for fold in range(FOLDS)
    ]
    return [odds(each.told.figures, by_fold[n % FOLDS]) for n, each in enumerate(told)]


def first(told: Iterable[Story]) -> Logistic:
    """The regression that tells whether two values are of one thing, by themselves."""
    return _fitted([(each.told.figures[each.kept], each.one[each.kept]) for each in told], RIDGE)


def second(told: Sequence[Story], alike: Sequence[Floats]) -> Logistic:
    """The regression that tells it of two that cannot both be so, given all others."""
    return _fitted(list(map(_beside, told, alike)), RIVAL_RIDGE)


def _beside(each: Story, alike: Floats) -> tuple[Floats, Flags]:
    """Values that agree although they seem not to be able to are left out."""
    rivals = Rivals(each.told.beside, alike)
    kept = np.array([each.relations[n] != "agree" for n in rivals.asked], bool)
    return rivals.figures()[kept], each.one[rivals.asked][kept]


def _fitted(parts: Sequence[tuple[Floats, Flags]], ridge: float) -> Logistic:
    one = np.concatenate([each for _, each in parts])
    table = np.vstack([each for each, _ in parts if len(each)])
    return regression(table, one, np.ones(len(one)), ridge)


if __name__ == "__main__":
    main()
