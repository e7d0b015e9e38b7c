"""Anatomy of plain text: lines to roles, and the counts, as by hand."""

from __future__ import annotations

import json
from pathlib import Path

from msgspec.structs import replace

from bench import anatomy
from bench.anatomy_lines import CORRECTIONS, FOLDS, Document
from tellings.annotate.anatomy.rules import decide

_LINES = (
    "Ferry stops after storm",
    "By Ada Quill",
    "VERIN (AP) — The ferry will not sail. The board met.",
    "Read more",
    "a list item",
)
_ROLES = ("headline", "byline", "paragraph", "boilerplate", "paragraph")
_PAGE = Document("p", "Review", "en", _LINES, _ROLES, _ROLES)


def test_a_line_has_the_role_of_its_block_and_a_dateline_its_end() -> None:
    found = anatomy.labelled(_PAGE, decider=decide)
    assert found.roles[:4] == _ROLES[:4]
    assert found.datelines == {(2, len("VERIN (AP) —"))}


def test_by_length_and_all_prose() -> None:
    assert set(anatomy.by_length(_PAGE).roles) == {"boilerplate"}
    assert set(anatomy.all_prose(_PAGE).roles) == {"paragraph"}


def test_counts_by_hand() -> None:
    given = anatomy.Labelled(_PAGE, ("headline", "byline", "paragraph", "paragraph", "boilerplate"))
    found = anatomy._parts([given])
    prose, listed = len(_LINES[2]), len(_LINES[4])
    assert found["all.prose"].found == prose
    assert found["all.prose"].gold == prose + listed
    assert found["all.prose"].predicted == prose + len(_LINES[3])
    assert (found["all.sentences"].found, found["all.sentences"].gold) == (2, 3)
    assert (found["all.stopped"].found, found["all.stopped"].gold) == (2, 2)
    assert found["all.headline"].f1 == 1
    assert found["all.paragraph"].f1 == 0.5
    assert found["all.macro"].f1 == (1 + 1 + 0.5 + 0) / 4


def test_silver_knows_no_credits() -> None:
    page = replace(_PAGE, silver=("boilerplate",) * 5)
    given = anatomy.Labelled(page, ("credit", "biography", "boilerplate", "boilerplate", "caption"))
    assert anatomy._by_role([given], silver=True)["boilerplate"].found == 4


def test_all_documents_of_an_outlet_are_in_one_fold() -> None:
    assert replace(_PAGE, id="other").fold == _PAGE.fold
    assert {replace(_PAGE, publisher=f"Outlet {n}").fold for n in range(50)} == set(range(FOLDS))


def test_corrections_hold_no_text() -> None:
    for row in CORRECTIONS.read_text("utf-8").splitlines():
        assert set(json.loads(row)) == {"document", "line", "label"}


def test_without_its_file_there_are_no_scores(tmp_path: Path) -> None:
    assert anatomy.scores(tmp_path) == {}
