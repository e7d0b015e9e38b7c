"""Linking by itself: which source belongs to which content, when all spans are given.

Contents, cues and sources of the gold come as three flat lists, and the system puts them together
again. Precision of "linked.source" is the share of matched attributions with the right source,
recall the share of all gold ones that have a source (content matched as in `relations`).
"""

from __future__ import annotations

from bench import system
from bench.corpora import Document, Quote, same
from bench.relations import same_source
from bench.scoring import Score, Scores, TokenIndex
from tellings.model import Reading, Span


def score(document: Document, reading: Reading) -> Scores:
    """ "linked.source"; the reading tells the blocks, which no link may leave."""
    wanted = [each for each in document.quotes if each.content]
    contents, cues, sources = (_flat([getattr(q, r) for q in wanted]) for r in _ROLES)
    given = [Quote(*parts) for parts in system.linked(reading, contents, cues, sources)]
    index = TokenIndex(document.text)
    pairs = [(i, j) for i, j in same(index, wanted, given) if wanted[i].source]
    right = sum(same_source(index, wanted[i], given[j]) for i, j in pairs)
    return {"linked.source": Score(right, len(pairs), sum(bool(each.source) for each in wanted))}


_ROLES = ("content", "cue", "source")


def _flat(stretches: list[tuple[Span, ...]]) -> list[Span]:
    return sorted({span for spans in stretches for span in spans})
