"""Articles come back exactly as they were put in."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import Article, Datum, Origin, Piece, Span
from tellings.store import ArticleRow, OutletRow, StoreError, open_store
from tellings.store.packing import fit, repaired, repairs
from tests.store.build import article, library, put

# Any character at all: ends of text, half characters, what stands outside the first plane.
ANY = st.text(st.characters(exclude_categories=()), max_size=60)


def test_an_article_comes_back_with_all_that_is_known(tmp_path: Path) -> None:
    whole = Article(
        "0123456789ab",
        "The ferry sails.\n\nAgain.",
        title=Datum("Ferry sails", "json-ld", 0.9),
        outlet=Datum("The Standard", "option"),
        url="https://standard.example/1",
        origin=Origin("a.html", "text/html", pieces=(Piece(Span(0, 3), Span(9, 12), "p"),)),
    )
    with library(tmp_path, whole) as store:
        assert store.articles.get(whole.id) == whole
        assert store.articles.text(whole.id) == whole.text
        assert store.articles.row(whole.id) == ArticleRow(
            id=whole.id,
            title="Ferry sails",
            outlet="The Standard",
            agency="",
            byline="",
            language="",
            url="https://standard.example/1",
            canonical="",
            published="",
            at=None,
            added=86_400_000.0,
            story="s0123456789ab",
            copy_of=None,
        )
        assert list(store.articles.rows()) == [store.articles.row(whole.id)]
        assert store.articles.outlets() == (OutletRow("The Standard", 1),)
        assert store.articles.at_address("https://standard.example/1") == (whole.id,)


@settings(max_examples=25)
@given(ANY, ANY, ANY)
def test_any_characters_come_back(
    tmp_path_factory: pytest.TempPathFactory, text: str, title: str, source: str
) -> None:
    whole = Article("abc", text, title=Datum(title, "test"), origin=Origin(source))
    with library(tmp_path_factory.mktemp("any"), whole) as store:
        assert store.articles.get("abc") == whole
        assert store.notes.reading("abc").article == whole
        assert len(store.articles.row("abc").title) == len(title)
        assert store.check() == ()


@given(ANY)
def test_a_text_that_fits_a_column_keeps_its_length(text: str) -> None:
    fitting = fit(text)
    assert len(fitting) == len(text)
    assert "\0" not in fitting
    fitting.encode()
    assert repaired(fitting, repairs(text)) == text


def test_an_article_is_put_in_once(tmp_path: Path) -> None:
    whole = article("The ferry sails.", outlet="The Standard")
    with library(tmp_path, whole) as store:
        with store.adding() as adding:
            again = msgspec.structs.replace(whole, outlet=Datum("The Courier", "test"))
            assert not adding.article(again, added=5.0, at=7.0)
        assert store.articles.get(whole.id) == whole
        assert store.articles.count() == 1


def test_an_id_may_be_shortened(tmp_path: Path) -> None:
    ids = ("aa1", "aa2", "ab%", "Ab_")
    with library(tmp_path, *(Article(id_, "Text.") for id_ in ids)) as store:
        assert store.articles.called("aa") == ("aa1", "aa2")
        assert store.articles.called("aa", most=1) == ("aa1",)
        assert store.articles.called("aa1") == ("aa1",)
        assert store.articles.called("%") == store.articles.called("a_") == ()
        assert store.articles.called("b") == ()
        assert list(store.articles.ids()) == list(ids)


def test_what_is_not_there_is_a_key_error(tmp_path: Path) -> None:
    with library(tmp_path) as store:
        assert not store.articles.has("x")
        for ask in (store.articles.get, store.articles.row, store.notes.reading):
            with pytest.raises(KeyError):
                ask("x")


def test_what_rows_say_may_be_said_anew(tmp_path: Path) -> None:
    whole = article("The ferry sails.", title="Ferry", agency="Vell, Other")
    with library(tmp_path, whole) as store:
        with store.adding() as adding:
            adding.known_as(whole.id, headline="Boat", credit="Vell")
            adding.time(whole.id, 50.0)
        row = store.articles.row(whole.id)
        assert (row.title, row.agency, row.at) == ("Boat", "Vell", 50.0)
        assert store.articles.get(whole.id) == whole
        assert [hit.article for hit in store.find("boat").hits] == [whole.id]
        assert store.find("nothing").hits == ()
        assert store.stories.row(f"s{whole.id}").first == 50.0
        assert store.check() == ()


def test_a_forgotten_article_leaves_nothing(tmp_path: Path) -> None:
    first, second = article("The ferry sails."), article("The ferry stays.")
    with library(tmp_path, first, second) as store:
        with store.adding() as adding:
            assert adding.drop(first.id)
            assert not adding.drop(first.id)
        assert list(store.articles.ids()) == [second.id]
        assert [hit.article for hit in store.find("ferry").hits] == [second.id]
        assert store.sketches.near([1]) == (second.id,)
        assert store.sketches.profile(first.id) is None
        assert store.stories.known() == tuple(sorted((f"s{first.id}", f"s{second.id}")))
        assert not store.stories.has(f"s{first.id}")
        assert store.check() == ()
        with store.adding() as adding:
            put(adding, first)
        assert store.check() == ()


def test_a_changed_text_is_damage(tmp_path: Path) -> None:
    whole = article("The ferry sails.")
    with library(tmp_path, whole) as store:
        store._connection.run("UPDATE article SET text = 'The ferry fails.'")
    with open_store(tmp_path / "news.db") as store:
        with pytest.raises(StoreError, match="is not what it was"):
            store.articles.get(whole.id)
        assert any("is not what it was" in line for line in store.check())
