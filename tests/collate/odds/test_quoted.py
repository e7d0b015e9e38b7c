"""Quotations: who said them, what was said, and in which words."""

from __future__ import annotations

from itertools import permutations

import pytest
from msgspec.structs import replace

from tellings.collate.odds import at_odds
from tellings.collate.same_words.quotations import same_quotations
from tellings.model import Entity, Link, Reading
from tests.collate.build import Draft, saying
from tests.collate.odds.fire import alike, told

ANA, BO = "Ana Roza", "Bo Lind"
WHOLE = "We shall rebuild the harbour wall with our own hands before the winter storms come."


def found(*readings: Reading) -> tuple[Link, ...]:
    pairs = alike(*readings)
    quotations = same_quotations(readings, pairs, None)
    return at_odds(readings, pairs, quotations)


def kinds(*readings: Reading) -> list[tuple[str, str]]:
    return [(link.relation, link.kind) for link in found(*readings)]


def test_the_same_words_are_no_difference() -> None:
    assert found(saying("a", (ANA, WHOLE)), saying("b", (ANA, WHOLE))) == ()


def test_one_quotation_given_to_two_persons() -> None:
    a, b = saying("a", (ANA, WHOLE)), saying("b", (BO, WHOLE))
    (link,) = found(a, b)
    assert (link.relation, link.kind) == ("at-odds", "speaker")
    assert told(link, a, b) == [ANA, BO]
    assert ANA in link.why
    assert BO in link.why


def test_what_many_say_is_given_to_two_persons_without_conflict() -> None:
    assert found(saying("a", (ANA, "Thank you.")), saying("b", (BO, "Thank you."))) == ()


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (WHOLE.replace("shall", "shall not"), "not rebuild"),
        (WHOLE.replace("before", "after"), "after"),
        (WHOLE.replace("our own hands", "nine hands"), ""),
    ],
    ids=["a not", "opposites", "a number that only one has"],
)
def test_what_was_said(other: str, words: str) -> None:
    a, b = saying("a", (ANA, WHOLE)), saying("b", (ANA, other))
    at_odds_in = [link for link in found(a, b) if link.relation == "at-odds"]
    assert [link.kind for link in at_odds_in] == (["words"] if words else [])
    assert all(words in told(link, a, b)[1] for link in at_odds_in)


def test_two_numbers_in_one_place() -> None:
    a = saying("a", (ANA, "We lost twelve men on the wall that night."))
    b = saying("b", (ANA, "We lost fourteen men on the wall that night."))
    (link,) = found(a, b)
    assert (link.kind, told(link, a, b)) == ("words", ["twelve", "fourteen"])


def test_a_not_that_stands_elsewhere() -> None:
    a = saying("a", (ANA, "Three is enough, and we shall not ask for a fourth."))
    b = saying("b", (ANA, "Three is not enough, and we shall ask for a fourth."))
    assert kinds(a, b) == [("at-odds", "words")]


def test_never_for_not_is_no_conflict() -> None:
    a = saying("a", (ANA, "We will not leave the harbour to the storms of winter."))
    b = saying("b", (ANA, "We will never leave the harbour to the storms of winter."))
    assert ("at-odds", "words") not in kinds(a, b)


def test_other_words_of_one_language_are_a_wording() -> None:
    other = WHOLE.replace("rebuild", "restore").replace("come", "arrive")
    assert kinds(saying("a", (ANA, WHOLE)), saying("b", (ANA, other))) == [("differs", "wording")]


def of_country(reading: Reading, country: str) -> Reading:
    notes = [replace(n, country=country) if isinstance(n, Entity) else n for n in reading.notes]
    return replace(reading, notes=tuple(notes))


@pytest.mark.parametrize(("country", "kind"), [("UA", "translation"), ("IE", "wording")])
def test_a_speaker_of_another_language_seems_translated(country: str, kind: str) -> None:
    other = WHOLE.replace("rebuild", "restore").replace("come", "arrive")
    a, b = (of_country(saying(i, (ANA, w)), country) for i, w in (("a", WHOLE), ("b", other)))
    (link,) = found(a, b)
    assert link.kind == kind
    assert ("Ukrainian" in link.why) == (kind == "translation")


def test_a_translator_is_told_of() -> None:
    draft = Draft("b")
    draft.said(ANA, WHOLE.replace("rebuild", "restore").replace("come", "arrive"))
    draft.block("She spoke through an interpreter.")
    (link,) = found(saying("a", (ANA, WHOLE)), draft.reading())
    assert link.kind in ("wording", "translation")


def test_words_left_out_of_the_middle() -> None:
    cut = WHOLE.replace("with our own hands ", "")
    a, b = saying("a", (ANA, WHOLE)), saying("b", (ANA, cut))
    (link,) = found(a, b)
    assert (link.relation, link.kind) == ("differs", "cut")
    assert told(link, a, b) == ["with our own hands", "wall before"]
    assert "without a mark" in link.why


def test_an_ellipsis_marks_the_cut() -> None:
    cut = WHOLE.replace("with our own hands ", "… ")
    (link,) = found(saying("a", (ANA, WHOLE)), saying("b", (ANA, cut)))
    assert "marks that" in link.why


def test_a_quotation_that_stops_early() -> None:
    cut = "We shall rebuild the harbour wall."
    a, b = saying("a", (ANA, WHOLE)), saying("b", (ANA, cut))
    (link,) = found(a, b)
    assert (link.kind, "before the end" in link.why) == ("cut", True)


def test_the_order_of_the_articles_makes_no_difference() -> None:
    readings = [
        saying("a", (ANA, WHOLE)),
        saying("b", (ANA, WHOLE.replace("shall", "shall not"))),
        saying("c", (BO, WHOLE)),
    ]
    every = {found(*order) for order in permutations(readings)}
    assert len(every) == 1
