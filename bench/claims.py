"""Which mentions of events are of one event, on ECB+: gold mentions of a story, over its articles.

    claims.same_lemma   the same word (`forms.key` of the lemma of the head) within the story
    claims.MEASURE      our groups, with the weights of folds: MUC, B3, CEAFe (`bench.coreference`)
    claims.conll        the mean of their F1, as precision and recall both
    claims.sure         of pairs of two articles that same-event links would join, the share that is
                        right, and the share of all right pairs that they are

Train and dev in FOLDS parts of whole topics; the weights for a part were fitted to the topics of
the others (`training.events`, which made `gold/events/fold-N`), thresholds too. Articles are
annotated by what is here now, which takes some minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.coreference import conll, difference, interval, scored, sums
from bench.gold import ROOT
from bench.partitions import Means
from bench.scoring import Score, Scores
from tellings.collate.events.linking import checked
from tellings.models.events import EventModel, load
from training import events as training
from training.events import Story

FOLD_WEIGHTS = ROOT / "bench" / "gold" / "events"
HEAD = ("ECB+ mentions, unseen topics", "MUC", "B3", "CEAFe", "CoNLL F1", "95 %", "beside", "95 %")

Floats = NDArray[np.float64]
Labels = list[list[str]]
"""For each story a label a mention."""


def scores(data: Path) -> Scores:
    """All scores."""
    told = _stories(data)
    found: Scores = {}
    for name, labels in (("claims.same_lemma", same_lemma(told)), ("claims", ours(told))):
        total = np.sum(_parts(told, labels), axis=0)
        found |= {f"{name}.{each}": score for each, score in scored(total).items()}
        mean = float(conll(total))
        found[f"{name}.conll"] = Means(0, 0, 0, values=(mean, mean))
    found["claims.sure"] = sure(told)
    return found


def shown(data: Path) -> list[tuple[str, ...]]:
    """A row a method, each beside the same lemma, with intervals over topics."""
    told = _stories(data)
    base = _parts(told, same_lemma(told))
    methods = (
        ("each alone", [[f"{n} {m}" for m in range(len(s.told))] for n, s in enumerate(told)]),
        ("the same head lemma", same_lemma(told)),
        ("ours", ours(told)),
    )
    return [_row(name, _parts(told, labels), base) for name, labels in methods]


@cache
def _stories(data: Path) -> tuple[Story, ...]:
    return tuple(training.stories(data))


# --- methods -------------------------------------------------------------------------------------


def same_lemma(told: Sequence[Story]) -> Labels:
    """Those of one word within a story."""
    return [[f"{n} {each.key}" for each in story.predicates] for n, story in enumerate(told)]


def ours(told: Sequence[Story]) -> Labels:
    """The groups of each story by the model that does not know its topic."""
    found: Labels = [[]] * len(told)
    for model, asked in models(told):
        for n in asked:
            odds = training.odds(told[n], model.pairs)
            found[n] = training.labels(told[n], odds, model.join)
    return found


def sure(told: Sequence[Story]) -> Score:
    """Pairs of two articles that links would join, by their own log-odds alone."""
    total = Score(0, 0, 0)
    for model, asked in models(told):
        for n in asked:
            across, same = told[n].across, told[n].same
            odds = training.odds(told[n], model.pairs)
            above = checked(told[n].predicates, odds)[told[n].at] >= model.sure
            right = int((above & same & across).sum())
            total += Score(right, int((above & across).sum()), int((same & across).sum()))
    return total


def models(told: Sequence[Story]) -> list[tuple[EventModel, list[int]]]:
    """For each fold its model and the stories that it does not know."""
    return [
        (load(f"path:{FOLD_WEIGHTS / f'fold-{number}'}").use, asked)
        for number, (_, asked) in enumerate(training.folds(told))
    ]


# --- tables --------------------------------------------------------------------------------------


def _parts(told: Sequence[Story], labels: Labels) -> list[Floats]:
    """The sums of each topic."""
    topics = sorted({story.topic for story in told})
    found = {topic: np.zeros((3, 4)) for topic in topics}
    for story, given in zip(told, labels, strict=True):
        found[story.topic] += sums([each.cluster for each in story.told], given)
    return [found[topic] for topic in topics]


def _row(name: str, parts: Sequence[Floats], base: Sequence[Floats]) -> tuple[str, ...]:
    each = [f"{100 * score.f1:.1f}" for score in scored(np.sum(parts, axis=0)).values()]
    whole, gap = interval(parts), difference(parts, base)
    beside = (f"{100 * gap.value:+.1f}", f"{100 * gap.low:+.1f} to {100 * gap.high:+.1f}")
    told = (f"{100 * whole.value:.1f}", f"{100 * whole.low:.1f} to {100 * whole.high:.1f}")
    return (name, *each, *told, *(beside if any(map(float, beside[:1])) else ("", "")))
