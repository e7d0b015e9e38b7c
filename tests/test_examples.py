"""The invented reports: that they are what their README says, mess included."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
REPORTS = ("courier.txt", "standard.txt", "review.html")


def _read(name: str) -> str:
    return (EXAMPLES / name).read_bytes().decode("utf-8")


def test_the_folder_holds_three_reports_and_a_readme_that_says_they_are_invented() -> None:
    files = [path.name for path in EXAMPLES.iterdir() if path.is_file()]
    assert sorted(files) == sorted((*REPORTS, "README.md"))
    readme = _read("README.md")
    assert "invented" in readme
    assert "CC0" in readme
    assert all(f"`{name}`" in readme for name in REPORTS)


@pytest.mark.parametrize("name", REPORTS)
def test_they_are_as_long_as_news_reports(name: str) -> None:
    words = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", _read(name), flags=re.S).split()
    assert 350 <= len(words) <= 900


def test_the_mess_of_the_courier() -> None:
    lines = [line for line in _read("courier.txt").split("\n") if line.strip()]
    assert lines[-1] == lines[-2], "a teaser printed twice"
    assert "\u00a0" in _read("courier.txt")
    assert any(line.startswith("PHOTO:") for line in lines)
    assert _read("courier.txt").count("Voskamp") == 1 < _read("courier.txt").count("Vosskamp")


def test_the_mess_of_the_standard() -> None:
    text = _read("standard.txt")
    lines = text.splitlines()
    assert lines[0] == lines[2], "a headline printed twice"
    assert "" not in lines[3:], "single newlines part the paragraphs"
    assert re.search(r"said: “[^”]*\n“[^“”]*”\n", text), "one quotation over two paragraphs"
    assert re.search(r"\(.*Photo via .*\)", text), "a credit in brackets"


def test_the_mess_of_the_review() -> None:
    page = _read("review.html")
    assert all(f"<{tag}" in page for tag in ("nav", "aside", "figcaption", "script", "footer"))
    assert all(entity in page for entity in ("&lsquo;", "&nbsp;", "&amp;", "&mdash;"))
    ld = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert ld is not None
    assert json.loads(ld.group(1))["publisher"]["name"] == "The Saltmarsh Review"
