"""Word lists: how tables are read, and that each of ours says where its rows come from."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

import tellings
from tellings import lexicon

HOME = Path(tellings.__file__).parent
TABLES = sorted(path.relative_to(HOME) for path in HOME.rglob("*.tsv"))


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package of its own, with one table."""
    folder = tmp_path / "wordlists_of_a_test"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "cues.tsv").write_text(
        """# verbs
word\tclass\tsource
said\tsay\tours

# more
"quoted"\t\tours
said\task\tours
""",
        "utf-8",
    )
    (folder / "torn.tsv").write_text("word\tsource\nsaid\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    lexicon.table.cache_clear()
    yield folder.name
    sys.modules.pop(folder.name, None)
    lexicon.table.cache_clear()
    lexicon.words.cache_clear()


def test_rows_come_in_order_without_notes_and_blank_lines(package: str) -> None:
    assert lexicon.table(package, "cues") == (
        {"word": "said", "class": "say", "source": "ours"},
        {"word": '"quoted"', "class": "", "source": "ours"},
        {"word": "said", "class": "ask", "source": "ours"},
    )


def test_one_column_is_a_set(package: str) -> None:
    assert lexicon.words(package, "cues") == {"said", '"quoted"'}
    assert lexicon.words(package, "cues", "class") == {"say", "", "ask"}
    with pytest.raises(KeyError):
        lexicon.words(package, "cues", "colour")


def test_a_table_that_is_not_there_or_torn_is_refused(package: str) -> None:
    with pytest.raises(FileNotFoundError):
        lexicon.table(package, "titles")
    with pytest.raises(ValueError, match=r"torn\.tsv: 1 cells for 2 columns: \['said'\]"):
        lexicon.table(package, "torn")


def test_there_are_tables() -> None:
    assert Path("annotate/attribution/en/cues.tsv") in TABLES


@pytest.mark.parametrize("path", TABLES, ids=str)
def test_each_row_of_ours_says_where_it_comes_from(path: Path) -> None:
    rows = lexicon.table(".".join(("tellings", *path.parent.parts)), path.stem)
    assert rows
    assert all(row["source"].strip() for row in rows)
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell != cell.strip()] == []


@pytest.mark.parametrize("path", TABLES, ids=str)
def test_no_row_stands_twice(path: Path) -> None:
    rows = lexicon.table(".".join(("tellings", *path.parent.parts)), path.stem)
    counted = Counter(tuple(row.items()) for row in rows)
    assert [dict(row) for row, count in counted.items() if count > 1] == []
