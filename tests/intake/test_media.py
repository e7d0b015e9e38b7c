"""What a file holds: its content tells first, its name second."""

from __future__ import annotations

import pytest

from tellings.intake.media import begins_as_page, begins_as_xml, root
from tellings.intake.readers import find
from tellings.intake.source import from_bytes
from tellings.model import Origin


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The ferry is back.", "-", "text"),
        ("The ferry is back.", "ferry.jsonl", "jsonl"),
        ("The ferry is back.", "ferry.csv", "csv"),
        ("The ferry is back & <b> is a letter", "ferry.md", "text"),
        ("<!DOCTYPE  HTML><p>", "ferry.txt", "page"),
        ("\ufeff \n<html>", "-", "page"),
        ("<!-- saved -->\n<?xml version='1.0'?>\n<!-- x --><HTML lang=en>", "-", "page"),
        ("<p>The ferry", "-", "page"),
        ("The <b>ferry</b>", "ferry.HTM", "page"),
        ("<people> say so", "-", "text"),
        ('{"text": "The ferry"}', "ferry.txt", "jsonl"),
        ('\n{"text": "The ferry"}\n{bad', "-", "jsonl"),
        ('{"text": "' + "The ferry. " * 9_000, "-", "jsonl"),
        ('{"body": "The ferry"}', "ferry.txt", "text"),
        ('{"body": "The ferry"}', "ferry.JSON", "jsonl"),
        ("{The ferry} is back.", "-", "text"),
        ('{"uri": "a", "headline": "Ferry", "body_text": "The ferry"}', "ferry.txt", "ninjs"),
        ('[{"uri": "a",\n"versionCreated": "2031"}]', "-", "ninjs"),
        ('{"text": "a", "headline": "b"}', "-", "jsonl"),
        ("title,text\nFerry,It is back.", "ferry.txt", "csv"),
        ("\ufeffDatum;Body;Link\r\n", "-", "csv"),
        ("Text, and more of it\nThe ferry is back.", "-", "text"),
        ("<?xml version='1.0'?><newsItem xmlns='http://iptc.org/'>", "-", "newsml"),
        ("<x:newsMessage xmlns:x='http://iptc.org/'>", "ferry.html", "newsml"),
        ("<!DOCTYPE nitf SYSTEM 'nitf.dtd'>\n<nitf>", "-", "newsml"),
        ("<?xml version='1.0'?><menu>", "-", "text"),
        ("<!-- never closed", "-", "text"),
        ("PK\x05\x06", "ferry.txt", "zip"),
    ],
)
def test_the_reader_of_a_source(text: str, name: str, expected: str) -> None:
    assert find(from_bytes(name, Origin(name), text.encode())).name == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<?xml version='1.0'?><!-- a --><rss version='2.0'>", "rss"),
        ("<!DOCTYPE a [<!ELEMENT a ANY>]> <a:b>", "b"),
        ("<feed/>", "feed"),
        ("The ferry", ""),
        ("<!DOCTYPE " * 9, ""),
    ],
)
def test_the_name_of_the_first_element(text: str, expected: str) -> None:
    assert root(text) == expected


def test_pages_are_not_xml() -> None:
    page = "<?xml version='1.0'?><!DOCTYPE html><html>"
    assert begins_as_page(page)
    assert not begins_as_xml(page)
    assert begins_as_xml("<?xml version='1.0'?><menu>")
    assert begins_as_xml("<rss>")
    assert not begins_as_xml("<people> say so")
