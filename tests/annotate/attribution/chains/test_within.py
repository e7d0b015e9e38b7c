"""What is found within the content of another attribution."""

from __future__ import annotations

import pytest

from tellings import api
from tellings.annotate.attribution.chains.within import within
from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.scene import Scene
from tellings.model import Article, Span


@pytest.mark.parametrize(
    ("said", "cues"),
    [
        ("she has the best quality for it: \u201cPatience, and a good pair of boots.\u201d", []),
        ("Bo Lind told her: \u201cPatience, and a good pair of boots.\u201d", ["told"]),
    ],
)
def test_a_verb_that_reports_nothing_gives_no_quotation_to_its_subject(
    said: str, cues: list[str]
) -> None:
    text = f"Mara Oltin said {said}"
    scene = Scene(api.pipeline().read(Article("case", text)))
    outer = Draft("mixed", [Span(16, len(text))], "a rule", "because", 0.9, cue=Span(11, 15))
    found = within(scene, [outer])
    assert [draft.cue.of(text) for draft in found if draft.cue] == cues
    assert all(draft.parent is outer for draft in found)


def test_a_content_between_two_parts_of_another_is_read_too() -> None:
    text = "The dam is old. Mara Oltin wrote that Bo Lind said it leaks. It will close."
    scene = Scene(api.pipeline().read(Article("case", text)))
    parts = [Span(0, 15), Span(61, len(text))]
    around = Draft("indirect", parts, "a rule", "because", 0.9)
    told = Draft("indirect", [Span(33, 59)], "a rule", "because", 0.9, cue=Span(27, 32))
    found = within(scene, [around, told])
    assert [(draft.cue.of(text), draft.parent) for draft in found if draft.cue] == [("said", told)]


@pytest.mark.parametrize(
    ("said", "cues"),
    [
        ("that Arland found a \u201cwilling and active partner\u201d in the mill.", []),
        ("that the mill's files would reveal \u201cshady conduct\u201d.", []),
        ("that the council \u201cgleefully welcomed Arland's help\u201d.", []),
        ("that the Harrow report found \u201ca willing and active partner\u201d.", ["found"]),
        ("that Bo Lind called it a \u201cwilling and active partner\u201d.", ["called"]),
    ],
)
def test_words_in_marks_behind_a_verb_that_tells_nothing_stay_with_who_is_quoted(
    said: str, cues: list[str]
) -> None:
    text = f"Mara Oltin alleged {said}"
    scene = Scene(api.pipeline().read(Article("case", text)))
    outer = Draft("mixed", [Span(19, len(text) - 1)], "a rule", "because", 0.9, cue=Span(11, 18))
    found = within(scene, [outer])
    assert [draft.cue.of(text) for draft in found if draft.cue] == cues
