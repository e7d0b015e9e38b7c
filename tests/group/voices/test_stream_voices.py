"""Voices of the stories of the invented stream, with its copies as its gold has them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tellings.errors import ReadError
from tellings.group.voices.voices import Member, member, voices
from tellings.intake import stream

HOME = Path(__file__).parents[3] / "examples" / "stream"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HOME / f"{name}.jsonl").read_text("utf-8").splitlines()]


@cache
def members() -> dict[str, Member]:
    """Every article of the stream by its key, as intake reads it, with the copies of the gold."""
    ids = {row["key"]: row["id"] for row in rows("gold")}
    found = stream(str(HOME / "reports"))
    read = {each.id: each for each in found if not isinstance(each, ReadError)}
    made = {}
    for row in rows("gold"):
        one = member(read[row["id"]], ids.get(row["copy_of"]))
        # A plain text file does not tell its outlet; a person may say so.
        made[row["key"]] = replace(one, article=row["key"], outlet=one.outlet or row["outlet"])
    return {key: replace(one, copy_of=_key(one.copy_of)) for key, one in made.items()}


def _key(id_: str | None) -> str | None:
    return next((row["key"] for row in rows("gold") if row["id"] == id_), None) if id_ else None


@pytest.mark.parametrize("story", rows("stories"), ids=lambda story: story["story"])
def test_a_story_has_the_voices_of_its_gold(story: dict[str, Any]) -> None:
    keys = {key for told in story["by_voice"].values() for key in told}
    found = voices(members()[key] for key in keys)
    assert len(found) == story["voices"]
    apart = {frozenset(voice.articles) for voice in found}
    several = {key for key in keys if sum(key in told for told in story["by_voice"].values()) > 1}
    for told in story["by_voice"].values():
        kept = set(told) - several  # what prints two texts counts with one of them here
        assert any(kept <= voice and not (voice - set(told)) for voice in apart)
