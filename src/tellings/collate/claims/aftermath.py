"""Where one claim tells what came of the deed that another tells: a charge over it, or its end.

Both are of the same things by nearly all their words, and say two different things of them.
"""

from __future__ import annotations

from functools import cache

from tellings import lexicon
from tellings.collate import forms
from tellings.collate.claims.facts import Fact


def in_court(a: Fact, b: Fact) -> bool:
    """Whether the first tells of a charge or a sentence, and the second of nothing in court.

    "A man was charged with arson after the fire" does not say that a fire broke out.
    """
    return a.verb in _court("verb") and b.words.isdisjoint(_court("verb") | _court("beside"))


def ended(a: Fact, b: Fact) -> bool:
    """Whether the first tells that what the second tells is at an end: "halt tests", "tested"."""
    if a.verb not in _endings() or b.verb in _endings() or a.negated or b.negated:
        return False
    return b.verb in a.words


@cache
def _court(kind: str) -> frozenset[str]:
    rows = lexicon.table(__package__, "proceedings")
    return frozenset(forms.key(row["word"]) for row in rows if row["kind"] == kind)


@cache
def _endings() -> frozenset[str]:
    return frozenset(forms.key(row["word"]) for row in lexicon.table(__package__, "ending"))
