"""Only: quoted sentences and fragments that one article alone has.

Matched one to one by the token Jaccard of their words, >= .5, within each article. What stands
in a headline or a heading is not counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from bench.gold import Gold
from bench.quotations import in_banner, shown
from bench.scoring import Scores, TokenIndex, counted, jaccard, matched, total
from bench.system import named, only_here
from tellings.model import Collation, Reading, Spans


def score(gold: Gold, readings: dict[str, Reading], collation: Collation) -> Scores:
    """ "only"."""
    given: dict[str, list[Spans]] = {}
    names = named(readings)
    for ref in only_here(collation):
        given.setdefault(names[ref.article], []).append(collation.spans(ref))
    return total(compare(gold, name, given.get(name, [])) for name in gold.witnesses)


def compare(gold: Gold, name: str, found: Sequence[Spans]) -> Scores:
    """The score of one article, given the stretches that it alone is said to have."""
    witness = gold.witnesses[name]
    index = TokenIndex(witness.text)
    given = [spans for spans in found if not in_banner(witness, spans)]
    pairs = matched(witness.only, given, lambda g, p: jaccard(index.covered(g), index.covered(p)))
    wanted_words, given_words = (
        [f"{name}: {shown(witness.text, spans)}" for spans in side]
        for side in (witness.only, given)
    )
    return {"only": counted(wanted_words, given_words, pairs)}
