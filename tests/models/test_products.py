"""Products by numpy: for the models loaded so alone, on one thread while they run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tellings.models import get, products

EXAMPLES = Path(__file__).parents[2] / "examples"

thinc = pytest.importorskip("thinc.api")


def of(pipeline: Any) -> set[bool]:
    """Whether the layers that read words use BLIS."""
    return {node.ops.use_blis for node in pipeline.get_pipe("tok2vec").model.walk()}


def test_the_syntax_model_multiplies_by_numpy_and_others_as_before() -> None:
    assert of(get("syntax").use.pipeline) == {False}
    assert thinc.get_current_ops().use_blis


def test_what_is_parsed_is_the_same_either_way() -> None:
    import spacy

    from tellings.models.spacy_syntax import SpacySyntax

    ours = get("syntax").use
    plain = SpacySyntax(spacy.load(ours.pipeline.path))
    assert of(plain.pipeline) == {True}
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    assert texts
    assert ours.parse(texts) == plain.parse(texts)


def test_numpy_has_one_thread_while_a_model_runs() -> None:
    from threadpoolctl import threadpool_info

    def threads() -> list[int]:
        return [each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"]

    before = threads()
    with products.one_thread():
        assert set(threads()) <= {1}
    assert threads() == before
