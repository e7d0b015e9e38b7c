"""Where in each article stands what several of them tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from tellings.collate.counted import Counted
from tellings.model import Collation, Link, Ref


class Position(Struct, frozen=True):
    """Where an article first tells something that others tell: `share` of its words go before it.

    `shared` is the least ref of the link, the same for all articles; `ref` is this article's own.
    """

    relation: Literal["same-claim", "same-quotation"]
    shared: Ref
    ref: Ref
    share: float


def order(collation: Collation, counted: Mapping[str, Counted]) -> dict[str, tuple[Position, ...]]:
    """For each article the positions of what it shares, in the order in which it tells it."""
    found: dict[str, list[Position]] = {article: [] for article in counted}
    for relation in ("same-claim", "same-quotation"):
        for link in collation.of(relation):
            for ref, share in _first(collation, counted, link):
                found[ref.article].append(Position(relation, min(link.members), ref, share))
    return {
        article: tuple(sorted(each, key=lambda one: (one.share, one.relation, one.ref, one.shared)))
        for article, each in found.items()
    }


def _first(
    collation: Collation, counted: Mapping[str, Counted], link: Link
) -> Iterator[tuple[Ref, float]]:
    """The first member of each article, and its place."""
    met = set()
    for ref in sorted(link.members, key=lambda each: (each.article, collation.spans(each), each)):
        if ref.article not in met:
            met.add(ref.article)
            words = counted[ref.article]
            yield ref, words.before(min(collation.spans(ref))) / max(len(words), 1)
