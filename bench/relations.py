"""Attributions of a corpus as a system finds them: content, and with it the right source.

    quote            predicted and gold content match one to one, token Jaccard >= .5
    quote+source     and the sources share a token, or neither has one
    matched.source   of matched gold with a source, how many have the right one
    recall.TYPE      the part of "quote" whose gold type is direct, mixed or indirect
    recall.speech    the part whose gold cue has a word of `speech_cues.tsv`: annotators agree on
                     speech, and much less on attitudes ("backs", "wants")

PolNeAR has no attributions inside others and those of GUM are all of one kind: what a corpus does
not mark must be left out of `given` by who calls.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bench.corpora import Document, Quote, Quotes, same
from bench.quotations import shown
from bench.scoring import Score, Scores, TokenIndex, counted
from tellings import lexicon

_WORD = re.compile(r"[a-z]+")


def score(document: Document, given: Quotes) -> Scores:
    """The scores of one document."""
    index = TokenIndex(document.text)
    wanted = [each for each in document.quotes if each.content]
    pairs = same(index, wanted, given)
    told = [[shown(document.text, each.content) for each in side] for side in (wanted, given)]
    right = [(i, j) for i, j in pairs if same_source(index, wanted[i], given[j])]
    sourced = {i for i, _ in pairs if wanted[i].source}
    scores = {
        "quote": counted(told[0], told[1], pairs),
        "quote+source": counted(told[0], told[1], right),
        "matched.source": share(sourced, {i for i, _ in right}),
    }
    return scores | _recalls(document.text, wanted, {i for i, _ in pairs})


def same_source(index: TokenIndex, wanted: Quote, given: Quote) -> bool:
    """Whether the sources share a token, or neither has one."""
    a, b = index.covered(wanted.source), index.covered(given.source)
    return bool(a & b) or not (a or b)


def share(of: Iterable[int], hit: set[int]) -> Score:
    """How many of these were hit; precision and recall are the same share."""
    items = set(of)
    return Score(len(items & hit), len(items), len(items))


def _recalls(text: str, wanted: Quotes, hit: set[int]) -> Scores:
    kinds = sorted({each.type for each in wanted if each.type})
    scores = {
        f"recall.{kind}": share((i for i, each in enumerate(wanted) if each.type == kind), hit)
        for kind in kinds
    }
    spoken = (i for i, each in enumerate(wanted) if speaks(text, each))
    return scores | {"recall.speech": share(spoken, hit)}


def speaks(text: str, quote: Quote) -> bool:
    """Whether the cue has a word of speech."""
    words = _WORD.findall(" ".join(span.of(text) for span in quote.cue).lower())
    return not lexicon.words("bench", "speech_cues").isdisjoint(words)
