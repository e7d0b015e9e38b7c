"""What same-quotation and same-event links say of pairs of claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from tellings.collate.claims.evidence import Tie
from tellings.collate.claims.facts import Fact
from tellings.collate.places import Index
from tellings.model import Link, Ref, Span

Pair = tuple[int, int]


def ties(
    facts: Sequence[Fact], quotations: Sequence[Link], events: Sequence[Link]
) -> dict[Pair, Tie]:
    """For pairs of claims by number, the smaller first, what other links say of them."""
    quoted = dict(_quoted(facts, quotations))
    happened = set(_happened(facts, events))
    return {
        pair: Tie(quoted.get(pair, 0.0), pair in happened)
        for pair in sorted(quoted.keys() | happened)
    }


def _happened(facts: Sequence[Fact], events: Sequence[Link]) -> Iterator[Pair]:
    """Pairs of claims that tell one event."""
    at = {(fact.ref.article, fact.ref.note): number for number, fact in enumerate(facts)}
    for link in events:
        known = sorted({at[key] for ref in link.members if (key := (ref.article, ref.note)) in at})
        yield from combinations(known, 2)


# --- quotations ----------------------------------------------------------------------------------

Places = dict[int, frozenset[int]]
"""For claims by number, the columns of a link's alignment in which their own words stand."""


def _quoted(facts: Sequence[Fact], quotations: Sequence[Link]) -> Iterator[tuple[Pair, float]]:
    """Pairs of claims inside linked quotations, and how far they stand at one place of them."""
    marks: dict[str, list[tuple[Span, int]]] = {}
    for number, fact in enumerate(facts):
        marks.setdefault(fact.article, []).extend((at, number) for at in fact.claim.at)
    index = {article: Index(each) for article, each in marks.items()}
    for link in quotations:
        places = [_places(facts, link, at, ref, index) for at, ref in enumerate(link.members)]
        for ours, theirs in combinations(places, 2):
            yield from _matched(ours, theirs)


def _places(
    facts: Sequence[Fact], link: Link, member: int, ref: Ref, index: Mapping[str, Index[int]]
) -> Places:
    if ref.article not in index:
        return {}
    claims = {number for at in ref.at for _, number in index[ref.article].over(at)}
    columns = [(column.at[member], number) for number, column in enumerate(link.alignment)]
    found: Places = {}
    for number in sorted(claims):
        own = _own(facts[number])
        found[number] = frozenset(
            at for word, at in columns if word is not None and word.start in own
        )
    return {number: each for number, each in found.items() if each}


def _own(fact: Fact) -> frozenset[int]:
    """Where the words of a claim begin that stand in no clause within it."""
    pairs = zip(fact.starts, fact.beside, strict=True)
    own = frozenset(start for start, beside in pairs if not beside)
    return own or frozenset(fact.starts)


def _matched(ours: Places, theirs: Places) -> Iterator[tuple[Pair, float]]:
    for one, our_places in ours.items():
        for other, their_places in theirs.items():
            both = len(our_places & their_places)
            share = both / min(len(our_places), len(their_places))
            most = both / max(len(our_places), len(their_places))
            pair = (min(one, other), max(one, other))
            yield pair, (share + most) / 2 if both else -1.0
