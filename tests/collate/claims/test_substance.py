"""What says too little to be told of as a claim."""

from __future__ import annotations

import pytest

from tellings.collate.claims.facts import facts
from tellings.collate.claims.parties import Parties
from tellings.collate.claims.substance import substantial
from tests.collate.claims.build import Telling


@pytest.mark.parametrize(
    ("words", "verb", "agent", "enough"),
    [
        ("when prices have been high", "been", "prices", False),
        ("raising harbour fees", "raising", "", False),
        ("it was not forced", "forced", "it", False),
        ("The heron landed on a switch", "landed", "The heron", True),
        ("The theft took 11 minutes", "took", "The theft", True),
        ("because the eastern gate of the harbour was shut", "shut", "the eastern gate", True),
    ],
)
def test_a_claim_needs_a_name_a_number_or_words_of_its_own(
    words: str, verb: str, agent: str, enough: bool
) -> None:
    draft = Telling("a")
    draft.claim(words, verb, agent=agent)
    reading = draft.reading()
    [fact] = facts([reading], Parties([reading], []))
    assert substantial(fact) is enough


def test_a_name_is_enough() -> None:
    draft = Telling("a")
    draft.claim(
        "Ilena Marsk laughed", "laughed", agent="Ilena Marsk", entities={"Ilena Marsk": "x"}
    )
    reading = draft.reading()
    [fact] = facts([reading], Parties([reading], []))
    assert substantial(fact)
