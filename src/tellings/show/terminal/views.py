"""What the terminal prints: the summary of a collation, and the views of one reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console

from tellings.model import Collation, Entity, Reading, Story
from tellings.show import (
    heads,
    telling,
    tree,
    voices,
    when,
    who,
    whom,
)
from tellings.show import taken as intake
from tellings.show.terminal import calls as calls_section
from tellings.show.terminal import chains, lines, parts, said
from tellings.show.terminal import claims as claims_section
from tellings.show.terminal import odds as odds_section
from tellings.show.terminal import same as same_section
from tellings.show.terminal import strip as strip_section
from tellings.show.terminal import when as when_section
from tellings.show.terminal import who as who_section
from tellings.show.view import View, view


def summary(collation: Collation, console: Console | None = None) -> None:
    """Print what is told by several and by one only, each with its place.

    Without a console, to standard output; rich then honours NO_COLOR and what is not a terminal.
    """
    console = console or Console()
    seen = view(collation, telling.tellings(collation))
    count = f"{len(seen.heads)} telling{'s' if len(seen.heads) != 1 else ''}"
    words = f"{count} · {seen.title}" if seen.title else count
    lines.show(console, [lines.line(0, lines.styled(words, "bold"))])
    lines.show(console, map(parts.head, seen.heads))
    for heading, found in _sections(seen):
        lines.section(console, heading, found)


def _sections(seen: View) -> Iterator[tuple[str, Iterable[lines.Line]]]:
    if seen.strip.worth:
        yield "Voices", strip_section.strip(seen.strip)
    yield "What they tell", lines.each(claims_section.claim, seen.claims)
    if seen.events:
        yield "Of one happening", lines.each(claims_section.claim, seen.events)
    yield "At odds", lines.each(odds_section.odds, seen.odds.at_odds)
    if seen.odds.perhaps:
        yield "Perhaps at odds", lines.each(odds_section.odds, seen.odds.perhaps)
    if seen.odds.differ:
        yield "What only differs", lines.each(odds_section.odds, seen.odds.differ)
    yield "The same words", lines.each(same_section.same, seen.same)
    alone = zip(seen.heads, seen.only, strict=True)
    yield "Only here, and not told here", (line for each in alone for line in said.only(*each))
    yield "When", when_section.when(seen.when)
    yield "Who", who_section.who(seen.heads, seen.who)
    differ = (each for each in seen.calls if each.differ)
    yield "What each calls them", lines.each(calls_section.calls, differ)


def reading(reading: Reading, console: Console | None = None) -> None:
    """Print one article's notes: its parts, who says what, who and what is named."""
    console = console or Console()
    one = telling.telling(reading, letter="")
    alone = Collation(Story("", (one.id,)), (reading,))
    lines.show(console, [parts.head(heads.head(one))])
    lines.section(console, "Parts", (parts.part(one, each) for each in one.paragraphs))
    lines.section(console, "Who says what", lines.each(said.said, voices.voices(alone, one)))
    if hidden := voices.hidden(one):
        remark = lines.ours(f"{hidden} more too unsure to show", "dim")
        lines.show(console, [lines.line(2, remark)])
    dated = when.when(alone, {one.id: one})
    lines.section(console, "When", when_section.when(dated))
    everyone = who.who(alone, {one.id: one})
    lines.section(console, "Who", who_section.who((heads.head(one),), everyone))
    named = (
        line
        for each in reading.of(Entity)
        if each.type != "thing"
        for line in parts.entity(one, each)
    )
    lines.section(console, "Named", named)


def taken(reading: Reading, console: Console | None = None) -> None:
    """Print what was taken of an article's source and what was left out, with reasons."""
    lines.show(console or Console(), map(parts.taken, intake.lines(reading)))


def by_whom(reading: Reading, console: Console | None = None, *, why: bool = False) -> None:
    """Print who said what in one article, chains as trees; with `why`, how each was found."""
    console = console or Console()
    one = telling.telling(reading, letter="")
    alone = Collation(Story("", (one.id,)), (reading,))
    lines.show(console, [parts.head(heads.head(one))])
    lines.title(console, "Who said what, on whose word")
    found = whom.by_whom(alone, one)
    drawn = list(tree.tree(found, why=why, ascii=console.options.ascii_only))
    for line in drawn or [tree.NOTHING]:
        chains.draw(console, line)
