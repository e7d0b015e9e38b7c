"""Cues: quotations that are found with a cue that shares a character with the gold cue."""

from __future__ import annotations

from bench.gold import Witness
from bench.quotations import matching, shown
from bench.scoring import Scores, counted
from tellings.model import Reading, Spans
from tellings.text import overlaps


def score(gold: Witness, reading: Reading) -> Scores:
    """ "cues": out of all quotations, gold and predicted."""
    found = matching(gold, reading)
    right = [(i, j) for i, j in found.pairs if _meet(found.gold[i].cue, found.predicted[j].cue)]
    text = gold.text
    return {
        "cues": counted(
            [f"[{shown(text, each.cue)}] {shown(text, each.content)}" for each in found.gold],
            [f"[{shown(text, each.cue)}] {shown(text, each.content)}" for each in found.predicted],
            right,
        )
    }


def _meet(a: Spans, b: Spans) -> bool:
    """No cue agrees with no cue."""
    return any(overlaps(one, other) for one in a for other in b) if a or b else True
