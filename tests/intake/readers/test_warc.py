"""Web archives: the articles of their pages, each with its address and its place."""

from __future__ import annotations

import gzip
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.intake import read
from tests.intake.reading import taken

PAGE = "<html><title>Ferry {n}</title><article><h1>Ferry {n}</h1><p>It “sank” {n} times at Vell"
PAGE += " this year, said Ada Holm, who runs it.</p></article></html>"


def record(n: int, page: str, charset: str = "utf-8") -> bytes:
    body = page.encode(charset)
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={charset}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://c.example/{n}\r\n"
        f"WARC-Date: 2031-06-04T0{n}:00:00Z\r\nWARC-Record-ID: <urn:uuid:{n}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def test_each_page_is_an_article(tmp_path: Path) -> None:
    records = (
        record(1, PAGE.format(n=1)),
        record(2, PAGE.format(n=2), "windows-1252"),
        record(3, "<html><p></p></html>"),
    )
    for name, packed in {
        "a.warc": b"".join(records),
        "a.warc.gz": b"".join(map(gzip.compress, records)),
    }.items():
        (tmp_path / name).write_bytes(packed)
        found = read(str(tmp_path / name))
        assert [each.url for each in found.articles] == [
            "https://c.example/1",
            "https://c.example/2",
        ]
        assert all("It “sank”" in each.text for each in found.articles)
        origins = [each.origin for each in found.articles if each.origin]
        assert [each.member for each in origins] == ["https://c.example/1", "https://c.example/2"]
        assert origins[0].offset == 0
        assert origins[1].encoding == "cp1252"
        (told,) = found.problems
        assert "https://c.example/3: no text was found in this page" in str(told)


@given(st.integers(min_value=0), st.binary(max_size=8))
@settings(max_examples=25)
def test_no_damage_raises(at: int, change: bytes) -> None:
    data = record(1, PAGE.format(n=1)) + record(2, PAGE.format(n=2))
    at %= len(data)
    found = taken(data[:at] + change + data[at + len(change) :])
    assert all(str(each).isprintable() for each in found.problems)
