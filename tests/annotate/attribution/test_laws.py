"""Laws of attribution, on news whose quotation marks are broken and on any text at all."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.annotate.attribution.marks.marks import quotations
from tellings.annotate.steps import STEPS
from tellings.model import Article, Attribution, Block, Quotation, Reading, Span
from tellings.pipeline import build
from tellings.text import covers, has_words, overlaps
from tests.annotate.attribution import broken

LINE = build(STEPS)
SPOKEN = ("direct",)


def marked(article: broken.Broken) -> Reading:
    """The article with its paragraphs and quotations, without a parse."""
    paragraphs = (Block(at=(at,), by="test", role="paragraph") for at in article.paragraphs)
    reading = Reading(Article(id="broken", text=article.text)).plus(paragraphs)
    return reading.plus(quotations(reading))


def narrated(article: broken.Broken, spans: tuple[Span, ...]) -> list[str]:
    """The narrator's cue words that lie in these spans."""
    return [
        cue.of(article.text) for cue in article.cues if any(overlaps(cue, span) for span in spans)
    ]


@pytest.mark.parametrize("seed", range(150))
def test_no_narrator_is_quoted_where_one_mark_of_a_paragraph_is_broken(seed: int) -> None:
    for rate in (0.1, 0.5):
        article = broken.article(seed, rate)
        for note in marked(article).of(Quotation):
            assert narrated(article, note.at) == [], f"{note.at}\n{article.text}"


def test_a_narrator_is_hardly_ever_quoted_where_many_marks_are_broken() -> None:
    articles = [broken.article(seed, 0.1, most=9) for seed in range(1500)]
    notes = [(article, note) for article in articles for note in marked(article).of(Quotation)]
    wrong = sum(bool(narrated(article, note.at)) for article, note in notes)
    assert wrong <= len(notes) // 1000


def test_whole_marks_are_read_whole() -> None:
    for seed in range(100):
        article = broken.article(seed, 0.0)
        quoted = [span for note in marked(article).of(Quotation) for span in note.at]
        assert len(quoted) == sum(each.count("[") for each in broken.chosen(seed))


@pytest.mark.parametrize("seed", range(25))
def test_attributions_of_news_with_broken_marks(seed: int) -> None:
    article = broken.article(seed, 0.1)
    check(LINE.read(Article(id="broken", text=article.text)))
    for note in LINE.read(Article(id="broken", text=article.text)).of(Attribution):
        if note.form in SPOKEN:
            assert narrated(article, note.content) == []


def check(reading: Reading) -> None:
    """Every span slices to words, within one block; contents do not hold their own cue."""
    blocks = [span for block in reading.of(Block) for span in block.at]
    for note in reading.of(Attribution):
        for span in (*note.content, *note.source, *note.cue):
            assert 0 <= span.start < span.end <= len(reading.article.text)
            assert any(covers(block, span) for block in blocks), (note, span)
        assert all(has_words(reading.article.text, span) for span in (*note.content, *note.source))
        assert not any(overlaps(a, b) for a in note.content for b in (*note.cue, *note.source))


NEWS = st.sampled_from(
    [
        "Mara Oltin", "Jonas Vell", "she", "the mayor", "said", "told", "says", "replied", "wrote",
        "according to", "in the words of", "that", "what he said was", "calls", "went on",
        "The dam will stand", "we counted the boats", "unfair", "Q:", "A:", "VELL:", "OLTIN:",
        "“", "”", "‘", "’", '"', "'", "''", "``", "«", "»", "„", "6'2\"", "workers'", "’’", '""',
        ",", ".", "?", ":", "—", "(", ")", "\n", "\n\n", "\u00a0", "😀", "It rained on Monday.",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(NEWS, max_size=40))
def test_any_news(words: list[str]) -> None:
    check(LINE.read(Article(id="any", text=" ".join(words))))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=120))
def test_any_text(text: str) -> None:
    check(LINE.read(Article(id="any", text=text)))
