"""What several tell, and where they are at odds, as views show it."""

from __future__ import annotations

from msgspec.structs import replace

from tellings import api
from tellings.model import Article, Claim
from tellings.show import claims, html, odds, telling
from tests.show import mill


def _claims(collation=None):  # type: ignore[no-untyped-def]
    made = collation or mill.collation()
    return claims.claims(made, telling.tellings(made))


def test_a_claim_has_a_wording_for_each_telling() -> None:
    first = _claims()[0]
    assert [each.words.words for each in first.wordings] == [
        "Four people died in the fire at Brask mill",
        "At least four people died in the fire at the mill",
    ]
    assert first.tellings == 2
    assert [each.letter for each in first.silent] == ["C", "D"]


def test_one_tells_it_as_a_fact_and_one_on_someones_word() -> None:
    own, said = (cell[0] for cell in _claims()[0].cells[:2])
    assert (own.how, own.chain, own.held) == ("own", (), "")
    assert said.how == "said"
    assert [voice.source for voice in said.chain] == ["fire chief Ada Kell"]


def test_words_in_quotation_marks_are_quoted_and_held_as_they_say() -> None:
    told = _claims()[1].cells[1][0]
    assert (told.how, told.held) == ("quoted", "as possible")


def test_what_is_unsure_says_so() -> None:
    assert [each.doubt for each in _claims()] == ["", "few words"]


def test_the_same_words_are_one_wording_of_many_tellings() -> None:
    first = _claims(mill.many(9))[0]
    assert [len(each.told) for each in first.wordings] == [6, 1]
    assert first.tellings == 7


def test_a_subject_that_follows_is_shown_behind_its_clause() -> None:
    texts = (
        "Walking down the quay after the ceremony, Ida Marsk waved to a crowd of fishermen.",
        "A choir of children sang on the pier of Brask before noon.",
    )
    articles = [Article(name, text) for name, text in zip("ab", texts, strict=True)]
    compared = api.compare([api.pipeline().read(each) for each in articles])
    first = next(iter(telling.tellings(compared).values()))
    shown = [
        claims.with_subject(first, claim.id, claim.at).words
        for claim in first.reading.of(Claim)
        if claim.head.of(first.text) == "Walking"
    ]
    assert shown == ["Walking down the quay after the ceremony \u2026 Ida Marsk"]


def _odds():  # type: ignore[no-untyped-def]
    made = mill.collation()
    return odds.differences(made, telling.tellings(made))


def test_what_cannot_all_be_so_stands_apart_from_what_only_differs() -> None:
    found = _odds()
    assert [each.kind for each in found.at_odds] == ["numbers"]
    assert [each.kind for each in found.differ] == ["how precise"]


def test_the_words_at_odds_are_marked_in_their_sentences() -> None:
    (numbers,) = _odds().at_odds
    marked = [[run.words for run in v.sides[0].words.runs if run.how] for v in numbers.values]
    assert marked == [["Four people"], ["Five people"]]
    assert [v.sides[0].place.label for v in numbers.values] == ["A ¶2", "C ¶2"]
    assert numbers.why == "four and five"


def test_each_side_says_on_whose_word_it_stands() -> None:
    (precise,) = _odds().differ
    assert [[voice.source for voice in v.sides[0].chain] for v in precise.values] == [
        [],
        ["fire chief Ada Kell"],
    ]


def test_nothing_changes_with_the_order_of_the_articles() -> None:
    def told(collation):  # type: ignore[no-untyped-def]
        return [
            {(each.outlet, each.words.words, each.how) for cell in claim.cells for each in cell}
            for claim in _claims(collation)
        ]

    assert told(mill.collation()) == told(mill.collation(shuffled=True))


def test_of_few_tellings_the_page_has_a_column_each_of_many_a_matrix() -> None:
    few = html.page(mill.collation(), version="1")
    many = html.page(mill.many(9), version="1")
    assert 'class="claims"' in few
    assert 'class="matrix"' not in few
    assert 'class="matrix"' in many
    assert '<body class="wide">' in many


def test_the_sections_say_how_many_are_perhaps_at_odds() -> None:
    made = mill.collation()
    unsure = replace(
        made,
        links=tuple(
            replace(each, confidence=0.5) if each.relation == "at-odds" else each
            for each in made.links
        ),
    )
    assert 'At odds <span class="count">1</span>' in html.page(made, version="1")
    assert 'At odds <span class="count">0, perhaps 1</span>' in html.page(unsure, version="1")
