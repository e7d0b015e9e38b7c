"""Mentions of ECB+ come to stand on their words, and no topic is learned from and asked about."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from bench import claims, ecb_mentions
from bench.ecb import Row
from training import events as training
from training.events import Story

_ROWS = (
    Row(
        "1_1ecb", "Ferry sinks", "It sank off Grenlow .\nThe ferry had sunk before .", "1", "1_ecb"
    ),
    Row("1_1ecbplus", "Alma sunk", "A rock sank the Alma , it sank fast .", "1", "1_ecbplus"),
)


def _line(doc: str, sent: int, tokens: list[int], text: str, **told: object) -> dict[str, object]:
    base = {"doc": doc, "topic": "1", "story_id": doc.replace("1_1", "1_"), "sent": sent}
    rest = {"selected": True, "type": "ACTION_OCCURRENCE", "cluster": "c"}
    return base | {"tokens": tokens, "text": text} | rest | told


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "ecbplus.train.jsonl").write_bytes(
        b"".join(msgspec.json.encode(row) + b"\n" for row in _ROWS)
    )
    lines = [
        _line("1_1ecb", 0, [1], "sinks"),
        _line("1_1ecb", 2, [2, 3], "had sunk"),
        _line("1_1ecbplus", 2, [7], "sank"),
        _line("1_1ecbplus", 2, [2], "sank", cluster="d"),
        _line("1_1ecbplus", 2, [4], "Alma", type="HUMAN_PART_VEH"),
        _line("1_1ecbplus", 2, [8], "fast", selected=False),
    ]
    (folder / "ecbplus.mentions.traindev.jsonl").write_bytes(
        b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
    )
    return tmp_path


def test_mentions_stand_on_their_words(data: Path) -> None:
    texts = {row.id: ecb_mentions.article(row).text for row in _ROWS}
    told = ecb_mentions.mentions(data)
    found = [(each.article, each.at.of(texts[each.article])) for each in told]
    assert found == [
        ("1_1ecb", "sinks"),
        ("1_1ecb", "had sunk"),
        ("1_1ecbplus", "sank"),
        ("1_1ecbplus", "sank"),
    ]
    assert [each.cluster for each in told[2:]] == ["1_ecbplus d", "1_ecbplus c"]
    assert list(ecb_mentions.by_story(told)) == ["1_ecb", "1_ecbplus"]


def test_a_mention_that_is_not_there_is_an_error(data: Path) -> None:
    file = data / "stories" / "ecbplus.mentions.traindev.jsonl"
    file.write_bytes(msgspec.json.encode(_line("1_1ecb", 1, [0], "burned")) + b"\n")
    with pytest.raises(ValueError, match="no 'burned'"):
        ecb_mentions.mentions(data)


def test_each_story_is_asked_of_a_model_that_does_not_know_its_topic() -> None:
    told = [Story(f"{n // 2}", (), (), (), ()) for n in range(24)]
    parts = claims.models(told)
    assert len(parts) == training.FOLDS
    assert sorted(n for _, asked in parts for n in asked) == list(range(24))
    for known, asked in training.folds(told):
        assert not {told[n].topic for n in known} & {told[n].topic for n in asked}


def test_the_bench_puts_mentions_together(data: Path) -> None:
    told = training.stories(data)
    assert [len(story.told) for story in told] == [2, 2]
    base, found = claims.same_lemma(told), claims.ours(told)
    assert [len(each) for each in base] == [len(each) for each in found] == [2, 2]
    assert base[0][0] == base[0][1]
    assert claims.sure(told).gold == 0
