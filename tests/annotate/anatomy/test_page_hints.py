"""What a page or record says of its text: tags of pieces, the title, the byline."""

from __future__ import annotations

from tellings.annotate.anatomy import label
from tellings.model import Article, Datum, Origin, Piece, Span, article_id

Rows = list[tuple[str, str]]


def _page(*tagged: tuple[str, str], join: str = "\n\n") -> Article:
    text, pieces = "", []
    for tag, words in tagged:
        goes_on = words.startswith("+")  # in the line of the piece before
        text += join if text and not goes_on else ""
        start = len(text)
        text += words.removeprefix("+")
        pieces.append(Piece(Span(start, len(text)), tag=tag))
    origin = Origin("page.html", "text/html", pieces=tuple(pieces))
    return Article(article_id(text), text, origin=origin)


def _roles(article: Article) -> Rows:
    return [(block.role, block.hull.of(article.text)) for block in label(article)]


def test_tags_name_the_blocks() -> None:
    page = _page(
        ("h1", "Flood."),
        ("byline", "Redaktion Verin"),
        ("time", "Sunday"),
        ("figcaption", "A bridge."),
        ("p", "The river rose"),
        ("h2", "the wall."),
        ("li", "One stone"),
        ("li", "Two stones"),
        ("p", "It held, officials said."),
        ("biography", "Ada came to the paper in 2019."),
    )
    assert [role for role, _ in _roles(page)] == [
        "headline",
        "byline",
        "date",
        "caption",
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
        "paragraph",
        "biography",
    ]


def test_a_tag_does_not_make_a_prompt_prose() -> None:
    page = _page(
        ("h1", "Flood closes bridge in Verin"),
        ("p", "The river rose two metres, officials said."),
        ("p", "Sign up for our newsletter to get the news every morning."),
        ("h2", "Related stories"),
        ("li", "Mill to reopen"),
    )
    assert [role for role, _ in _roles(page)][2:] == ["boilerplate"] * 3


def test_marks_within_a_line_become_blocks_within_it() -> None:
    page = _page(
        ("h1", "Flood closes bridge"),
        ("byline", "Redaktion Verin und Partner "),
        ("time", "+gestern"),
        ("figcaption", "The bridge at dusk "),
        ("credit", "+P. Moor"),
        ("p", "The river rose two metres, officials said."),
    )
    assert _roles(page) == [
        ("headline", "Flood closes bridge"),
        ("byline", "Redaktion Verin und Partner gestern"),
        ("date", "gestern"),
        ("caption", "The bridge at dusk P. Moor"),
        ("credit", "P. Moor"),
        ("paragraph", "The river rose two metres, officials said."),
    ]


def test_a_date_marked_in_prose_stays_prose() -> None:
    page = _page(("p", "The bridge closed on "), ("time", "+March 3"), ("p", "+, officials said."))
    assert _roles(page) == [("paragraph", "The bridge closed on March 3, officials said.")]


def test_a_caption_that_is_a_credit_alone_is_a_credit() -> None:
    page = _page(("p", "The river rose, officials said."), ("figcaption", "Getty Images"))
    assert ("credit", "Getty Images") in _roles(page)


def test_the_title_finds_the_headline_under_other_lines() -> None:
    text = "The Verin Post\n\nRivers\n\nFlood closes bridge.\n\nThe river rose, officials said."
    article = Article("x", text, title=Datum("Flood closes bridge | The Verin Post", "title"))
    assert ("headline", "Flood closes bridge.") in _roles(article)
    assert sum(role == "headline" for role, _ in _roles(article)) == 1


def test_the_byline_of_the_record_finds_the_name_and_the_biography() -> None:
    text = (
        "Flood closes bridge\n\nAda Quill\n\nThe river rose, officials said.\n\n"
        "Ada Quill covers rivers.\n\nThe bridge stays closed."
    )
    article = Article("x", text, byline=Datum("Ada Quill", "json-ld"))
    assert ("byline", "Ada Quill") in _roles(article)
    assert ("biography", "Ada Quill covers rivers.") in _roles(article)


def test_a_single_word_beside_the_byline_is_a_button_unless_it_signs() -> None:
    page = _page(
        ("h1", "Flood closes bridge in Verin"),
        ("byline", "Share"),
        ("byline", "Reuters"),
        ("byline", "By Ada Quill"),
        ("p", "The river rose two metres, officials said."),
    )
    assert [role for role, _ in _roles(page)][1:4] == ["boilerplate", "byline", "byline"]
