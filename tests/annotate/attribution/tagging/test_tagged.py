"""What the model marks, linked, with the model that ships."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.annotate.attribution.scene import Scene
from tellings.annotate.attribution.tagging.tagged import BUDGET, tagged
from tellings.annotate.steps import STEPS
from tellings.model import Article, Attribution, Block, Datum, Reading, Span
from tellings.pipeline import build
from tellings.text import covers, has_words

pytestmark = pytest.mark.usefixtures("with_model")
TOLD = "Mayor Ada Vell said that the bridge would open on Friday, adding that it was safe."
LINE = build(STEPS)


def reading(text: str, role: str = "paragraph", language: str = "en") -> Reading:
    article = Article("case", text, language=Datum(language, "test"))
    spans = [s for s in _lines(text) if has_words(text, s)]
    return Reading(article).plus([Block(at=(s,), by="test", role=role) for s in spans])


def _lines(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def told(made: Reading) -> list[tuple[list[str], str | None, str | None]]:
    text = made.article.text
    return [
        (
            [span.of(text) for span in draft.content],
            draft.cue.of(text) if draft.cue else None,
            draft.source.at.of(text) if draft.source else None,
        )
        for draft in tagged(Scene(made))
    ]


def test_two_contents_share_a_source() -> None:
    assert told(reading(TOLD)) == [
        (["that the bridge would open on Friday"], "said", "Mayor Ada Vell"),
        (["that it was safe"], "adding", "Mayor Ada Vell"),
    ]


def test_statements_are_told_apart_from_what_is_stood_by() -> None:
    text = "The union criticized the mayor's plan. Ada Vell said that the bridge would open."
    scene = Scene(reading(text))
    found = {draft.cue.of(text): draft.statement for draft in tagged(scene) if draft.cue}
    assert found == {"criticized": False, "said": True}


def test_a_clause_before_a_comma_is_no_source_of_a_headline() -> None:
    text = "Vell, Oltin Sign Ferry Accord, Hail \u201cWater That Carries\u201d"
    assert all(not (source or "").endswith(",") for _, _, source in told(reading(text, "headline")))


def test_a_language_that_it_was_not_trained_on_is_left_alone() -> None:
    assert told(reading(TOLD, language="de")) == []


def test_beyond_the_budget_it_does_not_read() -> None:
    far = "\n" * BUDGET + TOLD
    assert told(reading(far)) == []


def test_nothing_links_a_caption_with_prose() -> None:
    article = Article("case", "Mayor Ada Vell at the bridge\nIt would open on Friday, she said.")
    caption, prose = _lines(article.text)
    blocks = [
        Block(at=(caption,), by="test", role="caption"),
        Block(at=(prose,), by="test", role="paragraph"),
    ]
    for draft in tagged(Scene(Reading(article).plus(blocks))):
        spans = [*draft.content, *(s for s in (draft.cue, draft.source and draft.source.at) if s)]
        assert all(covers(caption, s) for s in spans) or all(covers(prose, s) for s in spans)


def test_rules_and_model_name_themselves() -> None:
    (said, adding) = LINE.read(Article("case", TOLD)).of(Attribution)
    assert "tagging" in said.by and "tagging" in adding.by
    assert said.why and adding.why


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text("ab said. \n\u201c\u201d\"'\u2014:,VO\U0001f600", max_size=120))
def test_spans_of_any_text_lie_in_their_blocks(text: str) -> None:
    made = reading(text)
    for draft in tagged(Scene(made)):
        spans = [*draft.content, *(s for s in (draft.cue, draft.source and draft.source.at) if s)]
        for span in spans:
            assert span.of(text).strip()
            assert any(covers(block.hull, span) for block in made.of(Block))
