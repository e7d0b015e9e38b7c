"""What is read of a predicate: its word, its parts, its manner."""

from __future__ import annotations

import pytest

from tellings.collate.events import Mentioned
from tellings.collate.events.people import People
from tellings.collate.events.predicates import Predicate, read
from tellings.model import Article, Reading, Span
from tests.collate.events.told import alike, mention, readings
from tests.collate.timeline.diary import Diary


def _read(article: str, words: str, number: int = 0) -> Predicate:
    (found,) = read(
        readings(), [mention(article, words, number)], People(readings(), alike(readings()))
    )
    return found


def _parsed(marked: str, words: str) -> Predicate:
    diary = Diary("a")
    diary.parsed(marked)
    at = diary.text.index(words)
    given = (diary.reading(),)
    return read(given, [Mentioned("a", Span(at, at + len(words)))], People(given, []))[0]


def test_active_and_passive_have_the_same_parts() -> None:
    active, passive = _read("standard", "arrested", 1), _read("courier", "arrested")
    assert active.key == passive.key
    assert "polic" in {each[:5] for each in active.agent & passive.agent}
    people = {each for each in active.patient & passive.patient if each[0] == "@"}
    assert people


def test_a_noun_has_parts_as_a_verb_has() -> None:
    sinking = _read("gazette", "sinking")
    assert sinking.part == "noun"
    assert "ferri" in sinking.patient


def test_who_acts_on_a_noun_by_the_verb_that_has_it() -> None:
    found = _parsed("Quill/nsubj>took took/ROOT>@ the/det>step step/dobj>took/NOUN", "step")
    assert "quil" in {each[:4] for each in found.agent}


def test_a_subject_is_shared_by_joined_verbs() -> None:
    found = _parsed("Ana/nsubj>came came/ROOT>@ and/cc>came left/conj>came", "left")
    assert found.agent


def test_a_light_verb_stands_for_what_it_carries() -> None:
    found = _parsed("Quill/nsubj>take take/ROOT>@ steps/dobj>take/NOUN", "take steps")
    assert found.lemma == "steps" or found.key == "step"
    assert not found.light


def test_own_words_are_no_parts() -> None:
    found = _parsed("Quill/nsubj>take take/ROOT>@ steps/dobj>take/NOUN", "take steps")
    assert "step" not in found.parts | found.told


def test_words_in_no_sentence_are_only_words() -> None:
    reading = Reading(Article("a", "Grenlow ferry sinking."))
    (found,) = read([reading], [Mentioned("a", Span(8, 21))], People([reading], []))
    assert (found.lemma, found.parts, found.part) == ("sinking", frozenset(), "")


def test_an_article_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        read(readings(), [Mentioned("nobody", Span(0, 4))], People(readings(), []))
