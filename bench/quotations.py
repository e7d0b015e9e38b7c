"""Quotations: attributions with quoted words (direct and mixed), found by their content.

A gold attribution is found when a predicted one covers the same tokens: Jaccard >= .5, matched
one to one, best first, ties decided by the overlap of sources (as in the trials on PolNeAR).
"indirect" counts the indirect attributions in the same way. What stands in a headline or a
heading is not counted on either side; anything else that is predicted is, captions and
boilerplate too.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bench.corpora import LEVELS
from bench.gold import PlacedAttribution, Witness
from bench.scoring import Score, Scores, TokenIndex, counted, jaccard, matched
from tellings.model import Attribution, Reading, Spans
from tellings.text import covers


class Matching(Struct, frozen=True):
    """Gold and predicted attributions and which of them are the same (pairs of indices)."""

    gold: tuple[PlacedAttribution, ...]
    predicted: tuple[Attribution, ...]
    pairs: tuple[tuple[int, int], ...]


def score(gold: Witness, reading: Reading) -> Scores:
    """ "quotations" and "indirect"."""
    return {
        "quotations": _score(gold.text, matching(gold, reading)),
        "indirect": _score(gold.text, matching(gold, reading, ("indirect",))),
    }


def matching(
    gold: Witness, reading: Reading, forms: Sequence[str] = ("direct", "mixed")
) -> Matching:
    """Gold and predicted attributions of these forms, matched."""
    index = TokenIndex(gold.text)
    wanted = tuple(each for each in gold.attributions if each.form in forms)
    given = tuple(
        each
        for each in reading.of(Attribution)
        if each.form in forms and told(each) and not in_banner(gold, each.content)
    )
    pairs = matched(
        wanted,
        given,
        lambda g, p: jaccard(index.covered(g.content), index.covered(p.content)),
        lambda g, p: jaccard(index.covered(g.source), index.covered(p.source)),
    )
    return Matching(wanted, given, tuple(pairs))


def told(note: Attribution) -> bool:
    """Whether gold would mark it: speech, and no further source of words that it marks already."""
    return note.act == "speech" and note.by not in LEVELS


def in_banner(gold: Witness, spans: Spans) -> bool:
    """Whether all of it stands in a headline or heading of the gold."""
    banners = [block.at for block in gold.blocks if block.role in ("headline", "heading")]
    return all(any(at and covers(at, span) for at in banners) for span in spans)


def shown(text: str, spans: Spans, limit: int = 70) -> str:
    """The words of the spans on one line, cut short."""
    words = " … ".join(" ".join(span.of(text).split()) for span in spans)
    return words if len(words) <= limit else f"{words[:limit]}…"


def _score(text: str, found: Matching) -> Score:
    return counted(
        [shown(text, each.content) for each in found.gold],
        [f"{shown(text, each.content)} [{each.by}]" for each in found.predicted],
        found.pairs,
    )
