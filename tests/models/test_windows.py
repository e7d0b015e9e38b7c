"""Windows hold every piece once, and none is too long."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tellings.models.pieces import Pieces
from tellings.models.windows import size, windows


def made(length: int, word: int = 1) -> Pieces:
    numbers = np.arange(length, dtype=np.int64)
    return Pieces(numbers, numbers * 0, numbers, numbers + 1, numbers % word == 0)


@given(
    lengths=st.lists(st.integers(0, 40), max_size=8),
    longest=st.integers(12, 30),
    lead=st.integers(0, 8),
    word=st.integers(1, 3),
)
def test_every_piece_is_scored_once(lengths: list[int], longest: int, lead: int, word: int) -> None:
    pieces = [made(length, word) for length in lengths]
    cut = list(windows(pieces, longest, lead))
    assert all(0 < size(window) <= longest for window in cut)
    scored = [
        (part.number, at)
        for window in cut
        for part in window
        if not part.lead
        for at in range(part.start, part.end)
    ]
    assert scored == [(n, at) for n, length in enumerate(lengths) for at in range(length)]


def test_a_long_stretch_is_cut_before_a_word() -> None:
    cut = list(windows([made(25, 4)], 10))
    assert [(window[0].start, window[0].end) for window in cut] == [(0, 8), (8, 16), (16, 25)]


def test_a_window_begins_with_what_leads_to_it() -> None:
    cut = list(windows([made(8), made(8)], 12, 3))
    assert [(part.number, part.start, part.end, part.lead) for part in cut[1]] == [
        (0, 5, 8, True),
        (1, 0, 8, False),
    ]
