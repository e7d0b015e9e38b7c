"""Entities of two articles that are one: by their names, and never against the links."""

from __future__ import annotations

from tellings.collate.entities import pairs as by_name
from tellings.model import Link, Reading, Ref
from tests.collate.build import naming

A = naming("a", ("Ana Roza", "person"), ("Orvale", "place"))
B = naming("b", ("Roza", "person"), ("Orvale", "place"))
ROZA = (("a", "entity:Ana Roza"), ("b", "entity:Roza"))
ORVALE = (("a", "entity:Orvale"), ("b", "entity:Orvale"))


def people(id: str, *names: str) -> Reading:
    return naming(id, *((name, "person") for name in names))


def link(*members: tuple[str, str]) -> Link:
    refs = tuple(Ref(article, f"entity:{name}") for article, name in members)
    return Link("same-entity", refs, "test", 0.8, "by hand")


def test_pairs_by_their_names() -> None:
    found = by_name.pairs([A, B])
    assert {pair: each.grade for pair, each in found.items()} == {ROZA: 0.9, ORVALE: 1.0}
    assert by_name.pairs([B, A]) == found


def test_an_ambiguous_surname_is_in_no_pair() -> None:
    assert by_name.pairs([people("a", "Jane Alder", "John Alder"), people("b", "Alder")]) == {}


def test_what_links_join_is_a_pair() -> None:
    a, b = people("a", "Ana"), people("b", "Roza", "Ana Lind")
    assert list(by_name.pairs([a, b])) == [(("a", "entity:Ana"), ("b", "entity:Ana Lind"))]
    found = by_name.pairs([a, b], [link(("a", "Ana"), ("b", "Roza"))])
    assert found[("a", "entity:Ana"), ("b", "entity:Roza")].why == "by hand"


def test_what_links_hold_apart_is_no_pair() -> None:
    c = people("c", "Bo Roza", "Ana Roza")
    links = [link(("a", "Ana Roza"), ("c", "Ana Roza")), link(("b", "Roza"), ("c", "Bo Roza"))]
    found = by_name.pairs([A, B, c], links)
    assert ROZA not in found
    assert ORVALE in found


def test_two_of_one_article_are_no_pair() -> None:
    found = by_name.pairs([A, B], [link(("a", "Ana Roza"), ("a", "Orvale"), ("b", "Roza"))])
    assert (("a", "entity:Ana Roza"), ("a", "entity:Orvale")) not in found
