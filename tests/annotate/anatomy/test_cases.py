"""Cases as data: each is a text given block by block, with the roles that anatomy must find."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tellings.annotate.anatomy import label
from tellings.model import Article, Block, article_id

_CASES = Path(__file__).parents[2] / "cases" / "anatomy"
_NESTED = frozenset({"byline", "dateline", "date", "credit"})
Found = list[tuple[str, str]]


def _cases(name: str) -> list[Any]:
    cases = json.loads((_CASES / f"{name}.json").read_text("utf-8"))
    return [pytest.param(case, id=case["name"]) for case in cases]


def _expected(case: dict[str, Any]) -> Found:
    rows: Found = []
    for role, words, *inner in case["blocks"]:
        rows.append((role, words))
        rows.extend((inner_role, inner_words) for inner_role, inner_words in inner)
    return rows


def _found(case: dict[str, Any]) -> Found:
    text = case["join"].join(words for _, words, *_ in case["blocks"])
    article = Article(article_id(text), text)
    return [(block.role, block.hull.of(text)) for block in label(article)]


@pytest.mark.parametrize("case", _cases("in-the-wild"))
def test_in_the_wild(case: dict[str, Any]) -> None:
    assert _found(case) == _expected(case)


@pytest.mark.parametrize("case", _cases("negative"))
def test_negative(case: dict[str, Any]) -> None:
    assert _found(case) == _expected(case)


@pytest.mark.xfail(strict=True, reason="known failure: when it passes, move it to in-the-wild")
@pytest.mark.parametrize("case", _cases("known-failures"))
def test_known_failures(case: dict[str, Any]) -> None:
    assert _found(case) == _expected(case)


def test_every_block_says_why() -> None:
    for case in json.loads((_CASES / "in-the-wild.json").read_text("utf-8")):
        text = case["join"].join(words for _, words, *_ in case["blocks"])
        for block in label(Article(article_id(text), text)):
            assert isinstance(block, Block)
            assert block.by
            assert len(block.why.split()) > 2
            assert 0 < block.confidence <= 1
