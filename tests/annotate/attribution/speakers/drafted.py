"""Attributions of a case made by hand, so that a test of sources rests on no finder of them."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from tellings.annotate import anatomy, language
from tellings.annotate.attribution import quotations
from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.speakers.cast import Cast
from tellings.annotate.attribution.speakers.source_types import typed
from tellings.annotate.attribution.speakers.speakers import resolve
from tellings.model import Article, Span
from tellings.pipeline import build

CASES = Path(__file__).parents[3] / "cases"
LINE = build((*anatomy.STEPS, *language.STEPS, quotations))


def rows(folder: str, name: str) -> list[dict[str, Any]]:
    """The cases of a file."""
    found: list[dict[str, Any]] = json.loads((CASES / folder / f"{name}.json").read_text("utf-8"))
    return found


@cache
def scene_of(text: str) -> Scene:
    return Scene(LINE.read(Article(id="case", text=text)))


def place(text: str, words: str) -> Span:
    """Where words stand in a text: the first time, or the nth for "words@n"."""
    plain, _, number = words.partition("@")
    found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(plain)}", text)]
    start = found[int(number or 1) - 1]
    return Span(start, start + len(plain))


def drafted(scene: Scene, row: dict[str, Any], others: list[Draft]) -> Draft:
    """A draft as a case tells it: content, cue, source, deed, form, parent."""
    text = scene.text
    cue = place(text, row["cue"]) if "cue" in row else None
    verbs = [p for p in scene.words_in(cue or Span(0, 0)) if _is_verb(p)]
    return Draft(
        row.get("form", "indirect"),
        [place(text, part) for part in row["content"]],
        "case",
        "told by the case",
        1.0,
        cue=cue,
        verb=verbs[-1] if verbs else None,
        deed=row.get("deed", "say"),
        source=Source(place(text, row["source"])) if "source" in row else None,
        parent=others[row["parent"]] if "parent" in row else None,
    )


def _is_verb(place: Place) -> bool:
    return place.tree.words[place.index].tag.startswith("VB")


def told(row: dict[str, Any]) -> list[dict[str, Any]]:
    """What is found out about each draft of a case, in the order of the case."""
    scene = scene_of(row["text"])
    drafts: list[Draft] = []
    for each in row["drafts"]:
        drafts.append(drafted(scene, each, drafts))
    cast = Cast(scene)
    resolve(scene, list(drafts), cast)
    typed(scene, drafts, cast)
    return [_words(scene, draft) for draft in drafts]


def _words(scene: Scene, draft: Draft) -> dict[str, Any]:
    def name(entity: str | None) -> str | None:
        return scene.entities[entity].name if entity else None

    return {
        "speaker": name(draft.speaker),
        "speakers": [name(each) for each in draft.speakers],
        "addressee": name(draft.addressee),
        "type": draft.source_type,
        "anonymity": draft.anonymity,
        "notes": "; ".join(draft.notes),
    }
