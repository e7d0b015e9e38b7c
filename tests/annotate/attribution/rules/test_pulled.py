"""Words of a quotation printed once more as a paragraph of their own."""

from __future__ import annotations

import pytest

from tellings import api
from tellings.annotate.attribution.rules.pulled import BY
from tellings.model import Article, Attribution, Entity, Reading

WORDS = "The mill opened every gate that night, and nobody in the valley was told"


def read(shown: str, said: str = WORDS) -> tuple[str, Reading]:
    text = (
        "Mill sued over the flood\n\n"
        "The council filed its case on Friday, and the mill's owner answered within an hour.\n\n"
        "\u201cThis is a circus, and a poor one,\u201d Jonas Vell said of it.\n\n"
        f"{shown}\n\n"
        "The council wants the money back that it spent on the valley.\n\n"
        f"\u201c{said},\u201d said Mara Oltin, who leads the council.\n\n"
        "The mill has a month to answer the court."
    )
    return text, api.pipeline().read(Article("case", text))


def speakers(text: str, reading: Reading, words: str) -> list[str]:
    names = {each.id: each.name for each in reading.of(Entity)}
    return [
        names.get(each.speaker or "", "")
        for each in reading.of(Attribution)
        if any(words in span.of(text) for span in each.content)
    ]


@pytest.mark.parametrize("marks", ["\u201c\u201d", "\u2018\u2019", "''", '""'])
def test_a_pull_quote_is_its_speaker_s_and_not_the_one_s_quoted_above(marks: str) -> None:
    text, reading = read(f"{marks[0]}{WORDS}.{marks[1]}")
    assert speakers(text, reading, WORDS) == ["Mara Oltin", "Mara Oltin"]
    shown = next(e for e in reading.of(Attribution) if WORDS in e.content[0].of(text))
    assert shown.by == BY


def test_a_part_of_a_quotation_is_a_pull_quote_too() -> None:
    shown = "Nobody in the valley was told"
    text, reading = read(f"\u201c{shown}.\u201d")
    assert speakers(text, reading, shown) == ["Mara Oltin"]


def test_other_words_of_a_paragraph_of_their_own_go_on_with_who_spoke_above() -> None:
    shown = "And it will end as poor ones do, before an empty house"
    text, reading = read(f"\u201c{shown}.\u201d")
    assert speakers(text, reading, shown) == ["Jonas Vell"]
