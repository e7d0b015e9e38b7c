"""The figures of clauses and sentences are what they say, and the same both ways."""

from __future__ import annotations

import numpy as np
import pytest

from tellings.collate.claims import scene
from tellings.collate.claims.scene import SCENE, Scene, products
from tellings.collate.events.mentioned import Mentioned
from tellings.collate.events.people import NAME, People
from tellings.collate.events.predicates import Predicate, read
from tellings.model import Span
from tests.collate.events.told import alike, embed, mention, readings

MENTIONS = [
    mention("courier", "sank"),
    mention("courier", "arrested"),
    mention("courier", "said"),
    mention("courier", "open"),
    mention("standard", "arrested", 1),
    mention("standard", "rescued"),
    mention("standard", "said"),
    mention("gazette", "sinking"),
]


@pytest.mark.parametrize("with_likeness", [True, False])
def test_a_pair_and_its_turn_have_the_same_figures(with_likeness: bool) -> None:
    people = People(readings(), alike(readings()))
    told = Scene(read(readings(), MENTIONS, people), embed() if with_likeness else None)
    a, b = np.triu_indices(len(MENTIONS), 1)
    ours, theirs = told.columns(a, b), told.columns(b, a)
    assert tuple(ours) == tuple(theirs) == SCENE
    for name in SCENE:
        assert ours[name].shape == a.shape
        np.testing.assert_allclose(ours[name], theirs[name], atol=1e-6, err_msg=name)


def test_figures_tell_one_arrest_from_a_rescue() -> None:
    people = People(readings(), alike(readings()))
    told = Scene(read(readings(), MENTIONS, people), embed())
    found = told.columns(np.array([1, 1]), np.array([4, 5]))
    assert found["same word"].tolist() == found["near word"].tolist() == [1, 0]
    assert found["patient shared"][0] > found["patient shared"][1]


def _predicate(key: str = "sink", **more: object) -> Predicate:
    return Predicate(Mentioned("a", Span(0, 4)), key, key, key, key, key, **more)  # type: ignore[arg-type]


def _figures(one: Predicate, other: Predicate) -> dict[str, float]:
    """Their figures; a third is there so that not all that they share is shared by all."""
    found = Scene([one, other, _predicate("smoke")], None).columns(np.array([0]), np.array([1]))
    return {name: float(each[0]) for name, each in found.items()}


@pytest.mark.parametrize(
    ("flag", "one", "other", "both"),
    [
        ("both report", {"reports": True}, {}, 1),
        ("either reports", {"reports": True}, {}, 1),
        ("other polarity", {"negated": True}, {}, 0),
        ("other mood", {"modal": True}, {}, 0),
        ("either to come", {"tense": "to come"}, {"tense": "past"}, 1),
        ("other tense", {"tense": "past"}, {"tense": "present"}, 0),
    ],
)
def test_flags(flag: str, one: dict[str, object], other: dict[str, object], both: int) -> None:
    marked, plain = _predicate(**one), _predicate(**other)
    assert _figures(marked, plain)[flag] == (flag != "both report")
    assert _figures(marked, marked)[flag] == both
    assert _figures(plain, plain)[flag] == 0


def test_an_unknown_tense_is_no_other() -> None:
    assert _figures(_predicate(tense="past"), _predicate())["other tense"] == 0


def test_forms_of_one_word_are_near() -> None:
    forms = _figures(_predicate("accuse"), _predicate("accused"))
    assert (forms["same word"], forms["near word"]) == (0, 1)
    same = _figures(_predicate(), _predicate())
    assert (same["same word"], same["near word"]) == (1, 1)
    other = _figures(_predicate(), _predicate("burn"))
    assert (other["same word"], other["near word"]) == (0, 0)


def test_those_who_have_a_part_are_shared_by_role() -> None:
    who, else_ = frozenset({f"{NAME}a who"}), frozenset({"ship"})
    figures = _figures(_predicate(agent=who, patient=else_), _predicate(agent=who, other=else_))
    assert figures["agent shared"] == pytest.approx(1)
    assert figures["patient shared"] == figures["other shared"] == 0


def test_what_is_far_from_the_beginning_is_just_far() -> None:
    figures = _figures(_predicate(place=700), _predicate(place=2))
    assert (figures["first"], figures["last"]) == (2, 10)


def test_without_vectors_meanings_are_nought() -> None:
    figures = _figures(_predicate(), _predicate())
    assert {figures[name] for name in SCENE if name.endswith(" meaning")} == {0}


def test_products_are_those_of_the_rows_also_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = np.random.default_rng(0).normal(size=(7, 3)).astype(np.float32)
    a, b = np.triu_indices(7)
    monkeypatch.setattr(scene, "_BLOCK", 4)
    np.testing.assert_allclose(products(rows, a, b), (rows @ rows.T)[a, b], atol=1e-6)
