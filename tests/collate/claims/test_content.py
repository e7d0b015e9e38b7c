"""Content compared for many pairs at once is what it is for one."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from tellings.collate.claims import content
from tellings.collate.claims.content import Content
from tellings.collate.claims.evidence import evidence
from tellings.collate.claims.pairwise import PAIRWISE, Pairwise
from tellings.collate.claims.story import Claims
from tests.collate.events.told import alike, embed, readings


@pytest.mark.parametrize("with_likeness", [True, False])
def test_many_pairs_at_once_are_as_each_by_itself(
    with_likeness: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "_BLOCK", 3)
    told = Claims(readings(), alike(readings()), embed() if with_likeness else None)
    pairs = list(combinations(range(len(told.facts)), 2))
    a, b = np.array(pairs).T
    columns = Pairwise(told.facts, told.words).columns(a, b)
    assert tuple(columns) == PAIRWISE
    for n, (one, other) in enumerate(pairs):
        known = evidence(told.facts[one], told.facts[other], told.words)
        for name in ("less", "more", "verb", "agent", "patient"):
            assert columns[name][n] == pytest.approx(getattr(known, name), abs=1e-5), (name, n)


def test_no_claims_have_no_content() -> None:
    none = np.zeros(0, np.int64)
    told = Claims([], [], None)
    less, more = Content(told.facts, told.words).shares(none, none)
    assert less.tolist() == more.tolist() == []
