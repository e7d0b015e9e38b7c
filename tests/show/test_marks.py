"""The annotated text holds every character once, whatever overlaps."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tellings.model import (
    Article,
    Attribution,
    Collation,
    Mention,
    Reading,
    Span,
    TimeExpression,
)
from tellings.show import marks, telling
from tellings.show.telling import Telling

TEXTS = st.text("ab<&\"' \n\r\x1b\u202e😀“”", min_size=1, max_size=40)
EDGES = st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40)), max_size=8)


class Parsed(HTMLParser):
    """The text of a piece of HTML, and which characters each anchor covers."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.ids = "", list[str]()
        self.words: dict[str, str] = {}
        self._open: list[str] = []
        self.feed("".join(html))  # Markup would escape what it is joined with
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"] or "")
        self._open.append(given.get("id") or given.get("data-of") or "")

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for anchor in self._open:
            self.words[anchor] = self.words.get(anchor, "") + data


def _spans(text: str, edges: list[tuple[int, int]]) -> list[Span]:
    cut = [(a, min(a + n, len(text))) for a, n in edges if a < len(text)]
    return sorted({Span(start, end) for start, end in cut})


def _telling(text: str, spans: list[Span]) -> Telling:
    notes = [Mention(at=(span,), head=span, type="other", by="hand") for span in spans]
    return telling.telling(Reading(Article("x", text)).plus(notes), "A")


@given(TEXTS, EDGES, EDGES)
def test_text_is_exact_and_each_anchor_covers_its_words(
    text: str, named: list[tuple[int, int]], linked: list[tuple[int, int]]
) -> None:
    one = _telling(text, _spans(text, named))
    wanted = {one.place((span,)).anchor: span for span in _spans(text, linked)}
    html = marks.marked(one, [one.place((span,)) for span in wanted.values()])
    seen = [Parsed(each.html) for each in html]
    assert [each.text for each in seen] == [p.at.of(text) for p in one.paragraphs]
    words: dict[str, str] = {}
    for each in seen:
        for anchor, found in each.words.items():
            words[anchor] = words.get(anchor, "") + found
    trimmed = one.paragraphs[0].at if one.paragraphs else Span(0, 0)
    for anchor, span in wanted.items():
        start, end = max(span.start, trimmed.start), min(span.end, trimmed.end)
        assert words.get(anchor, "") == (text[start:end] if start < end else "")
    ids = [anchor for each in seen for anchor in each.ids]
    assert len(ids) == len(set(ids))


def test_a_place_of_several_stretches_has_one_id_and_its_other_pieces_say_so() -> None:
    text = "“One,” she said, “two.”"
    one = _telling(text, [])
    place = one.place((Span(0, 6), Span(17, 23)))
    (marked,) = marks.marked(one, [place])
    assert marked.html == (
        '<span id="A-0-6_17-23">“One,”</span> she said, <span data-of="A-0-6_17-23">“two.”</span>'
    )
    assert list(marks.split_anchors(marked.html)) == ["A-0-6_17-23"]


def test_html_cannot_hold_everything_but_keeps_the_count() -> None:
    words = "a\0b\ud800c\rd"
    assert marks.exact(words) == "a␀b\ufffdc&#13;d"
    assert len(marks.holdable(words)) == len(words)


def test_layers_show_what_is_quoted_and_what_is_not(collation: Collation) -> None:
    (one, *_) = telling.tellings(collation).values()
    html = "".join(each.html for each in marks.marked(one, ()))
    assert '<span class="said">the deal costs 4 million crowns, <span class="cue">' in html
    assert '<span class="quote unsure">“the figure &lt;script&gt;alert(1)&lt;/script&gt; is' in html
    assert '<span class="source"><span class="name">Mayor' not in html  # one stretch, one element
    assert '<span class="source name">Mayor Mira Tolland</span>' in html


def test_what_is_below_the_floor_is_not_marked() -> None:
    at = (Span(0, 4),)
    note = Attribution(at=at, content=at, form="direct", by="x", confidence=0.3)
    (marked,) = marks.marked(telling.telling(Reading(Article("x", "“No”"), (note,)), "A"), ())
    assert marked.html == "“No”"


def test_times_are_a_layer_with_their_date_as_title() -> None:
    time = TimeExpression(
        at=(Span(5, 11),), type="DATE", value="2031-03-03", date="2031-03-03", by="hand"
    )
    weak = replace(time, at=(Span(0, 4),), confidence=0.2, id="time:0-4")
    reading = Reading(Article("x", "Then Monday came")).plus([time, weak])
    one = telling.telling(reading, "A")
    (marked,) = marks.marked(one, (), (), {Span(5, 11): "3 March 2031"})
    assert marked.html == 'Then <span class="time" title="3 March 2031">Monday</span> came'
