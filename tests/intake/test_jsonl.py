"""JSON Lines: an article a line, and a problem for each line that is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.intake import read
from tellings.model import Datum, article_id
from tests.intake.reading import taken

GOOD = b'{"id": "a", "text": "The ferry is back."}\n'


def problems(data: bytes) -> list[str]:
    lead = "cannot read standard input: "
    return [str(each).removeprefix(lead) for each in taken(data).problems]


def test_the_fields_become_data() -> None:
    line = {
        "id": 7,
        "text": "\u201cNo,\u201d\r\nshe said.",
        "title": "Ferry back",
        "outlet": "The Courier",
        "url": "https://courier.example/1",
        "published": "2026-05-14",
        "unknown": [1],
    }
    (only,) = taken(json.dumps(line).encode()).articles
    assert (only.id, only.text, only.url) == ("7", line["text"], line["url"])
    assert only.title == Datum("Ferry back", "jsonl")
    assert only.outlet == Datum("The Courier", "jsonl")
    assert only.published == Datum("2026-05-14", "jsonl")
    assert only.origin is not None
    assert (only.origin.media, only.origin.line) == ("application/jsonl", 1)


def test_without_an_id_it_is_made_of_text_and_address() -> None:
    data = b'{"text": "The ferry is back.", "url": "https://a.example/"}'
    (only,) = taken(data).articles
    assert only.id == article_id("The ferry is back.", "https://a.example/")


def test_empty_fields_are_as_if_they_were_not_there() -> None:
    data = b'{"id": null, "text": "The ferry is back.", "title": "", "outlet": null, "url": " "}'
    (only,) = taken(data).articles
    assert only.id == article_id("The ferry is back.")
    assert (only.title, only.outlet, only.url, only.published) == (None, None, None, None)


def test_bad_lines_do_not_harm_the_others() -> None:
    data = GOOD + b"\n{bad\n" + b'{"id": "b", "text": "It sank."}'
    found = taken(data)
    assert [(each.id, each.origin and each.origin.line) for each in found.articles] == [
        ("a", 1),
        ("b", 4),
    ]
    assert [str(each).split(": ")[1] for each in found.problems] == ["line 3"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"{bad", "line 2: is not JSON (Expecting property name enclosed in double quotes"),
        (b'["a"]', "line 2: is no JSON object"),
        (b"{}", 'line 2: "text" must be a string that is not empty'),
        (b'{"text": 1}', 'line 2: "text" must be a string that is not empty'),
        (b'{"text": " "}', 'line 2: "text" must be a string that is not empty'),
        (b'{"text": "1 2"}', 'line 2: "text" has no words'),
        (b'{"text": "a\\u0000"}', 'line 2: "text" has a NUL character; remove it'),
        (b'{"text": "a\\ud800b"}', 'line 2: "text" has half a character'),
        (b'{"text": "a", "title": "\\udfff"}', 'line 2: "title" has half a character'),
        (b'{"text": "a", "title": 3}', 'line 2: "title" must be a string'),
        (b'{"text": "a", "id": ""}', 'line 2: "id" must be a string that is not empty, or a whole'),
        (
            b'{"text": "a", "id": true}',
            'line 2: "id" must be a string that is not empty, or a whole',
        ),
        (
            b'{"text": "a", "id": 1.5}',
            'line 2: "id" must be a string that is not empty, or a whole',
        ),
        (b'{"text": "a", "id": "a"}', 'line 2: the id "a" was given in line 1; give each its own'),
        (b'{"text": "\xff"}', "line 2: is not UTF-8 (byte 11); save the file as UTF-8"),
        (b'{"text": "a", "n": ' + b"9" * 5_000 + b"}", "line 2: nests too deep or has too long"),
        (b'{"text": "a", "n": ' + b"[" * 99_999, "line 2: nests too deep or has too long"),
    ],
)
def test_each_bad_line_says_what_is_wrong(line: bytes, expected: str) -> None:
    (told,) = problems(GOOD + line)
    assert told.startswith(expected)
    assert told.isprintable()


def test_an_id_cannot_break_the_line() -> None:
    line = json.dumps({"id": "a\n\u202e" + "b" * 99, "text": "The ferry is back."}).encode()
    (told,) = problems(line + b"\n" + line)
    assert told.isprintable()
    assert len(told) < 120


def test_a_pair_of_halves_is_one_character() -> None:
    assert taken(b'{"text": "a \\ud83d\\ude00 b"}').articles[0].text == "a \U0001f600 b"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_encodings(encoding: str) -> None:
    lines = '{"text": "\u201cNo\u201d, she said."}\r\n{"text": "It sank\u2028again."}\r\n'
    found = taken(lines.encode(encoding))
    assert [each.text for each in found.articles] == [
        "\u201cNo\u201d, she said.",
        "It sank\u2028again.",
    ]
    assert {each.origin and each.origin.encoding for each in found.articles} == {encoding}


def test_a_file_of_another_kind_is_not_told_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "wrong.jsonl"
    path.write_text("The ferry is back.\n" * 5_000)
    found = read(str(path))
    assert found.articles == ()
    assert len(found.problems) == 101
    assert str(found.problems[-1]).endswith("4900 more lines have problems")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5))
def test_offsets_count_in_the_given_text(texts: list[str]) -> None:
    lines = "\n".join(json.dumps({"id": n, "text": text}) for n, text in enumerate(texts))
    found = taken(lines.encode())
    assert all(texts[int(each.id)] == each.text for each in found.articles)
    assert len(found.articles) + len(found.problems) == len(texts)
