"""What a file holds: its content tells first, its name second."""

from __future__ import annotations

import pytest

from tellings.intake.media import media


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The ferry is back.", "-", "text/plain"),
        ("The ferry is back.", "ferry.jsonl", "application/jsonl"),
        ("The ferry is back & <b> is a letter", "ferry.md", "text/plain"),
        ("<!DOCTYPE  HTML><p>", "ferry.txt", "text/html"),
        ("\ufeff \n<html>", "-", "text/html"),
        ("<!-- saved -->\n<?xml version='1.0'?>\n<!-- x --><HTML lang=en>", "-", "text/html"),
        ("<p>The ferry", "-", "text/html"),
        ("The <b>ferry</b>", "ferry.HTM", "text/html"),
        ("The ferry is back.", "ferry.html", "text/plain"),
        ("<people> say so", "-", "text/plain"),
        ('{"text": "The ferry"}', "ferry.txt", "application/jsonl"),
        ('\n{"text": "The ferry"}\n{bad', "-", "application/jsonl"),
        ('{"body": "The ferry"}', "ferry.txt", "text/plain"),
        ('{"body": "The ferry"}', "ferry.JSON", "application/jsonl"),
        ("{The ferry} is back.", "-", "text/plain"),
        ("<?xml version='1.0'?><rss>", "-", "application/xml"),
        ("<feed xmlns='x'>", "feed.txt", "application/xml"),
        ("<!-- never closed", "-", "text/plain"),
    ],
)
def test_media(text: str, name: str, expected: str) -> None:
    assert media(text, name) == expected
