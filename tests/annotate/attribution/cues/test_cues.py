"""Cue verbs and phrases: the tables hold together, and the right row is found."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.attribution.cues.cues import (
    Certainty,
    Negated,
    Polarity,
    cue_of,
    forms,
    known,
    known_forms,
    reporting_clause,
    verbs,
)
from tellings.annotate.attribution.cues.phrasing import inflections, table
from tellings.annotate.attribution.words import rows
from tellings.model import CueClass

TABLES = ["cues", "cue_phrases"]


@pytest.mark.parametrize("name", TABLES)
def test_every_row_says_what_the_columns_allow(name: str) -> None:
    allowed = {
        "class": set(get_args(CueClass)) - {""},
        "to": {*get_args(CueClass), "-"} - {""},
        "act": {"speech", "attitude"},
        "polarity": set(get_args(Polarity)),
        "certainty": set(get_args(Certainty)),
        "factive": {"yes", "no"},
        "negated": set(get_args(Negated)),
    }
    for row in rows(name):
        assert {column for column, values in allowed.items() if row[column] not in values} == set()
        assert row["source"]
        assert (row["polarity"] == "unknown") <= (row["certainty"] == "unknown"), row


@pytest.mark.parametrize(
    ("name", "column", "allowed"),
    [
        ("hedges", "kind", "modal adverb adjective opinion verb passive noun"),
        ("negations", "effect", "- none unknown"),
        ("conditions", "kind", "condition whether none"),
        ("limits", "needs", "negation -"),
        ("reporting", "part", "subject article inverted link predicate participle"),
        ("cue_phrases", "kind", "verb noun adverb"),
    ],
)
def test_kinds_are_those_that_the_code_reads(name: str, column: str, allowed: str) -> None:
    assert {row[column] for row in rows(name)} == set(allowed.split())


@pytest.mark.parametrize("name", ["cues", "cue_phrases", "negations", "limits", "conditions"])
def test_no_row_stands_twice(name: str) -> None:
    first = [next(iter(row.values())) for row in rows(name)]
    assert len(first) == len(set(first))


def test_there_are_enough_of_them() -> None:
    assert len(known()) >= 250
    assert {cue.cue_class for cue in known().values()} == set(get_args(CueClass)) - {""}


def test_no_form_belongs_to_two_verbs() -> None:
    every = [form for each in inflections().values() for form in each]
    assert sorted(form for form in set(every) if every.count(form) > 1) == []


def test_rules_attribute_only_by_verbs_with_frames() -> None:
    assert set(verbs()) < set(known())
    assert "seek" in known()
    assert "seek" not in verbs()
    assert "sought" in known_forms()
    assert "sought" not in forms()


@pytest.mark.parametrize(
    ("words", "lemma", "cue_class"),
    [
        ("said", "say", "neutral"),
        ("has repeatedly said", "say", "neutral"),
        ("did not say", "say", "neutral"),
        ("was quoted as saying", "say", "neutral"),
        ("declined to say", "say", "neutral"),
        ("stopped short of saying", "say", "neutral"),
        ("went on to claim", "claim", "distancing"),
        ("told reporters during a call", "tell", "neutral"),
        ("denied in a statement", "deny", "denying"),
        ("According to", "according to", "neutral"),
        ("in an interview with", "in an interview", "neutral"),
        ("has been accused", "accuse", "distancing"),
        ("allegations", "allegation/allegations", "distancing"),
        ("reportedly told", "tell", "distancing"),
        ("reportedly", "reportedly", "distancing"),
        ("reportedly denied", "deny", "denying"),
        ("pointing out", "point/points/pointed/pointing out", "endorsing"),
        ("would rule out", "rule out", "denying"),
        ("isn't sure", "sure", "guessing"),
        (":", ":", "neutral"),
    ],
)
def test_the_words_of_a_cue(words: str, lemma: str, cue_class: str) -> None:
    cue = cue_of(words.split())
    assert cue is not None
    assert (cue.lemma, cue.cue_class) == (lemma, cue_class)


@pytest.mark.parametrize("words", ["", "gestured", "the old harbour", "…"])
def test_words_that_are_no_cue(words: str) -> None:
    assert cue_of(words.split()) is None


def test_silence_is_part_of_some_phrases() -> None:
    cue = cue_of(["declined", "to", "comment"])
    assert cue is not None
    assert not cue.said


def test_factive_verbs_take_their_content_for_true() -> None:
    facts = {lemma for lemma, cue in known().items() if cue.factive}
    assert {"acknowledge", "admit", "reveal", "regret"} <= facts
    assert not {"claim", "say", "deny", "suspect"} & facts


def test_a_language_without_tables_has_no_cues() -> None:
    assert cue_of(["sagte"], "qq") is None
    assert verbs("qq") == {}
    assert reporting_clause("qq").search("“Gut”, sagte er.") is None
    assert table("hedges", "qq") == {}


@pytest.mark.parametrize(
    "text",
    [", she said", ", said Mara Oltin", ", the minister wrote", "? he asked", ", I told"],
)
def test_reporting_clauses(text: str) -> None:
    assert reporting_clause().search(text)


@pytest.mark.parametrize(
    "text", [" she said", ", saying nothing", ", she walked", ", wrote it down"]
)
def test_other_clauses(text: str) -> None:
    assert not reporting_clause().search(text)


@given(st.lists(st.text(max_size=8), max_size=8))
def test_any_words(words: list[str]) -> None:
    cue = cue_of(words)
    assert cue is None or cue.cue_class
