"""The parts of one article: its head, its paragraphs, whom it names, and what was taken of it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from tellings.model import Entity
from tellings.show import sure
from tellings.show import taken as intake
from tellings.show.heads import Head
from tellings.show.plain import plain
from tellings.show.telling import Paragraph, Telling
from tellings.show.terminal.lines import Line, doubt, line, ours, styled

_SHORT = 72


def head(head: Head) -> Line:
    """An outlet, its headline, byline and date, and how long it is."""
    facts = filter(None, (head.outlet, head.headline, head.byline, head.date))
    words = ours(f" · {head.words:,} words", "dim")
    letter = f"  {head.letter}  " if head.letter else ""
    return line(0, ours(letter, "bold"), " · ".join(facts), words)


def part(telling: Telling, paragraph: Paragraph) -> Line:
    """A paragraph: its number, its role and its first words."""
    words = paragraph.at.of(telling.text)
    shown = words if len(words) <= _SHORT else words[: _SHORT - 2] + " …"
    label = f"¶{paragraph.number}".ljust(6) + (paragraph.role or "no role").ljust(13)
    prose = paragraph.role in {"headline", "summary", "heading", "paragraph"}
    return line(2, ours(label, "cyan"), styled(shown, "" if prose else "dim"))


def entity(telling: Telling, entity: Entity) -> Iterator[Line]:
    """Who or what is named: its names, how often, and where first."""
    also = f", also {', '.join(entity.aliases)}" if entity.aliases else ""
    country = f", {entity.country}" if entity.country else ""
    count = f" ×{len(entity.at)}" if len(entity.at) > 1 else ""
    place = ours(f"{telling.place(entity.at[:1]).label}  ", "cyan")
    facts = f" {entity.type}{country}{also}{count}"
    yield line(2, place, styled(entity.name, "bold"), facts)
    yield from doubt(4, sure.doubt(entity))


def taken(shown: intake.Line) -> Line:
    """A line of what was taken of a source and what was left out."""
    label, remark = Text(shown.label, shown.style), ours(plain(shown.remark), "dim")
    parted = ours("  " if shown.remark and (shown.label or shown.words) else "")
    return line(shown.indent, label, shown.words, parted, remark)
