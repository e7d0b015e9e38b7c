"""What holds of every text: notes lie in one block, slice to words, come soon, twice the same."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.times import expressions
from tellings.dates import days
from tellings.model import Article, Block, Datum, Reading, Role, Sentence, Span, Word
from tellings.text import covers, has_words
from tests import costs

PIECES = [
    *(
        "March",
        "may",
        "May",
        "Feb.",
        "20-22",
        "24",
        "31",
        "1998",
        "1994-98",
        "'98",
        "1990s",
        "9/11",
    ),
    *(
        "Tuesday",
        "last",
        "next",
        "this",
        "that",
        "the",
        "past",
        "following",
        "week",
        "years",
        "day",
    ),
    *("three", "a", "half", "hundred", "and", "to", "or", "ago", "earlier", "later", "from now"),
    *("quarter", "third", "third-quarter", "fiscal", "of", "year-ago", "period", "second", "fall"),
    *("10", "p.m.", "10:30", "GMT", "(", ")", "noon", "tonight", "morning", "every", "daily"),
    *("about", "more than", "early", "mid-", "the end of", "now", "the future", "recently", "soon"),
    *("2023-02-30", "2/30/2022", "99:99", "0/0/00", "century", "20th", "Easter", "Christmas", "-"),
    *(".", ",", ";", "\u00a0", "\n", "’", "“", "”", "``", "''", "İ", "ﬁ", "½", "😀", "\u200b", "٣"),
]
messy = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=80)
roles = st.sampled_from(["headline", "paragraph", "caption", "boilerplate", "biography"])
pages = st.lists(st.tuples(roles, messy.filter(str.strip)), max_size=4)
dates = st.dates().map(date.isoformat) | st.sampled_from(["", "2023-02-30", "0000-00-00"])
tags = st.sampled_from(["VBD", "VB", "MD", "TO", "VBN", "VBZ", "NN", "NNP", "CD", "", "POS"])


def page(blocks: list[tuple[Role, str]], written: str, tag: str = "") -> Reading:
    """Blocks with a sentence each, whose words all have one tag and hang on the one before."""
    text, notes = "", list[Block | Sentence]()
    for role, words in blocks:
        start = len(text)
        text += words + "\n\n"
        at = (Span(start, start + len(words)),)
        made, place = [], start
        for number, piece in enumerate(words.split(" ")):
            if piece:
                head = max(0, len(made) - 1)
                made.append(Word(place, place + len(piece), piece.lower(), tag, head=head))
            place += len(piece) + 1
            assert number >= 0
        notes += [Block(at=at, by="test", role=role), Sentence(at=at, by="test", words=tuple(made))]
    article = Article("case", text, published=Datum(written, "test") if written else None)
    return Reading(article).plus(notes)


@given(pages, dates, tags)
def test_any_text(blocks: list[tuple[Role, str]], written: str, tag: str) -> None:
    reading = page(blocks, written, tag)
    text, found = reading.article.text, expressions(reading)
    outer = [block.hull for block in reading.of(Block)]
    ids = {each.id for each in found}
    for each in found:
        assert has_words(text, each.hull)
        assert each.value and each.why and each.by and 0 < each.confidence <= 1
        assert sum(covers(block, each.hull) for block in outer) == 1
        assert not each.date or (each.date == each.value and days(each.date))
        assert each.anchor in {None, "published", *ids}
    assert all(one.hull.end <= other.hull.start for one, other in pairwise(found))
    reading.plus(found)


@given(pages, dates)
def test_twice_the_same(blocks: list[tuple[Role, str]], written: str) -> None:
    assert expressions(page(blocks, written)) == expressions(page(blocks, written))


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join))
def test_hard_blanks_change_no_value(words: str) -> None:
    plain, hard = (page([("paragraph", each)], "2023-03-22") for each in (words, _hard(words)))
    assert [each.value for each in expressions(plain)] == [each.value for each in expressions(hard)]


def _hard(words: str) -> str:
    return words.replace(" ", "\u00a0 ")


@pytest.mark.parametrize(
    "piece",
    ["twenty ", "the end of the ", "a ", "1 ", "March ", "mid-", "'", "last ", "9:", "and "],
)
def test_long_runs_end_soon(piece: str) -> None:
    """Length counts no more than in proportion, far from what backtracking would take."""
    reading = page([("paragraph", (piece * 4000).strip())], "2023-03-22")
    with costs.under(10):
        expressions(reading)
