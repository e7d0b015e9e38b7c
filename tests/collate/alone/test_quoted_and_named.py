"""What one article alone has: only what holds to the letter."""

from __future__ import annotations

from tellings.collate import alone, collate
from tellings.model import Collation, Span
from tests.collate.build import Draft, naming, saying

ANA = "Ana Roza"


def words(collation: Collation, found: tuple[alone.Only, ...]) -> dict[str, list[str]]:
    return {each.article: [collation.words(ref) for ref in each.refs] for each in found}


def test_quotations_that_no_link_joins() -> None:
    draft = Draft("a")
    draft.said(None, "Nobody Asked Us", role="headline")
    draft.said(ANA, "We will rebuild the harbour. Nobody asked us.")
    draft.term("a harbour that nobody wants")
    collation = collate([draft.reading(), saying("b", (ANA, "We will rebuild our harbour."))])
    found = alone.quotations(collation)
    assert words(collation, found) == {"a": ["Nobody asked us."], "b": []}
    assert [ref.note for ref in found[0].refs] == ["attribution:19-66"]


def test_words_that_another_article_prints_without_marks_are_not_only_here() -> None:
    draft = Draft("b")
    draft.block("She said that nobody asked us.")
    collation = collate(
        [saying("a", (ANA, "Nobody asked us."), (ANA, "We wait.")), draft.reading()]
    )
    assert words(collation, alone.quotations(collation)) == {"a": ["We wait."], "b": []}


def test_names_that_one_article_has() -> None:
    draft = Draft("a")
    draft.name("Bo Lind", role="headline")
    draft.name("Orvale", "place", role="caption")
    draft.name("Cy Marou", role="credit")
    draft.name("The Weekly Lantern", "organisation", role="boilerplate")
    draft.name("Ana Roza")
    draft.name("some word", "other")
    collation = collate([draft.reading(), naming("b", ("Roza", "person"), ("Marrow", "state"))])
    assert words(collation, alone.entities(collation)) == {
        "a": ["Bo Lind", "Orvale"],
        "b": ["Marrow"],
    }


def test_where_a_senator_is_from_is_not_named() -> None:
    draft = Draft("a")
    for told, name in (("Ana Roza, R-Va., left.", "Va."), ("Bo Lind (D - Ohio) left.", "Ohio")):
        at = draft.block(told).start + told.index(name)
        draft.mention(Span(at, at + len(name)), name, "place")
    draft.name("Iowa", "place")
    collation = collate([draft.reading(), naming("b", ("Marrow", "state"))])
    assert words(collation, alone.entities(collation))["a"] == ["Iowa"]


def test_only_the_places_where_it_is_told_are_given() -> None:
    draft = Draft("a")
    draft.name("Bo Lind", role="byline")
    draft.name("Bo Lind")
    (first, _) = alone.entities(collate([draft.reading(), naming("b", ("Marrow", "state"))]))
    assert [ref.at for ref in first.refs] == [(Span(34, 41),)]


def test_a_name_in_anothers_text_is_not_only_here() -> None:
    silent = Draft("b")
    silent.block("Lind was seen in orvale; the fund paid.")
    a = naming("a", ("Bo Lind", "person"), ("Orvale", "place"), ("Orval", "place"))
    collation = collate([a, silent.reading()])
    assert words(collation, alone.entities(collation)) == {"a": ["Orval"], "b": []}


def test_an_outlet_that_one_article_cites() -> None:
    a, b = naming("a", ("Harbour Herald", "outlet")), naming("b", ("Orval", "place"))
    collation = collate([a, b])
    assert words(collation, alone.entities(collation)) == {"a": ["Harbour Herald"], "b": ["Orval"]}
