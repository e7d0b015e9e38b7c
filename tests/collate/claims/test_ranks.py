"""How near two claims are beside the nearest of the other's article."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.collate.claims import ranks
from tellings.collate.claims.ranks import Floats, Numbers, Ranked

HOME = np.array([0, 0, 1, 1])
ANGLES = (0, 90, 0, 60)  # degrees


def _turned(degrees: list[float]) -> Floats:
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def _of(found: Ranked, a: int, b: int) -> list[float]:
    return [float(each[0]) for each in found.of(np.array([a]), np.array([b]))]


def test_each_is_the_nearest_of_the_other() -> None:
    cosine, nearest, mutual = _of(Ranked(_turned([*ANGLES]), HOME), 0, 2)
    assert (cosine, nearest, mutual) == (1, 0, 0)


def test_the_nearest_of_one_is_nearer_to_another() -> None:
    """The fourth is the nearest of the second, and the first is not the nearest of it."""
    near, half = np.cos(np.radians(30)), np.cos(np.radians(60))
    found = Ranked(_turned([*ANGLES]), HOME)
    assert _of(found, 1, 3) == pytest.approx([near, 0, 0], abs=1e-6)
    assert _of(found, 0, 3) == pytest.approx([half, half - near, half - 1], abs=1e-6)
    assert _of(Ranked(_turned([0, 20, 0, 60]), HOME), 1, 3)[1:] == pytest.approx(
        [0, np.cos(np.radians(40)) - np.cos(np.radians(20))], abs=1e-6
    )


def test_of_its_own_article_a_claim_is_not_its_own_nearest() -> None:
    found = Ranked(_turned([*ANGLES]), HOME)
    assert _of(found, 0, 1) == pytest.approx([0, 0, 0], abs=1e-6)


def test_without_vectors_all_is_nought() -> None:
    found = Ranked(None, HOME)
    assert _of(found, 0, 3) == [0, 0, 0]
    for _, tables in found.blocks():
        assert [each.shape for each in tables] == [(4, 4)] * 3
        assert not any(each.any() for each in tables)


CLAIMS = st.lists(st.tuples(st.integers(0, 3), st.floats(0, 360)), max_size=12)


@given(CLAIMS, st.integers(1, 5), st.booleans())
def test_blocks_tell_of_all_pairs_what_they_are_asked(
    claims: list[tuple[int, float]], block: int, known: bool
) -> None:
    home = _numbered([each for each, _ in claims])
    meant = _turned([angle for _, angle in claims]) if known else None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ranks, "_BLOCK", block)
        found = Ranked(meant, home)
        seen = 0
        for start, tables in found.blocks():
            rows, columns = tables[0].shape
            assert (start, columns) == (seen, len(claims))
            a, b = (each.ravel() for each in np.indices((rows, columns)))
            apart = a + start != b
            asked = found.of(a[apart] + start, b[apart])
            for table, one in zip(tables, asked, strict=True):
                np.testing.assert_allclose(table.ravel()[apart], one, atol=1e-6)
            seen += rows
        assert seen == len(claims)


@given(CLAIMS)
def test_a_pair_and_its_turn_are_as_near_and_never_nearer_than_the_nearest(
    claims: list[tuple[int, float]],
) -> None:
    home = _numbered([each for each, _ in claims])
    found = Ranked(_turned([angle for _, angle in claims]), home)
    a, b = np.triu_indices(len(claims), 1)
    ours, theirs = found.of(a, b), found.of(b, a)
    for one, other in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-6)
    _, nearest, mutual = ours
    assert (mutual <= nearest).all()
    assert (nearest <= 1e-6).all()


def _numbered(homes: list[int]) -> Numbers:
    """Articles by number from 0 on, without gaps."""
    return np.unique(np.array(homes, np.int64), return_inverse=True)[1].astype(np.int64)
