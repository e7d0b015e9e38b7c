"""Which words a time expression dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.collate.timeline.clauses import clause
from tellings.model import Sentence, Span, Word
from tests.collate.timeline.diary import Diary


def dated(marked: str, time: str, event: str = "") -> str:
    made = Diary("a")
    made.parsed(marked)
    (sentence,) = (note for note in made.notes if isinstance(note, Sentence))
    at = clause(made.text, sentence, made.at(time), made.at(event) if event else None).at
    return at.of(made.text)


@pytest.mark.parametrize(
    ("marked", "time", "words"),
    [
        (
            "As/mark>left Xu/nsubj>left left/advcl>waved on/prep>left May/pobj>on ,/punct>waved "
            "she/nsubj>waved waved/ROOT>@ ./punct>waved",
            "May",
            "As Xu left on May",
        ),
        (
            "Xu/nsubj>left left/ROOT>@ Orvale/dobj>left Monday/npadvmod>left ,/punct>left "
            "ending/advcl>left her/poss>visit visit/dobj>ending that/nsubj>began "
            "began/relcl>visit on/prep>began Sunday/pobj>on ./punct>left",
            "Monday",
            "Xu left Orvale Monday",
        ),
        (
            "Xu/nsubj>left left/ROOT>@ ,/punct>left ending/advcl>left her/poss>visit "
            "visit/dobj>ending that/nsubj>began began/relcl>visit on/prep>began Sunday/pobj>on",
            "Sunday",
            "her visit that began on Sunday",
        ),
        (
            "Before/prep>wrote leaving/pcomp>Before on/prep>leaving Monday/pobj>on ,/punct>wrote "
            "Xu/nsubj>wrote wrote/ROOT>@ ,/punct>wrote saying/advcl>wrote little/dobj>saying",
            "Monday",
            "Before leaving on Monday, Xu wrote",
        ),
        (
            "Ships/nsubj>sank sank/ROOT>@ ,/punct>sank according/prep>sank to/prep>according "
            "a/det>report March/compound>report report/pobj>to of/prep>report Xu/pobj>of",
            "March",
            "a March report of Xu",
        ),
        (
            "Xu/nsubj>said said/ROOT>@ that/mark>sank ships/nsubj>sank sank/ccomp>said "
            "on/prep>sank Monday/pobj>on ./punct>said",
            "Monday",
            "ships sank on Monday",
        ),
        (
            "Xu/nsubj>said said/ROOT>@ on/prep>said Monday/pobj>on that/mark>sank "
            "ships/nsubj>sank sank/ccomp>said ./punct>said",
            "Monday",
            "Xu said on Monday that ships sank.",
        ),
        (
            "It/nsubj>repeated will/aux>repeated be/auxpass>repeated repeated/ROOT>@ "
            "“/punct>in in/prep>repeated May/pobj>in .”/punct>repeated",
            "May",
            "It will be repeated “in May.”",
        ),
        ("Monday/ROOT>@ :/punct>Monday ships/appos>Monday", "Monday", "Monday : ships"),
    ],
)
def test_the_smallest_clause_with_a_verb_that_governs_the_time(
    marked: str, time: str, words: str
) -> None:
    assert dated(marked, time) == words


def test_the_event_that_a_time_is_reckoned_from_is_not_what_it_dates() -> None:
    marked = (
        "Ships/nsubj>came came/ROOT>@ a/det>day day/npadvmod>left after/mark>left Xu/nsubj>left "
        "left/advcl>came ./punct>came"
    )
    assert dated(marked, "a day after") == "a day after Xu left"
    assert dated(marked, "a day after", "Xu left") == "Ships came a day after Xu left."


def test_without_a_parse_the_whole_sentence() -> None:
    made = Diary("a")
    made.plain("Schiffe kamen am Montag.")
    (sentence,) = (note for note in made.notes if isinstance(note, Sentence))
    found = clause(made.text, sentence, made.at("Montag"))
    assert (found.at.of(made.text), found.dated) == ("Schiffe kamen am Montag.", None)


ROLES = ("nsubj", "prep", "pobj", "ccomp", "relcl", "conj", "advcl", "punct", "compound", "")


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, Sentence, int]:
    size = draw(st.integers(1, 12))
    spelled = draw(
        st.lists(st.sampled_from(("a", ",", "“", "”", "bc")), min_size=size, max_size=size)
    )
    words, text = [], ""
    for word in spelled:
        start = len(text)
        head = draw(st.integers(0, size - 1))
        pos = draw(st.sampled_from(("VERB", "NOUN", "PROPN")))
        words.append(
            Word(start, start + len(word), pos=pos, role=draw(st.sampled_from(ROLES)), head=head)
        )
        text += word + " "
    return (
        text,
        Sentence(at=(Span(0, len(text) - 1),), words=tuple(words), by="t"),
        draw(st.integers(0, size - 1)),
    )


@given(sentences())
def test_any_parse_gives_words_of_the_sentence(drawn: tuple[str, Sentence, int]) -> None:
    text, sentence, number = drawn
    found = clause(text, sentence, sentence.words[number].span)
    assert sentence.hull.start <= found.at.start < found.at.end <= sentence.hull.end
