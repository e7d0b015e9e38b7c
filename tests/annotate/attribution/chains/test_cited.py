"""Chains over drafts that another maker gave: no tree words, cut or swollen sources."""

from __future__ import annotations

from tellings.annotate.attribution.chains.cited import CITED, cited
from tellings.annotate.attribution.chains.go_betweens import GO_BETWEEN
from tellings.annotate.attribution.chains.within import within
from tellings.annotate.attribution.drafts import Draft, Source
from tellings.model import Span
from tests.annotate.attribution.chains.chaining import levels, scene_of


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def given(text: str, source: str, cue: str, *content: str) -> Draft:
    spans = [at(text, each) for each in content]
    source_at = Source(at(text, source))
    return Draft("indirect", spans, "tagging model", "", 0.9, cue=at(text, cue), source=source_at)


REPORT = (
    "A report by Arland's Harrow Courier that cites two officials claims that the dam has cracks."
)


def test_a_source_cut_at_cites_becomes_the_whole_phrase() -> None:
    draft = given(REPORT, "A report", "claims", "that the dam has cracks")
    below = cited(scene_of(REPORT), [draft])
    assert [each["source"] for each in levels(scene_of(REPORT), [draft, *below])] == [
        "A report by Arland's Harrow Courier that cites two officials",
        "two officials",
    ]
    assert below[0].parent is draft
    assert below[0].by == CITED


def test_a_source_that_swallows_a_clause_set_off_is_narrowed() -> None:
    text = "The dam has cracks, according to the Courier, which quoted two officials."
    whole = "the Courier, which quoted two officials"
    draft = given(text, whole, "according to", "The dam has cracks")
    below = cited(scene_of(text), [draft])
    assert draft.source is not None
    assert draft.source.at.of(text) == "the Courier"
    assert [each.source.at.of(text) for each in below if each.source] == ["two officials"]


def test_the_same_words_marked_as_an_attribution_of_their_own_do_not_hinder() -> None:
    text = "The dam has cracks, Reuters reported, citing two officials."
    main = given(text, "Reuters", "reported", "The dam has cracks")
    own = given(text, "Reuters", "citing", "two officials")
    below = cited(scene_of(text), [main, own])
    assert [each.parent is main for each in below] == [True]
    assert own.parent is None


def test_a_cue_of_several_words_leads_to_the_outlet() -> None:
    text = "Jonas Vell said in an interview with the Harrow Courier that the dam would hold."
    draft = given(text, "Jonas Vell", "said in an interview with", "that the dam would hold")
    cited(scene_of(text), [draft])
    assert draft.parent is not None
    assert draft.parent.by == GO_BETWEEN
    assert draft.parent.source is not None
    assert draft.parent.source.at.of(text) == "the Harrow Courier"


def test_quoted_as_saying_keeps_the_cue_and_mends_the_source() -> None:
    text = "State media quoted him as saying the dam would hold."
    draft = given(text, "State media", "quoted him as saying", "the dam would hold")
    outer = cited(scene_of(text), [draft])
    assert draft.source is not None
    assert draft.cue == at(text, "quoted him as saying")
    assert draft.source.at.of(text) == "him"
    assert [each.source.at.of(text) for each in outer if each.source] == ["State media"]


def test_according_to_an_outlet_takes_its_words_out_of_what_it_is_put_to() -> None:
    text = "Jonas Vell said the dam would hold, according to the Oltin Gazette."
    inner = given(text, "Jonas Vell", "said", "the dam would hold, according to the Oltin Gazette")
    outer = given(text, "the Oltin Gazette", "according to", "Jonas Vell said the dam would hold")
    assert cited(scene_of(text), [inner, outer]) == []
    assert [span.of(text) for span in inner.content] == ["the dam would hold"]
    assert (inner.parent, outer.parent) == (None, None)


def test_drafts_without_cue_or_source_pass() -> None:
    text = "“The dam has cracks,” citing two officials."
    draft = Draft("direct", [at(text, "“The dam has cracks,”")], "no cue", "", 0.4)
    assert cited(scene_of(text), [draft]) == []
    assert within(scene_of(text), [draft]) == []


def test_a_claim_is_found_in_a_content_marked_without_its_marks() -> None:
    text = "“My doctor told me that it was safe. We wait,” Mara Oltin said."
    draft = given(text, "Mara Oltin", "said", "My doctor told me that it was safe. We wait")
    inner = within(scene_of(text), [draft])
    assert [span.of(text) for each in inner for span in each.content] == ["that it was safe"]
    assert inner[0].parent is draft


def test_a_cue_that_has_an_attribution_already_is_left_alone() -> None:
    text = "“My doctor told me that it was safe,” Mara Oltin said."
    outer = given(text, "Mara Oltin", "said", "“My doctor told me that it was safe,”")
    inner = given(text, "My doctor", "told", "that it was safe")
    assert within(scene_of(text), [outer, inner]) == []


def test_the_source_of_a_claim_inside_is_never_the_narrator() -> None:
    text = "Mara Oltin said “believing that the dam holds” was a mistake of the council."
    draft = given(text, "Mara Oltin", "said", "“believing that the dam holds” was a mistake")
    sources = [each.source.at for each in within(scene_of(text), [draft]) if each.source]
    assert not any(each.start < draft.start for each in sources)
