from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bench.corpora import Document
from bench.pace import dealt


@given(st.lists(st.integers(1, 60), max_size=12), st.integers(1, 4))
def test_texts_are_dealt_whole_and_about_alike(sizes: list[int], workers: int) -> None:
    corpus = [Document(f"d{n}", "word " * size, ()) for n, size in enumerate(sizes)]
    parts = dealt(corpus, workers)
    assert sorted(each.id for part in parts for each in part) == sorted(d.id for d in corpus)
    sums = [sum(len(each.text.split()) for each in part) for part in parts]
    assert max(sums) - min(sums) <= max(sizes, default=0)
