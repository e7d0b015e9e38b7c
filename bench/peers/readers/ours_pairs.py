"""Tellings itself on pairs of articles, run in the same way as its peers.

Linked are claims, quotations and events; uncovered, claims and quotations of one text alone. What
`alone.untold` says takes three texts: that two tell something and one does not.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import product
from typing import Any

from bench.peers.readers import pairs
from tellings import api
from tellings.collate import alone
from tellings.model import Article, Claim, Collation, Link, Ref, Relation, article_id

TELLING: tuple[Relation, ...] = ("same-claim", "same-quotation", "same-event")


def main() -> None:
    """Answer."""
    pairs.answer(compared)


def compared(a: str, b: str) -> Iterator[pairs.View]:
    """The one view of two texts."""
    start = time.process_time()
    ids = [article_id(text) for text in (a, b)]
    read = api.pipeline().read
    collation = api.compare([read(Article(id_, t)) for id_, t in zip(ids, (a, b), strict=True)])
    compared = time.process_time() - start
    linked = {name: _linked(collation, name, ids) for name in (*TELLING, "at-odds")}
    same = [each for name in TELLING for each in linked[name]]
    more = {"quotations": linked["same-quotation"], "odds": linked["at-odds"]}

    start = time.process_time()
    only = [ref for found in _only(collation) for ref in found]
    seconds = compared + time.process_time() - start
    yield pairs.view("compare", same, _uncovered(collation, only, ids), seconds, **more)


def _only(collation: Collation) -> Iterator[tuple[Ref, ...]]:
    for each in (*alone.claims(collation), *alone.quotations(collation)):
        yield each.refs


def _linked(collation: Collation, relation: Relation, ids: list[str]) -> list[Any]:
    return [
        [one, other]
        for link in collation.of(relation)
        for one, other in product(*(_places(collation, link, id_) for id_ in ids))
    ]


def _places(collation: Collation, link: Link, id_: str) -> list[tuple[int, int]]:
    """Where a link's members stand in an article; a claim stands where the head of its verb does.

    The words of a claim may reach from one sentence into the next; its head is in one of them.
    """
    found: list[tuple[int, int]] = []
    for ref in (ref for ref in link.members if ref.article == id_):
        note = collation.reading(id_).note(ref.note)
        spans = (note.head,) if isinstance(note, Claim) else collation.spans(ref)
        found += [(span.start, span.end) for span in spans]
    return found


def _uncovered(collation: Collation, refs: list[Ref], ids: list[str]) -> tuple[Any, Any]:
    first, second = (
        [(s.start, s.end) for ref in refs if ref.article == id_ for s in collation.spans(ref)]
        for id_ in ids
    )
    return first, second


if __name__ == "__main__":
    main()
