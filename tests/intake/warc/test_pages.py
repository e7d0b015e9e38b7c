"""Which records are pages, and what is told of them."""

from __future__ import annotations

import gzip
import io
import tracemalloc
from collections.abc import Iterator

import pytest

from tellings.errors import ReadError
from tellings.intake.warc import is_warc, pages, raw
from tellings.intake.warc.record import LARGEST
from tests.intake.warc.building import (
    NAME,
    Pipe,
    answer,
    body,
    numbers,
    packed,
    page_record,
    read,
    record,
)

HTML = b"<html><p>The ferry sails at noon.</p></html>"


@pytest.mark.parametrize("version", ["0.18", "1.0", "1.1"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_a_page_and_what_is_told_of_it(version: str, pack: type[bytes]) -> None:
    lead = pack(record(b"software: invented\r\n", kind="warcinfo", version=version))
    found, problems = read(lead + pack(record(answer(HTML), version=version)))
    assert problems == []
    (page,) = found
    assert (page.url, page.date) == ("https://harbour.example/1", "2026-05-14T06:30:00Z")
    assert (page.data, page.media, page.charset) == (HTML, "text/html", "utf-8")
    assert page.offset == len(lead)


@pytest.mark.parametrize(
    "head",
    [
        record(answer(HTML))[:100],
        b"\r\n" + record(answer(HTML)),
        gzip.compress(record(answer(HTML)), mtime=0)[:200],
        gzip.compress(record(answer(HTML)), 0, mtime=0),
    ],
)
def test_an_archive_is_known_by_its_beginning(head: bytes) -> None:
    assert is_warc(head)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\x1f\x8b",
        gzip.compress(HTML, mtime=0),
        HTML,
        b"WARC",
        b"WARC/one",
        b"The WARC/1.0 format",
        b"\x1f\x8b\x08" + b"\xff" * 50,
    ],
)
def test_other_files_are_not_taken_for_one(head: bytes) -> None:
    assert not is_warc(head)


PASSED_OVER = {
    "request": record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
    "metadata": record(b"fetchTimeMs: 12\r\n", kind="metadata"),
    "revisit": record(answer(b""), kind="revisit"),
    "conversion": record(b"The ferry sails.", kind="conversion", media="text/plain"),
    "unknown": record(HTML, kind="postcard", media="text/html"),
    "missing": record(answer(HTML, status="404 Not Found")),
    "moved": record(answer(HTML, "Location: /2", status="301 Moved")),
    "partial": record(answer(HTML, status="206 Partial Content")),
    "picture": record(answer(b"\x89PNG", media="image/png")),
    "program": record(answer(b"{}", media="application/json")),
    "picture kept as it is": record(b"\x89PNG", kind="resource", media="image/png"),
    "no answer": record(HTML),
    "an answer without an end": record(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"),
    "nothing": record(b""),
    "an answer with nothing in it": record(answer(b"")),
    "blanks": record(answer(b" \r\n ")),
    "undeclared, not HTML": record(answer(b"\x89PNG <html>", media="")),
}


@pytest.mark.parametrize("other", PASSED_OVER.values(), ids=PASSED_OVER)
def test_what_holds_no_page_is_passed_over(other: bytes) -> None:
    for parts in ([page_record(1), other, page_record(2)], [other, page_record(1), page_record(2)]):
        assert numbers(read(b"".join(parts))[0]) == [1, 2]
        found, problems = read(b"".join(packed(parts)))
        assert (numbers(found), problems) == ([1, 2], [])


@pytest.mark.parametrize(
    ("whole", "media", "charset"),
    [
        (
            record(answer(HTML, media="TEXT/HTML;charset='Windows-1252'")),
            "text/html",
            "windows-1252",
        ),
        (record(answer(HTML, media="application/xhtml+xml")), "application/xhtml+xml", ""),
        (record(answer(HTML, media="text/plain; charset=x")), "text/plain", "x"),
        (record(answer(b"\n<!DOCTYPE html>" + HTML, media="")), "text/html", ""),
        (record(HTML, kind="resource", media="text/html; charset=utf-8"), "text/html", "utf-8"),
        (record(HTML, kind="Resource", media="text/html"), "text/html", ""),
    ],
)
def test_media_and_charset(whole: bytes, media: str, charset: str) -> None:
    for data in (whole, gzip.compress(whole)):
        (page,) = read(data)[0]
        assert (page.media, page.charset) == (media, charset)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("<https://a.example/1>", "https://a.example/1"),
        ("https://a.example/\u00fc?q=1 2", "https://a.example/\u00fc?q=1 2"),
        ("", ""),
    ],
)
def test_the_address_is_as_it_was_asked_for(told: str, expected: str) -> None:
    whole = record(answer(HTML)).replace(b"https://harbour.example/1", told.encode())
    for data in (whole * 2, gzip.compress(whole) * 2):
        assert [each.url for each in read(data)[0]] == [expected] * 2


def test_an_address_that_is_not_utf8_is_read_as_latin1() -> None:
    whole = record(answer(HTML)).replace(b"harbour.example/1", b"harbour.example/caf\xe9")
    assert {each.url for each in read(whole * 2)[0]} == {"https://harbour.example/caf\u00e9"}


