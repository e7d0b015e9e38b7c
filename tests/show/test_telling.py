"""Letters, paragraphs and places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Article, Block, Datum, Origin, Reading, Span
from tellings.show import telling
from tellings.show.telling import Telling


def _telling(text: str, *blocks: tuple[int, int, str], letter: str = "A") -> Telling:
    notes = [
        Block(at=(Span(start, end),), role=role, by="hand", id=f"block:{number}")  # type: ignore[arg-type]
        for number, (start, end, role) in enumerate(blocks)
    ]
    return telling.telling(Reading(Article("x", text)).plus(notes), letter)


@pytest.mark.parametrize(
    ("number", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ")]
)
def test_letters_go_on_after_z(number: int, letter: str) -> None:
    assert telling.letters(number) == letter


def test_paragraphs_are_the_blocks_and_what_lies_between() -> None:
    one = _telling("Title\n\nlost words\n\nBody", (0, 5, "headline"), (19, 23, "paragraph"))
    assert [(p.number, p.at.of(one.text), p.role) for p in one.paragraphs] == [
        (1, "Title", "headline"),
        (2, "lost words", ""),
        (3, "Body", "paragraph"),
    ]


def test_a_block_within_a_block_does_not_part_it() -> None:
    one = _telling("KYIV — Words.", (0, 13, "paragraph"), (0, 6, "dateline"))
    (paragraph,) = one.paragraphs
    assert [block.role for block in paragraph.inner] == ["dateline"]


def test_places_name_paragraph_and_characters() -> None:
    one = _telling("One.\n\nTwo.\n\nThree.", (0, 4, "headline"), (6, 10, "paragraph"))
    place = one.place((Span(6, 10), Span(12, 18)))
    assert (place.label, place.anchor) == ("A ¶2–3", "A-6-10_12-18")
    assert one.place((Span(6, 7),)).label == "A ¶2"
    assert _telling("One.", letter="").place((Span(0, 1),)).label == "¶1"


@pytest.mark.parametrize(
    ("outlet", "source", "name"),
    [
        ("The Ansel Courier", "a.txt", "The Ansel Courier"),
        (None, "some/folder/a.txt", "a.txt"),
        (None, "-", "standard input"),
        (None, "", "x"),
    ],
)
def test_a_telling_is_named_by_its_outlet_or_its_file(
    outlet: str | None, source: str, name: str
) -> None:
    datum = Datum(outlet, "option") if outlet else None
    reading = Reading(Article("x", "", outlet=datum, origin=Origin(source)))
    assert telling.telling(reading, "A").outlet == name


@given(
    st.text("ab \n\r😀", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), max_size=6),
)
def test_no_word_is_lost_or_told_twice(text: str, edges: list[tuple[int, int]]) -> None:
    blocks = [(a, min(a + n, len(text)), "paragraph") for a, n in edges if a < len(text)]
    paragraphs = _telling(text, *blocks).paragraphs
    assert "".join("".join(p.at.of(text) for p in paragraphs).split()) == "".join(text.split())
    assert [p.number for p in paragraphs] == list(range(1, len(paragraphs) + 1))
    ends = [0, *(p.at.end for p in paragraphs)]
    assert all(end <= p.at.start for end, p in zip(ends, paragraphs, strict=False))
