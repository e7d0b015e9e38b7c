"""What is exported can be read by others, and says what the library holds."""

from __future__ import annotations

import csv
import io
import sys
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tellings.errors import UseError
from tellings.model import Attribution, Copy, Membership, Span
from tellings.store import export, quotations, tables
from tests.store.build import DAY, article, library, put

A = article(
    "The ferry sails.\n\nAna said “it \r\n sails, \"today\"”.", title="A ferry", outlet="Standard",
    url="https://standard.example/1", published="2031-03-03",
)  # fmt: skip
B = article("=HYPERLINK() is said.\n\nOlaf said “=cmd|' /C calc'!A0”.", title="@risk \ud800\0")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_quotations_are_a_table(tmp_path: Path) -> None:
    with library(tmp_path) as store:
        with store.adding() as adding:
            put(adding, A, story="s1", speaker="Ana Vell")
            put(adding, B)
        first, second = rows("".join(export.quotations(store)))
        assert tuple(first) == quotations.COLUMNS
        (note,) = store.notes.reading(A.id).of(Attribution)
        assert first == {
            "article": A.id,
            "story": "s1",
            "outlet": "Standard",
            "title": "A ferry",
            "url": "https://standard.example/1",
            "published": "2031-03-03",
            "note": note.id,
            "speaker": "Ana Vell",
            "source": "The",
            "cue": "",
            "form": "direct",
            "words": '“it \r\n sails, "today"”',
            "start": str(note.hull.start),
            "end": str(note.hull.end),
        }
        assert Span(int(first["start"]), int(first["end"])).of(A.text) == first["words"]
        assert second["title"] == "'@risk \ufffd\ufffd"
        assert rows("".join(export.quotations(store, [B.id]))) == [second]
        with pytest.raises(KeyError):
            list(export.quotations(store, ["x"]))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\uff1d1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert export._safe(cell) == f"'{cell}"
    assert export._safe(-1) == "-1"
    assert export._safe("a=1") == "a=1"


def test_parquet_holds_the_library(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    with library(tmp_path) as store:
        with store.adding() as adding:
            put(adding, A, at=5 * DAY, story="s1", speaker="Ana Vell")
            put(adding, B, story="s1")
            adding.copies([Copy(B.id, A.id, "cover", 0.5)])
            adding.membership(Membership(B.id, "s1", "copy", 0.5, "a copy"), 6 * DAY)
        made = export.parquet(store, tmp_path / "out")
        assert [each.name for each in made] == [
            *("articles.parquet", "attributions.parquet", "stories.parquet"),
        ]
        assert sorted(tmp_path.joinpath("out").iterdir()) == sorted(made)
        articles, attributions, stories = (parquet.read_table(each).to_pylist() for each in made)
        assert [each["id"] for each in articles] == [A.id, B.id]
        assert articles[0]["written"] == datetime(1970, 1, 6, tzinfo=UTC)
        assert articles[1]["written"] is None
        assert (articles[0]["text"], articles[1]["copy_of"]) == (A.text, A.id)
        assert attributions[0]["speaker"] == "Ana Vell"
        content = attributions[0]["content"]
        assert [A.text[each["start"] : each["end"]] for each in content] == [
            attributions[0]["words"]
        ]
        assert [(each["story"], each["article"], each["by"]) for each in stories] == [
            *(("s1", A.id, "first"), ("s1", B.id, "copy")),
        ]
        export.parquet(store, tmp_path / "out", [B.id])
        assert parquet.read_table(made[0]).column("id").to_pylist() == [B.id]


def test_duckdb_reads_it(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    with library(tmp_path, A, B) as store:
        made = export.parquet(store, tmp_path)
    asked = f"SELECT count(*), min(len(text)) FROM '{made[0]}'"
    assert duckdb.sql(asked).fetchall() == [(2, min(len(A.text), len(B.text)))]


def test_memory_does_not_grow_with_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(tables, "GROUP", 20)
    texts = [article(f"Number {number}. " + "It sails. " * 2_000) for number in range(200)]
    with library(tmp_path) as store:
        with store.adding() as adding:
            for each in texts:
                adding.article(each, added=0.0, at=None)
        tracemalloc.start()
        made = export.parquet(store, tmp_path / "out")
        assert sum(len(each) for each in export.quotations(store)) > 0
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert sum(len(each.text) for each in texts) > 4_000_000
    assert most < 2_500_000
    assert parquet.ParquetFile(made[0]).num_row_groups == 10
    assert parquet.read_table(made[0]).num_rows == 200
    assert parquet.read_table(made[2]).num_rows == 0


def test_without_pyarrow_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with library(tmp_path) as store, pytest.raises(UseError, match=r"pip install 'tellings\[pa"):
        export.parquet(store, tmp_path)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    tmp_path.joinpath("out").write_text("a file")
    with library(tmp_path) as store, pytest.raises(UseError, match="name another folder"):
        export.parquet(store, tmp_path / "out")


def test_what_was_there_stays_until_the_new_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow")
    with library(tmp_path, A) as store:
        made = export.parquet(store, tmp_path / "out")
        before = made[0].read_bytes()
        with pytest.raises(KeyError):
            export.parquet(store, tmp_path / "out", [A.id, "x"])
        assert made[0].read_bytes() == before
        assert sorted(tmp_path.joinpath("out").iterdir()) == sorted(made)
