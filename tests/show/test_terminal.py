"""Lines for a terminal, and words that must not be obeyed by it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from tellings.model import Article, Collation, Reading, Story
from tellings.show import terminal
from tellings.show.plain import plain


def _printed(collation: Collation, **console: object) -> str:
    out = Console(file=io.StringIO(), **console)  # type: ignore[arg-type]
    terminal.summary(collation, out)
    for reading in collation.readings:
        terminal.reading(reading, out)
    return out.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def test_summary_names_the_places(collation: Collation) -> None:
    printed = _printed(collation)
    assert "    B ¶2–3  “For nine days we waited for this. “The island was" in printed
    assert "    C  not told here" in printed
    assert "    unsure: half of the words are the same" in printed
    assert "  Mira Tolland → Dario Quell\n" in printed


def test_reading_shows_every_part_and_who_says_what(collation: Collation) -> None:
    out = Console(file=io.StringIO())
    terminal.reading(collation.readings[0], out)
    printed = out.file.getvalue()  # type: ignore[attr-defined]
    assert "  ¶10   boilerplate  Read more exclusive news" in printed
    assert "  ¶11   no role      By the same writer" in printed
    assert "    ¶7  a harbour official citing: “the figure" in printed
    assert "  ¶4  Mira Tolland person ×3" in printed


def test_nothing_from_a_source_is_obeyed(collation: Collation) -> None:
    on_a_terminal = _printed(collation, color_system=None, force_terminal=True)
    for printed in (_printed(collation), on_a_terminal):
        assert "␛[31mred␛[0m" in printed
        assert "[U+202E]" in printed
        assert not {"\x1b", "\u202e", "\r"} & set(printed)


def test_rich_markup_in_a_source_stays_as_written() -> None:
    text = "[bold]Tide[/bold] at :smile: [/] [link=x]"
    readings = (Reading(Article("x", text)),)
    printed = _printed(Collation(Story("s", ("x",)), readings), force_terminal=True)
    assert text in printed


def test_a_terminal_gets_styles_and_wrapped_lines(collation: Collation) -> None:
    styled = _printed(
        collation, force_terminal=True, width=60, color_system="standard", no_color=False
    )
    assert "\x1b[4mWe have\x1b[0m" in styled
    wrapped = _printed(collation, force_terminal=True, width=60, color_system=None)
    assert max(map(len, wrapped.splitlines())) <= 60
    assert max(map(len, _printed(collation).splitlines())) > 60


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a\tb\r\n  c", "a b c"),
        ("\x07bell\x7f", "␇bell␡"),
        ("\x9b31m", "[U+009B]31m"),
        ("\u2066x\u2069", "[U+2066]x[U+2069]"),
        ("\ud800", "\ufffd"),
        ("Żółw 👩‍🚀 שלום", "Żółw 👩‍🚀 שלום"),
    ],
)
def test_plain(words: str, shown: str) -> None:
    assert plain(words) == shown


@given(st.text(max_size=60))
def test_plain_never_lets_a_control_character_through(words: str) -> None:
    controls = {*map(chr, (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F)))}
    assert not set(plain(words)) & controls


def test_an_empty_reading_is_said_to_be_empty() -> None:
    printed = _printed(Collation(Story("s", ("x",)), (Reading(Article("x", "")),)))
    assert printed.startswith("1 telling\n")
    assert "nothing found" in printed
