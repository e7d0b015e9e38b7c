"""Rows: which claims come first, and who holds each."""

from __future__ import annotations

from itertools import permutations

from tellings.collate.claims.rows import Row, rows
from tellings.model import Collation, Copy, Link, Reading, Ref, Story
from tests.collate.claims.build import Telling


def stories() -> tuple[list[Reading], list[Link]]:
    """Three articles: a bridge told by all, an eel by two of them."""
    readings, bridge, eel = [], [], []
    for id_ in "abc":
        draft = Telling(id_)
        if id_ != "c":
            eel.append(Ref(id_, draft.claim("Eels are smoked", "smoked")))
        said = "a mayor" if id_ == "a" else None
        bridge.append(Ref(id_, draft.claim("The bridge is shut", "shut", source=said)))
        readings.append(draft.reading())
    return readings, [
        Link("same-claim", tuple(eel), "t", 0.9, "same words"),
        Link("same-claim", tuple(bridge), "t", 0.8, "same words"),
    ]


def found(
    readings: list[Reading], links: list[Link], copies: tuple[Copy, ...] = ()
) -> tuple[Row, ...]:
    story = Story("s", ("a", "b", "c"), copies=copies)
    return rows(Collation(story, tuple(readings), tuple(links)))


def test_what_most_articles_tell_comes_first() -> None:
    first, second = found(*stories())
    assert first.articles == ("a", "b", "c")
    assert second.articles == ("a", "b")
    assert (first.confidence, first.why) == (0.8, "same words")


def test_copies_of_one_text_count_once() -> None:
    readings, links = stories()
    copies = (Copy("b", "c", "same-text", 1.0), Copy("c", "c", "same-text", 1.0))
    first, second = found(readings, links, copies)
    assert first.articles == ("a", "b")  # two texts each; this one stands earlier
    assert second.articles == ("a", "b", "c")


def test_a_row_says_who_holds_the_claim_in_each_article() -> None:
    first, _ = found(*stories())
    by_article = {told.ref.article: told.held for told in first.tellings}
    assert [(each.attribution, each.polarity) for each in by_article["b"]] == [(None, "+")]
    outlet, source = by_article["a"]
    assert (outlet.attribution, outlet.polarity) == (None, "unknown")
    assert (source.polarity, source.certainty) == ("+", "certain")


def test_the_order_of_the_input_makes_no_difference() -> None:
    readings, links = stories()
    first = found(readings, links)
    for order in permutations(readings):
        for turned in permutations(links):
            assert found(list(order), list(turned)) == first


def test_no_links_are_no_rows() -> None:
    assert found(stories()[0], []) == ()
