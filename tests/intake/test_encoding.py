"""Bytes to text: exactly what stands there, in any encoding."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tellings.intake.encoding import decode
from tellings.intake.readers import find
from tellings.intake.source import from_bytes
from tellings.model import Origin
from tests.intake.reading import article, taken

QUOTED = "“No,” said Ana’s aunt — and left.\r\n\r\n\tThe café closed at 9.\n"

# No controls (many make a binary file) and no halves of characters, which no encoding can write.
WRITTEN = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\t\n\r"))


def is_prose(text: str) -> bool:
    source = from_bytes("-", Origin("-"), text.encode("utf-8", "replace"))
    return any(map(str.isalpha, text)) and find(source).name == "text"


@given(WRITTEN, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_text_is_exactly_what_was_written(text: str, encoding: str) -> None:
    assume(is_prose(text) and not text.startswith(("\ufeff", "%", "{")))
    data = text.encode(encoding)
    read = article(data)
    assert read.text == text
    assert read.origin is not None
    assert data.decode(read.origin.encoding) == text
    assert read.origin.sha256 == hashlib.sha256(data).hexdigest()


@given(
    st.lists(
        st.sampled_from(
            ["“No,”", "Ana’s", "said", "the café", "closed.", "Brück", "— €40", "… ‘Yes’", "Malmö"]
        ),
        min_size=8,
        max_size=60,
    )
)
def test_windows_1252_news(words: list[str]) -> None:
    text = " ".join(["The aunt of Señor Vell said that", *words]) + "\r\n"
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_encodings_of_news(encoding: str, told: str) -> None:
    decoded = decode(QUOTED.encode(encoding))
    assert (decoded.text, decoded.encoding) == (QUOTED, told)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            "Pan Wojciech Łęcki powiedział, że most będzie zamknięty. „Nie”, dodał wicęburmistrz.",
            "cp1250",
        ),
        (
            "Она сказала нет и ушла домой вечером.",
            "cp1251",
        ),
        (
            "Мост закроют во вторник, сказал мэр.",
            "utf-16-le",
        ),
        (
            "橋は火曜日に閉鎖されると市長は述べた。",
            "shift_jis",
        ),
    ],
)
def test_other_alphabets(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_broken_utf8_stays_utf8() -> None:
    data = "“No,” said Ana’s aunt. “Never.”".encode()
    decoded = decode(data[:-1])
    assert decoded.encoding == "utf-8"
    assert decoded.text == "“No,” said Ana’s aunt. “Never.\ufffd"


@pytest.mark.parametrize(
    ("label", "encoding", "told"),
    [
        ("windows-1251", "cp1251", "cp1251"),
        ("iso-8859-1", "cp1252", "cp1252"),
        ("windows-1252", "utf-8", "utf-8"),
        ("utf-8", "cp1252", "cp1252"),
        ("utf-7", "utf-8", "utf-8"),
        ("unicode_escape", "utf-8", "utf-8"),
        ("no-such", "utf-8", "utf-8"),
    ],
)
def test_declared_encodings(label: str, encoding: str, told: str) -> None:
    words = "Мост закроют" if encoding == "cp1251" else QUOTED
    page = f'<!doctype html><meta charset="{label}"><p>{words} \\u0041</p>'
    decoded = decode(page.encode(encoding))
    assert (decoded.text, decoded.encoding) == (page, told)


def test_a_declaration_of_xml_counts_too() -> None:
    page = '<?xml version="1.0" encoding="koi8-r"?><html><p>мост</p></html>'
    assert decode(page.encode("koi8-r")).text == page


@given(st.binary(max_size=300))
def test_every_run_of_bytes_decodes(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.text == data.decode(decoded.encoding, "replace")


def test_line_ends_stay() -> None:
    assert taken(b"One.\r\nTwo.\rThree.\n").articles[0].text == "One.\r\nTwo.\rThree.\n"
