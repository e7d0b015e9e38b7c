"""Word pieces lie in their text, and their signs say what lower case hides."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from tellings.models import pieces, tagging

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=120) | st.text(
    "aB \u201c\u201d\"'.,\n\u00a0\U0001f600\u00e9", max_size=60
)


@pytest.fixture(scope="module")
def tokeniser() -> Any:
    return Tokenizer.from_file(str(tagging.shipped() / "tokenizer.json"))


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(ANY_TEXT, max_size=3))
def test_pieces_lie_in_their_text_in_order(tokeniser: Any, texts: list[str]) -> None:
    for text, found in zip(texts, pieces.encode(tokeniser, texts), strict=True):
        assert len(found) == len(found.signs) == len(found.starts) == len(found.first)
        spans = list(zip(found.starts.tolist(), found.ends.tolist(), strict=True))
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(a <= b for (a, _), (b, _) in pairwise(spans))
        assert all(0 <= sign < pieces.SIGNS for sign in found.signs.tolist())
        assert not len(found) or found.first[0]


def test_a_long_text_is_not_cut_short(tokeniser: Any) -> None:
    (found,) = pieces.encode(tokeniser, ["word " * 1000])
    assert len(found) == 1000


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("harbour", "lower"),
        ("Vell", "Title"),
        ("NATO", "UPPER"),
        ("McRae", "miXed"),
        ("I", "I"),
        ("2031", "digits"),
        (",", "lower"),
    ],
)
def test_the_shape_of_a_word(word: str, shape: str) -> None:
    assert pieces.SHAPES[pieces.shape(word)] == shape


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said \u201cyes\u201d then.", "\u201cyes\u201d"),
        ('He said "yes" then.', '"yes"'),
        ("no marks", ""),
    ],
)
def test_what_stands_in_quotation_marks(text: str, inside: str) -> None:
    state = pieces.quoted(text).tolist()
    assert "".join(c for c, s in zip(text, state, strict=False) if s == pieces.INSIDE) == inside


def test_a_mark_that_is_never_closed_is_told_apart() -> None:
    text = "She said \u201cwe go"
    state = pieces.quoted(text).tolist()
    assert state[:9] == [pieces.OUTSIDE] * 9
    assert set(state[9 : len(text)]) == {pieces.UNCLOSED}


def test_only_the_first_piece_opens_the_stretch(tokeniser: Any) -> None:
    (found,) = pieces.encode(tokeniser, ["Two words"])
    opens = (found.signs // 3) % 2
    assert opens.tolist() == [1] + [0] * (len(found) - 1)
