"""Invented reports, read by the whole pipeline: who is alone with what, silent on what, and why."""

from __future__ import annotations

import pytest

from tellings import api
from tellings.collate import alone
from tellings.collate.voices import standing
from tellings.collate.weight import weights
from tellings.model import Article, Claim, Collation, Datum, Ref

AGENCY = """Ferry fails inspection

May 12, 2026

The ferry Old Margit failed a hull inspection in March, two unnamed ministry officials said on \
Tuesday.

Divers found rust along the keel. The ship carried 400 passengers a day until last year.

“We will not sail before June,” harbor master Ida Moor said.

Captain Rurik Dane wants a second opinion from the yard in Grenlow before any steel is cut.
"""

COURIER = """Doubts about the Old Margit

May 13, 2026

A report by the Corvane News Agency that cites two unnamed ministry officials claims that the \
ferry Old Margit failed a hull inspection in March.

Novelist Edda Voss set her first book on that ship. Her grandfather stoked its boilers in 1931.

She learned the bad news at breakfast, with eel and black coffee.

“We will not sail before June,” harbor master Ida Moor said, and Voss sighed into her cup.

The band that was to play on the quay has been sent home, and its drummer sells tickets for a fair.
"""

STANDARD = """Town waits for its ship

May 10, 2026

Bakers in Port Ansel have ordered flour for the summer.

Mayor Tomas Aldery promised free coffee to the first hundred guests.

According to the Corvane News Agency, the ferry Old Margit failed a hull inspection.
"""

FAIL = "failed"


@pytest.fixture(scope="module")
def collation() -> Collation:
    told = (("ag", "Corvane News Agency", AGENCY), ("co", "Courier", COURIER))
    articles = [
        Article(id_, text, outlet=Datum(outlet, "option"))
        for id_, outlet, text in (*told, ("st", "Standard", STANDARD))
    ]
    return api.compare([api.pipeline().read(article) for article in articles])


def told(collation: Collation, found: tuple[alone.Only, ...]) -> dict[str, list[str]]:
    return {each.article: [collation.words(ref) for ref in each.refs] for each in found}


def failing(collation: Collation) -> list[Ref]:
    """The claims of the failed inspection."""
    return [
        Ref(reading.article.id, claim.id)
        for reading in collation.readings
        for claim in reading.of(Claim)
        if claim.head.of(reading.article.text) == FAIL
    ]


def test_three_outlets_have_one_root(collation: Collation) -> None:
    refs = failing(collation)
    assert {ref.article for ref in refs} == {"ag", "co", "st"}
    found = standing(collation, refs)
    assert found.words == (
        "3 outlets, 1 root: Corvane News Agency ← two unnamed ministry officials"
    )
    assert (found.voices, found.depth, found.anonymity) == (1, 2, "role")


def test_what_one_alone_claims(collation: Collation) -> None:
    found = told(collation, alone.claims(collation))
    assert "Divers found rust along the keel" in found["ag"]
    assert "Novelist Edda Voss set her first book on that ship" in found["co"]
    assert "Bakers in Port Ansel have ordered flour for the summer" in found["st"]
    every = [words for article in found.values() for words in article]
    assert not any("failed" in words or "sail before" in words for words in every)


def test_what_one_alone_tells_of_earlier_times(collation: Collation) -> None:
    assert told(collation, alone.background(collation)) == {
        "ag": ["The ship carried 400 passengers a day until last year"],
        "co": ["Her grandfather stoked its boilers in 1931"],
        "st": [],
    }


def test_the_silence_of_one_and_why_it_may_be_silent(collation: Collation) -> None:
    silences = {each.article: each for each in alone.untold(collation)}
    assert [silences[each].quotations for each in ("ag", "co")] == [(), ()]
    assert [collation.words(each.told[0]) for each in silences["st"].quotations] == [
        "We will not sail before June,"
    ]
    assert "Ida Moor" in [collation.words(each.told[0]) for each in silences["st"].names]
    kinds = {(each.article, each.kind) for each in alone.remarks(collation)}
    assert kinds == {("st", "shorter"), ("st", "older")}


def test_the_room_of_each_source(collation: Collation) -> None:
    agency, courier, standard = weights(collation)
    officials = ("unnamed", "two unnamed ministry officials")
    assert [(room.kind, room.name) for room in agency.rooms] == [officials, ("named", "Ida Moor")]
    assert [(room.kind, room.name) for room in courier.rooms] == [officials, ("named", "Ida Moor")]
    assert [(room.kind, room.name) for room in standard.rooms] == [("named", "Corvane News Agency")]
    assert [(room.quoted, room.told) for room in agency.rooms] == [(0, 10), (6, 0)]
    assert agency.rooms[1].speakers == courier.rooms[1].speakers
