"""Trees of sentences from the governors of their words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Word
from tellings.trees import children


def test_a_root_is_nobodys_child_and_a_governor_outside_is_none() -> None:
    words = [Word(0, 3, head=1), Word(4, 8, head=1), Word(9, 12, head=1), Word(13, 15, head=9)]
    assert children(words) == ((), (0, 2), (), ())
    assert children([]) == ()


@given(st.lists(st.integers(-3, 12), max_size=9))
def test_every_word_hangs_on_its_governor_once(heads: list[int]) -> None:
    words = [Word(at, at + 1, head=head) for at, head in enumerate(heads)]
    found = children(words)
    assert len(found) == len(words)
    hung = {(child, governor) for governor, those in enumerate(found) for child in those}
    inside = {(n, h) for n, h in enumerate(heads) if h != n and 0 <= h < len(heads)}
    assert hung == inside
    assert sum(map(len, found)) == len(inside)
