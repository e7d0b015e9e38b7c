"""Words outside quotation marks, of a text alone and of a reading."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.group.copies.worded import Worded, worded, worded_text, words
from tellings.model import Article, Block, Datum, DocumentDate, Quotation, Reading, Span
from tellings.text import normal
from tests.group.reports import article

TEXT = "Pier shut\n\nVELL (AP) — The pier “is shut,” she said.\n\nPhoto: a pier\n\nWe Don’t know."


def _block(words: str, role: str) -> Block:
    start = TEXT.index(words)
    return Block(at=(Span(start, start + len(words)),), by="test", role=role)  # type: ignore[arg-type]


def _reading() -> Reading:
    said = TEXT.index("“is shut,”")
    notes = (
        _block("Pier shut", "headline"),
        _block("VELL (AP) — The pier “is shut,” she said.", "paragraph"),
        _block("VELL (AP) — ", "dateline"),
        _block("Photo: a pier", "caption"),
        _block("We Don’t know.", "paragraph"),
        Quotation(at=(Span(said, said + len("“is shut,”")),), by="test"),
    )
    return Reading(Article("a", TEXT)).plus(notes)


def _in_place(found: Worded) -> bool:
    """Whether each word stands where its place says."""
    told = [words(found.text[start:end]) for start, end in found.places]
    return told == [[word] for word in found.words]


def test_a_reading_gives_its_prose_only() -> None:
    found = worded(_reading())
    assert found.words == ("the", "pier", "she", "said", "we", "don", "t", "know")
    assert _in_place(found)


def test_a_reading_without_blocks_is_a_text() -> None:
    assert worded(Reading(Article("a", TEXT))) == worded_text(Article("a", TEXT))


def test_a_text_gives_all_outside_marks() -> None:
    assert " ".join(article(TEXT).words) == (
        "pier shut vell ap the pier she said photo a pier we don t know"
    )


@pytest.mark.parametrize(
    "notice",
    [
        "© 2031 The Vell Wire. All rights reserved.",
        "This material may not be published, broadcast or rewritten without permission.",
        "Reporting by Ada Quill in Vell; Editing by Bo Fenn",
        "Sign up for our newsletter to get it all in your inbox",
        "Follow us on every network for the latest news",
        "Share this article",
        "Ada Quill and Bo Fenn contributed to this report.",
    ],
)
def test_notices_in_the_prose_are_out(notice: str) -> None:
    assert article(f"The pier is shut. {notice} Nobody knows why.").words == (
        *("the", "pier", "is", "shut", "nobody", "knows", "why"),
    )


def test_prose_that_looks_like_a_notice_stays() -> None:
    told = "She may not be published, the reporting by Ada Quill says, and may share this view."
    assert article(told).words == tuple(words(told))


def test_the_same_text_has_the_same_hash() -> None:
    one = article("The pier “is shut”, she said.")
    assert one.same == article('THE  pier\n"is shut" she said').same
    assert one.same != article("The pier “is open”, she said.").same
    assert one.words == article("The pier “is open”, she said.").words
    assert article("“…”").same == ""


def test_hidden_marks_and_accents_do_not_tell_words_apart() -> None:
    assert article("The Fe\u00adrry café").words == article("the ferry cafe\u0301").words


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("1970-01-01T00:01:00Z", 60),
        ("1970-01-01T01:00:00+01:00", 0),
        ("1970-01-01", 86399),
        ("no date", None),
    ],
)
def test_when_it_was_written(told: str, seconds: float | None) -> None:
    assert article("Text.", published=told).written == seconds


def test_when_its_text_says_that_it_was_written() -> None:
    dated = DocumentDate(at=(Span(0, 4),), by="test", value="1970-01-02", basis="printed")
    assert worded(_reading().plus([dated])).written == 2 * 86400 - 1


def test_what_is_known_of_it() -> None:
    known = article("Text.", outlet="The Vell Post", agency="AP, dpa", url="https://a.example/1")
    assert (known.outlet, known.agency, known.url) == (
        *("The Vell Post", "AP, dpa", "https://a.example/1"),
    )


def test_an_agency_that_only_helped_is_none_of_its_text() -> None:
    text = "The pier is shut.\n\nWith files from Ada Quill and the Associated Press"
    made = Article("a", text, agency=Datum("AP", "last line"))
    assert worded_text(made).agency == ""


@given(st.text(max_size=200))
def test_any_text_has_words_where_its_places_are(text: str) -> None:
    assert _in_place(article(text))


@given(st.text(st.sampled_from("aB1 İß\u0301\u00ad’'\"“”\n.-"), max_size=80))
def test_awkward_letters_have_their_places(text: str) -> None:
    assert _in_place(article(text))


_LETTERS = st.sampled_from("aB\u03a3\u0130\u00e9_\u0660\ufb01\u00ad\u200b\u0301\ufeff")
_MARKS = st.sampled_from(" .'\u2019\u201c\u2014\u2022\xa0\x1c\x85\u2028\n")


@given(st.one_of(st.text(), st.text(st.one_of(_LETTERS, _MARKS))))
def test_words_are_those_of_the_pattern(text: str) -> None:
    pattern = re.compile("[^\\W_][\\w\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*")
    found = pattern.findall(text.lower())
    assert words(text) == [w if w.isascii() else normal(w).casefold() for w in found]
