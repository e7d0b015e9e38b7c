"""A collation or a reading in the terminal: plain lines, or with rich's styles on a terminal.

Words of a source are `rich.text.Text`, so that nothing in them is read as rich's markup, and go
through `plain`, so that nothing in them is obeyed by the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tellings.model import Collation, Entity, Reading, Story
from tellings.show import calls, heads, only, same, sure, telling, tree, voices, whom
from tellings.show import taken as intake
from tellings.show.behind import Behind
from tellings.show.calls import Calls
from tellings.show.heads import Head
from tellings.show.only import Only
from tellings.show.plain import plain
from tellings.show.same import Row, Same
from tellings.show.telling import Paragraph, Telling
from tellings.show.voices import Said

_STYLES = {"only": "underline", "near": "italic", "moved": "italic"}
_TREE = {"name": "bold", "cue": "italic", "place": "cyan", "label": "dim", "title": "bold"}
_SHORT = 72
_NARROW = 20

Line = tuple[int, Text]
"""Blanks before it, and its words."""


def summary(collation: Collation, console: Console | None = None) -> None:
    """Print what is told by several and by one only, each with its place.

    Without a console, to standard output; rich then honours NO_COLOR and what is not a terminal.
    """
    console = console or Console()
    tellings = telling.tellings(collation)
    found = tuple(heads.head(each) for each in tellings.values())
    title = heads.title(collation, tellings)
    count = f"{len(found)} telling{'s' if len(found) != 1 else ''}"
    _print(console, [_line(0, _styled(f"{count} · {title}" if title else count, "bold"))])
    _print(console, (_head(each) for each in found))
    shared = same.same(collation, tellings)
    _section(console, "The same words", (line for each in shared for line in _same(each)))
    alone = zip(found, only.only(collation, tellings), strict=True)
    _section(console, "Only here", (line for each in alone for line in _only(*each)))
    named = [each for each in calls.calls(collation, tellings) if each.differ]
    _section(console, "What each calls them", (line for each in named for line in _calls(each)))


def reading(reading: Reading, console: Console | None = None) -> None:
    """Print one article's notes: its parts, who says what, who and what is named."""
    console = console or Console()
    one = telling.telling(reading, letter="")
    alone = Collation(Story("", (one.id,)), (reading,))
    _print(console, [_head(heads.head(one))])
    _section(console, "Parts", (_part(one, each) for each in one.paragraphs))
    said = voices.voices(alone, one)
    _section(console, "Who says what", (line for each in said for line in _said(each, 2)))
    hidden = voices.hidden(one)
    if hidden:
        _print(console, [_line(2, _ours(f"{hidden} more too unsure to show", "dim"))])
    _section(console, "Named", (line for e in reading.of(Entity) for line in _entity(one, e)))


def taken(reading: Reading, console: Console | None = None) -> None:
    """Print what was taken of an article's source and what was left out, with reasons."""
    _print(console or Console(), map(_taken, intake.lines(reading)))


def by_whom(reading: Reading, console: Console | None = None, *, why: bool = False) -> None:
    """Print who said what in one article, chains as trees; with `why`, how each was found."""
    console = console or Console()
    one = telling.telling(reading, letter="")
    alone = Collation(Story("", (one.id,)), (reading,))
    _print(console, [_head(heads.head(one))])
    _title(console, "Who said what, on whose word")
    found = whom.by_whom(alone, one)
    lines = list(tree.tree(found, why=why, ascii=console.options.ascii_only))
    for line in lines or [tree.NOTHING]:
        _draw(console, line)


# --- lines ---------------------------------------------------------------------------------------


def _head(head: Head) -> Line:
    facts = filter(None, (head.outlet, head.headline, head.byline, head.date))
    words = _ours(f" · {head.words:,} words", "dim")
    letter = f"  {head.letter}  " if head.letter else ""
    return _line(0, _ours(letter, "bold"), " · ".join(facts), words)


def _same(group: Same) -> Iterator[Line]:
    who = " / ".join(group.speakers) or "speaker not found"
    yield _line(2, _styled(who + _to(group.addressees), "bold"))
    yield from (_row(row) for row in group.rows)
    yield from (
        _line(4, _ours(f"{each.letter}  "), _ours("not told here", "dim")) for each in group.silent
    )
    if group.behind:
        yield _line(4, *_behind(group.behind))
    yield from _doubt(4, group.doubt)


def _row(row: Row) -> Line:
    places = ", ".join(witness.place.label for witness in row.witnesses)
    runs = [_styled(run.words, _STYLES.get(run.how, "")) for run in row.words.runs]
    return _line(4, _ours(f"{places}  ", "cyan"), *runs)


def _behind(behind: Behind) -> Iterator[Text | str]:
    """ "2 outlets, 1 root: the Vell Agency, citing two clerks (A, B)"."""
    yield _ours(f"{behind.count}: ", "dim")
    for number, root in enumerate(behind.roots):
        yield _ours("; " if number else "")
        for voice in root.chain:
            yield _ours(f", {voice.joint} " if voice.joint else "", "dim")
            yield voice.name
        yield _ours(f" ({', '.join(root.letters)})", "dim")
    if behind.silent:
        yield _ours(f"; source not found in {', '.join(behind.silent)}", "dim")


