"""What the terminal prints: the summary of a collation, and the views of one reading."""

from __future__ import annotations

from rich.console import Console

from tellings.model import Collation, Entity, Reading, Story
from tellings.show import (
    calls,
    claims,
    heads,
    odds,
    only,
    same,
    strip,
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


def summary(collation: Collation, console: Console | None = None) -> None:
    """Print what is told by several and by one only, each with its place.

    Without a console, to standard output; rich then honours NO_COLOR and what is not a terminal.
    """
    console = console or Console()
    tellings = telling.tellings(collation)
    found = tuple(heads.head(each) for each in tellings.values())
    title = heads.title(collation, tellings)
    count = f"{len(found)} telling{'s' if len(found) != 1 else ''}"
    words = f"{count} · {title}" if title else count
    lines.show(console, [lines.line(0, lines.styled(words, "bold"))])
    lines.show(console, map(parts.head, found))
    voiced = strip.strip(collation, tellings)
    if voiced.worth:
        lines.section(console, "Voices", strip_section.strip(voiced))
    told = claims.claims(collation, tellings)
    lines.section(console, "What they tell", lines.each(claims_section.claim, told))
    happened = claims.events(collation, tellings)
    if happened:
        lines.section(console, "Of one happening", lines.each(claims_section.claim, happened))
    found_odds = odds.differences(collation, tellings)
    lines.section(console, "At odds", lines.each(odds_section.odds, found_odds.at_odds))
    if found_odds.perhaps:
        perhaps = lines.each(odds_section.odds, found_odds.perhaps)
        lines.section(console, "Perhaps at odds", perhaps)
    if found_odds.differ:
        differ = lines.each(odds_section.odds, found_odds.differ)
        lines.section(console, "What only differs", differ)
    shared = same.same(collation, tellings)
    lines.section(console, "The same words", lines.each(same_section.same, shared))
    alone = zip(found, only.only(collation, tellings), strict=True)
    lines.section(console, "Only here", (line for each in alone for line in said.only(*each)))
    lines.section(console, "When", when_section.when(when.when(collation, tellings)))
    everyone = who.who(collation, tellings)
    lines.section(console, "Who", who_section.who(found, everyone))
    named = [each for each in calls.calls(collation, tellings) if each.differ]
    lines.section(console, "What each calls them", lines.each(calls_section.calls, named))


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
