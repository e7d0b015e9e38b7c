"""Word alignment: the laws of its columns, and how it reads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tellings.collate.same_words.align import align
from tellings.model import Column, Span
from tellings.text import tokens
from tests import costs

# Few words, that they meet often: content words, function words, forms, numbers.
FEW = "please friend care change changes drive driving we our the of is are 12 13 not river"
WORDS = st.sampled_from(FEW.split())
SENTENCE = st.lists(WORDS, max_size=14).map(" ".join)


def aligned(*texts: str) -> tuple[Column, ...]:
    return align([tokens(text) for text in texts])


def read(texts: Sequence[str], columns: Sequence[Column]) -> list[tuple[str, ...]]:
    """The columns in words: how, and each telling's word or "-"."""
    return [(column.how, *map(_word, texts, column.at)) for column in columns]


def _word(text: str, at: Span | None) -> str:
    return at.of(text) if at else "-"


def mirrored(columns: Sequence[Column], order: Sequence[int]) -> list[Column]:
    return [Column(c.how, tuple(c.at[place] for place in order)) for c in columns]


@given(st.lists(SENTENCE, min_size=1, max_size=4))
def test_every_word_stands_in_one_column(texts: list[str]) -> None:
    columns = aligned(*texts)
    for number, text in enumerate(texts):
        placed = [at for column in columns if (at := column.at[number])]
        assert sorted(placed) == [token.at for token in tokens(text)]


@given(SENTENCE, SENTENCE)
def test_words_keep_their_order_but_for_moved_ones(a: str, b: str) -> None:
    for number in (0, 1):
        kept = [at for c in aligned(a, b) if c.how != "moved" and (at := c.at[number])]
        assert kept == sorted(kept)


@given(st.lists(SENTENCE, min_size=2, max_size=3))
def test_no_telling_comes_first(texts: list[str]) -> None:
    columns = list(aligned(*texts))
    for order in permutations(range(len(texts))):
        assert list(aligned(*(texts[i] for i in order))) == mirrored(columns, order)


@given(st.lists(SENTENCE, min_size=2, max_size=3))
def test_a_column_is_what_it_says(texts: list[str]) -> None:
    for how, *row in read(texts, aligned(*texts)):
        there = [word.casefold() for word in row if word != "-"]
        assert (how == "only") == (len(there) == 1)
        assert how not in {"same", "moved"} or len(set(there)) == 1 or len(texts) > 2
        assert how != "near" or len(set(there)) > 1


@given(SENTENCE)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert {column.how for column in aligned(text, text)} <= {"same"}


def test_forms_of_a_word_share_a_column() -> None:
    texts = ("Changes that haven't come drive us.", "A change that hasn\u2019t come is driving us.")
    assert [row for row in read(texts, aligned(*texts)) if row[0] == "near"] == [
        ("near", "Changes", "change"),
        ("near", "haven't", "hasn\u2019t"),
        ("near", "drive", "driving"),
    ]


def test_numbers_do_not_meet() -> None:
    texts = ("We saw 12 boats.", "We saw 13 boats.")
    rows = read(texts, aligned(*texts))
    assert ("only", "12", "-") in rows
    assert ("only", "-", "13") in rows


def test_a_moved_word_has_one_column() -> None:
    texts = ("Rest well dear neighbour, please.", "Please rest well, neighbour.")
    rows = read(texts, aligned(*texts))
    assert ("moved", "please", "Please") in rows
    assert [row for row in rows if row[0] == "only"] == [("only", "dear", "-")]


def test_function_words_move_with_their_run_only() -> None:
    texts = ("In the valley we built a road.", "We built a road in the valley.")
    moved = [row[1] for row in read(texts, aligned(*texts)) if row[0] == "moved"]
    assert moved == ["In", "the", "valley"]
    apart = ("The road is long.", "Long roads need the patient.")
    assert not [row for row in read(apart, aligned(*apart)) if row[1:] == ("The", "the")]


def test_three_tellings() -> None:
    texts = ("The bridge is closed.", "The old bridge is closed.", "This bridge was closed today.")
    assert read(texts, aligned(*texts)) == [
        ("same", "The", "The", "-"),
        ("only", "-", "old", "-"),
        ("only", "-", "-", "This"),
        ("same", "bridge", "bridge", "bridge"),
        ("near", "is", "is", "was"),
        ("same", "closed", "closed", "closed"),
        ("only", "-", "-", "today"),
    ]


def test_nothing_to_align() -> None:
    assert aligned("", "") == ()
    assert read(("a", ""), aligned("a", "")) == [("only", "a", "-")]


def test_very_long_tellings_take_no_square_of_time() -> None:
    words = [f"word{number}" for number in range(10_000)]
    with costs.under(5):
        columns = aligned(" ".join(words), " ".join([*words[:4_000], "new", *words[4_010:]]))
        aligned("ship wave " * 5_000, "wave ship " * 5_000)
    assert sum(column.how == "same" for column in columns) == 9_990
