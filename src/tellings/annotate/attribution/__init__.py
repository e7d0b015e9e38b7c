"""Attribution: who said what, and how the text says so.

Content, cue and source as in PARC 3 (Pareti 2012) and PolNeAR (Newell et al. 2018). This version
works by rules over quotation marks and dependency trees: `marks` finds quotations, `direct` the
spoken ones, `indirect` the clauses of cue verbs, `headlines` names with a colon, `speakers` the
entity behind each source.
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotate.attribution.direct import direct
from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.headlines import by_colon
from tellings.annotate.attribution.indirect import indirect
from tellings.annotate.attribution.marks import quotations
from tellings.annotate.attribution.scene import Scene
from tellings.annotate.attribution.speakers import resolve
from tellings.model import Attribution, Block, Entity, Mention, Quotation, Reading, Sentence, Span
from tellings.model import note_id as make_id
from tellings.pipeline import step
from tellings.text import covers

__all__ = ["STEPS", "attributions", "quotations"]


@step(needs=(Block, Sentence, Mention, Entity, Quotation), gives=Attribution)
def attributions(reading: Reading) -> Iterator[Attribution]:
    """Every statement that rests on someone's word, as far as the rules find it."""
    scene = Scene(reading)
    spoken = direct(scene)
    drafts = [*spoken, *indirect(scene, spoken), *by_colon(scene)]
    resolve(scene, drafts)
    yield from _notes(drafts)


STEPS = (quotations, attributions)


def _notes(drafts: list[Draft]) -> Iterator[Attribution]:
    """The drafts as notes, each with an id of its own and the attribution it stands in."""
    named: dict[str, Draft] = {}
    for draft in drafts:
        name = make_id(Attribution, tuple(draft.content))
        if name in named and draft.cue:
            name = f"{name}@{draft.cue.start}"
        named.setdefault(name, draft)
    parents = _parents(named)
    for name, draft in named.items():
        yield _note(draft, name, parents.get(name))


def _parents(named: dict[str, Draft]) -> dict[str, str]:
    """For each attribution the smallest other one whose content holds its content and cue."""
    contents = [(span, name) for name, draft in named.items() for span in draft.content]
    contents.sort(key=lambda item: (item[0].start, -item[0].end))
    found: dict[str, str] = {}
    live: list[tuple[Span, str]] = []
    number = 0
    for name, draft in sorted(named.items(), key=lambda item: item[1].whole.start):
        while number < len(contents) and contents[number][0].start <= draft.whole.start:
            live.append(contents[number])
            number += 1
        live = [item for item in live if item[0].end > draft.whole.start]
        around = [item for item in live if item[1] != name and _holds(item[0], draft)]
        if around:
            found[name] = min(around, key=lambda item: (len(item[0]), item[1]))[1]
    return found


def _holds(span: Span, draft: Draft) -> bool:
    return covers(span, draft.whole) and span != draft.whole


def _note(draft: Draft, name: str, parent: str | None) -> Attribution:
    return Attribution(
        id=name,
        at=tuple(draft.content),
        by=draft.by,
        confidence=draft.confidence,
        why="; ".join((draft.why, *draft.notes)),
        form=draft.form,
        content=tuple(draft.content),
        cue=(draft.cue,) if draft.cue else (),
        source=(draft.source.at,) if draft.source else (),
        speaker=draft.speaker,
        speakers=draft.speakers,
        addressee=draft.addressee,
        parent=parent,
        act=draft.act,
        cue_class=draft.cue_class,
        stance=draft.stance,
        source_type=draft.source_type,
        anonymity=draft.anonymity,
    )
