"""Drafts of the rules with their chains, for the tests of chains."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tellings.annotate.attribution.chains.cited import cited
from tellings.annotate.attribution.chains.within import within
from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.rules.direct import direct
from tellings.annotate.attribution.rules.indirect import indirect
from tellings.annotate.attribution.scene import Scene
from tellings.annotate.steps import STEPS
from tellings.model import Article, Datum
from tellings.pipeline import build

CASES = Path(__file__).parents[3] / "cases" / "chains"
LINE = build(STEPS[:-1])


def scene_of(text: str, outlet: str | None = None) -> Scene:
    told = Datum(outlet, "test") if outlet else None
    return Scene(LINE.read(Article(id="case", text=text, outlet=told)))


def flat(scene: Scene) -> list[Draft]:
    spoken = direct(scene)
    return [*spoken, *indirect(scene, spoken)]


def chained(scene: Scene) -> list[Draft]:
    drafts = flat(scene)
    drafts += cited(scene, drafts)
    return [*drafts, *within(scene, drafts)]


def levels(scene: Scene, drafts: list[Draft]) -> list[dict[str, Any]]:
    """Drafts in the words of a case."""
    return [_told(scene.text, draft) for draft in drafts]


def _told(text: str, draft: Draft) -> dict[str, Any]:
    parent = draft.parent.source if draft.parent else None
    return {
        "source": draft.source.at.of(text) if draft.source else None,
        "cue": draft.cue.of(text) if draft.cue else None,
        "content": " / ".join(span.of(text) for span in draft.content),
        "in": parent.at.of(text) if parent else None,
        "by": draft.by,
    }


def rows(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return found
