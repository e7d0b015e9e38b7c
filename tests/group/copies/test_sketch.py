"""Sketches: stable numbers, alike for texts that are alike."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.group.copies.sketch import BANDS, address, keys, runs, sketch, sketches
from tests.group.reports import article, report

TEXT = " ".join(f"pier{number * number % 91} at {number}" for number in range(60))
PINNED = (
    "import sys\n"
    "from tests.group.reports import article\n"
    "from tellings.group.copies.sketch import sketch\n"
    "print(*sketch(article(sys.argv[1])).bands)"
)


def _shared(one: str, other: str) -> int:
    return len({*sketch(article(one)).bands} & {*sketch(article(other)).bands})


def test_bands_are_signed_numbers_of_64_bits() -> None:
    found = sketch(article(report(1), url="https://a.example/1"))
    assert len(found.bands) == BANDS + 1
    assert all(-(2**63) <= band < 2**63 for band in found.bands)
    assert min(found.bands) < 0 < max(found.bands)


def test_bands_are_the_same_in_another_process_and_version() -> None:
    here = sketch(article(TEXT)).bands
    told = subprocess.run(
        [sys.executable, "-c", PINNED, TEXT],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "7"},
        cwd=Path(__file__).parents[3],
    )
    assert tuple(map(int, told.stdout.split())) == here
    # If these differ, kept sketches are worthless: raise sketch.VERSION with them.
    assert here[:2] == (3744138601672147598, 7338743888396246345)


def test_an_edited_copy_shares_bands_and_another_report_none() -> None:
    text = report(1)
    assert _shared(text, text.replace(" the ", " that ")[:-300]) > 5
    assert _shared(text, report(2)) <= 1


def test_quoted_words_do_not_count() -> None:
    said = f"“{report(3, 2)}”"
    assert _shared(f"{said} {report(1)}", f"{said} {report(2)}") <= 1


def test_a_short_text_has_a_band_of_its_whole_text() -> None:
    assert _shared("The pier at Vell is shut.", "The pier at Vell is shut") == 1
    assert _shared("The pier at Vell is shut.", "The pier at Vell is open.") == 0
    assert sketch(article("")).bands == ()


def test_one_address_is_a_band() -> None:
    one = sketch(article(report(1), url="https://www.a.example/pier/?utm_source=x#top"))
    other = sketch(article(report(2), url="http://a.example/pier"))
    assert len({*one.bands} & {*other.bands}) == 1


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://A.example/Pier/", "a.example/Pier"),
        ("https://a.example/?id=3&utm_medium=x", "a.example?id=3"),
        ("https://a.example/", ""),
        ("pier.txt", ""),
        ("https://[", ""),
        ("", ""),
    ],
)
def test_addresses_are_compared_without_what_does_not_matter(url: str, key: str) -> None:
    assert address(url) == key


@given(st.lists(st.sampled_from("abc"), max_size=12), st.integers(1, 4))
def test_runs_are_numbered_by_their_words(said: list[str], length: int) -> None:
    numbers = runs(keys(said), length).tolist()
    told = [tuple(said[at : at + length]) for at in range(max(0, len(said) - length + 1))]
    assert len(numbers) == len(told)
    assert len(set(numbers)) == len(set(told)) == len(set(zip(numbers, told, strict=True)))


@settings(max_examples=20)
@given(st.lists(st.sampled_from([report(n, 4) for n in range(4)] + ["", "Few words."]), max_size=6))
def test_many_at_once_are_as_one_by_one(texts: list[str]) -> None:
    many = [article(text) for text in texts]
    assert sketches(many) == [sketch(each) for each in many]
