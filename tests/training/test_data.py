"""Training data: every label stands on the words that the annotation names."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

from tellings.models import tagging
from training.tagger.data import LABELS, Document, document, opened

TEXT = "Mara Oltin said the dam held.\n\n\u201cIt held,\u201d she wrote."


@pytest.fixture(scope="module")
def tokeniser() -> Any:
    return Tokenizer.from_file(str(tagging.shipped() / "tokenizer.json"))


def at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


QUOTES = [
    {"source": [at("Mara Oltin")], "cue": [at("said")], "content": [at("the dam held")]},
    {"source": [at("she")], "cue": [at("wrote")], "content": [at("\u201cIt held,\u201d")]},
]


def labelled(found: Document, head: str) -> list[tuple[str, str]]:
    """The label of each word with the word."""
    told = []
    for stretch, offset in zip(found.stretches, found.offsets, strict=True):
        pieces = stretch.pieces
        for number in np.flatnonzero(pieces.first):
            start, end = offset + pieces.starts[number], offset + pieces.ends[number]
            told.append((LABELS[stretch.labels[head][number]], TEXT[start:end]))
    return told


def test_labels_stand_on_their_words(tokeniser: Any) -> None:
    found = document({"id": "d", "text": TEXT, "quotes": QUOTES}, "polnear", tokeniser)
    words = labelled(found, "flat")
    assert [w for label, w in words if label == "B-source"] == ["Mara", "she"]
    assert [w for label, w in words if label == "B-cue"] == ["said", "wrote"]
    assert [w for label, w in words if label == "B-content"] == ["the", "\u201c"]
    assert [w for label, w in words if label == "O"] == [".", "."]


def test_the_second_level_has_a_head_of_its_own(tokeniser: Any) -> None:
    quotes = [QUOTES[0], QUOTES[1] | {"nested_in": 0}]
    found = document({"id": "d", "text": TEXT, "quotes": quotes}, "gum", tokeniser)
    assert ("B-cue", "said") in labelled(found, "outer")
    assert ("B-cue", "wrote") not in labelled(found, "outer")
    assert ("B-cue", "wrote") in labelled(found, "inner")


def test_a_whole_letter_is_no_outer_level(tokeniser: Any) -> None:
    whole = {"source": [], "cue": [], "content": [[0, len(TEXT)]] * 12}
    quotes = [whole, QUOTES[0] | {"nested_in": 0}]
    found = document({"id": "d", "text": TEXT, "quotes": quotes}, "gum", tokeniser)
    assert ("B-cue", "said") in labelled(found, "outer")


def test_an_inside_that_lost_its_beginning_begins() -> None:
    names = ["O", "I-cue", "I-cue", "B-source", "I-source", "I-content"]
    mended = opened(np.array([LABELS.index(name) for name in names]))
    assert [LABELS[label] for label in mended] == [
        "O",
        "B-cue",
        "I-cue",
        "B-source",
        "I-source",
        "B-content",
    ]
