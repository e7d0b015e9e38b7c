"""Who said what, on whose word: as data, as a tree of lines, and as words."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console

from tellings.model import (
    Article,
    Attribution,
    Collation,
    CueClass,
    Reading,
    Span,
    Stance,
    Story,
)
from tellings.show import behind, labels, notes, same, telling, terminal, tree, voices, whom
from tellings.show.telling import Telling
from tellings.show.whom import ByWhom

GUIDE = Path(__file__).parents[2] / "docs/guide.md"

POST = """\
The Merrow Post · Pumps of Tarn Lock failed twice, report claims · 99 words

Who said what, on whose word
Vell Agency (document)
└─ ¶2 A report by the Vell Agency “claims” · partly quoted · distancing cue · as possible “may”
   └─ ¶2 two unnamed harbor clerks “cites” · unnamed, a role is given · partly quoted \
· as possible “may”
      the lock may be “held together by rust and hope”

Ondra Palk (person)
├─ ¶3 Minister Ondra Palk “denied” · paraphrased · denying cue · denies it
│  any failure of the pumps
├─ ¶3 Palk “stopped short of saying” · paraphrased · did not say it
│  that the lock was safe
└─ ¶4 He “said” · paraphrased · as certain
   │  engineer Ilse Brandt had told him the lock would hold, for now
   └─ ¶4 engineer Ilse Brandt “had told” → Ondra Palk · paraphrased · as certain \
· limited in time “for now”
      the lock would hold, for now

Edda Roos / Finn Aske
│  thought, felt or wanted:
└─ ¶5 The mayors of Edda Roos and Finn Aske “want” · paraphrased
   a new gate by spring
   unsure: a plain wish

Officials (unnamed, a role is given)
│  the same words each time; whether they are the same people is not known
├─ ¶7 “say” · paraphrased
│  the water is low
└─ ¶7 “say” · paraphrased
   the fish <b>are</b> well

source not found (1)
└─ ¶6 · quoted
   “Nobody has seen the papers.”
