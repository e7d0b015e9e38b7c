"""The measures of TempEval-3, by hand."""

from __future__ import annotations

import json
from pathlib import Path

from bench import times
from bench.times import Document, Timex

TEXT = "Oltin left on Monday night and came back in March 2022, two days later."


def _timex(words: str, type: str, value: str) -> Timex:
    start = TEXT.index(words)
    return Timex(start, start + len(words), type, value)


MONDAY = _timex("Monday", "DATE", "2023-03-20")
NIGHT = _timex("Monday night", "TIME", "2023-03-20TNI")
MARCH = _timex("March 2022", "DATE", "2022-03")
LATER = _timex("two days later", "DATE", "2023-03-22")
DOCUMENT = Document("d", TEXT, "2023-03-22", (NIGHT, MARCH, LATER))


def test_what_gold_says_scores_one() -> None:
    found = times.compared(DOCUMENT, DOCUMENT.timexes)
    assert {score.f1 for score in found.values()} == {1.0}


def test_nothing_scores_nothing() -> None:
    assert {score.f1 for score in times.compared(DOCUMENT, ()).values()} == {0.0}


def test_counts_by_hand() -> None:
    length = _timex("two days", "DURATION", "P2D")
    extra = _timex("left", "DATE", "PAST_REF")
    found = times.compared(DOCUMENT, (MONDAY, MARCH, length, extra))
    counts = {name: (s.found, s.predicted, s.gold) for name, s in found.items()}
    assert counts == {
        "strict": (1, 4, 3),
        "relaxed": (3, 4, 3),
        "type": (1, 4, 3),
        "value": (1, 4, 3),
    }
    assert found["relaxed"].extra == ("d: left = DATE PAST_REF",)
    assert found["value"].missed[0] == "d: Monday night = TIME 2023-03-20TNI"


def test_the_exact_one_is_taken_before_one_that_only_overlaps() -> None:
    pairs = times.matched((NIGHT,), (MONDAY, NIGHT))
    assert pairs == {NIGHT: NIGHT}


def test_one_is_matched_once() -> None:
    day = _timex("night", "TIME", "TNI")
    assert len(times.matched((MONDAY, day), (NIGHT,))) == 1


def test_a_corpus_is_read_and_scored(tmp_path: Path) -> None:
    folder = tmp_path / "times"
    folder.mkdir()
    row = {
        "id": "d",
        "dct": "2023-03-22T10:00",
        "text": TEXT,
        "timexes": [
            {"start": t.start, "end": t.end, "type": t.type, "value": t.value, "text": "-"}
            for t in (NIGHT, MARCH)
        ],
    }
    (folder / "meantime_en.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    found = times.scores(tmp_path)
    assert set(found) == {
        *(f"meantime.{name}" for name in ("strict", "relaxed", "type", "value")),
        "meantime.undated.value",
    }
    assert found["meantime.value"].recall == 1
    assert found["meantime.undated.value"].recall == 0.5
    assert [row[0] for row in times.rate_rows(times.rates(tmp_path))] == ["meantime"]
