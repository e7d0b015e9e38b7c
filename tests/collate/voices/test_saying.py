"""Claims that somebody says something, and where such a telling has its root."""

from __future__ import annotations

import pytest

from tellings import api
from tellings.collate.voices.saying import said_in
from tellings.collate.voices.standing import standing
from tellings.model import Article, Attribution, Claim, Collation, Datum, Reading

WORDS = "sham lawsuit about a bogus claim filed by a desperate council"
TOLD = f"Jonas Vell, the owner of the mill, called the case a \u201c{WORDS}.\u201d"


def read(name: str, text: str) -> Reading:
    return api.pipeline().read(Article(name, text, outlet=Datum(name, "test")))


def of(text: str) -> list[Attribution]:
    reading = read("Post", text)
    found = (said_in(each, reading.of(Attribution)) for each in reading.of(Claim))
    return [each for each in found if each]


def test_a_claim_that_somebody_calls_something_so_has_what_is_said() -> None:
    (found,) = of(TOLD)
    assert found.speaker


@pytest.mark.parametrize(
    "text",
    [
        f"\u201cThis is a {WORDS},\u201d Jonas Vell said.",  # in his own voice
        "Jonas Vell accused the council of greed.",  # paraphrased by the outlet
        "Jonas Vell sold the mill.",
    ],
)
def test_other_claims_say_nothing(text: str) -> None:
    assert of(text) == []


def test_where_others_quote_the_words_the_one_who_says_them_is_the_root_of_both() -> None:
    collation: Collation = api.compare(
        [
            read("Post", TOLD),
            read("Wire", f"\u201cThis is a {WORDS},\u201d said Jonas Vell, the mill's owner."),
        ]
    )
    refs = [
        ref
        for link in collation.of("same-claim")
        for ref in link.members
        if "bogus" in collation.words(ref)
    ]
    assert {ref.article for ref in refs} == {each.article.id for each in collation.readings}
    found = standing(collation, refs)
    assert found.words == "2 outlets, 1 root: Jonas Vell"
