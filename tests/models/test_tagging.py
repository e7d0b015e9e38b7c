"""The tagging model: loads offline without torch, tags within its stretches, and is what was
trained."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import UseError
from tellings.models import ModelMissing, ModelRefused, get, tagging

TOLD = [
    "The council will meet on Friday, Mayor Ada Vell said.",
    "\u201cWe have nothing to hide,\u201d she told reporters. \u201cNothing at all.\u201d",
]


def roles(text: str) -> list[tuple[str, str]]:
    (found,) = get("tagging").use.tag([text])["flat"]
    return [(each.role, text[each.start : each.end]) for each in found]


def test_content_cue_and_source_are_told_apart() -> None:
    found = roles(TOLD[0])
    assert ("cue", "said") in found
    assert ("source", "Mayor Ada Vell") in found
    assert ("content", "The council will meet on Friday") in found


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(st.characters(codec="utf-8"), max_size=80), max_size=3))
def test_any_text_is_tagged_within_its_stretch(texts: list[str]) -> None:
    found = get("tagging").use.tag(texts)["flat"]
    assert len(found) == len(texts)
    for text, tags in zip(texts, found, strict=True):
        assert all(0 <= tag.start < tag.end <= len(text) for tag in tags)
        assert all(0 < tag.confidence <= 1 for tag in tags)
        assert all(a.end <= b.start for a, b in pairwise(tags))


def test_a_paragraph_far_away_changes_nothing() -> None:
    tagger = get("tagging").use
    filler = ["The road is long and the hills are green. " * 12] * 3
    alone, beside = tagger.tag([*filler, TOLD[1]]), tagger.tag([*filler, TOLD[1], *filler])
    assert alone["flat"][3] == beside["flat"][3]


def test_a_very_long_paragraph_is_read_to_its_end() -> None:
    text = "The hills are green. " * 300 + TOLD[0]
    assert ("cue", "said") in roles(text)


def test_the_shipped_model_gives_the_labels_of_the_trained_one() -> None:
    """`agreement.json` holds what the network gave in torch when it was exported."""
    told = json.loads((tagging.shipped() / "agreement.json").read_text("utf-8"))
    tagger = get("tagging").use
    same = words = 0
    for text in told["texts"]:
        labels = tagger.labels(text["stretches"], told["head"])
        for ours, theirs in zip(labels, text["labels"], strict=True):
            assert len(ours) == len(theirs)
            same += sum(a == b for a, b in zip(ours, theirs, strict=True))
            words += len(theirs)
    assert words > 2000
    assert same / words >= 0.995


def test_nothing_of_torch_is_needed() -> None:
    code = (
        "import sys; sys.modules['torch'] = None; sys.modules['transformers'] = None\n"
        "from tellings.models import get\n"
        f"assert get('tagging').use.tag({TOLD!r})['flat']"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_record_names_what_was_loaded() -> None:
    record = tagging.load("builtin:attribution-en").record
    assert (record.role, record.name) == ("tagging", "attribution-en")
    assert len(record.sha256) == 64
    assert record.licence
    assert not record.degraded


def test_none_degrades_in_words() -> None:
    model = tagging.load("none")
    assert model.use is None
    assert "by rules alone" in model.record.degraded


def test_where_the_files_are_not_installed_the_default_degrades(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tagging, "shipped", lambda: tmp_path)
    assert tagging.load("").use is None
    with pytest.raises(ModelMissing):
        tagging.load("builtin:attribution-en")


@pytest.mark.parametrize("spec", ["pkg:another", "builtin:another", "path:/no/such/folder"])
def test_what_is_not_there_is_named(spec: str) -> None:
    with pytest.raises(ModelMissing, match=spec.partition(":")[2]):
        tagging.load(spec)


def test_a_form_that_is_none_is_refused() -> None:
    with pytest.raises(UseError):
        tagging.load("somewhere")


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "tagger.json"])
def test_a_damaged_file_is_refused(name: str, tmp_path: Path) -> None:
    home = tmp_path / "model"
    shutil.copytree(tagging.shipped(), home)
    content = bytearray((home / name).read_bytes())
    content[len(content) // 2] ^= 1
    content[1] ^= 1
    (home / name).write_bytes(bytes(content))
    with pytest.raises(ModelRefused, match=r"tagger\.json"):
        tagging.load(f"path:{home}")
