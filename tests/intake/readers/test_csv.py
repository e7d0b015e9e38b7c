"""Tables with an article a row: any dialect, any spelling of the columns, any damage."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.intake import Intake, read
from tellings.model import Datum
from tests.intake.reading import problem, taken

TEXT = "The ferry is back.\r\nIt sank “twice”, she said; then, no."


def table(folder: Path, data: bytes | str, name: str = "a.csv") -> Intake:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read(str(path))


def lines(found: Intake) -> list[str]:
    return [str(each).partition(".csv: ")[2] for each in found.problems]


def test_the_columns_become_data() -> None:
    rows = [
        ["Headline", "Source", "Author", "Pub-Date", "LINK", "lang", "Body Text", "Rain"],
        ["Ferry back", "Courier", "Ada Holm", "2031-06-04", "https://c.example/1", "en", TEXT, "3"],
    ]
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    (only,) = taken(file.getvalue().encode()).articles
    assert (only.text, only.url) == (TEXT, "https://c.example/1")
    for name, value in zip(
        ("title", "outlet", "byline", "published", "language"), rows[1], strict=False
    ):
        assert getattr(only, name) == Datum({"language": "en"}.get(name, value), "csv column")
    assert only.origin is not None
    assert (only.origin.media, only.origin.line) == ("text/csv", 2)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_dialects(delimiter: str, end: str, encoding: str, tmp_path: Path) -> None:
    file = io.StringIO(newline="")
    rows = [["id", "body", "title"], ["7", TEXT, "One"], [], ["8", "It “sank”.", "Two"]]
    csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)
    found = table(tmp_path, file.getvalue().encode(encoding))
    assert found.problems == ()
    assert [(each.id, each.text) for each in found.articles] == [("7", TEXT), ("8", "It “sank”.")]


def test_quotes_may_be_escaped_or_single(tmp_path: Path) -> None:
    found = table(tmp_path, 'title,text\n"A","He said \\"no, never\\" twice."\n')
    assert found.articles[0].text == 'He said "no, never" twice.'
    found = table(tmp_path, "'title','text'\n'A','No, he ''said''.'\n")
    assert found.articles[0].text == "No, he 'said'."


def test_the_line_is_where_the_row_begins(tmp_path: Path) -> None:
    found = table(tmp_path, 'title,text\nA,"One\ntwo\nthree"\n\nB,Four\n')
    assert [each.origin and each.origin.line for each in found.articles] == [2, 6]


def test_bad_rows_do_not_harm_the_others(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        "id,text,title\n1,It is back.,A\n2,,B\n3,It is, they say, gone.,C\n1,Again.,D\n4,a\0b,E\n"
        "5,1 2,F\n6,It sank.\n",
    )
    assert [each.id for each in found.articles] == ["1", "6"]
    assert lines(found) == [
        'line 3: "text" must be a string that is not empty',
        "line 4: has 5 fields for 3 columns; put quotation marks about a text",
        'line 5: the id "1" was given in line 2; give each its own',
        'line 6: "text" has a NUL character; remove it',
        'line 7: "text" has no words',
    ]


def test_a_quotation_mark_that_is_not_closed_is_said(tmp_path: Path) -> None:
    found = table(tmp_path, 'title,text\nA,It is back.\nB,"It sank.\nC,It floats.\n')
    assert [each.text for each in found.articles] == ["It is back."]
    assert lines(found) == [
        "line 3: a quotation mark is not closed; the rest of the file was not read"
    ]


def test_bytes_of_another_encoding_harm_only_their_row(tmp_path: Path) -> None:
    data = "title,text\nA,It “sank”.\n".encode() + "B,It “rose”.\n".encode("cp1252")
    found = table(tmp_path, data)
    assert [each.text for each in found.articles] == ["It “sank”.", "It “rose”."]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"day,rain\n1,2", "has no column for the text; call one of them text, body or content"),
        (b"", "is empty; give a file with text in it"),
        (b"\0\0\0", "is a binary file"),
        (b"title,text", ""),
        (b"\x1b[31m,a\n", "has no column for the text"),
    ],
)
def test_tables_that_are_none(data: bytes, expected: str, tmp_path: Path) -> None:
    if not expected:
        assert table(tmp_path, data) == Intake()
        return
    told = problem(tmp_path, "a.csv", data)
    assert told.startswith(expected)
    assert told.isprintable()


def test_many_problems_are_counted(tmp_path: Path) -> None:
    found = table(tmp_path, "title,text\n" + "A,\n" * 250)
    assert len(found.problems) == 101
    assert lines(found)[-1] == "150 more rows have problems"


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_what_a_spreadsheet_writes_is_read_again(rows: list[tuple[str, str]]) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(["title", "text"])
    writer.writerows((title, f"It sank. {text}") for title, text in rows)
    found = taken(file.getvalue().encode())
    expected = [f"It sank. {text}" for _, text in rows]
    assert [each.text for each in found.articles] == list(dict.fromkeys(expected))


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    found = taken(b"title,text\nA,It sank.\n" + data)
    assert all(str(each).isprintable() for each in found.problems)
