"""Laws of the step: whatever the text, its blocks are trimmed, part it and cover it."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.anatomy import STEPS, label
from tellings.annotate.anatomy.lines import flat, passages
from tellings.annotate.anatomy.signs import signs
from tellings.model import Article, Block, Origin, Piece, Reading, Span, article_id
from tellings.pipeline import build
from tellings.text import covers, overlaps
from tests import costs

# Words that wake the rules, so that random texts reach them.
_WORDS = st.sampled_from(
    [
        "By",
        "Ada Quill",
        "March 3, 2024",
        "VERIN (AP) —",
        "(Getty Images)",
        "PHOTO:",
        "Read more",
        "is a reporter",
        "said.",
        "“",
        "”",
        "Share",
        "left,",
        "Related Topics",
        "the",
        "a",
        "!",
        "?",
        "Sign up for our newsletter",
        "\n",
        "\n\n",
        "\r\n",
        "\u2028",
        "\f",
        "\u00a0",
        "\u200b",
        "    ",
    ]
)
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_WORDS, max_size=40).map(" ".join))
_TAGS = st.sampled_from(["h1", "h2", "p", "li", "figcaption", "byline", "time", "credit", "", "x"])
_NESTED = frozenset({"byline", "dateline", "date", "credit"})


@st.composite
def _articles(draw: st.DrawFn) -> Article:
    text = draw(_TEXTS)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pieces = tuple(Piece(Span(a, b), tag=draw(_TAGS)) for a, b in pairwise(edges))
    return Article(article_id(text), text, origin=Origin("x.html", pieces=pieces))


def _outer(blocks: list[Block]) -> list[Block]:
    """The blocks that lie in no block given before them."""
    outer: list[Block] = []
    for block in blocks:
        if not outer or not overlaps(outer[-1].hull, block.hull):
            outer.append(block)
    return outer


@given(_articles())
def test_blocks_are_trimmed_and_not_empty(article: Article) -> None:
    for block in label(article):
        words = block.hull.of(article.text)
        assert words
        assert words == words.strip()


@given(_articles())
def test_blocks_part_and_cover_the_text(article: Article) -> None:
    blocks = list(label(article))
    outer = _outer(blocks)
    for inner in (block for block in blocks if block not in outer):
        assert inner.role in _NESTED
        assert sum(covers(block.hull, inner.hull) for block in outer) == 1
    covered = {at for block in outer for at in range(block.hull.start, block.hull.end)}
    assert all(c.isspace() or at in covered for at, c in enumerate(article.text))
    assert sum(len(block.hull) for block in outer) == len(covered)


@given(_articles())
def test_the_step_runs_in_a_pipeline(article: Article) -> None:
    reading = build(STEPS).read(article)
    assert reading.of(Block) == build(STEPS).read(article).of(Block)
    assert list(reading.of(Block)) == sorted(
        label(article), key=lambda block: (block.hull.start, -block.hull.end)
    )


@given(_TEXTS)
def test_flat_copies_character_by_character(text: str) -> None:
    assert len(flat(text)) == len(text)
    for passage in passages(text):
        assert len(passage.flat) <= len(passage.at)


@given(_TEXTS)
def test_signs_stand_within_their_passage(text: str) -> None:
    for passage in passages(text):
        read = signs(passage)
        for found in (read.date, read.byline, read.dateline, read.credit):
            assert found is None or 0 <= found.start <= found.end <= len(passage.flat)


def test_no_text_has_no_blocks() -> None:
    assert list(label(Article("x", ""))) == []
    assert Reading(Article("x", " \n\u00a0")).plus(label(Article("x", " \n\u00a0"))).notes == ()


_HUGE = 5_000_000


@pytest.mark.parametrize(
    "text",
    [
        "The river rose, Ada said. " * (_HUGE // 26),
        "x" * _HUGE,
        "(" * _HUGE,
        " " * _HUGE + "x",
        "By " * (_HUGE // 3),
    ],
    ids=["prose", "word", "brackets", "blanks", "by"],
)
def test_five_megabytes_on_one_line_are_quick(text: str) -> None:
    with costs.under(3):
        assert len(list(label(Article("x", text)))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "A" + " " * 980 + "b",
        "A." * 490,
        "(a" * 490,
        "by " * 330,
        "on Jan 3 " * 110,
        "Photo: " * 140,
        "Ada Quill, left " * 60,
        "a, b/c. (d) " * 83,
        "the picture " * 80,
        "'" * 990,
        "— @(" * 240,
    ],
)
def test_no_line_is_slow(line: str) -> None:
    list(label(Article("x", line)))
    with costs.under(1):
        list(label(Article("x", "\n".join(f"{line}{number}" for number in range(20)))))


def test_many_short_lines_take_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        text = "\n".join(f"Ada Q{'abcdefghij'[n % 10] * (n % 97 + 1)}" for n in range(count))
        start = time.process_time()
        list(label(Article("x", text + "\nThe river rose two metres.")))
        return time.process_time() - start

    seconds(50)
    assert seconds(4_000) < 12 * max(seconds(800), 0.05)
