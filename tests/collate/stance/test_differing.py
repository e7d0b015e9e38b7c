"""Claims that stand against each other: invented reports, read by the pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest

from tellings import models
from tellings.collate import entities
from tellings.collate.entities.pairs import pairs
from tellings.collate.stance.differing import differing
from tellings.model import Link, Reading
from tests.collate.stance.telling import read

_LIKENESS = models.get("likeness")
EMBED = _LIKENESS.use.embed if _LIKENESS.use else None

COURIER = (
    "“France isn’t sending weapons to Kenya,” analyst Orla Brenn writes in the Courier. "
    "The harbour was quiet on Monday."
)
STANDARD = (
    "A report by Radio Tarn alleged that Paris is preparing a shipment of drones to Kenya. "
    "French ammunition has been found in a valley near Nairobi, two officers told the Standard. "
    "The ministry acknowledged that French companies have sold rifles to Kenya."
)
EELS = "Eels are smoked in Port Ansel. The minister denied that Norway sells herring to Chile."


def links(*readings: Reading, same: Sequence[Link] = ()) -> tuple[Link, ...]:
    alike = pairs(readings, entities.same_entities(readings))
    return differing(readings, alike, same, EMBED)


def words(link: Link, *readings: Reading) -> list[str]:
    texts = {reading.article.id: reading.article.text for reading in readings}
    return [" ".join(at.of(texts[ref.article]) for at in ref.at) for ref in link.members]


def test_a_denial_stands_against_what_others_assert_in_other_words() -> None:
    one, other = read(COURIER, "a"), read(STANDARD, "b")
    [link] = links(one, other)
    assert (link.relation, link.kind) == ("differs", "stance")
    told = words(link, one, other)
    assert any("sending weapons" in each for each in told)
    assert any("shipment of drones" in each for each in told)
    assert any("ammunition has been found" in each for each in told)
    assert any("sold rifles" in each for each in told)


def test_the_reason_names_party_matter_and_holders_and_no_winner() -> None:
    [link] = links(read(COURIER, "a"), read(STANDARD, "b"))
    assert "denied: Orla Brenn" in link.why
    assert "asserted: " in link.why
    assert "weapons" in link.why
    assert "drones" in link.why
    assert "France" in link.why


def test_another_party_or_another_matter_is_none() -> None:
    assert links(read(COURIER, "a"), read(EELS, "b")) == ()
    other = STANDARD.replace("Paris", "Oslo").replace("French", "Norwegian")
    assert links(read(COURIER, "a"), read(other, "b")) == ()


@pytest.mark.parametrize(
    ("denied", "asserted"),
    [
        (
            "“I haven’t even discussed a concession, other than the fact that meeting is a great "
            "thing,” Jonas Vell said.",
            "Earlier Tuesday, Jonas Vell held an office meeting with Mara Oltin.",
        ),
        (
            "Mara Oltin said that France has not kept the nuclear deal.",
            "Officials said that France would keep its nuclear plant.",
        ),
    ],
)
def test_a_word_that_only_stands_by_is_no_matter(denied: str, asserted: str) -> None:
    """A denial is about what it is of, not about each word of its sentence."""
    assert links(read(denied, "a"), read(asserted, "b")) == ()


def test_two_persons_of_one_state_are_two_parties() -> None:
    one = "French President Orla Brenn is not sending weapons to Kenya, Jonas Vell said."
    other = "French Prime Minister Mara Oltin is sending rifles to Kenya, an officer said."
    same = other.replace("Prime Minister Mara Oltin", "President Orla Brenn")
    assert links(read(one, "a"), read(other, "b")) == ()
    assert len(links(read(one, "a"), read(same, "b"))) == 1


def test_another_recipient_is_another_matter() -> None:
    other = "Radio Tarn alleged that France is sending weapons to Chile."
    assert links(read(COURIER, "a"), read(other, "b")) == ()


def test_two_that_assert_it_do_not_differ() -> None:
    one = "Analyst Orla Brenn said that France is sending weapons to Kenya."
    assert links(read(one, "a"), read(STANDARD, "b")) == ()


def test_one_article_does_not_differ_from_itself() -> None:
    assert links(read(f"{COURIER} {STANDARD}", "a"), read(EELS, "b")) == ()


def test_no_evidence_stands_against_a_claim() -> None:
    one = "There was no evidence that France sold weapons to Kenya."
    found = links(read(one, "a"), read(STANDARD, "b"))
    assert len(found) == 1
    assert "left open" in found[0].why


def test_the_order_of_the_articles_makes_no_difference() -> None:
    readings = [read(COURIER, "a"), read(STANDARD, "b"), read(EELS, "c")]
    first = links(*readings)
    for order in permutations(readings):
        assert links(*order) == first


def test_nothing_makes_nothing() -> None:
    assert links() == ()
    assert links(read("", "a"), read("", "b")) == ()
