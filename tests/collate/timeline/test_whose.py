"""Whose words a date stands in."""

from __future__ import annotations

import pytest

from tellings import api
from tellings.collate.timeline.dated import dated
from tellings.model import Article, Attribution, Datum


def sources(text: str, words: str) -> list[str]:
    """The sources on whose word the time with these words is told."""
    reading = api.pipeline().read(Article("a", text, published=Datum("2031-03-12", "metadata")))
    notes = {each.id: each for each in reading.of(Attribution)}
    (found,) = (each.dated for each in dated(reading) if words in each.dated.at.of(text))
    told = (notes[each].source for each in found.attributions)
    return [" ".join(at.of(text) for at in source) for source in told]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Vell said that Sevra invaded its neighbour on May 4, 2029.", ["Vell"]),
        (
            "President Ana Vell left Sevra on Wednesday. Vell made no offer of help for the war, "
            "reiterating Tarn’s “impartial position” in the conflict that began when Sevra invaded "
            "its neighbour on May 4, 2029.",
            [],
        ),
    ],
)
def test_a_clause_that_is_the_outlets_own_is_on_nobodys_word(text: str, whose: list[str]) -> None:
    assert sources(text, "May 4, 2029") == whose