@pytest.mark.parametrize("told", ["yesterday", "", "2026-13-40T00:00:00Z"])
def test_a_date_that_is_none_is_left_out(told: str) -> None:
    whole = record(answer(HTML)).replace(b"2026-05-14T06:30:00Z", told.encode())
    assert [each.date for each in read(whole)[0]] == [""]


# --- size ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
@pytest.mark.parametrize("pipe", [False, True], ids=["file", "pipe"])
def test_a_page_that_is_too_large_is_skipped_and_said(pack: type[bytes], pipe: bool) -> None:
    large = answer(b"<p>" + b"tide " * (LARGEST // 5 + 1))
    parts = [page_record(1), record(large), page_record(2)]
    found, problems = read(b"".join(map(pack, parts)), pipe=pipe)
    assert numbers(found) == [1, 2]
    (problem,) = problems
    assert problem.endswith(f"a page of {len(large)} bytes is larger than 16 MiB; it was skipped")


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
@pytest.mark.parametrize("pipe", [False, True], ids=["file", "pipe"])
def test_a_film_that_is_too_large_is_passed_over(pack: type[bytes], pipe: bool) -> None:
    film = record(answer(bytes(2 * LARGEST + 9_000_000), media="video/mp4"))
    found, problems = read(b"".join(map(pack, [page_record(1), film, page_record(2)])), pipe=pipe)
    assert (numbers(found), problems) == ([1, 2], [])


def test_a_record_that_unpacks_without_end_is_given_up() -> None:
    head = record(b"", length=2 * 1024**3).removesuffix(b"\r\n\r\n")
    bomb = gzip.compress(head + bytes(3_000_000))
    found, problems = read(b"".join([*packed([page_record(1)]), bomb, *packed([page_record(2)])]))
    assert numbers(found) == [1, 2]
    assert "a record of 2147483648 bytes is larger than we unpack" in problems[0]


class Endless(io.RawIOBase):
    """So many times a member, one at a time; the bytes are counted, not kept."""

    def __init__(self, count: int) -> None:
        self._members = iter(packed([page_record(1, size=120_000)]) * count)
        self._left = b""
        self.given = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._left or next(self._members, b"")
        self._left = data[size:]
        self.given += len(data[:size])
        return data[:size]


def test_memory_does_not_grow_with_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    room = 1024**2
    monkeypatch.setattr(raw, "WINDOW", room)
    peaks = []
    for count in (40, 80):
        stream = Endless(count)
        tracemalloc.start()
        assert sum(1 for _ in pages(stream, NAME)) == count  # type: ignore[arg-type]
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert stream.given > 2 * room * count / 40
    assert peaks[1] < peaks[0] * 1.05 < 4 * room


# --- streams -------------------------------------------------------------------------------------


def test_offsets_count_from_where_the_stream_stands() -> None:
    stream = io.BytesIO(b"junk" + b"".join(packed([page_record(1), page_record(2)])))
    stream.seek(4)
    found = [each for each in pages(stream, NAME) if not isinstance(each, ReadError)]
    assert (numbers(found), found[0].offset) == ([1, 2], 0)


@pytest.mark.parametrize("pipe", [False, True], ids=["file", "pipe"])
def test_a_watcher_hears_how_far_reading_is(pipe: bool) -> None:
    data = b"".join(packed(page_record(number, size=20_000) for number in range(40)))
    heard: list[int] = []
    stream = Pipe(data) if pipe else io.BytesIO(data)
    for _ in pages(stream, NAME, watch=heard.append):  # type: ignore[arg-type]
        pass
    assert heard == sorted(set(heard))
    assert heard[-1] == len(data)
    assert len(heard) > 3


class Failing(Pipe):
    """A stream on a disk that breaks down."""

    def read(self, size: int = -1) -> bytes:
        return super().read(size) or self._fail()

    def _fail(self) -> bytes:
        raise OSError(5, "Input/output error")


def test_an_error_of_the_disk_ends_reading_and_is_said() -> None:
    data = b"".join(packed(map(page_record, range(5))))
    found = list(pages(Failing(data), NAME))  # type: ignore[arg-type]
    assert [each for each in found if not isinstance(each, ReadError)]
    assert str(found[-1]) == (
        f"cannot read {NAME}: byte {len(data)}: Input/output error; the rest was not read"
    )


def test_pages_come_while_the_stream_goes_on() -> None:
    def members() -> Iterator[bytes]:
        yield from packed(page_record(number, size=300_000) for number in range(6))
        raise AssertionError("read to the end before the first page was given")

    class Slow(Endless):
        def __init__(self) -> None:
            super().__init__(0)
            self._members = members()

    first = next(pages(Slow(), NAME))  # type: ignore[arg-type]
    assert not isinstance(first, ReadError)
    assert first.data == body(0, 300_000)


def test_nothing_is_in_an_empty_file() -> None:
    assert read(b"") == ([], [])
    assert read(b"\r\n" * 500) == ([], [])
