"""Lines that other articles of an outlet print too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.anatomy import label, repeated
from tellings.annotate.anatomy.rules import decide
from tellings.model import Article
from tellings.text import has_words

_FERRY = (
    "Ferry stops after storm\n"
    "The ferry to Verin will not sail before Friday, the harbour board said.\n"
    "A tide table for your kitchen wall\n"
    "Two boats were torn from the pier during the night and have not been found.\n"
    "The Calder Review is printed in Verin and brings the valley what it needs to know each day."
)
_MILL = (
    "Mill to close in spring\n"
    "The mill at Calder will close in April, its owners said on Monday.\n"
    "A tide table for your kitchen wall\n"
    "Sixty people work there.\n"
    "The Calder Review is printed in Verin and brings the valley what it needs to know each day."
)
_WALL = "Wall voted down\n" + "\n".join(_MILL.splitlines()[-1:])


def _words(text: str, others: list[str]) -> list[str]:
    return [at.of(text) for at in repeated(text, others)]


def test_a_short_line_stands_in_one_other_article() -> None:
    assert _words(_FERRY, [_MILL]) == ["A tide table for your kitchen wall"]


def test_a_long_line_must_stand_in_two() -> None:
    assert _words(_FERRY, [_MILL, _WALL])[-1].startswith("The Calder Review is printed")


def test_a_copy_shows_nothing() -> None:
    update = _FERRY.replace("Friday", "Sunday") + "\nNobody was hurt."
    assert _words(_FERRY, [update, update]) == []


def test_nothing_repeats_without_others() -> None:
    assert _words(_FERRY, []) == []


def test_what_stands_elsewhere_is_furniture() -> None:
    article = Article("x", _FERRY)
    roles = {block.hull.of(_FERRY): block for block in label(article, decide)}
    assert roles["A tide table for your kitchen wall"].role == "heading"
    told = repeated(_FERRY, [_MILL, _WALL])
    block = {b.hull.of(_FERRY): b for b in label(article, decide, told)}[
        "A tide table for your kitchen wall"
    ]
    assert (block.role, block.by) == ("boilerplate", "printed-elsewhere")
    assert "other articles" in block.why


def test_a_byline_may_stand_elsewhere() -> None:
    text = "Ferry stops\nBy Ada Quill\nThe ferry will not sail before Friday, the board said."
    told = repeated(text, ["Mill to close\nBy Ada Quill\nThe mill will close."])
    assert [at.of(text) for at in told] == ["By Ada Quill"]
    assert [b.role for b in label(Article("x", text), decide, told)][1] == "byline"


@given(st.text(max_size=200), st.lists(st.text(max_size=200), max_size=3))
def test_any_texts_give_lines_of_the_text(text: str, others: list[str]) -> None:
    for at in repeated(text, [*others, text]):
        assert has_words(text, at)
        assert at.end <= len(text)
