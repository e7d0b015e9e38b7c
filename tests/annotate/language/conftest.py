"""Articles written as lists of blocks, read by the steps of this layer alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tellings import models
from tellings.annotate import language
from tellings.model import Article, Block, Datum, Reading, Role, Span, article_id

Blocks = Sequence[tuple[Role, str]]
Read = Callable[..., Reading]


def article(blocks: Blocks, tongue: str = "") -> Reading:
    """An article whose text is these blocks with blank lines between, with its block notes.

    A block whose text is within the text of the block before it lies inside that one.
    """
    text, notes = "", []
    for role, words in blocks:
        inside = notes and words in notes[-1].at[0].of(text) and role in {"credit", "dateline"}
        start = text.index(words, notes[-1].at[0].start) if inside else len(text)
        text += "" if inside else words + "\n\n"
        notes.append(Block(at=(Span(start, start + len(words)),), by="test", role=role))
    told = Datum(tongue, "test") if tongue else None
    return Reading(Article(article_id(text), text, language=told)).plus(notes)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read blocks with the steps of this layer: `read(blocks, syntax="builtin:rules")`."""

    def reading(blocks: Blocks | str, *, syntax: str = "", tongue: str = "") -> Reading:
        monkeypatch.setenv("TELLINGS_SYNTAX_MODEL", syntax)
        made = article([("paragraph", blocks)] if isinstance(blocks, str) else blocks, tongue)
        for step in language.STEPS:
            made = made.plus(step(made))
        return made

    return reading


@pytest.fixture(scope="session", autouse=True)
def _loaded() -> None:
    """Load the model once, so that no test's time depends on their order."""
    models.get("syntax")
