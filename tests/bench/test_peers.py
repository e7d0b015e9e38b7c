"""Peers run in processes of their own, and what they answer stands where the text has it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from bench import pace, tables
from bench.corpora import Document, Quote
from bench.peers import environment, runs
from bench.peers.readers import gender_gap
from bench.peers.runs import Tool
from tellings.model import Span

TEXT = "Pier shut\n\n“We wait here today,” said Zoë Moor…  Fenn said the tide was late.\n"

FAKE = """
from bench.peers.readers import lines
lines.answer(lambda text: [lines.quote([(0, 4)], [], [(5, 9)])] if text else [])
"""

RULES = """
import utils
from bson import ObjectId
utils.create_logger("rules", log_dir="logs")
class QuoteExtractor:
    def __init__(self, config):
        self.verbs = open(config["NLP"]["QUOTE_VERBS"]).read().split()
    def extract_quotes(self, doc):
        at = [doc.text.index(w) for w in ("the tide", "said the", "Fenn")]
        ends = [at[0] + 17, at[1] + 4, at[2] + 4]
        parts = [f"({a},{b})" for a, b in zip(at, ends)]
        names = ("quote_index", "verb_index", "speaker_index")
        return [dict(zip(names, parts)), dict(zip(names, (parts[0], "", "(0,0)")))]
"""

HELPERS = """
import pathlib, pymongo
def create_logger(name, log_dir):
    pathlib.Path(log_dir, name).write_text("made")
def preprocess_text(text):
    return text.replace("\\n", ".\\n ").replace("  ", " ").replace("\\u201c", '"')
"""


@pytest.fixture
def corpus() -> tuple[Document, ...]:
    said = Quote((Span(0, 4),), (), (Span(5, 9),))
    return (Document("d", TEXT, (said,)), Document("e", "Odd", ()))


def test_a_tool_is_scored_on_what_it_answers(
    tmp_path: Path, corpus: tuple[Document, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "fake.py"
    script.write_text(FAKE, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(runs.ROOT))
    parts = {"polnear.dev": corpus, "gum.dev": (replace(corpus[0], id="GUM_news_d"),)}
    monkeypatch.setattr(runs, "documents", lambda data, name: parts.get(name, ()))
    (row,) = runs.rows(tmp_path, [Tool("fake", (sys.executable, str(script)))])
    assert (row.scores["polnear.quote"].found, row.scores["polnear.quote"].predicted) == (1, 2)
    assert row.scores["polnear.quote+source"].recall == 1.0
    assert row.scores["news.quote+source"].f1 == 1.0
    assert row.pace > 0
    assert tables.peer_rows([row])[0][0] == "fake"
    assert len(tables.peer_rows([row])[0]) == len(tables.PEER_HEAD)


def test_ours_answers_as_its_peers_do(corpus: tuple[Document, ...]) -> None:
    ours = Tool("ours", (sys.executable, "-m", "bench.peers.readers.ours"))
    told = runs.answers(ours, corpus).quotes
    (direct,) = (each for each in told["d"] if "wait" in each.content[0].of(TEXT))
    assert direct.source[0].of(TEXT) == "Zoë Moor"
    assert told["e"] == ()


def test_rules_that_rewrite_the_text_are_carried_back(
    tmp_path: Path, corpus: tuple[Document, ...]
) -> None:
    folder = tmp_path / "nlp" / "english"
    (folder / "rules").mkdir(parents=True)
    (folder / "quote_extractor.py").write_text(RULES, "utf-8")
    (folder / "utils.py").write_text(HELPERS, "utf-8")
    (folder / "rules" / "quote_verb_list.txt").write_text("said\n", "utf-8")
    reader = (sys.executable, "-m", "bench.peers.readers.gender_gap")
    told = runs.answers(Tool("rules", reader, (str(tmp_path),)), corpus[:1]).quotes["d"]
    parts = [(each.content, each.cue, each.source) for each in told]
    words = [[[span.of(TEXT) for span in part] for part in each] for each in parts]
    assert words == [[["the tide was late"], ["said"], ["Fenn"]], [["the tide was late"], [], []]]
    assert not (runs.ROOT / "logs").exists()


def test_an_empty_place_is_none() -> None:
    back = gender_gap._Back("a b.\n c", "a b\nc")
    assert back.span("(0,3)") == (0, 3)
    assert back.span("(6,7)") == (4, 5)
    assert back.span("(3,6)") is None
    assert back.span("") is None


def test_an_environment_that_is_there_is_taken(tmp_path: Path) -> None:
    folder = "Scripts" if sys.platform == "win32" else "bin"
    python = tmp_path / folder / "python"
    python.parent.mkdir()
    python.touch()
    assert environment.python(tmp_path) == python


def test_the_environment_lies_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert environment.default().is_relative_to(tmp_path)


def test_the_tracker_is_run_only_from_a_clone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "python", lambda folder: folder / "python")
    assert [t.name for t in runs.tools(tmp_path, None)] == ["Tellings", "textacy 0.13"]
    assert runs.tools(tmp_path, tmp_path)[-1].after == (str(tmp_path.resolve()),)


def test_two_workers_share_the_texts(corpus: tuple[Document, ...]) -> None:
    two = pace._pace([corpus[:1], corpus[1:]])
    assert two.workers == 2
    assert two.words == sum(len(each.text.split()) for each in corpus)
    assert 20 < two.megabytes < 5000
    one = replace(two, workers=1, wall_seconds=2 * two.wall_seconds)
    rows = tables.pace_rows([one, two])
    assert [row[2] for row in rows] == ["1.00", "2.00"]
    assert all(len(row) == len(tables.PACE_HEAD) for row in rows)


def test_a_worker_that_dies_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pace, "documents", lambda data, name: ())
    with pytest.raises(RuntimeError, match=r"bench\.pace"):
        pace.paces(tmp_path)
