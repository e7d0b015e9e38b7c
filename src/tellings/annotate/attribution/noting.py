"""Drafts as notes: an id for each, and the attribution that each is part of or rests on."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotate.attribution.drafts import Draft
from tellings.model import Attribution, Span
from tellings.model import note_id as make_id
from tellings.text import covers


def notes(drafts: list[Draft]) -> Iterator[Attribution]:
    """The drafts as notes, in their order; what would be the same note twice is given once."""
    named = _named(drafts)
    names = {id(draft): name for name, draft in named.items()}
    within = _within(named)
    parents: dict[str, str] = {}
    for name, draft in named.items():
        parent = names.get(id(_kept(draft.parent, named))) if draft.parent else within.get(name)
        if parent and not _leads_to(parents, parent, name):
            parents[name] = parent
    for name, draft in named.items():
        yield _note(draft, name, parents.get(name))


def _named(drafts: list[Draft]) -> dict[str, Draft]:
    """Drafts by id: of the content, then of content and cue, then of all three."""
    named: dict[str, Draft] = {}
    for draft in drafts:
        for name in _ids(draft):
            if name not in named:
                named[name] = draft
                break
    return named


def _ids(draft: Draft) -> Iterator[str]:
    name = make_id(Attribution, tuple(draft.content))
    yield name
    cue = draft.cue.start if draft.cue else draft.start
    if draft.cue:
        yield f"{name}@{cue}"
    if draft.source:
        yield f"{name}@{cue}+{draft.source.at.start}"


def _kept(parent: Draft, named: dict[str, Draft]) -> Draft | None:
    """The parent, or what stands for it where the same note was given before."""
    if any(draft is parent for draft in named.values()):
        return parent
    return next((named[name] for name in _ids(parent) if name in named), None)


def _leads_to(parents: dict[str, str], start: str, goal: str) -> bool:
    """Whether the chain of parents from `start` comes to `goal`, or goes round."""
    seen: set[str] = set()
    name: str | None = start
    while name and name not in seen:
        if name == goal:
            return True
        seen.add(name)
        name = parents.get(name)
    return name is not None


def _within(named: dict[str, Draft]) -> dict[str, str]:
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
    return covers(span, draft.whole) and draft.content != [span]


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
        statement=draft.statement is not False,
        cue_class=draft.cue_class,
        stance=draft.stance,
        source_type=draft.source_type,
        anonymity=draft.anonymity,
    )
