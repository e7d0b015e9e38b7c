"""Quotation marks: pairs, paragraphs, nesting."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.attribution.marks.marks import quotations
from tellings.model import Article, Block, Quotation, Reading, Span
from tellings.text import has_words


def read(text: str) -> Reading:
    """A reading whose paragraphs are the lines of `text`."""
    lines = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    blocks = [Block(at=(Span(*m.span()),), by="test", role="paragraph") for m in lines]
    reading = Reading(Article(id="t", text=text)).plus(blocks)
    return reading.plus(quotations(reading))


def found(text: str) -> list[tuple[str, ...]]:
    notes = read(text).of(Quotation)
    return [tuple(span.of(text) for span in note.at) for note in notes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” he said, “two.”", [("“One,”",), ("“two.”",)]),
        ('"One," he said, "two."', [('"One,"',), ('"two."',)]),
        ("''One,'' he said, ''two.''", [("''One,''",), ("''two.''",)]),
        ("„Eins“, sagte er.", [("„Eins“",)]),
        ("« Un », dit-il.", [("« Un »",)]),
        ("‘One,’ he said.", [("‘One,’",)]),
        ("'One,' he said.", [("'One,'",)]),
        ("He said ‘it’s the workers’ hall’ twice.", [("‘it’s the workers’ hall’",)]),
        ("“A ‘big’ one,” she said.", [("“A ‘big’ one,”",), ("‘big’",)]),
        ("‘A “big” one,’ she said.", [("‘A “big” one,’",), ("“big”",)]),
        ("“Mistyped“ marks.", [("“Mistyped“",)]),
        ("”Mistyped” marks.", [("”Mistyped”",)]),
        ("It is 5'10\" tall.", []),
        ("The workers' hall.", []),
        ("Rock 'n' roll in the '60s.", []),
        ('""One,"" he said, ""two.""', [('""One,""',), ('""two.""',)]),
        ("‘‘One,’’ he said.", [("‘‘One,’’",)]),
        ("»Eins«, sagte er, „zwei“.", [("»Eins«",), ("„zwei“",)]),
        ("「一つ」と彼。", [("「一つ」",)]),
        ("‚Eins‘, sagte er. ›Zwei‹, sagte sie.", [("‚Eins‘",), ("›Zwei‹",)]),
        (
            "“He wore a “No” badge and left,” she said.",
            [("“He wore a “No” badge and left,”",), ("“No”",)],
        ),
        ('"It is “one” of many," he said.', [('"It is “one” of many,"',), ("“one”",)]),
        ('"He is 6\'2" tall," she said.', [('"He is 6\'2" tall,"',)]),
        ('"A 27" screen is small," she said.', [('"A 27" screen is small,"',)]),
        ("Nothing here.", []),
        ("“”", []),
    ],
)
def test_pairs(text: str, expected: list[tuple[str, ...]]) -> None:
    assert found(text) == expected


def test_goes_on_in_the_next_paragraph() -> None:
    text = "He said: “One.\n\n“Two.\n\n“Three.”\n\nShe said, “No.”"
    assert found(text) == [("“One.", "“Two.", "“Three.”"), ("“No.”",)]


def test_a_mark_that_closes_in_the_next_paragraph_without_opening_again() -> None:
    assert found("He said: “One.\nTwo.” Then he left.") == [("“One.", "Two.”")]


def test_an_unclosed_quotation_ends_where_a_reporting_clause_begins() -> None:
    reading = read("“We will win, Vell said. The hall was empty.\n\nThe next day it rained.")
    (note,) = reading.of(Quotation)
    assert reading.words(note) == "“We will win,"
    assert not note.closed


def test_an_unclosed_quotation_never_reaches_the_next_paragraphs_narration() -> None:
    text = "He said: “One.\n\nIt rained.\n\n“Two,” she said."
    assert found(text) == [("“One.",), ("“Two,”",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The closing mark is missing.
        ("“We will win. The hall stood. “Two,” she said.", ["“We will win.", "“Two,”"]),
        ("“We will win. We must. Vell told them so.", ["“We will win. We must."]),
        ("They are “somewhat poor), young and few.", ["“somewhat poor),"]),
        ("He tweeted: “Let us go.’ Vell was in the hall.", ["“Let us go.’"]),
        ("“One, Vell said. Two,” she added. “Three.”", ["“One,", "“Three.”"]),
        ("‘One, Vell said. The workers’ hall was shut.", ["‘One,"]),
        # The opening mark is missing.
        ("We will win,” Vell said. “Two,” she said.", ["“Two,”"]),
        ('We will win," Vell said. "Two," she said.', ['"Two,"']),
        # Marks stand on the wrong side, or are of another kind.
        ("”One,“ she said. ”Two.“", ["”One,“", "”Two.“"]),
        ('“One," she said. "Two.”', ['“One,"', '"Two.”']),
        ("‘Who pays?‘ she asked. It rained. ‘I do.’", ["‘Who pays?‘", "‘I do.’"]),
    ],
)
def test_marks_that_do_not_add_up(text: str, expected: list[str]) -> None:
    assert [words for pieces in found(text) for words in pieces] == expected


def test_a_paragraph_whose_mark_closed_as_another_does_not_go_on() -> None:
    text = "“Who pays?' she asked. It rained.\n\n“I do,” said Vell."
    assert found(text) == [("“Who pays?'",), ("“I do,”",)]


def test_quotations_in_a_paragraph_that_goes_on_are_found() -> None:
    notes = read("“One.\n\n“A ‘big’ two.”").of(Quotation)
    assert [len(note.at) for note in notes] == [2, 1]
    assert notes[1].inside == notes[0].id


def test_inner_quotations_name_their_outer() -> None:
    notes = read("“A ‘big’ one,” she said.").of(Quotation)
    assert [note.inside for note in notes] == [None, notes[0].id]


@given(st.text(alphabet="ab .,\n“”‘’\"'«»„-", max_size=80))
def test_any_text(text: str) -> None:
    for note in read(text).of(Quotation):
        assert all(has_words(text, span) for span in note.at)
        assert list(note.at) == sorted(note.at)


@given(st.text(alphabet="ab .,\n“”‘’\"'", max_size=80))
def test_quotations_nest_or_stand_apart(text: str) -> None:
    pieces = [span for note in read(text).of(Quotation) for span in note.at]
    for one in pieces:
        for other in pieces:
            crossing = one.start < other.start < one.end < other.end
            assert not crossing


def test_many_marks_on_one_line_are_quick() -> None:
    text = "‘a “b” c " * 60_000
    assert len(found(text)) >= 60_000


@pytest.mark.parametrize(
    "part", ["‘a’ “b” ", "““a ", '"a “b ', "“a” said ", '"a 6" b ', "“a.’ ", "‘a workers’ b "]
)
def test_no_line_of_marks_is_slow(part: str) -> None:
    assert found(part * 10_000) != []
