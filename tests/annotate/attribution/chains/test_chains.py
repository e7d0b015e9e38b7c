"""Chains of sources and attributions inside attributions, on whole texts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.annotate.attribution.chains.inside import LONGEST
from tellings.annotate.attribution.chains.within import ONESELF, within
from tellings.annotate.attribution.drafts import Draft
from tellings.text import covers
from tests.annotate.attribution.chains.chaining import chained, flat, levels, rows, scene_of


def params(name: str, *marks: pytest.MarkDecorator) -> list[Any]:
    return [pytest.param(row, id=row["name"], marks=marks) for row in rows(name)]


@pytest.mark.parametrize(
    "row",
    [*params("in-the-wild"), *params("known-failures", pytest.mark.xfail(strict=True))],
)
def test_every_level_is_found_once(row: dict[str, Any]) -> None:
    scene = scene_of(row["text"], row.get("outlet"))
    found = levels(scene, chained(scene))
    for wanted in row["levels"]:
        keys = {"in": None, **wanted}
        told = [{key: each[key] for key in keys} for each in found]
        assert told.count(keys) == 1, told


@pytest.mark.parametrize("row", params("negative"))
def test_nothing_is_chained_where_nothing_is(row: dict[str, Any]) -> None:
    scene = scene_of(row["text"], row.get("outlet"))
    drafts = chained(scene)
    assert len(drafts) == len(flat(scene))
    assert [draft for draft in drafts if draft.parent] == []


def test_a_word_about_oneself_is_less_sure_than_one_about_others() -> None:
    scene = scene_of("“I think that my doctor said that it was safe,” Mara Oltin said.")
    found = {d.by == ONESELF: d.confidence for d in chained(scene) if d.parent}
    assert found[True] < found[False]


def test_a_claim_in_what_a_chain_says_stands_in_the_root() -> None:
    text = "“My doctor told me that it was safe,” Mara Oltin told Reuters."
    scene = scene_of(text)
    inner = next(each for each in levels(scene, chained(scene)) if each["source"] == "My doctor")
    assert inner["in"] == "Mara Oltin"


def test_sentences_of_no_human_length_are_passed_over() -> None:
    scene = scene_of("“Reuters reported that it holds, citing two officials, " * 40)
    drafts = flat(scene)
    assert max(len(tree.words) for tree in scene.trees) > LONGEST
    assert len(chained(scene)) == len(drafts)


WORDS = (
    "“ ” ‘ ’ \" ' , . : \n\n said that citing cites two officials Reuters told according to Vell "
    "he I think quoted as saying by the Courier in an interview with report which dam holds — you "
    "the view shared sure is claim affirms support for and discussed if could denied fact it hard"
)
TEXTS = st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join)


def _depth(draft: Draft) -> int:
    depth, at = 0, draft.parent
    while at is not None:
        depth, at = depth + 1, at.parent
        assert depth < 100, "a cycle"
    return depth


def _held(draft: Draft) -> bool:
    """Whether the parent's content holds what a draft says and the words that say so."""
    assert draft.parent
    spans = [*draft.content, *([draft.cue] if draft.cue else [])]
    return all(any(covers(around, span) for around in draft.parent.content) for span in spans)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
def test_what_is_inside_lies_in_its_parent(before: str, inner: str) -> None:
    scene = scene_of(f"{before} “{inner},” Mara Oltin said.")
    drafts = flat(scene)
    found = within(scene, drafts)
    assert all(_held(draft) for draft in found)
    cues = [draft.cue for draft in found if draft.cue]
    assert len(set(cues)) == len(cues)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS | st.text(max_size=200))
def test_no_text_breaks_it_and_no_chain_goes_round(text: str) -> None:
    scene = scene_of(text)
    for draft in chained(scene):
        _depth(draft)
        assert draft.content
        for span in draft.content:
            assert span.of(text).strip()
            assert scene.block_at(span.start) == scene.block_at(span.end - 1)