def _only(head: Head, only: Only) -> Iterator[Line]:
    yield _line(2, _ours(f"{head.letter}  ", "bold"), head.outlet)
    for each in only.said:
        yield from _said(each, 4)
    if only.named:
        names = ", ".join(f"{each.name} ({each.place.label})" for each in only.named)
        yield _line(4, _ours("named only here: ", "dim"), names)
    if not only.said and not only.named:
        yield _line(4, _ours("nothing found", "dim"))


def _said(said: Said, indent: int) -> Iterator[Line]:
    to = _to((said.addressee,)) if said.addressee else ""
    cue = f" {said.cue}: " if said.cue else ": "
    place = _ours(f"{said.words.place.label}  ", "cyan")
    who = _styled(said.chain[-1].name + to, "bold")
    yield _line(indent, place, who, cue, "" if said.twice else said.words.words)
    if said.held and said.held.unsaid:
        yield _line(indent + 2, _ours(said.held.words, "bold"))
    yield from _doubt(indent + 2, said.doubt)
    for each in said.inner:
        yield from _said(each, indent + 2)


def _to(addressees: tuple[str, ...]) -> str:
    return f" → {' / '.join(addressees)}" if addressees else ""


def _doubt(indent: int, doubt: str) -> Iterator[Line]:
    if doubt:
        yield _line(indent, _ours("unsure: ", "dim"), doubt)


def _calls(calls: Calls) -> Iterator[Line]:
    yield _line(2, _styled(calls.name, "bold"))
    for cell in filter(None, calls.cells):
        said = (
            f"{each.words}{f' ×{each.count}' if each.count > 1 else ''}"
            f" ({', '.join(place.label for place in each.places)})"
            for each in cell
        )
        yield _line(4, " · ".join(said))


def _part(telling: Telling, paragraph: Paragraph) -> Line:
    words = paragraph.at.of(telling.text)
    shown = words if len(words) <= _SHORT else words[: _SHORT - 2] + " …"
    label = f"¶{paragraph.number}".ljust(6) + (paragraph.role or "no role").ljust(13)
    prose = paragraph.role in {"headline", "summary", "heading", "paragraph"}
    return _line(2, _ours(label, "cyan"), _styled(shown, "" if prose else "dim"))


def _entity(telling: Telling, entity: Entity) -> Iterator[Line]:
    also = f", also {', '.join(entity.aliases)}" if entity.aliases else ""
    country = f", {entity.country}" if entity.country else ""
    count = f" ×{len(entity.at)}" if len(entity.at) > 1 else ""
    place = _ours(f"{telling.place(entity.at[:1]).label}  ", "cyan")
    facts = f" {entity.type}{country}{also}{count}"
    yield _line(2, place, _styled(entity.name, "bold"), facts)
    yield from _doubt(4, sure.doubt(entity))


# --- printing ------------------------------------------------------------------------------------


def _ours(words: str, style: str = "") -> Text:
    """Words of ours, as they are."""
    return Text(words, style)


def _styled(words: str, style: str) -> Text:
    """Words of a source in a style."""
    return Text(plain(words), style)


def _line(indent: int, *parts: Text | str) -> Line:
    """A line of parts; a string is words of a source."""
    made = (part if isinstance(part, Text) else _styled(part, "") for part in parts)
    return indent, Text.assemble(*made)


def _title(console: Console, title: str) -> None:
    _print(console, [_line(0), _line(0, _ours(title, "bold underline"))])


def _taken(line: intake.Line) -> Line:
    label, remark = Text(line.label, line.style), _ours(plain(line.remark), "dim")
    parted = _ours("  " if line.remark and (line.label or line.words) else "")
    return _line(line.indent, label, line.words, parted, remark)


def _section(console: Console, title: str, lines: Iterable[Line]) -> None:
    _title(console, title)
    _print(console, list(lines) or [_line(2, _ours("nothing found", "dim"))])


def _print(console: Console, lines: Iterable[Line]) -> None:
    """Wrapped and indented on a terminal; elsewhere one line each, so that grep works."""
    for indent, text in lines:
        if console.is_terminal:
            console.print(Padding(text, (0, 0, 0, indent)))
        else:
            console.print(Text(" " * indent if text else "") + text, soft_wrap=True)


def _draw(console: Console, line: tree.Line) -> None:
    """A line of a tree; on a terminal wrapped, with its guides before each part of it."""
    words = Text.assemble(*(_styled(part.words, _TREE.get(part.style, "")) for part in line.parts))
    if not console.is_terminal:
        console.print(_ours(line.guide, "dim") + words, soft_wrap=True)
        return
    width = max(_NARROW, console.width - len(line.hang))
    for number, part in enumerate(words.wrap(console, width)):
        console.print(_ours(line.hang if number else line.guide, "dim") + part)
