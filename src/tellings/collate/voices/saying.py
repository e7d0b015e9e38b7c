"""Claims that somebody says something: "Vell called the suit “a sham”"."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.model import Attribution, Claim, Spans
from tellings.text import intersect, overlaps

MOSTLY = 0.8
"""Share of what is said that must stand in the claim; marks and a full stop at its end do not."""


def said_in(claim: Claim, notes: Iterable[Attribution]) -> Attribution | None:
    """The attribution whose cue is the verb of a claim in the outlet's own voice.

    Only where words are quoted and the claim has them: what is only paraphrased is told by the one
    who paraphrases.
    """
    if claim.attribution is not None:
        return None
    for each in notes:
        sourced = each.source or each.speaker or each.speakers
        quoted = each.form != "indirect" and any(overlaps(at, claim.head) for at in each.cue)
        if sourced and quoted and _holds(claim.at, each.content):
            return each
    return None


def _holds(spans: Spans, content: Spans) -> bool:
    shared = (part for at in content for span in spans if (part := intersect(span, at)))
    return sum(map(len, shared)) >= MOSTLY * sum(map(len, content))
