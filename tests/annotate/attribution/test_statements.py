"""A statement has a clause or stands between quotation marks."""

from __future__ import annotations

import pytest

from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.scene import Scene
from tellings.annotate.attribution.statements import state
from tellings.annotate.steps import STEPS
from tellings.model import Article, Attribution, Span
from tellings.pipeline import build

LINE = build(STEPS)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Ada Vell said that the bridge would open on Friday.", True),
        ("\u201cA fine bridge,\u201d Ada Vell said.", True),
    ],
)
def test_without_a_model_a_clause_or_marks_decide(text: str, *, statement: bool) -> None:
    reading = LINE.read(Article("case", f"The bridge opens\n\n{text}\n"))
    found = [note for note in reading.of(Attribution) if note.cue]
    assert [note.statement for note in found] == [statement]


@pytest.mark.parametrize(
    ("words", "statement"), [("the old bridge", False), ("that it would hold", True)]
)
def test_a_thing_is_no_statement(words: str, *, statement: bool) -> None:
    text = "Ada Vell told the council of the old bridge and that it would hold.\n"
    scene = Scene(LINE.read(Article("case", text)))
    start = text.index(words)
    draft = Draft("indirect", [Span(start, start + len(words))], "test", "given", 1.0)
    state(scene, [draft])
    assert draft.statement is statement
