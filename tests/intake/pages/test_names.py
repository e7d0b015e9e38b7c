"""Persons in what pages call their authors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.intake.pages.names import agencies, is_signature, persons


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("By Petra Lowmoor", ("Petra Lowmoor",)),
        ("By Petra Lowmoor and Bo Lind", ("Petra Lowmoor", "Bo Lind")),
        ("Petra Lowmoor, Bo Lind & Ana de la Vey", ("Petra Lowmoor", "Bo Lind", "Ana de la Vey")),
        ("Von Petra Lowmoor, Ansel", ("Petra Lowmoor",)),
        ("Petra Lowmoor, Political Correspondent", ("Petra Lowmoor",)),
        ("Petra Lowmoor | The Review", ("Petra Lowmoor",)),
        ("Petra Lowmoor in Ansel", ("Petra Lowmoor",)),
        ("Petra Lowmoor (dpa)", ("Petra Lowmoor",)),
        ("Petra Lowmoor The Associated Press", ("Petra Lowmoor",)),
        ("PETRA LOWMOOR", ("PETRA LOWMOOR",)),
        ("J. M. O'Farren-Dane", ("J. M. O'Farren-Dane",)),
        ("p.lowmoor@review.example Petra Lowmoor", ("Petra Lowmoor",)),
        ("김혜진", ("김혜진",)),
        ("Staff", ()),
        ("Review Staff", ()),
        ("By The Review", ()),
        ("Politics Desk", ()),
        ("IN-Redaktion", ()),
        ("Reuters", ()),
        ("Associated Press", ()),
        ("review.example", ()),
        ("@petra", ()),
        ("https://review.example/petra-lowmoor", ()),
        ("petra lowmoor", ()),
        ("Petra", ()),
        ("Petra 7", ()),
        ("", ()),
    ],
)
def test_who_is_a_person(written: str, names: tuple[str, ...]) -> None:
    assert persons((written,), "The Review") == names


def test_the_outlet_is_no_person() -> None:
    assert persons(("Ansel Bote", "Petra Lowmoor"), "ANSEL BOTE") == ("Petra Lowmoor",)


def test_agencies_beside_persons() -> None:
    assert agencies(("Petra Lowmoor and AP",)) == ("AP",)
    assert agencies(("Von Petra Lowmoor, dpa",)) == ("dpa",)
    assert agencies(("Petra Lowmoor",)) == ()


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("By Petra Lowmoor", True),
        ("Von dpa", True),
        ("By then Petra Lowmoor had gone.", False),
        ("By the water", False),
        ("Petra Lowmoor", False),
    ],
)
def test_signatures(line: str, signs: bool) -> None:
    assert is_signature(line) is signs


@given(st.text(max_size=300))
def test_any_text(written: str) -> None:
    for name in persons((written,)):
        assert name.strip() == name
        assert "@" not in name
        assert not any(map(str.isdigit, name))
