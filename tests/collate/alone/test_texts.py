"""Words in a row in other texts, found by an index; and what is near in meaning."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tellings.collate.alone.meanings import Meanings
from tellings.collate.alone.passages import Passages
from tellings.collate.alone.texts import Texts, words
from tellings.model import Span
from tests.collate.alone.claiming import Teller, story


def of(id: str, text: str) -> Teller:
    teller = Teller(id)
    if text:
        teller.sentence(text)
    return teller


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Pérez", "They met Perez."),
        ("Lund", "Lund’s boat sank."),
        ("Kessel", "A Kessel-based firm paid."),
        ("U.S.", "The US paid."),
        ("The Weekly Lantern", "So wrote Weekly Lantern."),
    ],
)
def test_a_name_is_found_however_it_is_spelt(name: str, text: str) -> None:
    texts = Texts(story(of("a", ""), of("b", text)))
    assert texts.elsewhere(words(name), "a")
    assert not texts.elsewhere(words(name), "b")
    assert texts.has("b", words(name))


def test_no_words_are_everywhere() -> None:
    texts = Texts(story(of("a", "one"), of("b", "two")))
    assert texts.elsewhere((), "a")
    assert not texts.has("a", ())


WORDS = st.lists(st.sampled_from(["red", "blue", "ship", "pier"]), max_size=7)


@given(st.lists(WORDS, min_size=2, max_size=4), WORDS)
def test_the_index_finds_what_a_search_of_all_texts_finds(
    told: list[list[str]], sought: list[str]
) -> None:
    ids = [str(number) for number in range(len(told))]
    texts = Texts(story(*(of(id_, " ".join(each)) for id_, each in zip(ids, told, strict=True))))

    def has(every: list[str]) -> bool:
        return f" {' '.join(sought)} " in f" {' '.join(every)} "

    for number, id_ in enumerate(ids):
        others = [each for n, each in enumerate(told) if n != number]
        assert texts.elsewhere(sought, id_) == (not sought or any(map(has, others)))
        assert texts.has(id_, sought) == (bool(sought) and has(told[number]))


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors by three words, of which two mean nearly the same."""
    axes = {"ship": (1.0, 0.0), "vessel": (0.8, 0.6), "bread": (0.0, 1.0)}
    rows = [[axes.get(word.strip(".").lower(), (0.0, 0.0)) for word in t.split()] for t in texts]
    sums = np.array([np.sum(row, axis=0) if row else (0.0, 0.0) for row in rows], np.float32)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(lengths, lengths, 1), np.float32)


def test_what_is_near_in_meaning_without_its_names() -> None:
    a, b, c = of("a", "Moor sank ship."), of("b", "Vessel went down."), of("c", "Moor ate bread.")
    for each in (a, c):
        each.known("Moor")
    collation = story(a, b, c)
    meanings = Meanings(collation, Passages(collation), embed)
    (near,) = meanings.near([("a", (Span(0, 15),))])
    assert near == {"a", "b"}
    assert Meanings(collation, Passages(collation), None).near([("a", (Span(0, 15),))]) == [
        frozenset()
    ]


def test_one_word_has_no_meaning_to_compare() -> None:
    collation = story(of("a", "Ship."), of("b", "Vessel went down."))
    meanings = Meanings(collation, Passages(collation), embed)
    assert meanings.near([("a", (Span(0, 5),))]) == [frozenset()]
