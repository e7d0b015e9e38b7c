"""What stands beside the annotated text: of each attribution, who, how, and who found it."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.model import Span
from tellings.show import voices
from tellings.show.telling import Telling
from tellings.show.voices import Said
from tellings.show.whom import ByWhom


def in_order(by: ByWhom) -> tuple[Said, ...]:
    """All attributions of a telling in the order of the text; a chain from its first on."""
    tops = [said for each in by.whom for said in (*each.said, *each.felt)]
    found = voices.every((*tops, *by.unsourced))
    return tuple(sorted(found, key=lambda said: (said.words.place.at[0].start, len(said.chain))))


def by_paragraph(telling: Telling, said: Iterable[Said]) -> dict[int, tuple[Said, ...]]:
    """Attributions by the number of the paragraph in which their words begin."""
    found: dict[int, list[Said]] = {}
    for each in said:
        found.setdefault(telling.number(each.words.place.at[0].start), []).append(each)
    return {number: tuple(them) for number, them in found.items()}


def titles(said: Iterable[Said]) -> dict[Span, str]:
    """A line for each stretch of what is said; of several on one stretch, that of the last."""
    return {at: title(each) for each in said for at in each.words.place.at}


def title(said: Said) -> str:
    """All that is known of an attribution in a line: chain, cue, form, stance, how it was found."""
    held = said.held.words if said.held else ""
    cue = f"“{said.cue}”" if said.cue else ""
    found = f"{said.found}{': ' if said.why else ''}{said.why}"
    facts = (chain(said), cue, said.form, said.tone, held, found)
    return " · ".join(filter(None, facts))


def chain(said: Said) -> str:
    """A chain as words: "a report of the Vell Agency, citing two clerks"."""
    return "".join(f", {v.joint} {v.short}" if v.joint else v.short for v in said.chain)


def speakers(said: Iterable[Said]) -> tuple[str, ...]:
    """The chains of some attributions as words, each once, without the chains that go on."""
    told = tuple(said)
    return tuple(dict.fromkeys(chain(each) for each in told if not each.twice))
