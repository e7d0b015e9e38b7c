"""When: what the tellings date, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from tellings.show.terminal.lines import Line, doubt, line, ours, styled
from tellings.show.when import Conflict, DocumentDate, Entry, Told, When


def when(found: When) -> Iterator[Line]:
    """The dates of the documents, conflicts, and the entries group by group."""
    yield from (_document(each) for each in found.documents)
    for conflict in found.conflicts:
        yield from _conflict(conflict)
    for heading, entries, _ in found.groups:
        yield line(2, ours(heading, "bold"))
        for entry in entries:
            yield from _entry(entry, many=len(found.documents) > 1)
    if not found.groups:
        yield line(2, ours("no date found in the text", "dim"))
    if found.hidden:
        yield line(2, ours(f"{found.hidden} more too unsure to show", "dim"))


def _document(each: DocumentDate) -> Line:
    letter = ours(f"{each.letter}  " if each.letter else "", "bold")
    if not each.date:
        return line(2, letter, ours("date not known", "dim"))
    why = f": {each.why}" if each.inferred else ""
    return line(2, letter, ours(f"written {each.date}, {each.how}"), styled(why, "dim"))


def _conflict(conflict: Conflict) -> Iterator[Line]:
    yield line(2, ours("Different dates", "bold"))
    for side in conflict.sides:
        yield line(4, ours(side.label, "bold"))
        for each in side.told:
            yield from _told(each, 6, why=True)
    yield from doubt(4, conflict.doubt)


def _entry(entry: Entry, *, many: bool) -> Iterator[Line]:
    count = ours(f" · told by {entry.tellers}" if many else "", "dim")
    yield line(4, ours(entry.label, "bold"), count)
    for each in (*entry.told, *entry.more):
        yield from _told(each, 6)


def _told(each: Told, indent: int, *, why: bool = False) -> Iterator[Line]:
    place = ours(f"{each.words.place.label}  ", "cyan")
    runs = [styled(run.words, "underline" if run.how == "time" else "") for run in each.words.runs]
    yield line(indent, place, *runs, *_facts(each, why=why))
    yield from doubt(indent + 2, each.doubt)


def _facts(each: Told, *, why: bool) -> Iterator[Text | str]:
    facts: list[Text] = []
    if each.clock:
        facts.append(ours(each.clock))
    if each.unsourced:
        facts.append(ours("attributed, source not found"))
    elif each.voice:
        facts.append(Text.assemble(ours("attributed to "), styled(each.voice, "")))
    if each.held:
        facts.append(ours(each.held))
    if each.how:
        facts.append(ours(each.how + (f" {each.source.label}" if each.source else "")))
    if each.also:
        labels = ", ".join(place.label for place in each.also)
        facts.append(ours(f"the same happening in {labels}"))
    if each.named:
        labels = ", ".join(place.label for place in each.named)
        facts.append(ours(f"named so in {labels}"))
    if why and each.why:
        facts.append(styled(each.why, ""))
    for fact in facts:
        yield ours(" · ", "dim")
        fact.stylize("dim")
        yield fact
