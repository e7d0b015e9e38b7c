"""Files larger than what is read whole: each record is bounded, and the file is not."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from tellings.intake import read, records, source, stream
from tellings.intake.readers import csv, jsonl, ninjs
from tellings.model import Article

SMALL = 1_000


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the largest text were a thousand bytes."""
    for module in (records, source, csv, jsonl, ninjs):
        monkeypatch.setattr(module, "LARGEST", SMALL)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("field", ["text", "body_text"])
def test_lines_of_json(field: str, encoding: str, tmp_path: Path) -> None:
    texts = ["It sank. " * 40, "It rose. " * 900, "It floats. " * 40]
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({field: text}) + "\n" for text in texts), encoding)
    assert path.stat().st_size > SMALL
    found = read(str(path))
    assert [each.text for each in found.articles] == [texts[0], texts[2]]
    if encoding == "utf-8":
        (told,) = found.problems
        assert f"{path}: line 2: is longer than" in str(told)
    assert found.problems


def test_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [f'{n},"{"It sank. " * 40}"\n' for n in range(20)]
    path.write_text("id,text\n" + "".join(rows) + f'20,"{"It rose. " * 900}"\n21,It floats.\n')
    found = read(str(path))
    assert len(found.articles) == 20
    (told,) = found.problems
    assert "line 22: is longer than" in str(told)
    assert str(told).endswith(
        "or a quotation mark is not closed; the rest of the file was not read"
    )


def test_a_text_is_read_whole_or_not_at_all(tmp_path: Path) -> None:
    for name in ("a.txt", "a.html", "a.xml"):
        lead = {"a.html": "<html><p>", "a.xml": "<nitf>"}.get(name, "")
        (tmp_path / name).write_text(lead + "It sank. " * 200)
        (told,) = read(str(tmp_path / name)).problems
        assert "is larger than" in str(told)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_memory_does_not_grow_with_the_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (records, source, csv, jsonl, ninjs):
        monkeypatch.setattr(module, "LARGEST", 20_000)
    path, text = tmp_path / name, "It sank. " * 1_000
    with path.open("w") as file:
        file.write("id,text\n" if name == "a.csv" else "")
        for n in range(1_000):
            csv_row = f'{n},"{text}"\n'
            file.write(csv_row if name == "a.csv" else json.dumps({"id": n, "text": text}) + "\n")
    tracemalloc.start()
    count = sum(isinstance(each, Article) for each in stream(str(path)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 1_000
    assert most < 3_000_000 < path.stat().st_size
