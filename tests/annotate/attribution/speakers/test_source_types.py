"""What a source is, and how anonymous: cases with attributions made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tellings.annotate.attribution.speakers.roster import roster
from tests.annotate.attribution.speakers.drafted import rows, told


def check(row: dict[str, Any]) -> None:
    for found, expected in zip(told(row), row["expect"], strict=True):
        wanted = dict(expected)
        assert wanted.pop("notes", "") in found["notes"], found
        assert {key: found[key] for key in wanted} == wanted, found


@pytest.mark.parametrize("row", rows("source_types", "in-the-wild"), ids=lambda row: row["name"])
def test_in_the_wild(row: dict[str, Any]) -> None:
    check(row)


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("row", rows("source_types", "known-failures"), ids=lambda row: row["name"])
def test_known_failures(row: dict[str, Any]) -> None:
    check(row)


def test_an_unnamed_source_says_why() -> None:
    (found,) = told(rows("source_types", "in-the-wild")[15])
    assert found["type"] == "unnamed"
    assert "no name is told" in found["notes"]


def test_no_noun_is_on_two_lists() -> None:
    words = roster("en")
    lists = [words.documents, words.bodies, words.roles, frozenset(words.unnamed)]
    lists.append(words.outlet_nouns)
    twice = {w for n, one in enumerate(lists) for other in lists[n + 1 :] for w in one & other}
    assert twice == set()
