"""Class, act and stance of attributions whose cue and content are given."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.stance.stance import Verdict, judge, stance
from tellings.annotate.steps import STEPS
from tellings.model import Article, Attribution, Datum, Reading, Sentence, Span, Word
from tellings.pipeline import build
from tests import costs

CASES = Path(__file__).parents[3] / "cases" / "stance"
LINE = build(STEPS[: next(n for n, step in enumerate(STEPS) if Attribution in step.gives)])


def scene(text: str, language: str | None = None) -> Scene:
    told = Datum(language, "test") if language else None
    return Scene(LINE.read(Article(id="case", text=text, language=told)))


def spot(text: str, words: str) -> Span:
    """Where words stand in a text, as whole words."""
    edge = r"(?<!\w)" if words[0].isalpha() else ""
    found = re.search(edge + re.escape(words) + r"(?!\w)", text)
    assert found, words
    return Span(*found.span())


def draft(text: str, cue: str | None, *content: str, form: Any = "indirect") -> Draft:
    spans = [spot(text, each) for each in content]
    return Draft(form, spans, "test", "given", 1.0, cue=spot(text, cue) if cue else None)


def cases(name: str, *marks: pytest.MarkDecorator) -> list[Any]:
    rows = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return [pytest.param(row, id=row["name"], marks=marks) for row in rows]


def told(text: str, verdict: Verdict) -> dict[str, Any]:
    """A verdict in the words of a case."""
    found = verdict.stance
    return {
        "cue_class": verdict.cue_class,
        "act": verdict.act,
        "polarity": found.polarity,
        "certainty": found.certainty,
        "said": found.said,
        "limits": [span.of(text) for span in found.limits],
        "words": [span.of(text) for span in found.words],
    }


def check(row: dict[str, Any]) -> None:
    text = row["text"]
    given_draft = draft(text, row["cue"], *row["content"], form=row["form"])
    found = told(text, stance(scene(text), given_draft))
    expected = {"said": True, "limits": [], **row["expect"]}
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("row", cases("in-the-wild"))
def test_in_the_wild(row: dict[str, Any]) -> None:
    check(row)


@pytest.mark.parametrize("row", cases("negative"))
def test_words_that_decide_nothing_and_claims_left_open(row: dict[str, Any]) -> None:
    check(row)


@pytest.mark.parametrize("row", cases("known-failures", pytest.mark.xfail(strict=True)))
def test_known_failures(row: dict[str, Any]) -> None:
    check(row)


def test_the_cue_may_be_shorter_than_what_turns_it() -> None:
    text = "The mayor stopped short of saying that the harbour was lost."
    verdict = stance(scene(text), draft(text, "saying", "that the harbour was lost"))
    assert not verdict.stance.said
    assert [span.of(text) for span in verdict.stance.words] == ["stopped short of"]


def test_the_verb_of_a_draft_counts_where_its_cue_names_none() -> None:
    text = "Oltin denied that the lake was clean."
    seen = scene(text)
    verb = next(p for p in seen.places if p.tree.form(p.index) == "denied")
    given_draft = draft(text, "Oltin", "that the lake was clean")
    given_draft.verb = Place(verb.tree, verb.index)
    assert stance(seen, given_draft).cue_class == "denying"


def test_judge_fills_in_every_draft() -> None:
    text = "Oltin said the lake may be clean. Vell touted the lake as “pure”."
    drafts = [
        draft(text, "said", "the lake may be clean"),
        draft(text, "touted", "“pure”", form="mixed"),
    ]
    judge(scene(text), drafts)
    assert [(d.cue_class, d.act) for d in drafts] == [
        ("neutral", "speech"),
        ("promoting", "attitude"),
    ]
    assert all(d.stance for d in drafts)


def test_a_language_without_tables_leaves_all_unknown() -> None:
    text = "Oltin denied that the lake was clean."
    verdict = stance(scene(text, "qq"), draft(text, "denied", "that the lake was clean"))
    assert verdict == Verdict("", "speech", verdict.stance)
    assert verdict.stance.polarity == "unknown"


def test_a_regional_language_is_its_language() -> None:
    text = "Oltin denied that the lake was clean."
    verdict = stance(scene(text, "en-GB"), draft(text, "denied", "that the lake was clean"))
    assert verdict.cue_class == "denying"


def flat(text: str) -> Scene:
    """A text of one sentence that no model parsed."""
    words = tuple(
        Word(m.start(), m.end(), head=n) for n, m in enumerate(re.finditer(r"\w+|[^\w\s]", text))
    )
    sentence = Sentence(at=(Span(0, len(text)),), by="test", words=words)
    return Scene(Reading(Article(id="t", text=text)).plus([sentence]))


@pytest.mark.parametrize(
    ("content", "polarity", "certainty"),
    [
        ("the lake was clean", "+", "certain"),
        ("the lake was not clean", "unknown", "unknown"),
        ("the lake may be clean", "unknown", "unknown"),
        ("the lake was not only clean", "+", "certain"),
    ],
)
def test_without_a_parser_words_that_might_decide_leave_it_open(
    content: str, polarity: str, certainty: str
) -> None:
    text = f"Oltin said {content} ."
    found = stance(flat(text), draft(text, "said", content)).stance
    assert (found.polarity, found.certainty) == (polarity, certainty)


def test_without_sentences_the_words_of_the_cue_are_read() -> None:
    text = "Oltin denied that the lake was clean."
    bare = Scene(Reading(Article(id="t", text=text)))
    verdict = stance(bare, draft(text, "denied", "that the lake was clean"))
    assert verdict.cue_class == "denying"
    assert verdict.stance.polarity == "unknown"


@st.composite
def drafted(make: st.DrawFn) -> tuple[str, Draft]:
    """Words in any order, with any stretches of them as cue and content."""
    stock = [
        "did",
        "not",
        "say",
        "that",
        "the",
        "dam",
        "may",
        "if",
        "(yet)",
        "?",
        "no",
        ",",
        "\n\n",
    ]
    text = " ".join(make(st.lists(st.sampled_from(stock), min_size=4, max_size=14)))
    cuts = sorted(make(st.sets(st.integers(0, len(text)), min_size=4, max_size=4)))
    form: Any = make(st.sampled_from(["direct", "indirect", "mixed"]))
    cue = make(st.sampled_from([None, Span(cuts[0], cuts[1])]))
    return text, Draft(form, [Span(cuts[2], cuts[3])], "test", "any", 1.0, cue=cue)


@given(drafted())
def test_any_draft(case: tuple[str, Draft]) -> None:
    text, any_draft = case
    found = stance(scene(text), any_draft).stance
    for span in (*found.words, *found.limits):
        assert 0 <= span.start < span.end <= len(text)
    assert found.polarity != "unknown" or found.certainty == "unknown"
    assert found.said or found.polarity == "unknown"


def test_a_long_sentence_with_many_clauses_is_quick() -> None:
    clause = "the dam may hold and "
    text = "Oltin said " + clause * 400 + "it rains."
    seen = scene(text)
    given_draft = draft(text, "said", text.removeprefix("Oltin said ").removesuffix("."))
    with costs.under(2):
        stance(seen, given_draft)
