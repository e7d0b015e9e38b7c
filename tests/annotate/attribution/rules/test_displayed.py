"""Paragraphs set apart without quotation marks, below who says them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings import api
from tellings.annotate.attribution.rules.displayed import BY
from tellings.model import Article, Attribution

LETTER = (
    "The council met on Monday.\n\nIn a letter to the council, Mara Oltin wrote:\n\n"
    "The dam is old, the engineer says it leaks, and nobody has looked at it since spring.\n\n"
    "The council went home."
)


def read(text: str) -> tuple[Attribution, ...]:
    return tuple(api.pipeline().read(Article("case", text)).of(Attribution))


def words(text: str, note: Attribution) -> str:
    return " … ".join(span.of(text) for span in note.content)


def test_the_paragraph_below_a_cue_with_a_colon_is_its_content() -> None:
    (found,) = (note for note in read(LETTER) if note.by == BY)
    assert words(LETTER, found).startswith("The dam is old, the engineer says")
    assert words(LETTER, found).endswith("since spring")
    assert [span.of(LETTER) for span in found.source] == ["Mara Oltin"]
    assert found.speaker


def test_what_is_said_in_it_is_said_within_it() -> None:
    notes = read(LETTER)
    (outer,) = (note for note in notes if note.by == BY)
    (inner,) = (note for note in notes if [s.of(LETTER) for s in note.cue] == ["says"])
    assert inner.parent == outer.id


@pytest.mark.parametrize(
    "text",
    [
        "Mara Oltin wrote:\n\n- The dam is old.\n\n- The council is late.",
        "Mara Oltin wrote:\n\n1. The dam is old.\n\n2. The council is late.",
        "The Latest on the dam, as Vell Radio reports it, all times are local:\n\nThe dam is old.",
        "The council wanted two things, Mara Oltin said on Monday before a crowd of people in the "
        "harbour of Vell:\n\nThe first is a dam.",
        "Mara Oltin walked on:\n\nThe dam is old.",
        "Mara Oltin said: The dam is old.\n\nThe council is late.",
    ],
    ids=["list", "numbers", "no cue near", "far", "no speech", "no colon at the end"],
)
def test_a_list_or_a_cue_far_away_is_none(text: str) -> None:
    assert not [note for note in read(text) if note.by == BY]


def test_quotation_marks_are_left_to_the_rules_for_them() -> None:
    text = "Mara Oltin wrote:\n\n“The dam is old, and nobody cares for it.”"
    (found,) = read(text)
    assert found.form == "direct"


@given(st.text(alphabet="Mara Oltin wrote:\n-“”.1 ", max_size=60))
def test_any_text_gives_contents_within_it(text: str) -> None:
    for note in read(text):
        assert all(0 <= span.start < span.end <= len(text) for span in note.content)
