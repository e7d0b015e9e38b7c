"""What a pair of claims is weighed by, and which pairs can be the same at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations

import numpy as np
import pytest

from tellings import models
from tellings.collate.claims.evidence import Tie
from tellings.collate.claims.pairwise import OTHER_DAYS
from tellings.collate.claims.story import Claims
from tellings.collate.claims.weighing import (
    FEATURES,
    LIKE_MEANING,
    LIKE_WORDS,
    SIEVE,
    Pair,
    Weighing,
)
from tellings.collate.same_words.candidates import Embed
from tellings.model import Amount, Reading, Span
from tellings.models.claims import ClaimModel
from tellings.models.fitted import Logistic
from tests.collate.claims.build import Telling
from tests.collate.events.told import alike, embed, readings

NONE = (0.0,) * len(FEATURES)


def _model(full: float, bare: float = 0.0) -> ClaimModel:
    """A model to which all pairs have these log odds."""
    return ClaimModel(Logistic(NONE, NONE, full), Logistic(NONE, NONE, bare), 0.5, 0.4)


SURE = _model(100.0, 100.0)


@cache
def _told(with_likeness: bool) -> tuple[Weighing, list[Pair]]:
    """The claims of the reports and all their pairs."""
    use: Embed | None = embed() if with_likeness else None
    claims = Claims(readings(), alike(readings()), use)
    numbers = range(len(claims.facts))
    return claims.weighing(numbers), list(combinations(numbers, 2))


def _weighing(made: Sequence[Reading], use: Embed | None = None) -> Weighing:
    claims = Claims(made, [], use)
    return claims.weighing(range(len(claims.facts)))


def _chances(weighing: Weighing, model: ClaimModel) -> dict[Pair, float]:
    """The chances of all that may say the same."""
    return weighing.chances(weighing.candidates({}, model), model)


def _article(id: str, words: str, verb: str, **more: object) -> Reading:
    draft = Telling(id)
    draft.claim(words, verb, **more)  # type: ignore[arg-type]
    return draft.reading()


def _figures(made: Sequence[Reading], tie: Tie | None = None) -> dict[str, float]:
    table = _weighing(made).table([(0, 1)], {(0, 1): tie} if tie else {})
    return dict(zip(FEATURES, table[0].tolist(), strict=True))


# --- the table -----------------------------------------------------------------------------------


@pytest.mark.parametrize("with_likeness", [True, False])
def test_a_pair_and_its_turn_have_the_same_figures(with_likeness: bool) -> None:
    weighing, pairs = _told(with_likeness)
    table = weighing.table(pairs, {})
    assert table.shape == (len(pairs), len(FEATURES))
    assert np.isfinite(table).all()
    turned = weighing.table([(b, a) for a, b in pairs], {})
    np.testing.assert_allclose(table, turned, atol=1e-6)


def test_no_pairs_have_an_empty_table() -> None:
    weighing, _ = _told(False)
    assert weighing.table([], {}).shape == (0, len(FEATURES))
    assert weighing.chances({}, SURE) == {}


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2031-03-04", "2031-03-04", 1),
        ("2031-03-04", "2031-03", 1),
        ("2031-03-04", "2031-03-09", OTHER_DAYS),
        ("2031-03-04", "2031", 0),
        ("2031-03-04", "", 0),
        ("", "", 0),
    ],
)
def test_days(one: str, other: str, days: float) -> None:
    made = [
        _article(id_, "Eels are sold", "sold", day=day)
        for id_, day in zip("ab", (one, other), strict=True)
    ]
    assert _figures(made)["days"] == days


@pytest.mark.parametrize(("one", "other", "same"), [(31, 31, 1), (31, 47, -1), (31, 0, 0)])
def test_amounts(one: int, other: int, same: int) -> None:
    made = []
    for id_, count in zip("ab", (one, other), strict=True):
        words = f"The crash hurt {count} sailors"
        amount = Amount(Span(15, 17), count, count, counted="sailor")
        made.append(_article(id_, words, "hurt", amounts=(amount,) if count else ()))
    assert _figures(made)["amounts"] == same


def test_a_tie_tells_how_far_the_quotation_is_one() -> None:
    made = [_article(id_, "the river is gone", "is", source="a farmer") for id_ in "ab"]
    told = _figures(made, Tie(quotation=0.8))
    assert (told["quotation"], told["quoted"], told["both quoted"]) == (0.8, 2, 1)
    assert _figures(made)["quotation"] == 0


# --- candidates and chances ----------------------------------------------------------------------


@pytest.mark.parametrize("with_likeness", [True, False])
def test_chances_are_those_of_the_table(with_likeness: bool) -> None:
    """What is worked out in blocks, and then for few, adds up to what is learned from."""
    weighing, pairs = _told(with_likeness)
    drawn = np.random.default_rng(0).normal(0, 0.5, (2, len(FEATURES)))
    weights = Logistic(tuple(drawn[0].tolist()), tuple(drawn[1].tolist()), 1.0)
    model = ClaimModel(weights, weights, 1e-9, 0.4)  # by this prior no odds are made less
    ties = {pairs[3]: Tie(quotation=0.7), pairs[-2]: Tie(quotation=-1.0, event=True)}
    whole = (weighing.table(pairs, ties) - drawn[0]) @ drawn[1] + 1.0
    expected = dict(zip(pairs, (1 / (1 + np.exp(-whole))).tolist(), strict=True))
    candidates = weighing.candidates(ties, model)
    found = {pair: chance for pair, chance in weighing.chances(candidates, model).items() if chance}
    assert len(found) > 10
    assert found == pytest.approx({pair: expected[pair] for pair in found}, abs=1e-4)


@pytest.mark.parametrize("with_likeness", [True, False])
def test_candidates_are_in_order_with_odds_from_the_line_on(with_likeness: bool) -> None:
    weighing, pairs = _told(with_likeness)
    model: ClaimModel = models.get("claims", "builtin:claims").use
    found = weighing.candidates({}, model)
    assert 0 < len(found) < len(pairs)
    assert list(found) == sorted(found)
    assert set(found) <= set(pairs)
    assert min(found.values()) >= SIEVE


def test_a_tie_counts_for_its_pair_alone() -> None:
    """It is no candidate by itself: how much a quotation at one place says, the model knows."""
    weighing, pairs = _told(True)
    weights = tuple(float(name == "quotation") for name in FEATURES)
    model = ClaimModel(Logistic(NONE, weights, SIEVE - 0.5), _model(0.0).bare, 0.5, 0.4)
    assert weighing.candidates({}, model) == {}
    tied, other, event = pairs[0], pairs[-1], pairs[5]
    ties = {tied: Tie(quotation=1.0), other: Tie(quotation=0.25), event: Tie(event=True)}
    assert weighing.candidates(ties, model) == pytest.approx({tied: SIEVE + 0.5})


@pytest.mark.parametrize("with_likeness", [True, False])
def test_unlike_clauses_have_no_chance_however_sure_the_model(with_likeness: bool) -> None:
    weighing, pairs = _told(with_likeness)
    table = weighing.table(pairs, {})
    near = table[:, FEATURES.index("less")] >= LIKE_WORDS
    if with_likeness:
        near |= table[:, FEATURES.index("meaning")] >= LIKE_MEANING
    alike_ = dict(zip(pairs, near.tolist(), strict=True))
    found = _chances(weighing, SURE)
    assert {alike_[pair] for pair in found} == {True, False}
    assert found == pytest.approx({pair: float(alike_[pair]) for pair in found})


@pytest.mark.parametrize("within", [False, True])
def test_two_clauses_of_one_sentence_are_no_candidates(within: bool) -> None:
    words = ("Vell Rail bought the old bridge", "Vell Rail has bought an old bridge")
    draft = Telling("a")
    for each in words:
        draft.claim(each, "bought", lemma="buy", within=" and ".join(words) if within else "")
    other = _article("b", "Eels are smoked over alder wood", "smoked")
    found = _weighing([draft.reading(), other]).candidates({}, SURE)
    assert set(found) == {(0, 2), (1, 2)} | ({(0, 1)} if not within else set())


def test_sentences_of_two_articles_at_one_place_are_two() -> None:
    made = [_article(id_, "Vell Rail bought the old bridge", "bought") for id_ in "ab"]
    assert _chances(_weighing(made), SURE) == pytest.approx({(0, 1): 1})


def test_without_likeness_the_bare_weights_decide() -> None:
    made = [_article(id_, "Vell Rail bought the old bridge", "bought") for id_ in "ab"]
    model = _model(-100.0, 100.0)
    assert _chances(_weighing(made), model) == pytest.approx({(0, 1): 1})
    if embed():
        assert _chances(_weighing(made, embed()), model) == {}


def test_where_two_articles_have_little_in_common_a_chance_is_less() -> None:
    made = []
    for id_ in "ab":
        draft = Telling(id_)
        draft.claim("Vell Rail bought the old bridge", "bought")
        for number in range(12):
            draft.claim(f"{id_}{number} is {id_}{number + 50}", "is")
        made.append(draft.reading())
    brief = [_article(id_, "Vell Rail bought the old bridge", "bought") for id_ in "ab"]
    assert _chances(_weighing(brief), _model(0.0)) == pytest.approx({(0, 1): 0.5})
    assert 0 < _chances(_weighing(made), _model(0.0))[0, 13] < 0.4
