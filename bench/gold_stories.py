"""A story with gold: read its articles, compare them, and score every task on them.

"examples" are the three invented reports in `examples/`, which rules may be tuned on. "heldout"
is another invented event, which they may not: its scores are shown, its misses are not.
"""

from __future__ import annotations

from bench import (
    blocks,
    cues,
    designations,
    gold,
    only,
    pairs,
    quotations,
    speakers,
    system,
    terms,
)
from bench.scoring import Scores, total

OF_ONE = (blocks, quotations, speakers, cues, terms)
"""Tasks on an article by itself."""
OF_ALL = (pairs, only, designations)
"""Tasks on the comparison."""


def examples() -> Scores:
    """The scores on the examples."""
    return scored("examples")


def heldout() -> Scores:
    """The scores on the held-out story."""
    return scored("heldout")


def scored(name: str) -> Scores:
    """All scores on the story of this gold file. Raises GoldError if gold and text differ."""
    judgements = gold.lines(gold.FOLDER / f"{name}.jsonl")
    articles = {key: system.article(path) for key, path in gold.sources(judgements).items()}
    placed = gold.placed(judgements, {key: each.text for key, each in articles.items()})
    readings = {key: system.reading(each) for key, each in articles.items()}
    compared = system.collation(list(readings.values()))
    scores: Scores = {}
    for task in OF_ONE:
        found = total(task.score(placed.witnesses[key], each) for key, each in readings.items())
        scores |= dict(sorted(found.items()))
    for comparing in OF_ALL:
        scores |= comparing.score(placed, readings, compared)
    return scores
