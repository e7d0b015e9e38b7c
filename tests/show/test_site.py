"""Addresses of a served library, and what its pages are sent with."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Collation
from tellings.show import html
from tellings.show.site import addresses, collation, pages, rendering
from tellings.show.site.frame import Frame

ANY = st.text(max_size=40)
FRAME = Frame("<b>my</b> library", "0.0.test", "/search?q=a")


@given(ANY)
def test_an_address_stays_on_this_server(words: str) -> None:
    for path in (
        addresses.story(words),
        addresses.story_articles(words),
        addresses.article(words, words),
        addresses.speaker(words, outlet=words),
        addresses.search(q=words),
    ):
        parts = urlsplit(path)
        assert (parts.scheme, parts.netloc) == ("", "")
        assert path.isascii()
        assert path.startswith("/")
        assert not set(path) & set("\\\"'<>\r\n ")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_a_name_comes_back_from_its_address(name: str) -> None:
    path = urlsplit(addresses.speaker(name)).path
    assert unquote(path.removeprefix("/speakers/")) == name


@pytest.mark.parametrize(
    ("path", "twin"),
    [
        ("/", "/stories.json"),
        ("/?words=a", "/stories.json?words=a"),
        ("/stories/s1", "/stories/s1.json"),
        ("/articles/a%2Fb", "/articles/a%2Fb.json"),
        ("/speakers/Isa%20Thorne?order=time", "/speakers/Isa%20Thorne.json?order=time"),
    ],
)
def test_twins(path: str, twin: str) -> None:
    assert addresses.twin(path) == twin


@pytest.mark.parametrize(("label", "anchor"), [("¶4", "p4"), ("A ¶12", "p12"), ("¶4–6", "p4")])
def test_paragraphs(label: str, anchor: str) -> None:
    assert addresses.paragraph(label) == anchor


def test_what_is_not_asked_is_not_in_an_address() -> None:
    assert addresses.with_query("/", {"a": "", "b": None, "c": 0, "d": "é&"}) == "/?c=0&d=%C3%A9%26"


@given(ANY)
def test_a_problem_is_words(words: str) -> None:
    made = pages.problem(FRAME, words, [words], [("/", words)])
    assert "<b>my" not in made.html
    assert made.html.count("<script") == 0
    made.html.encode()


def test_a_page_has_the_policy_of_its_style_and_script() -> None:
    made = pages.compare(FRAME, "limits")
    style = made.html.partition("<style>")[2].partition("</style>")[0]
    script = made.html.partition("<script>")[2].partition("</script>")[0]
    assert made.policy == rendering.policy(style, script)
    assert "script-src 'none'" in pages.search(pages.Search(), pages.AskedWords(), FRAME).policy


def test_a_comparison_within_a_library_is_the_page_and_more(
    collation_page: tuple[str, Collation],
) -> None:
    page, compared = collation_page
    made = collation.story(page, compared, copies=False)
    head, _, rest = page.partition("<header>\n")
    assert made.html.startswith(f'{head}<header>\n<p class="facts"><a href="/">Stories</a>')
    assert made.html.endswith(rest)
    assert made.policy.endswith("; frame-ancestors 'none'")
    assert "&#39;" not in made.policy
    given_ = collation.given(page, ["cannot read <b>"])
    assert '<p class="doubt">cannot read &lt;b&gt;</p>' in given_.html


def test_what_is_no_page_of_ours_is_refused() -> None:
    with pytest.raises(ValueError, match="without a header"):
        collation.given("<p>", [])


@pytest.fixture
def collation_page(request: pytest.FixtureRequest) -> tuple[str, Collation]:
    compared: Collation = request.getfixturevalue("collation")
    return html.page(compared, version="0.0.test"), compared
