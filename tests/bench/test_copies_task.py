"""The task of copies on an invented set, what natural copies are, and its pace."""

from __future__ import annotations

import json
import venv
from pathlib import Path

import pytest

from bench import copies
from bench.copies import Document
from bench.natural import Natural
from tests.group.reports import report, sentences

WIRE, OTHER = sentences(1, 20), sentences(2, 20)
SET = [
    Document("a", " ".join(WIRE), "1", "orig"),
    Document("b", " ".join(WIRE[:12]), "1", "light"),
    Document("c", " ".join(WIRE[12:14] + sentences(3, 12)), "1", "heavy"),
    Document("d", " ".join(OTHER), "2", "single"),
    Document("e", f"Update. {' '.join(OTHER)}", "3", "indep"),
    Document("f", report(4), "4", "single"),
]


def test_scores_by_hand() -> None:
    found = copies.scored(SET, copies.placed(SET))
    assert (found["pairs"].found, found["pairs"].predicted, found["pairs"].gold) == (1, 2, 3)
    assert (found["natural"].found, found["natural"].predicted) == (1, 1)
    assert found["light"].f1 == 1
    assert (found["heavy"].f1, found["heavy"].missed) == (0, ("c",))
    assert found["medium"].gold == 0
    assert found["b3"].precision == pytest.approx(5 / 6)


def test_what_the_gold_does_not_know_is_natural_only_if_much_is_the_same() -> None:
    texts = {each.id: each.text for each in SET}
    texts["g"] = " ".join(WIRE[:2] + sentences(5, 12))
    groups = {each.id: each.dup_id for each in SET} | {"g": "5"}
    bases = {"1": "a", "2": "d", "3": "e", "4": "f", "5": "g"}
    natural = Natural(texts, groups, bases)
    assert natural("d", "e")
    assert not natural("a", "g")
    assert 0 < natural.share("a", "g") < 0.4
    assert natural.share("a", "f") == 0


def test_what_the_bases_share_their_copies_share() -> None:
    texts = {"a": " ".join(WIRE), "b": " ".join(WIRE), "c": report(6)}
    natural = Natural(texts, {"a": "1", "b": "2", "c": "1"}, {"1": "a", "2": "b"})
    assert natural.share("b", "c") == 0
    assert natural("b", "c")


def test_what_many_texts_have_is_not_natural() -> None:
    notice = " ".join(sentences(8, 6))
    texts = {str(n): f"{' '.join(sentences(n + 20, 4))} {notice}" for n in range(12)}
    natural = Natural(texts, dict(zip(texts, texts, strict=True)), {name: name for name in texts})
    assert natural.share("0", "1") == 0


def _data(folder: Path) -> Path:
    (folder / "stories").mkdir()
    rows = (
        json.dumps({"id": d.id, "text": d.text, "dup_id": d.dup_id, "level": d.level}) + "\n"
        for d in SET
    )
    (folder / copies.FILE).write_text("".join(rows), "utf-8")
    return folder


def test_the_task_gives_all_scores(tmp_path: Path) -> None:
    found = copies.scores(_data(tmp_path))
    assert set(found) == {"pairs", "natural", *copies.LEVELS, "ari", "b3", "order"}
    assert found["order"].f1 == 1


def test_pace_without_and_with_a_peer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = _data(tmp_path)
    assert [row[-1] for row in copies.rows(data, None)] == ["", "", ""]
    peers = tmp_path / "peers"
    venv.create(peers / "datasketch")
    (tmp_path / "datasketch.py").write_text(
        "class MinHash:\n"
        "    def __init__(self, num_perm, seed=1): pass\n"
        "    def update_batch(self, runs): assert all(isinstance(run, bytes) for run in runs)\n"
        "    def digest(self): sum(range(100000))\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    *_, peer = copies.rows(data, peers)
    assert peer[0].startswith("datasketch")
    assert peer[-1] == "1.0"