"""


def _first(collation: Collation) -> tuple[Telling, ByWhom]:
    one = next(iter(telling.tellings(collation).values()))
    return one, whom.by_whom(collation, one)


def _printed(reading: Reading, *, why: bool = False, **console: object) -> str:
    out = Console(file=io.StringIO(), **console)  # type: ignore[arg-type]
    terminal.by_whom(reading, out, why=why)
    return out.file.getvalue()  # type: ignore[attr-defined, no-any-return]


# --- data ----------------------------------------------------------------------------------------


def test_statements_stand_under_the_one_who_makes_them(chained: Collation) -> None:
    _, by = _first(chained)
    assert [(each.name, len(each.said), len(each.felt)) for each in by.whom] == [
        ("Vell Agency", 1, 0),
        ("Ondra Palk", 3, 0),
        ("Edda Roos / Finn Aske", 0, 1),
        ("Officials", 2, 0),
    ]
    assert [said.words.words for said in by.unsourced] == ["“Nobody has seen the papers.”"]
    assert by.hidden == 0


def test_a_chain_goes_down_to_its_root(chained: Collation) -> None:
    _, by = _first(chained)
    (report,) = by.whom[0].said
    (clerks,) = report.inner
    assert (report.twice, clerks.twice) == (True, False)
    assert [(voice.name, voice.joint) for voice in clerks.chain] == [
        ("A report by the Vell Agency", ""),
        ("two unnamed harbor clerks", "citing"),
    ]
    assert notes.chain(clerks) == "A report by the Vell Agency, citing two unnamed harbor clerks"
    assert clerks.kind == "unnamed, a role is given"


def test_what_is_not_known_of_a_group_is_said(chained: Collation) -> None:
    _, by = _first(chained)
    assert [each.doubt for each in by.whom] == ["", "", "", whom.ALIKE]


def test_two_pronouns_without_a_name_are_not_one_source() -> None:
    text = "He said yes. He said no. Clerks said so."
    made = [
        Attribution(
            at=(Span(start + 8, start + 11),),
            content=(Span(start + 8, start + 11),),
            source=(Span(start, start + 2),),
            form="indirect",
            by="hand",
        )
        for start in (0, 13)
    ]
    reading = Reading(Article("x", text), tuple(made))
    by = whom.by_whom(Collation(Story("s", ("x",)), (reading,)), telling.telling(reading, ""))
    assert [(each.name, each.doubt) for each in by.whom] == [("He", ""), ("He", "")]


def test_a_bare_colon_is_no_word_that_attributes() -> None:
    reading = Reading(Article("x", "Palk: No"))
    one = telling.telling(reading, "A")
    note = Attribution(
        at=(Span(6, 8),), content=(Span(6, 8),), cue=(Span(4, 5),), form="indirect", by="hand"
    )
    assert voices.said(Collation(Story("s", ("x",)), (reading,)), one, (note,), note.at).cue == ""


# --- words of ours -------------------------------------------------------------------------------


CUE, CONTENT = (Span(0, 5),), (Span(6, 11),)


@pytest.mark.parametrize(
    ("stance", "cue_class", "shown"),
    [
        (Stance("+", "certain"), "neutral", "as certain"),
        (Stance("+", "probable"), "neutral", "as probable"),
        (Stance("+", "unknown"), "", "how surely is not clear"),
        (Stance("-", "certain", words=CUE), "denying", "denies it"),
        (Stance("-", "probable", words=CUE), "guessing", "as improbable"),
        (Stance("-", "certain"), "denying", "denies it"),
        (Stance("-", "certain", words=CONTENT), "neutral", "negated, as certain"),
        (Stance("-", "probable", words=CUE + CONTENT), "guessing", "negated, as probable"),
        (Stance("+", "certain", words=CUE + CONTENT), "denying", "denies it"),
        (Stance("+", "certain", words=CUE), "denying", "as certain"),
        (Stance("unknown", "unknown", words=CUE), "neutral", "whether it is so is not clear"),
        (Stance("unknown", "certain"), "denying", "whether it is so is not clear"),
        (Stance("unknown", "unknown", words=CUE), "directing", "asks for it"),
        (Stance("+", "certain", said=False), "neutral", "did not say it"),
    ],
)
def test_stance_in_words(stance: Stance, cue_class: CueClass, shown: str) -> None:
    reading = Reading(Article("x", "cried words"))
    note = Attribution(
        at=CONTENT, content=CONTENT, cue=CUE, form="indirect", by="hand", cue_class=cue_class
    )
    held = labels.held(telling.telling(reading, "A"), replace(note, stance=stance))
    assert held is not None
    assert (held.words, held.unsaid) == (shown, not stance.said)


def test_a_stance_of_which_nothing_is_known_is_not_shown() -> None:
    one = telling.telling(Reading(Article("x", "cried words")), "A")
    note = Attribution(at=CONTENT, content=CONTENT, cue=CUE, form="indirect", by="hand")
    assert labels.held(one, note) is None
    assert labels.held(one, replace(note, stance=Stance())) is None


def test_words_that_decide_are_shown_where_the_cue_does_not_hold_them() -> None:
    one = telling.telling(Reading(Article("x", "cried words, yet")), "A")
    note = Attribution(at=CONTENT, content=CONTENT, cue=CUE, form="indirect", by="hand")
    stance = Stance("-", "certain", words=CUE + CONTENT, limits=(Span(13, 16),))
    held = labels.held(one, replace(note, stance=stance))
    assert held is not None
    assert (held.deciding, held.limits) == ("words", "yet")


@pytest.mark.parametrize(
    ("by", "shown"),
    [
        ("syntax", "model “syntax”"),
        ("syntax: heads", "model “syntax: heads”"),
        ("none", "model “none”"),
        ("clause of a cue verb", "rule “clause of a cue verb”"),
    ],
)
def test_rule_or_model(chained: Collation, by: str, shown: str) -> None:
    assert labels.found(chained.readings[0], by) == shown


def test_a_title_holds_all_that_is_known(chained: Collation) -> None:
    _, by = _first(chained)
    said = notes.in_order(by)
    assert notes.title(said[1]) == (
        "A report by the Vell Agency, citing two unnamed harbor clerks · “cites” · partly quoted"
        " · as possible · rule “hand”: the report cites them"
    )
    assert notes.title(said[-1]) == "Officials · “say” · paraphrased · rule “hand”"


def test_attributions_stand_beside_the_paragraph_they_begin_in(chained: Collation) -> None:
    one, by = _first(chained)
    beside = notes.by_paragraph(one, notes.in_order(by))
    assert {number: len(said) for number, said in beside.items()} == {
        2: 2, 3: 2, 4: 2, 5: 1, 6: 1, 7: 2
    }  # fmt: skip
    assert notes.speakers(beside[2]) == (
        "A report by the Vell Agency, citing two unnamed harbor clerks",
    )
    assert notes.speakers(beside[6]) == ("source not found",)


# --- several tellings ----------------------------------------------------------------------------


def test_three_outlets_have_one_root(chained: Collation) -> None:
    (shared,) = same.same(chained, telling.tellings(chained))
    assert shared.behind is not None
    assert (shared.behind.count, shared.behind.silent) == ("3 outlets, 1 root", ())
    (root,) = shared.behind.roots
    assert root.letters == ("A", "B", "C")
    assert root.words == "Vell Agency ← two unnamed harbor clerks"
    assert shared.behind.facts == (
        "at most 2 steps from outlet to root; weakest source: unnamed, a role is given"
    )


def test_where_nobody_cites_another_nothing_is_said_of_roots(collation: Collation) -> None:
    assert [each.behind for each in same.same(collation, telling.tellings(collation))] == [None] * 3


def test_what_is_not_known_to_be_one_root_says_so(chained: Collation) -> None:
    names = tuple(link for link in chained.links if link.relation != "same-entity")
    unlinked = Collation(chained.story, chained.readings[:2], names)
    tellings = telling.tellings(unlinked)
    refs = names[0].members[:2]
    found = behind.Chained(unlinked, tellings).behind(refs)
    assert found is not None
    assert found.count == "2 outlets, at most 2 roots"
    assert [root.letters for root in found.roots] == [("A",), ("B",)]


# --- the tree ------------------------------------------------------------------------------------


def test_the_tree_in_plain_lines(chained: Collation) -> None:
    assert _printed(chained.readings[0]) == POST


def test_the_guide_shows_this_tree() -> None:
    shown = POST[POST.index("Vell Agency (") : POST.index("\n\nEdda Roos")]
    assert shown in GUIDE.read_text("utf-8")


def test_why_names_what_found_each(chained: Collation) -> None:
    printed = _printed(chained.readings[0], why=True)
    assert "      found by the rule “hand”: the report cites them\n" in printed
    assert printed.count("found by the rule “hand”") == 10
    assert "wish\n   found by the rule “hand”\n" in printed  # its reason stands there as the doubt


@pytest.mark.parametrize("width", [30, 60, 100])
def test_on_a_terminal_lines_are_wrapped_behind_their_guides(
    chained: Collation, width: int
) -> None:
    printed = _printed(chained.readings[0], force_terminal=True, width=width, color_system=None)
    lines = [line.rstrip() for line in printed.splitlines()]
    assert max(map(len, lines)) <= width
    tree_lines = lines[
        lines.index("Ondra Palk (person)") + 1 : lines.index("Edda Roos / Finn Aske")
    ]
    assert {line[:3].strip() for line in tree_lines[:-1]} <= {"├─", "└─", "│", ""}
    first = "".join(tree_lines).index("├─")
    assert first == 0


def test_a_terminal_without_box_characters_gets_ascii(chained: Collation) -> None:
    _, by = _first(chained)
    guides = [line.guide for line in tree.tree(by, ascii=True)]
    assert "   `- " in guides
    assert all(guide.isascii() for guide in guides)


def test_nothing_found_is_said() -> None:
    assert _printed(Reading(Article("x", "Words."))).endswith("nothing found\n")


def test_what_is_hidden_is_counted() -> None:
    at = (Span(0, 4),)
    note = Attribution(at=at, content=at, form="direct", by="x", confidence=0.3)
    printed = _printed(Reading(Article("x", "“No”"), (note,)))
    assert printed.endswith("\n1 more too unsure to show\n")


def test_nothing_of_a_source_is_obeyed(collation: Collation) -> None:
    for console in ({}, {"force_terminal": True, "width": 60, "color_system": None}):
        printed = "".join(_printed(each, why=True, **console) for each in collation.readings)  # type: ignore[arg-type]
        assert "␛[31mred␛[0m" in printed
        assert not {"\x1b", "\u202e", "\r"} & set(printed)


@given(
    st.text(min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 9), st.integers(-1, 40)), max_size=30),
)
def test_any_chains_of_any_text_can_be_shown(text: str, made: list[tuple[int, int, int]]) -> None:
    attributions = []
    for number, (wanted, length, parent) in enumerate(made):
        start = min(wanted, len(text) - 1)
        at = (Span(start, min(start + length, len(text))),)
        attributions.append(
            Attribution(
                at=at,
                content=at,
                source=at if number % 2 else (),
                act="attitude" if number % 3 == 0 else "speech",
                id=str(number),
                parent=str(parent) if parent >= 0 else None,
                form="indirect",
                by="hand",
            )
        )
    reading = Reading(Article("x", text)).plus(attributions)
    one = telling.telling(reading, "A")
    by = whom.by_whom(Collation(Story("s", ("x",)), (reading,)), one)
    assert len(notes.in_order(by)) == len(attributions)
    printed = _printed(reading, force_terminal=True, width=60, color_system=None)
    assert max(map(cell_len, printed.split("\n"))) <= 60
