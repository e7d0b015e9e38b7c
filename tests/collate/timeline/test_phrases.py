"""Which words belong to a noun that a date describes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.collate.timeline.clauses import Clause, clause
from tellings.model import Sentence, Span, Word
from tests.collate.timeline.diary import Diary


def dated(marked: str) -> tuple[str, bool]:
    """The words that "2019" dates in a sentence, and whether they are only a name."""
    made = Diary("a")
    made.parsed(marked)
    (sentence,) = (note for note in made.notes if isinstance(note, Sentence))
    found = clause(made.text, sentence, made.at("2019"))
    return found.at.of(made.text), found.names


VOTE = "Xu/nsubj>tilted tilted/ROOT>@ the/det>vote 2019/nummod>vote vote/dobj>tilted"


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        ("", "the 2019 vote"),
        ("of/prep>vote Orvale/pobj>of", "the 2019 vote of Orvale"),
        ("in/prep>vote Orvale/pobj>in", "the 2019 vote in Orvale"),
        ("on/prep>vote ships/pobj>on", "the 2019 vote on ships"),
        ("in/prep>vote favor/pobj>in of/prep>favor Roza/pobj>of", "the 2019 vote"),
        ("in/prep>vote Roza/poss>favor favor/pobj>in", "the 2019 vote"),
        ("beyond/prep>vote Orvale/pobj>beyond", "the 2019 vote"),
        ("ahead/advmod>vote of/prep>ahead talks/pobj>of", "the 2019 vote"),
        ("and/cc>vote talks/conj>vote", "the 2019 vote"),
        (
            "of/prep>vote Orvale/pobj>of beyond/prep>vote Roza/pobj>beyond",
            "the 2019 vote of Orvale",
        ),
    ],
)
def test_behind_a_noun_stays_what_belongs_to_it(behind: str, words: str) -> None:
    assert dated(f"{VOTE} {behind} ./punct>tilted") == (words, True)


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        ("held/acl>vote/VBN by/agent>held Roza/pobj>by", "the 2019 vote held by Roza"),
        (
            "that/nsubj>split split/relcl>vote/VBD Orvale/dobj>split",
            "the 2019 vote that split Orvale",
        ),
        ("that/mark>sank ships/nsubj>sank sank/acl>vote/VBD", "the 2019 vote that ships sank"),
    ],
)
def test_what_a_clause_tells_of_a_noun_stays_and_is_more_than_a_name(
    behind: str, words: str
) -> None:
    assert dated(f"{VOTE} {behind} ./punct>tilted") == (words, False)


def test_a_verb_whose_subject_ends_with_the_noun_is_no_part_of_it() -> None:
    marked = (
        "The/det>team team/nsubj>built Xu/nsubj>built built/ROOT>@ before/prep>built "
        "the/det>vote 2019/nummod>vote vote/pobj>before called/acl>vote/VBD "
        "it/nsubj>idle idle/oprd>called ./punct>built"
    )
    assert dated(marked) == ("the 2019 vote", True)


def test_a_part_of_a_hyphenated_word_brings_the_noun_that_it_describes() -> None:
    marked = (
        "Xu/nsubj>left left/ROOT>@ the/det>bid 2019/nummod>re re/compound>bid -/compound>bid "
        "election/compound>bid bid/dobj>left ./punct>left"
    )
    assert dated(marked) == ("the 2019 re-election bid", True)


def test_a_clause_does_not_end_within_a_hyphenated_word() -> None:
    marked = (
        "Xu/nsubj>left left/ROOT>@ in/prep>left 2019/pobj>in -/punct>left "
        "out/conj>left of/prep>out Orvale/pobj>of ./punct>left"
    )
    assert dated(marked) == ("Xu left in 2019-out", False)


# --- laws ----------------------------------------------------------------------------------------

ROLES = ("nsubj", "prep", "conj", "acl", "punct", "compound", "nummod", "poss")


@st.composite
def clauses(draw: st.DrawFn) -> tuple[str, Clause]:
    """A sentence with hyphens here and there, and the clause that one of its words dates."""
    size = draw(st.integers(1, 10))
    words, text = [], ""
    for _ in range(size):
        spelled = draw(st.sampled_from(("a", "-", "bc")))
        start = len(text)
        pos = draw(st.sampled_from(("VERB", "NOUN")))
        role, head = draw(st.sampled_from(ROLES)), draw(st.integers(0, size - 1))
        words.append(Word(start, start + len(spelled), pos=pos, role=role, head=head))
        text += spelled + draw(st.sampled_from(("", " ")))
    sentence = Sentence(at=(Span(0, len(text)),), words=tuple(words), by="t")
    return text, clause(text, sentence, words[draw(st.integers(0, size - 1))].span)


@given(clauses())
def test_no_clause_begins_or_ends_within_a_hyphenated_word(drawn: tuple[str, Clause]) -> None:
    text, found = drawn
    for cut in (found.at.start, found.at.end):
        before, after = text[:cut], text[cut:]
        assert not (before[-1:].isalpha() and after[:1] == "-" and after[1:2].isalpha())
        assert not (before[-1:] == "-" and before[-2:-1].isalpha() and after[:1].isalpha())
