"""Ids cut short, and what is said where they stand for nothing or for several."""

from __future__ import annotations

import re

import pytest

from tellings.library import Library, NotHeldError
from tellings.show.kept import ArticleView, NoteView
from tellings.show.stories import StoryView


def test_an_id_may_be_cut_short(library: Library) -> None:
    line = library.stories()[0]
    assert isinstance(library.show(line.id), StoryView)
    assert library.show(line.id[:6]) == library.show(f" {line.id} ")
    article = library.story(line.id).told[0].article
    shown = library.show(article[:8])
    assert isinstance(shown, ArticleView)
    assert shown.reading.article.id == article


def test_a_note_is_named_by_its_article(library: Library) -> None:
    article = library.story(library.stories()[0].id).told[0].article
    note = library.article(article).reading.notes[3]
    shown = library.show(f"{article[:8]}#{note.id}")
    assert isinstance(shown, NoteView)
    assert shown.note == note


def test_what_stands_for_several_is_said(library: Library) -> None:
    with pytest.raises(NotHeldError, match=r"several begin with s: s[0-9a-f]+, s[0-9a-f]+, .*more"):
        library.show("s")


@pytest.mark.parametrize("words", ["zebra", "", " ", "#", "s%", "s_", "\x00", "\x1b[31mred", "'"])
def test_what_stands_for_nothing_is_said(words: str, library: Library) -> None:
    with pytest.raises(NotHeldError) as raised:
        library.show(words)
    assert re.fullmatch(r"there is no (story or )?article .* in .*news\.db", str(raised.value))
    assert str(raised.value).isprintable()


def test_a_note_that_is_not_there_is_said(library: Library) -> None:
    article = library.story(library.stories()[0].id).told[0].article
    with pytest.raises(NotHeldError, match=f"article {article} has no note quotation:1-2; show"):
        library.show(f"{article}#quotation:1-2")
    with pytest.raises(NotHeldError, match=f"several notes of {article} begin with s"):
        library.show(f"{article}#s")


def test_a_story_is_no_article(library: Library) -> None:
    line = library.stories()[0]
    with pytest.raises(NotHeldError, match=f"there is no article {line.id} in "):
        library.article(line.id)
    with pytest.raises(NotHeldError, match="there is no story "):
        library.story(library.story(line.id).told[0].article)
