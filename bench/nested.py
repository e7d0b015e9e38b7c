"""Nested attributions: one inside what another says ("He said she had told him that ...").

Gold is GUM's: a relation with `nested_in`, whose outer relation is a textual attribution. Where
the outer one is a whole letter or speech (no cue, content of over 600 characters), its own outer
one stands in for it, and where there is none the pair is not counted. "nested.all" counts these
too. A predicted pair is an attribution and its parent, where the parent's content holds all of
its content and more.

A pair is found when both ends match, token Jaccard of contents >= .5, one to one. No system that
we know of reports this on GUM.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.corpora import Document, Quote, Quotes
from bench.quotations import shown
from bench.scoring import Score, Scores, TokenIndex, counted, jaccard, matched
from tellings.text import covers

WHOLE = 600
"""Characters from which content without a cue is a whole text, not a statement in one."""

Pair = tuple[Quote, Quote]
"""The inner attribution and the outer one."""


def score(document: Document, given: Quotes) -> Scores:
    """ "nested" and "nested.all"."""
    found = list(predicted(given))
    return {
        "nested": _counted(document.text, list(gold(document.quotes)), found),
        "nested.all": _counted(document.text, list(gold(document.quotes, whole=True)), found),
    }


def gold(quotes: Quotes, *, whole: bool = False) -> Iterator[Pair]:
    """Each nested relation with its outer one; `whole`: be that a whole text or not."""
    for quote in quotes:
        outer = quote.nested_in
        seen = {outer}
        while outer is not None and not whole and _is_whole(quotes[outer]):
            outer = quotes[outer].nested_in
            if outer in seen:
                outer = None
            seen.add(outer)
        if outer is not None:
            yield quote, quotes[outer]


def predicted(quotes: Quotes) -> Iterator[Pair]:
    """Each attribution whose parent holds its content and more."""
    for quote in quotes:
        outer = None if quote.nested_in is None else quotes[quote.nested_in]
        if outer and outer.content != quote.content and _holds(outer, quote):
            yield quote, outer


def _is_whole(quote: Quote) -> bool:
    return not quote.cue and sum(len(span) for span in quote.content) > WHOLE


def _holds(outer: Quote, inner: Quote) -> bool:
    return all(any(covers(around, span) for around in outer.content) for span in inner.content)


def _counted(text: str, wanted: list[Pair], given: list[Pair]) -> Score:
    index = TokenIndex(text)

    def likeness(a: Pair, b: Pair) -> float:
        ends = zip(a, b, strict=True)
        return min(jaccard(index.covered(x.content), index.covered(y.content)) for x, y in ends)

    told = [
        [" in ".join(shown(text, q.content) for q in pair) for pair in side]
        for side in (wanted, given)
    ]
    return counted(told[0], told[1], matched(wanted, given, likeness))
