"""What else two articles give, beside two values that cannot both be so."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tellings.collate.odds.rivals import RIVAL, Beside, Rivals
from tellings.model import Span


def beside(a: int, b: int, *, meet: bool = False, same: bool = False) -> Beside:
    """A value of article "a" and one of article "b"."""
    return Beside(
        ("a", Span(a, a + 1)), ("b", Span(b, b + 1)), meet=meet, same=same, apart=0.1, sort=True
    )


def figures(pairs: list[Beside], alike: list[float]) -> dict[str, float]:
    """The figures of the first pair that cannot both be so."""
    return dict(zip(RIVAL, Rivals(pairs, np.array(alike)).figures()[0], strict=True))


def test_alone_it_is_the_best() -> None:
    found = figures([beside(0, 0)], [1.0])
    assert found["best"] == 1
    assert found["alike"] == 1
    assert found["given"] == found["both given"] == 0


def test_a_rival_that_fits_better_is_told() -> None:
    found = figures([beside(0, 0), beside(0, 1)], [1.0, 2.5])
    assert found["best"] == 0
    assert found["ahead"] == -1.5


def test_an_amount_that_agrees_is_told() -> None:
    one = [beside(0, 0), beside(0, 1, meet=True, same=True)]
    assert figures(one, [1.0, 0.5])["agreeing"] == 0.5
    assert figures(one, [1.0, 0.5])["given"] == 1
    assert figures(one, [1.0, 0.5])["both given"] == 0
    both = [*one, beside(1, 0, meet=True, same=True)]
    assert figures(both, [1.0, 0.5, -1.0])["both agreeing"] == -1
    assert figures(both, [1.0, 0.5, -1.0])["both given"] == 1


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 3), st.booleans(), st.floats(-9, 5)),
        max_size=12,
        unique_by=lambda each: each[:2],
    )
)
def test_of_each_value_one_pair_at_most_is_given_unless_two_are_as_likely(
    told: list[tuple[int, int, bool, float]],
) -> None:
    pairs = [beside(a, b, meet=meet) for a, b, meet, _ in told]
    rivals = Rivals(pairs, np.array([alike for *_, alike in told]))
    assert rivals.figures().shape == (len(rivals.asked), len(RIVAL))
    chances = np.linspace(0.1, 0.9, len(rivals.asked))
    given = [number for _, number in rivals.best(chances, 0.0)]
    assert set(given) <= set(rivals.asked)
    sides = [side for number in given for side in pairs[number].sides]
    assert len(set(sides)) == len(sides)
    assert not list(rivals.best(chances, 1.0))
    assert all(pairs[number].meet for number in rivals.agreeing(-3.0))
