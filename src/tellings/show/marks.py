"""The annotated text: every character of an article once, in elements that say what it is.

Marks may overlap and nest. The text is cut at every edge of a mark (`tellings.text.cut`), an
element that a crossing mark splits is closed and opened again, and each element of a place
carries the place's anchor: the first as `id`, the others as `data-of`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType

from markupsafe import Markup, escape
from msgspec import Struct

from tellings.model import Attribution, Mention, Quotation, Span, Spans, TimeExpression
from tellings.show import sure
from tellings.show.telling import Paragraph, Place, Telling
from tellings.text import cut, intersect, merge

_GAP = '<span class="gap"> … </span>'
_GAPS = re.compile(rf"(?:{_GAP}\s*)+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ORDER = ("shared", "inset", "said", "felt", "quote", "unsure", "source", "cue", "time", "name")


class Mark(Struct, frozen=True):
    """A stretch, the layers it belongs to (classes of the page), and the anchor it is part of.

    `title` are words of ours about it, which a browser shows when it is pointed at.
    """

    at: Span
    layers: tuple[str, ...] = ()
    anchor: str = ""
    title: str = ""


class Marked(Struct, frozen=True):
    """A paragraph of a telling with its marks as HTML."""

    paragraph: Paragraph
    html: Markup


def marked(
    telling: Telling,
    places: Iterable[Place],
    shared: Iterable[Place] = (),
    titles: Mapping[Span, str] = MappingProxyType({}),
    *,
    excerpts: bool = False,
) -> tuple[Marked, ...]:
    """The paragraphs of a telling, with its layers and the anchors of its `places` marked.

    With `excerpts`, only the words of the places are given, and only paragraphs that have some.

    The words of `shared` places, which other tellings give too, are a layer of their own.
    `titles` are words of ours for what stands at a stretch: what is said there, or which date.
    """
    marks, seen = _marks(telling, places, shared, titles), set[str]()
    by_paragraph = _by_paragraph(telling.paragraphs, marks)
    if excerpts:
        by_paragraph = ((at, found) for at, found in by_paragraph if any(m.anchor for m in found))
    return tuple(
        Marked(paragraph, _html(telling.text, paragraph.at, within, seen, excerpts=excerpts))
        for paragraph, within in by_paragraph
    )


def split_anchors(html: Markup) -> Iterator[str]:
    """The anchors that the HTML of a paragraph carries on later elements."""
    for piece in str(html).split('data-of="')[1:]:
        yield piece.split('"', 1)[0]


# --- which marks ---------------------------------------------------------------------------------


def _marks(
    telling: Telling,
    places: Iterable[Place],
    shared: Iterable[Place],
    titles: Mapping[Span, str],
) -> list[Mark]:
    """All marks of a telling, outer before inner; one for all layers of a stretch."""
    layers: dict[Span, set[str]] = {at: {"shared"} for place in shared for at in place.at}
    for at, layer in _layers(telling):
        layers.setdefault(at, set()).add(layer)
    anchors: dict[Span, dict[str, None]] = {}
    for place in places:
        for at in place.at:
            anchors.setdefault(at, {})[place.anchor] = None
    found: list[Mark] = []
    for at in sorted({*layers, *anchors}, key=lambda span: (span.start, -span.end)):
        first, *others = anchors.get(at, {"": None})
        classes = tuple(layer for layer in _ORDER if layer in layers.get(at, ()))
        title = titles.get(at, "")
        found.extend((Mark(at, classes, first, title), *(Mark(at, (), other) for other in others)))
    return found


def _layers(telling: Telling) -> Iterator[tuple[Span, str]]:
    reading = telling.reading
    for paragraph in telling.paragraphs:
        yield from ((span, "inset") for block in paragraph.inner for span in block.at)
    in_quotes = merge(span for quotation in reading.of(Quotation) for span in quotation.at)
    for said in reading.of(Attribution):
        if sure.shown(said):
            yield from ((span, "source") for span in said.source)
            yield from ((span, "cue") for span in said.cue)
            yield from _content(said, in_quotes)
    for time in reading.of(TimeExpression):
        if sure.shown(time):
            yield from ((span, "time") for span in time.at)
    for mention in reading.of(Mention):
        if mention.form != "pronoun" and mention.type != "thing" and sure.shown(mention):
            yield from ((span, "name") for span in mention.at)


def _content(said: Attribution, in_quotes: Spans) -> Iterator[tuple[Span, str]]:
    """Direct content is all quoted; of mixed content, what stands in quotation marks is.

    What is only thought, felt or wanted is a layer of its own, and so is what is unsure.
    """
    unquoted = "felt" if said.act == "attitude" else "said"
    for span in said.content:
        yield span, "quote" if said.form == "direct" else unquoted
        if sure.doubt(said):
            yield span, "unsure"
        if said.form == "mixed":
            yield from ((part, "quote") for part in _shared(span, in_quotes))


def _shared(span: Span, disjoint: Spans) -> Iterator[Span]:
    """What `span` shares with each of these disjoint spans, which are in order."""
    first = max(0, bisect.bisect_right(disjoint, span) - 1)
    for other in disjoint[first:]:
        if other.start >= span.end:
            return
        if part := intersect(span, other):
            yield part


def _by_paragraph(
    paragraphs: Sequence[Paragraph], marks: Sequence[Mark]
) -> Iterator[tuple[Paragraph, list[Mark]]]:
    """Each paragraph with the marks that touch it; both are in the order of the text."""
    live: list[Mark] = []
    coming = iter((*marks, None))
    upcoming = next(coming)
    for paragraph in paragraphs:
        live = [mark for mark in live if mark.at.end > paragraph.at.start]
        while upcoming and upcoming.at.start < paragraph.at.end:
            live.append(upcoming)
            upcoming = next(coming)
        yield paragraph, live


# --- to HTML -------------------------------------------------------------------------------------


def _html(
    text: str, within: Span, marks: Sequence[Mark], seen: set[str], *, excerpts: bool
) -> Markup:
    shifted = [
        (Span(part.start - within.start, part.end - within.start), mark)
        for mark in marks
        if (part := intersect(mark.at, within))
    ]
    out: list[str] = []
    opened: Sequence[Mark] = ()
    for run, over in cut(len(within), shifted):
        live = over if not excerpts or any(mark.anchor for mark in over) else ()
        both = zip(opened, live, strict=False)
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], both))
        out.append("</span>" * (len(opened) - kept))
        out.extend(_opening(mark, seen) for mark in live[kept:])
        words = text[within.start + run.start : within.start + run.end]
        left_out = excerpts and not live and not words.isspace()
        out.append(_GAP if left_out else exact(words))
        opened = live
    html = "".join(out) + "</span>" * len(opened)
    return Markup(_GAPS.sub(_GAP, html))  # noqa: S704


def _opening(mark: Mark, seen: set[str]) -> str:
    classes = f' class="{" ".join(mark.layers)}"' if mark.layers else ""
    anchor = f' {"data-of" if mark.anchor in seen else "id"}="{mark.anchor}"' if mark.anchor else ""
    seen.add(mark.anchor)
    title = f' title="{exact(mark.title)}"' if mark.title else ""
    return f"<span{classes}{anchor}{title}>"


def exact(words: str) -> Markup:
    """Words as HTML that a browser reads back as the same characters.

    A carriage return needs a reference, or it is read as a line feed. HTML cannot hold U+0000 and
    UTF-8 no lone surrogate; they become U+2400 and U+FFFD, one character each.
    """
    return Markup(str(escape(holdable(words))).replace("\r", "&#13;"))  # noqa: S704


def holdable(words: str) -> str:
    """The words with U+0000 as U+2400 and each lone surrogate as U+FFFD."""
    return _SURROGATES.sub("�", words.replace("\0", "␀"))
