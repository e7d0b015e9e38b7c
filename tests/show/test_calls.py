"""What each calls them: own words and quoted ones apart, heads and modifiers, long cells cut."""

from __future__ import annotations

import re

from rich.console import Console

from tellings.collate import collate
from tellings.model import Attribution, Collation, Entity, Mention, Note, Quotation, Reading, Span
from tellings.show import calls, html, telling
from tellings.show.terminal import calls as section
from tellings.show.terminal import lines
from tests.collate.build import Draft

WAYS = [f"the {word} boss" for word in ("old", "new", "sly", "loud", "late", "calm", "tall", "wry")]


def told(id: str, *phrases: str, quoted: str = "", speaker: str = "") -> Reading:
    """An article that calls Ana Roza by these phrases, and by one in quotation marks."""
    draft = Draft(id)
    notes: list[Note] = []
    for words in (*phrases, *filter(None, [quoted])):
        at = draft.block(words)
        head = words.split()[-1]
        start = at.end - len(head)
        notes.append(
            Mention(at=(at,), head=Span(start, at.end), type="person", entity="entity:r", by="test")
        )
    if quoted:
        notes.append(Quotation(at=(at,), by="test"))
        source = draft.block(speaker or "Nobody")
        notes.append(
            Attribution(at=(at,), content=(at,), source=(source,), form="direct", by="test")
        )
    whole = Span(0, len(draft.text))
    notes.append(Entity(at=(whole,), id="entity:r", name="Ana Roza", type="person", by="test"))
    return draft.reading().plus(notes)


def rows(*readings: Reading) -> tuple[calls.Calls, ...]:
    collation = collate(readings)
    return calls.calls(collation, telling.tellings(collation))


def printed(row: calls.Calls) -> list[str]:
    console = Console(width=200, record=True, force_terminal=False)
    lines.show(console, section.calls(row))
    return console.export_text().splitlines()


def test_quoted_words_stand_apart_with_their_speaker() -> None:
    (row,) = rows(told("a", "Mayor Roza", quoted="that fox", speaker="Bo Lind"), told("b", "Roza"))
    first, second = row.cells
    assert [(each.before, each.head, each.behind) for each in first.own] == [("Mayor ", "Roza", "")]
    assert [(each.words, each.speakers) for each in first.quoted] == [("that fox", ("Bo Lind",))]
    assert (second.quoted, row.kind) == ((), "person")


def test_what_is_only_quoted_makes_no_difference_between_outlets() -> None:
    quoted = told("a", "Roza", quoted="that fox", speaker="Bo Lind")
    assert [row.differ for row in rows(quoted, told("b", "Ana Roza"))] == [False]
    assert [row.differ for row in rows(quoted, told("b", "the mayor"))] == [True]


def test_bare_names_of_a_person_make_no_difference() -> None:
    assert [row.differ for row in rows(told("a", "Roza"), told("b", "Ana Roza"))] == [False]
    assert [row.differ for row in rows(told("a", "Roza"), told("b", "Mayor Roza"))] == [True]


def test_a_long_cell_is_folded_and_nothing_is_lost() -> None:
    (row,) = rows(told("a", *WAYS), told("b", "Roza"))
    cell = row.cells[0]
    assert len(cell.own) == calls.MOST_WORDINGS
    assert sorted(each.words for each in (*cell.own, *cell.more)) == sorted(WAYS)


def test_one_wording_more_is_not_folded() -> None:
    (row,) = rows(told("a", *WAYS[:7]), told("b", "Roza"))
    assert (len(row.cells[0].own), row.cells[0].more) == (7, ())


def test_the_terminal_says_what_is_quoted_and_what_is_left_out() -> None:
    collation = rows(told("a", *WAYS, quoted="that fox", speaker="Bo [Lind]"), told("b", "Roza"))
    first, own, quoted, other = printed(collation[0])
    assert first == "  Ana Roza  person"
    assert own.startswith("    the ") and own.endswith(" · 2 more")
    assert quoted == "      in quotation marks: that fox (A ¶9), Bo [Lind]"
    assert other == "    Roza (B ¶1)"


def test_the_page_marks_modifiers_and_labels_what_is_quoted() -> None:
    made: Collation = collate(
        [told("a", "Mayor Roza", quoted="that <b>fox</b>", speaker="Bo Lind"), told("b", "Roza")]
    )
    page = html.page(made, version="1")
    part = page[page.index('<section id="calls"') :]
    part = part[: part.index("</section>")]
    assert re.search(r"<i>Mayor </i>Roza", part)
    assert "in quotation marks" in part
    assert "that &lt;b&gt;fox&lt;/b&gt;" in re.sub(r"</?i>", "", part)
    assert part.index("Bo Lind") > part.index("fox")
    assert part.count('<span class="form">person</span>') == 1
