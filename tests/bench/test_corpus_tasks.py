"""Scores on corpora: relations, exact spans, nesting and linking, each as by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from bench import attribution, corpora, linking, nested, relations, spans
from bench.corpora import Document, Quote
from bench.scoring import Scores, TokenIndex
from tellings.model import Article, Attribution, Block, Reading, Span

TEXT = (
    "“We wait here today,” said Fenn. Fenn wants the pier closed. Moor told him that the "
    "harbour board had denied that the pier was unsafe."
)


def _span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _quote(content: str, cue: str = "", source: str = "", **more: object) -> Quote:
    parts = [(_span(words),) if words else () for words in (content, cue, source)]
    return replace(Quote(*parts), **more)


SAID = _quote("“We wait here today,”", "said", "Fenn", type="direct")
WANTS = _quote("the pier closed", "wants", "Fenn wants"[:4], type="indirect")
TOLD = _quote(TEXT[TEXT.index("that the harbour") :], "told", "Moor", type="indirect")
DENIED = _quote(
    "that the pier was unsafe.", "had denied", "the harbour board", type="indirect", nested_in=2
)
DOCUMENT = Document("d", TEXT, (SAID, WANTS, TOLD, DENIED))


def _f1(scores: Scores) -> dict[str, float]:
    return {name: round(score.f1, 3) for name, score in scores.items()}


def test_what_gold_says_scores_one_in_every_task() -> None:
    for task in (relations.score, spans.score, nested.score):
        scores = task(DOCUMENT, DOCUMENT.quotes)
        assert {score.f1 for score in scores.values()} == {1.0}
        assert all(score.gold for score in scores.values())


def test_nothing_scores_nothing_in_every_task() -> None:
    for task in (relations.score, spans.score, nested.score):
        scores = task(DOCUMENT, ())
        scores.pop("matched.source", None)
        assert {score.f1 for score in scores.values()} == {0.0}


def test_relations_by_hand() -> None:
    given = (replace(SAID, content=(_span("wait here today"),)), replace(WANTS, source=TOLD.source))
    scores = relations.score(DOCUMENT, given)
    assert (scores["quote"].precision, scores["quote"].recall) == (1.0, 0.5)
    assert (scores["quote+source"].precision, scores["quote+source"].recall) == (0.5, 0.25)
    assert _f1(scores)["matched.source"] == 0.5
    assert _f1(scores)["recall.direct"] == 1.0
    assert scores["recall.indirect"].recall == pytest.approx(1 / 3)


def test_speech_is_told_by_the_cue() -> None:
    assert [relations.speaks(TEXT, each) for each in DOCUMENT.quotes] == [True, False, True, True]
    assert relations.score(DOCUMENT, (SAID, WANTS))["recall.speech"].recall == pytest.approx(1 / 3)


def test_a_source_where_there_is_none_is_wrong() -> None:
    index = TokenIndex(TEXT)
    bare = replace(SAID, source=())
    assert relations.same_source(index, bare, bare)
    assert not relations.same_source(index, bare, SAID)
    assert not relations.same_source(index, SAID, bare)


def test_of_equal_contents_the_one_with_the_source_is_taken() -> None:
    other = replace(SAID, source=TOLD.source)
    assert corpora.same(TokenIndex(TEXT), [SAID], [other, SAID]) == [(0, 1)]


def test_exact_and_nearly_exact_spans() -> None:
    bare = replace(SAID, content=(_span("We wait here today"),))
    clause = replace(DENIED, content=(_span("the pier was unsafe"),))
    scores = spans.score(DOCUMENT, (bare, clause))
    assert (scores["exact.content"].found, scores["exact~.content"].found) == (0, 2)
    assert scores["exact.cue"].found == 2
    assert (
        spans.score(DOCUMENT, (replace(SAID, cue=(_span("said Fenn"),)),))["exact~.cue"].found == 0
    )


def test_fragments_with_only_marks_between_them_are_one() -> None:
    text = "“We wait. ” “We wait.” he said “now.”"
    parts = [_span("“We wait. ”", text), Span(12, 22), _span("“now.”", text)]
    assert [at.of(text) for at in spans.plain(text, parts)] == ["We wait. ” “We wait", "now"]


def test_nothing_is_left_of_marks_alone() -> None:
    assert spans.plain("“that ”", (Span(0, 7),)) == [Span(1, 5)]
    assert spans.plain("“ ”", (Span(0, 3),)) == []


# --- nesting -------------------------------------------------------------------------------------


def test_a_pair_needs_both_ends() -> None:
    inner = replace(DENIED, nested_in=0)
    assert nested.score(DOCUMENT, (TOLD, inner))["nested"].f1 == 1.0
    assert nested.score(DOCUMENT, (SAID, inner))["nested"].predicted == 0
    short = replace(TOLD, content=(*DENIED.content, _span("had denied")))
    assert nested.score(DOCUMENT, (short, inner))["nested"].predicted == 1
    apart = replace(WANTS, nested_in=0, content=(_span("the harbour board had"),))
    assert nested.score(DOCUMENT, (TOLD, apart))["nested"].f1 == 0.0


def test_a_chain_over_the_same_words_is_no_pair() -> None:
    same = replace(TOLD, source=DENIED.source, nested_in=0)
    assert list(nested.predicted((TOLD, same))) == []


def test_a_whole_letter_is_no_statement() -> None:
    letter = Quote((Span(0, nested.WHOLE + 1),))
    inner = replace(SAID, nested_in=0)
    assert list(nested.gold((letter, inner))) == []
    assert list(nested.gold((letter, inner), whole=True)) == [(inner, letter)]
    cued = replace(letter, cue=SAID.cue)
    assert list(nested.gold((cued, inner))) == [(inner, cued)]


def test_what_holds_a_whole_letter_stands_in_for_it() -> None:
    letter, told = Quote((Span(0, nested.WHOLE + 1),), nested_in=1), replace(TOLD, nested_in=None)
    inner = replace(SAID, nested_in=0)
    pairs = list(nested.gold((letter, told, inner)))
    assert (inner, told) in pairs
    assert all(outer is not letter for _, outer in pairs)


def test_letters_in_a_ring_end() -> None:
    ring = tuple(Quote((Span(0, nested.WHOLE + 1),), nested_in=n) for n in (1, 0))
    assert list(nested.gold((*ring, replace(SAID, nested_in=0)))) == []


# --- linking -------------------------------------------------------------------------------------


def _blocks(text: str) -> Reading:
    """A reading with a block a line; the first is a headline."""
    blocks, at = [], 0
    for line in text.split("\n"):
        role = "paragraph" if at else "headline"
        blocks.append(Block(at=(Span(at, at + len(line)),), role=role, by="hand"))
        at += len(line) + 1
    return Reading(Article("a", text)).plus(blocks)


def test_linking_puts_the_flat_lists_together_again() -> None:
    document = Document("d", TEXT, (SAID, TOLD))
    score = linking.score(document, _blocks(TEXT))["linked.source"]
    assert (score.found, score.predicted, score.gold) == (2, 2, 2)


def test_no_link_leaves_a_headline() -> None:
    text = "Tide late, says Moor\nThe pier is shut."
    content, cue, source = (_span(words, text) for words in ("The pier is shut", "says", "Moor"))
    quote = Quote((content,), (cue,), (source,))
    score = linking.score(Document("d", text, (quote,)), _blocks(text))["linked.source"]
    assert (score.found, score.gold) == (0, 1)


# --- which predictions count where ---------------------------------------------------------------


def _note(quote: Quote, **more: object) -> Attribution:
    note = Attribution(
        at=quote.content,
        by="hand",
        form="indirect",
        content=quote.content,
        cue=quote.cue,
        source=quote.source,
    )
    return replace(note, **more)


@pytest.fixture
def readings() -> attribution.Readings:
    told = _note(TOLD)
    notes = [_note(SAID), _note(WANTS, statement=False), told, _note(DENIED, parent=told.id)]
    return {"d": Reading(Article("a", TEXT)).plus(notes)}


def test_notes_become_quotes_with_their_parents(readings: attribution.Readings) -> None:
    given = corpora.predicted(readings["d"])
    by_source = {each.source: each for each in given}
    inner = by_source[DENIED.source]
    assert inner.nested_in is not None
    assert given[inner.nested_in].source == TOLD.source
    assert [each.statement for each in given].count(False) == 1


def test_the_outer_one_may_be_known_by_its_cue() -> None:
    long = replace(TOLD, content=(Span(0, len(TEXT)),))
    inner = replace(DENIED, nested_in=0)
    scores = nested.score(DOCUMENT, (long, inner))
    assert (scores["nested"].f1, scores["nested~"].f1) == (0.0, 1.0)
    other = nested.score(DOCUMENT, (replace(long, cue=SAID.cue), inner))
    assert other["nested~"].f1 == 0.0


def test_the_rules_for_chains_are_scored_on_outer_ones_of_the_gold() -> None:
    reading = attribution.read([DOCUMENT])[DOCUMENT.id]
    found = nested.given(DOCUMENT, reading)["nested.given"]
    assert (found.found, found.predicted, found.gold) == (1, 1, 1)
    without = replace(DOCUMENT, quotes=(SAID, WANTS, TOLD))
    assert nested.given(without, reading)["nested.given"].gold == 0


def test_what_is_no_statement_and_the_nested_can_be_left_out(
    readings: attribution.Readings,
) -> None:
    given = corpora.predicted(readings["d"])
    assert len(attribution.outer(given)) == 3
    assert len(attribution.stated(given)) == 3
    scores = attribution.gum([DOCUMENT], readings)
    assert scores["quote"].predicted == 4
    assert scores["stated.quote"].predicted == 3
    assert scores["nested"].f1 == 1.0


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Three tiny corpora in the form of the real ones."""
    folder = tmp_path / "attribution"
    folder.mkdir()
    said = {"content": [[0, 21]], "cue": [[22, 26]], "source": [[27, 31]]}
    for name, ids in {
        "polnear.dev": ["a"],
        "gum.dev": ["GUM_news_pier", "GUM_letter_pier"],
        "gum.train": ["GUM_news_tide", "GUM_bio_fenn"],
    }.items():
        lines = (json.dumps({"id": each, "text": TEXT[:32], "quotes": [said]}) for each in ids)
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return tmp_path


def test_all_corpora_are_scored(data: Path) -> None:
    scores = attribution.score(data)
    assert scores["polnear.quote+source"].gold == 1
    assert scores["polnear.linked.source"].f1 == 1.0
    assert scores["gum.quote"].gold == 2
    assert scores["gum.news.quote"].gold == 2
    assert "train.gum.nested" not in scores
    assert attribution.score(data, train=True)["train.gum.nested"].gold == 0


def test_a_corpus_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"polnear\.dev"):
        attribution.score(tmp_path)
