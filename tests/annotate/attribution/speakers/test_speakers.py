"""Who a source is: cases with attributions made by hand, and laws."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.speakers.cast import Cast
from tellings.annotate.attribution.speakers.pronouns import narrated
from tellings.annotate.attribution.speakers.roster import roster
from tellings.annotate.attribution.speakers.source_types import typed
from tellings.annotate.attribution.speakers.speakers import resolve
from tellings.model import Span
from tests.annotate.attribution.speakers.drafted import rows, scene_of, told


def check(row: dict[str, Any]) -> None:
    for found, expected in zip(told(row), row["expect"], strict=True):
        wanted = dict(expected)
        assert wanted.pop("notes", "") in found["notes"], found
        assert {key: found[key] for key in wanted} == wanted, found


@pytest.mark.parametrize("row", rows("speakers", "in-the-wild"), ids=lambda row: row["name"])
def test_in_the_wild(row: dict[str, Any]) -> None:
    check(row)


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("row", rows("speakers", "known-failures"), ids=lambda row: row["name"])
def test_known_failures(row: dict[str, Any]) -> None:
    check(row)


def test_a_draft_without_verb_or_head_is_resolved() -> None:
    text = "In an interview with the Harrow Courier, Mara Oltin ruled out a sale."
    draft = Draft("indirect", [Span(59, 69)], "model", "", 0.8, cue=Span(0, 16))
    draft.source = Source(Span(text.index("Mara"), text.index("Mara") + 10))
    scene = scene_of(text)
    resolve(scene, [draft])
    assert draft.speaker is not None
    assert scene.entities[draft.speaker].name == "Mara Oltin"


def test_the_drafts_come_out_in_the_order_of_the_text() -> None:
    scene = scene_of("Oltin spoke first. Vell spoke second.")
    drafts = [Draft("indirect", [Span(at, at + 5)], "case", "", 1.0) for at in (19, 0)]
    resolve(scene, drafts)
    assert [draft.start for draft in drafts] == [0, 19]


def test_a_pronoun_in_a_quotation_is_not_the_narrator_s() -> None:
    scene = scene_of("Jonas Vell came. “He is late,” Mara Oltin said. She sat down.")
    found = narrated(Cast(scene).finder)
    assert [span.of(scene.text) for span in found] == ["She"]


def test_a_language_without_lists_finds_nothing_and_does_not_raise() -> None:
    assert roster("xx").pronouns == {}
    assert roster("xx").lemma("Leute") == "leute"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.text(
        alphabet=st.sampled_from("aA he she said “”\"'\n,.?:Vell Oltin"), min_size=1, max_size=120
    ),
    cuts=st.lists(st.tuples(st.integers(0, 119), st.integers(1, 30)), min_size=3, max_size=9),
)
def test_any_stretches_of_any_text_are_no_trouble(text: str, cuts: list[tuple[int, int]]) -> None:
    spans = [Span(a % len(text), min(len(text), a % len(text) + n)) for a, n in cuts]
    drafts = [
        Draft("direct", [spans[n]], "any", "", 1.0, cue=spans[n + 1], source=Source(spans[n + 2]))
        for n in range(len(spans) - 2)
    ]
    scene = scene_of(text)
    resolve(scene, drafts)
    typed(scene, drafts)
    known = {*scene.entities, None}
    assert all({d.speaker, d.addressee, *d.speakers} <= known for d in drafts)
    assert all(d.speaker is None or not d.speakers for d in drafts)
    assert all((d.source_type == "unnamed") == bool(d.anonymity) for d in drafts)
