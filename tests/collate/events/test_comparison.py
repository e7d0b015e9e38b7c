"""The figures of pairs are what they say, and the same both ways."""

from __future__ import annotations

import numpy as np

from tellings.collate.events.comparison import FEATURES, Comparison
from tellings.collate.events.people import People
from tellings.collate.events.predicates import read
from tellings.collate.events.tables import in_common, incidence, overlaps
from tests.collate.events.told import alike, embed, mention, readings

_MENTIONS = [
    mention("courier", "sank"),
    mention("courier", "arrested"),
    mention("courier", "rescued"),
    mention("standard", "arrested", 1),
    mention("standard", "arrested", 2),
    mention("standard", "rescued"),
    mention("gazette", "sinking"),
]


def _comparison() -> Comparison:
    people = People(readings(), alike(readings()))
    return Comparison(read(readings(), _MENTIONS, people), embed())


def test_columns_are_the_features() -> None:
    a, b = np.triu_indices(len(_MENTIONS), 1)
    assert set(_comparison().columns(a, b)) == set(FEATURES)
    assert _comparison().table(a, b).shape == (len(a), len(FEATURES))


def test_a_pair_and_its_turn_have_the_same_figures() -> None:
    a, b = np.triu_indices(len(_MENTIONS), 1)
    np.testing.assert_allclose(_comparison().table(a, b), _comparison().table(b, a), atol=1e-6)


def test_figures_tell_one_arrest_from_another() -> None:
    columns = _comparison().columns(np.array([1, 1]), np.array([3, 4]))
    assert columns["same"].tolist() == [1, 1]
    assert columns["patient"][0] > columns["patient"][1]
    assert columns["patient differ"].tolist() == [0, 1]


def test_without_vectors_meanings_are_nought() -> None:
    people = People(readings(), [])
    bare = Comparison(read(readings(), _MENTIONS, people), None)
    columns = bare.columns(np.array([0]), np.array([1]))
    assert columns["meaning"].tolist() == columns["sentence"].tolist() == [0]


def test_words_of_one_stem_are_a_pair_to_look_at() -> None:
    a, b = _comparison().pairs()
    found = set(zip(a.tolist(), b.tolist(), strict=True))
    assert {(1, 3), (1, 4), (3, 4), (2, 5)} <= found
    assert all(one < other for one, other in found)


def test_columns_that_one_row_has_change_no_overlap() -> None:
    table = incidence([{"a", "b"}, {"a", "c"}, {"d"}, set()])
    assert in_common(table).tolist() == [
        [True, True, False, False],
        [True, True, False, False],
        [False, False, False, False],
        [False, False, False, False],
    ]
    alone = overlaps(table)
    assert 0 < alone[0, 1] < 1
    assert alone[0, 2] == alone[0, 3] == 0
