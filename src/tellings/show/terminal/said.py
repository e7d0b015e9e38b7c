"""What one telling says: an attribution with what it rests on, and what one alone has."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from tellings.show.heads import Head
from tellings.show.only import Alone, Only
from tellings.show.terminal.lines import Line, doubt, line, ours, styled
from tellings.show.terminal.roots import chain
from tellings.show.untold import Missed
from tellings.show.voices import Said


def only(head: Head, only: Only) -> Iterator[Line]:
    """What this telling alone tells, says and names, and what it does not tell."""
    copies = f" and in {', '.join(only.copies)}, the same text" if only.copies else ""
    yield line(2, ours(f"{head.letter}  ", "bold"), head.outlet, ours(copies, "dim"))
    for remark in only.missing.remarks:
        yield line(4, ours(remark, "dim"))
    for alone in (*only.claims, *only.background):
        yield _alone(alone)
    for each in only.said:
        yield from said(each, 4)
    if only.named:
        names = ", ".join(f"{each.name} ({each.place.label})" for each in only.named)
        yield line(4, ours("named only here: ", "dim"), names)
    if not only.claims and not only.said and not only.named:
        yield line(4, ours("nothing found", "dim"))
    for missed in (*only.missing.claims, *only.missing.quotations):
        places = ", ".join(place.label for place in missed.places)
        yield line(
            4,
            ours("not told here: ", "dim"),
            missed.words.words,
            ours(f" ({places})", "cyan"),
            *_voiced(missed),
        )
    if only.missing.names:
        names = ", ".join(f"{each.name} ({each.places[0].label})" for each in only.missing.names)
        yield line(4, ours("not named here: ", "dim"), names)


def _alone(alone: Alone) -> Line:
    """A claim that this telling alone makes, and on whose word."""
    place = ours(f"{alone.words.place.label}  ", "cyan")
    return line(4, place, alone.words.words, *_voiced(alone))


def _voiced(told: Alone | Missed) -> Iterator[Text | str]:
    """On whose word it is told, and how that one holds it; nothing where the outlet tells it."""
    if told.chain:
        yield ours(" \u00b7 on the word of ", "dim")
        yield from chain(told.chain)
    if told.held:
        yield ours(f" \u00b7 {told.held}", "bold")


def said(one: Said, indent: int = 2) -> Iterator[Line]:
    """Who says what to whom, and below it what that rests on."""
    whom = to((one.addressee,)) if one.addressee else ""
    cue = f" {one.cue}: " if one.cue else ": "
    place = ours(f"{one.words.place.label}  ", "cyan")
    who = styled(one.chain[-1].name + whom, "bold")
    yield line(indent, place, who, cue, "" if one.twice else one.words.words)
    if one.held and one.held.unsaid:
        yield line(indent + 2, ours(one.held.words, "bold"))
    yield from doubt(indent + 2, one.doubt)
    for each in one.inner:
        yield from said(each, indent + 2)


def to(addressees: tuple[str, ...]) -> str:
    """ " → Ana / Ben", or "" for nobody."""
    return f" → {' / '.join(addressees)}" if addressees else ""
