"""Drafts become notes with ids of their own, and chains that end."""

from __future__ import annotations

from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.noting import notes
from tellings.model import Span


def draft(content: Span, cue: Span | None = None, source: Span | None = None) -> Draft:
    return Draft(
        "indirect", [content], "test", "because", 0.9, cue, source=source and Source(source)
    )


WHOLE, INNER = Span(10, 60), Span(30, 50)


def test_the_levels_of_a_chain_have_ids_of_their_own() -> None:
    outer = draft(WHOLE, Span(5, 9), Span(0, 4))
    same_cue = draft(WHOLE, Span(5, 9), Span(62, 70))
    other_cue = draft(WHOLE, Span(61, 62), Span(62, 70))
    same_cue.parent, other_cue.parent = outer, same_cue
    made = list(notes([outer, same_cue, other_cue]))
    assert len({note.id for note in made}) == 3
    assert [note.parent for note in made] == [None, made[0].id, made[1].id]


def test_what_stands_in_a_content_is_part_of_it() -> None:
    outer, inner = draft(WHOLE, Span(5, 9)), draft(INNER, Span(20, 24))
    first, second = notes([outer, inner])
    assert (first.parent, second.parent) == (None, first.id)


def test_the_same_note_is_given_once_and_its_children_keep_it() -> None:
    one, again, child = draft(WHOLE), draft(WHOLE), draft(INNER, Span(20, 24))
    child.parent = again
    made = list(notes([one, again, child]))
    assert len(made) == 2
    assert made[1].parent == made[0].id


def test_a_ring_of_parents_is_opened() -> None:
    one, two = draft(WHOLE, Span(5, 9)), draft(INNER, Span(20, 24))
    one.parent, two.parent = two, one
    made = {note.id: note.parent for note in notes([one, two])}
    assert list(made.values()).count(None) == 1
