"""Nested attributions: one inside what another says ("He said she had told him that ...").

Gold is GUM's: a relation with `nested_in`, and the outer one. Where the outer one is a whole
letter, speech or essay (no cue, content of over 600 characters), the relation stands in no
statement, so its own outer one stands in for it, and where there is none the pair is not counted:
40 of 51 in dev and 117 of 210 in train are left out so. "nested.all" counts these too.

A predicted pair is an attribution and its parent, where the parent's content holds all of its
content and more. No system that we know of reports this on GUM.

    nested          both ends match, token Jaccard of contents >= .5, one to one
    nested~         the outer ends match also where their cues share a token and their contents
                    too: GUM's contents end where the first unit of a text's structure ends, and so
                    often with the first sentence of a quotation
    nested.given    the rules for chains alone, on GUM's own relations that stand in no other (and
                    all outer ones): what they find inside these, counted as "nested"

Infinitives and things ("urged them to go", "affirmed his support") are attributions to us and to
PolNeAR, and hardly ever to GUM. They are counted as wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from bench import system
from bench.corpora import Document, Quote, Quotes
from bench.quotations import shown
from bench.scoring import Score, Scores, TokenIndex, counted, jaccard, matched
from tellings.model import Reading, Spans
from tellings.text import covers

WHOLE = 600
"""Characters from which content without a cue is a whole text, not a statement in one."""

Pair = tuple[Quote, Quote]
"""The inner attribution and the outer one."""


def score(document: Document, given: Quotes) -> Scores:
    """ "nested", "nested~" and "nested.all"."""
    text, found = document.text, list(predicted(given))
    wanted, every = list(gold(document.quotes)), list(gold(document.quotes, whole=True))
    index = TokenIndex(text)
    return {
        "nested": _counted(text, wanted, found, partial(_alike, index)),
        "nested~": _counted(text, wanted, found, partial(_cued_alike, index)),
        "nested.all": _counted(text, every, found, partial(_alike, index)),
    }


def given(document: Document, reading: Reading) -> Scores:
    """ "nested.given"; the reading gives blocks, sentences and quotations."""
    wanted = list(gold(document.quotes))
    inner, outer = {id(q) for q, _ in wanted}, {id(q) for _, q in wanted}
    told = [
        quote
        for quote in document.quotes
        if quote.content
        and (id(quote) in outer or (id(quote) not in inner and not _is_whole(quote)))
    ]
    parts = [(quote.content, quote.cue, quote.source) for quote in told]
    found = [Quote(*each, nested_in=parent) for each, parent in system.nested(reading, parts)]
    alike = partial(_alike, TokenIndex(document.text))
    return {"nested.given": _counted(document.text, wanted, list(predicted(found)), alike)}


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


Likeness = Callable[[Pair, Pair], float]


def _alike(index: TokenIndex, a: Pair, b: Pair) -> float:
    """The smaller one of the likenesses of the inner and the outer contents."""
    return min(_same_content(index, x, y) for x, y in zip(a, b, strict=True))


def _cued_alike(index: TokenIndex, a: Pair, b: Pair) -> float:
    """The same, where outer attributions by the same cue are the same."""
    shared = _meet(index, a[1].cue, b[1].cue) and _meet(index, a[1].content, b[1].content)
    return _same_content(index, a[0], b[0]) if shared else _alike(index, a, b)


def _same_content(index: TokenIndex, a: Quote, b: Quote) -> float:
    return jaccard(index.covered(a.content), index.covered(b.content))


def _meet(index: TokenIndex, a: Spans, b: Spans) -> bool:
    return bool(index.covered(a) & index.covered(b))


def _counted(text: str, wanted: list[Pair], given: list[Pair], alike: Likeness) -> Score:
    told = [
        [" in ".join(shown(text, q.content) for q in pair) for pair in side]
        for side in (wanted, given)
    ]
    return counted(told[0], told[1], matched(wanted, given, alike))
