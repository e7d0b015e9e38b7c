"""Zip archives: members streamed, bombs bounded, everything strange refused in one line."""

from __future__ import annotations

import io
import json
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.intake import Asked, Intake, read, stream
from tellings.intake.readers import zipped
from tellings.model import Article
from tests import costs
from tests.intake.reading import problem, taken

PAGE = "<html><article><h1>Ferry</h1><p>The ferry is back at Vell, said Ada Holm.</p></article>"


def packed(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def lines(found: Intake) -> list[str]:
    return [str(each).partition("standard input: ")[2] for each in found.problems]


def test_each_member_is_read_by_its_kind() -> None:
    lines = '{"text": "It sank."}\n{"text": "It rose."}\n'
    data = packed(
        {
            "b/page.html": PAGE,
            "a.jsonl": lines,
            "c.csv": "title,text\nA,It floats.\n",
            "b/.hidden": "x",
            "__MACOSX/b/._page.html": b"\0",
            "folder/": "",
            "d.txt": "The “ferry”.".encode("cp1252"),
        }
    )
    found = taken(data)
    assert found.problems == ()
    places = [(a.origin.member, a.origin.line, a.origin.media) for a in found.articles if a.origin]
    assert places == [
        ("a.jsonl", 1, "application/jsonl"),
        ("a.jsonl", 2, "application/jsonl"),
        ("b/page.html", None, "text/html"),
        ("c.csv", 2, "text/csv"),
        ("d.txt", None, "text/plain"),
    ]
    assert found.articles[-1].text == "The “ferry”."


def test_what_is_refused_is_said_for_each_member() -> None:
    found = taken(
        packed(
            {
                "../up.txt": "It sank.",
                "/root.txt": "It sank.",
                "C:\\drive.txt": "It sank.",
                "empty.txt": "",
                "good.txt": "It rose.",
                "inner.zip": packed({"a.txt": "It sank."}),
                "picture.png": b"\x89PNG\r\n\x1a\n",
                "new\nline.txt": "",
            }
        )
    )
    assert [each.text for each in found.articles] == ["It rose."]
    out = "has a name that leads out of the archive; pack it again"
    assert lines(found) == [
        f"../up.txt: {out}",
        f"/root.txt: {out}",
        f"C:\\drive.txt: {out}",
        "empty.txt: is empty; give a file with text in it",
        "inner.zip: is an archive in an archive; unpack the outer one",
        "'new\\nline.txt': is empty; give a file with text in it",
        "picture.png: is a picture; give the text as text",
    ]


def test_an_encrypted_member_is_said() -> None:
    data = bytearray(packed({"a.txt": "It sank."}, zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert lines(taken(bytes(data))) == ["a.txt: is encrypted; unpack it with its password"]


def test_damage_costs_the_member_it_hits() -> None:
    data = bytearray(packed({"a.txt": "It sank.", "b.txt": "It rose."}, zipfile.ZIP_STORED))
    data[data.index(b"It sank.")] ^= 1
    found = taken(bytes(data))
    assert [each.text for each in found.articles] == ["It rose."]
    assert lines(found) == ["a.txt: is damaged; pack it again"]


def test_a_way_of_packing_that_is_not_known() -> None:
    data = bytearray(packed({"a.txt": "It sank."}, zipfile.ZIP_STORED))
    data[8] = data[data.index(b"PK\x01\x02") + 10] = 99
    assert lines(taken(bytes(data))) == ["a.txt: is packed in a way that is not known; unpack it"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (packed({}), "is a zip archive without files; give one with reports in it"),
        (packed({"a.txt": "It sank."})[:-9], "is a damaged zip archive, or cut short; pack it"),
        (packed({"a.txt": "It sank."})[:40], "is a damaged zip archive, or cut short; pack it"),
        (
            packed({"[Content_Types].xml": "", "word/document.xml": ""}),
            "is a Word document; save it as text",
        ),
        (packed({"mimetype": "application/epub+zip"}, 0), "is an EPUB book; save it as text"),
    ],
    ids=["empty", "cut late", "cut early", "Word", "EPUB"],
)
def test_archives_that_are_none(data: bytes, expected: str, tmp_path: Path) -> None:
    assert problem(tmp_path, "a.zip", data).startswith(expected)


def test_a_folder_whose_name_ends_like_an_office_programs_is_none() -> None:
    found = taken(packed({"crossword/a.txt": "It sank.", "xl/b.txt": "It rose."}))
    assert [each.text for each in found.articles] == ["It sank.", "It rose."]


# --- bombs ---------------------------------------------------------------------------------------


def test_a_member_that_unpacks_to_too_much_is_stopped() -> None:
    data = packed({"a.txt": b"a" * 50_000_000, "b.txt": "It rose."})
    assert len(data) < 60_000
    tracemalloc.start()
    found = taken(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [each.text for each in found.articles] == ["It rose."]
    assert lines(found) == [
        "a.txt: unpacks to more than 200 times its size (a zip bomb?);"
        " unpack it yourself if you trust it"
    ]
    assert most < 200_000_000


def test_members_that_share_their_bytes_are_stopped_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(zipped, "_FREE_TOGETHER", 0)
    # Fifield's trick: the list names the bytes of one member many times.
    first, times = packed({"a.txt": b"It sank. " * 9_999}), 900
    start, end = first.index(b"PK\x01\x02"), first.index(b"PK\x05\x06")
    entries = first[start:end] * times
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, times, times, len(entries), start, 0)
    found = taken(first[:start] + entries + tail)
    # Newer versions of zipfile refuse all but the first, and call them damaged.
    assert 0 < len(found.articles) < times // 2
    assert found.problems


def test_more_members_than_can_be_listed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = packed({f"{n}.txt": "It sank." for n in range(9)})
    monkeypatch.setattr(zipped, "MOST_MEMBERS", 8)
    assert problem(tmp_path, "a.zip", data).startswith("holds more than 8 files; unpack it")
    monkeypatch.setattr(zipped, "_LONGEST_LIST", 100)
    assert problem(tmp_path, "b.zip", data).startswith("holds more than 8 files; unpack it")


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    path, report = tmp_path / "a.zip", "It sank. " * 1_000
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for part in range(4):
            with archive.open(f"{part}.jsonl", "w") as file:
                for n in range(500):
                    line = json.dumps({"id": f"{part}-{n}", "text": f"{n} {report}"})
                    file.write(line.encode() + b"\n")
    assert path.stat().st_size > 18_000_000
    tracemalloc.start()
    count = sum(isinstance(each, Article) for each in stream(str(path)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 2_000
    assert most < 8_000_000


def test_only_so_many_articles_are_read() -> None:
    heard: list[str] = []
    data = packed({f"{n}.txt": f"It sank {n} times." for n in range(9)})
    asked = Asked(limit=2, say=heard.append)
    found = list(stream("-", stdin=io.BytesIO(data), asked=asked))
    assert len(found) == 2
    assert heard == ["standard input: cut after 2 articles"]
    assert read("-", stdin=io.BytesIO(data), asked=asked).notices == tuple(heard)


@given(st.integers(min_value=0), st.binary(max_size=8), st.booleans())
def test_no_damage_raises(at: int, change: bytes, cut: bool) -> None:
    data = packed({"a.txt": "It sank.", "b/c.jsonl": '{"text": "It rose."}', "d.html": PAGE})
    at %= len(data)
    broken = data[:at] + change + (b"" if cut else data[at + len(change) :])
    with costs.under(5):
        found = taken(broken)
        assert all(str(each).isprintable() for each in found.problems)
