"""Which content, cue and source belong together, given where each stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.attribution.tagging.linking import Ground, link
from tellings.model import Span

MARKS = {"[": "content", "<": "cue", "{": "source"}
ENDS = "]>}"


def marked(text: str) -> tuple[str, dict[str, list[Span]]]:
    """The text without its brackets, and the stretches that stood in them."""
    plain, open_at, found = "", {}, {role: [] for role in MARKS.values()}
    for character in text:
        if character in MARKS:
            open_at[MARKS[character]] = len(plain)
        elif character in ENDS:
            role = MARKS["[<{"[ENDS.index(character)]]
            found[role].append(Span(open_at[role], len(plain)))
        else:
            plain += character
    return plain, found


def linked(text: str, rooms: bool = False) -> list[tuple[list[str], str | None, str | None]]:
    plain, found = marked(text)
    room = (lambda offset: plain.count("\n", 0, offset)) if rooms else (lambda offset: None)
    ground = Ground(plain, tuple(found["content"]), room)
    return [
        (
            [span.of(plain) for span in each.content],
            each.cue.of(plain) if each.cue else None,
            each.source.of(plain) if each.source else None,
        )
        for each in link(ground, found["cue"], found["source"])
    ]


CASES = {
    "one": ("{Vell} <said> [the dam held].", [(["the dam held"], "said", "Vell")]),
    "the source after the cue": (
        "[The dam held], <said> {Vell}.",
        [(["The dam held"], "said", "Vell")],
    ),
    "content on both sides of the cue": (
        "[\u201cThe dam,\u201d] {Vell} <said>, [\u201cheld all night.\u201d]",
        [(["\u201cThe dam,\u201d", "\u201cheld all night.\u201d"], "said", "Vell")],
    ),
    "a quotation after the cue's sentence": (
        "[\u201cIt held,\u201d] {Vell} <said>. [\u201cAll night.\u201d]",
        [(["\u201cIt held,\u201d", "\u201cAll night.\u201d"], "said", "Vell")],
    ),
    "a shared source": (
        "{Vell} <said> [the dam held], <adding> [that it was old].",
        [(["the dam held"], "said", "Vell"), (["that it was old"], "adding", "Vell")],
    ),
    "two sentences, two sources": (
        "{Vell} <said> [yes]. {Oltin} <said> [no].",
        [(["yes"], "said", "Vell"), (["no"], "said", "Oltin")],
    ),
    "a plain sentence is not the cue's before it": (
        "{Vell} <said> [yes]. [The dam was old]. {Oltin} <said> [no].",
        [(["yes"], "said", "Vell"), (["no"], "said", "Oltin"), (["The dam was old"], None, None)],
    ),
    "a colon reaches into the next paragraph": (
        "{Vell} <told> reporters:\n\n[\u201cThe dam held.\u201d]",
        [(["\u201cThe dam held.\u201d"], "told", "Vell")],
    ),
    "a cue without content is no attribution": ("{Vell} <said> so.", []),
    "a cue without content takes none that is pages away": (
        "[The note]. " + "The dam held. " * 40 + "{Vell} <said> so.",
        [(["The note"], None, None)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_what_belongs_together(
    text: str, expected: list[tuple[list[str], str | None, str | None]]
) -> None:
    assert linked(text) == expected


def test_no_link_leaves_its_room() -> None:
    assert linked("{Vell} at the dam\n[The dam held], <said> {Oltin}.", rooms=True) == [
        (["The dam held"], "said", "Oltin")
    ]
    assert linked("Photo: {Vell}\n[The dam held], it was <said>.", rooms=True) == [
        (["The dam held"], "said", None)
    ]


@st.composite
def grounds(draw: st.DrawFn) -> tuple[str, list[list[Span]]]:
    text = draw(st.text("ab .\n\u201c\u201d:", min_size=1, max_size=80))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    spans: list[list[Span]] = [[], [], []]
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        spans[draw(st.integers(0, 2))].append(Span(start, end))
    return text, spans


@given(grounds())
def test_each_content_is_given_once(made: tuple[str, list[list[Span]]]) -> None:
    text, (contents, cues, sources) = made
    found = link(Ground(text, tuple(contents)), cues, sources)
    assert sorted(span for each in found for span in each.content) == contents
    assert all(each.content for each in found)
    told = [each.cue for each in found if each.cue]
    assert len(told) == len(set(told))
    assert {each.source for each in found if each.source} <= set(sources)
