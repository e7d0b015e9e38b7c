"""The decider of rules and model: sure rules stand, prose is not given away lightly."""

from __future__ import annotations

import time
from importlib import resources
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings import models
from tellings.annotate.anatomy import features, label
from tellings.annotate.anatomy.rules import decide
from tellings.annotate.anatomy.sheet import sheet
from tellings.annotate.anatomy.tables import languages
from tellings.annotate.anatomy.trained import GUESSES, LOSS, decider
from tellings.lexicon import table
from tellings.model import Article, ModelRecord, Origin, Piece, Span
from tellings.models import Model, ModelRefused

_LABELS = (
    "headline", "byline", "date", "summary", "heading", "paragraph",
    "caption", "credit", "biography", "boilerplate",
)  # fmt: skip
_TEXT = (
    "Ferry stops after storm\n"
    "By Ada Quill\n"
    "The ferry to Verin will not sail before Friday, the harbour board said.\n"
    "What the board wants\n"
    "Two boats were torn from the pier during the night.\n"
    "Share\nComments\nRead more"
)
_CLEAN = _TEXT.removesuffix("Share\nComments\nRead more").strip()


class _Says:
    """A labeller that gives every line the same shares."""

    labels = _LABELS
    features = features.NAMES

    def __init__(self, **shares: float) -> None:
        self._shares = shares
        self.asked = 0

    def probabilities(self, table: np.ndarray, words: list[tuple[str, ...]]) -> np.ndarray:
        self.asked += 1
        row = [self._shares.get(name, 0.0) for name in self.labels]
        return np.array([row] * len(table), np.float32)


def _read(says: _Says, text: str = _TEXT) -> list[tuple[str, str, float]]:
    model = Model(ModelRecord("anatomy", "test"), says)
    blocks = label(Article("x", text), decider(model))
    return [(block.role, block.by, block.confidence) for block in blocks]


def test_sure_rules_stand() -> None:
    found = _read(_Says(caption=1.0))
    assert found[1][:2] == ("byline", "byline-by")
    assert found[-1][:2] == ("boilerplate", "phrase-whole")


def test_the_model_answers_where_rules_guess() -> None:
    found = _read(_Says(boilerplate=0.9))
    assert [role for role, _, _ in found].count("boilerplate") == 6
    assert ("boilerplate", "model-boilerplate", 0.9) in found


def test_where_both_agree_the_rule_is_named_with_the_models_probability() -> None:
    assert ("paragraph", "prose", 0.9) in _read(_Says(paragraph=0.9))


def test_prose_is_kept_while_the_model_is_unsure() -> None:
    kept = _read(_Says(boilerplate=1 - LOSS, paragraph=LOSS))
    lost = _read(_Says(boilerplate=1.01 - LOSS, paragraph=LOSS - 0.01))
    assert [role for role, _, _ in kept].count("paragraph") == 2
    assert [role for role, _, _ in lost].count("paragraph") == 0


def test_of_a_clean_text_the_model_must_be_very_sure() -> None:
    assert [role for role, _, _ in _read(_Says(caption=0.9), _CLEAN)].count("caption") == 0
    assert [role for role, _, _ in _read(_Says(caption=0.97), _CLEAN)].count("caption") == 3


def test_a_headline_is_kept_where_the_model_leaves_none() -> None:
    assert _read(_Says(boilerplate=0.9))[0][:2] == ("headline", "headline-first")


def test_the_paragraph_of_a_dateline_is_no_summary() -> None:
    text = "Ferry stops\nVERIN (AP) — The ferry will not sail before Friday.\nA board met today."
    assert [role for role, _, _ in _read(_Says(summary=1.0), text)][1:3] == [
        "paragraph",
        "dateline",
    ]


def test_on_pages_the_tags_decide() -> None:
    text = "Ferry stops\nThe ferry will not sail before Friday."
    pieces = (Piece(Span(0, 11), tag="h1"), Piece(Span(12, len(text)), tag="p"))
    says = _Says(boilerplate=1.0)
    article = Article("x", text, origin=Origin("x.html", pieces=pieces))
    blocks = list(label(article, decider(Model(ModelRecord("anatomy", "test"), says))))
    assert [block.role for block in blocks] == ["headline", "paragraph"]
    assert says.asked == 0


def test_no_model_leaves_the_rules() -> None:
    assert decider(models.get("anatomy", "none")) is decide


@pytest.mark.parametrize("change", [{"features": ("words",)}, {"labels": ("noise",)}])
def test_a_model_of_other_features_or_labels_is_refused(change: dict[str, object]) -> None:
    says = _Says()
    for name, value in change.items():
        setattr(says, name, value)
    with pytest.raises(ModelRefused):
        decider(Model(ModelRecord("anatomy", "test"), says))


def test_the_shipped_model_has_these_features() -> None:
    assert models.get("anatomy").use.features == features.NAMES
    assert set(models.get("anatomy").use.labels) == set(_LABELS)


def test_guesses_are_rules_that_there_are() -> None:
    folder = Path(str(resources.files("tellings.annotate.anatomy")))
    source = "".join((folder / f"{name}.py").read_text("utf-8") for name in ("rules", "places"))
    assert all(f'"{name}"' in source for name in GUESSES)


@given(st.text(max_size=300))
def test_features_are_finite_for_any_text(text: str) -> None:
    read = sheet(Article("x", text))
    lines = tuple(map(features.line, read.passages))
    table = features.matrix(read, decide(read), lines)
    assert table.shape == (len(read.passages), len(features.NAMES))
    assert np.isfinite(table).all()


def test_every_language_folder_has_words_with_a_source() -> None:
    for name in (*languages("function_words"), *languages("date_words")):
        rows = table("tellings.annotate.anatomy", name)
        assert rows
        assert all(row["source"] for row in rows)


def test_three_hundred_thousand_lines_are_bounded() -> None:
    """Time in proportion: ten times the lines take nowhere near a hundred times the time."""

    def seconds(count: int) -> float:
        text = "\n".join(f"Ada Quill saw boat {n % 97}, the board said." for n in range(count))
        start = time.process_time()
        list(label(Article("x", text)))
        return time.process_time() - start

    seconds(100)
    assert seconds(10_000) < 40 * max(seconds(1_000), 0.05)
