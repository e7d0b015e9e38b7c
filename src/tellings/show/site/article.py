"""One article of a library as a page: its text with who says what beside it, when, and who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from tellings.model import Attribution, Collation, Maker, ModelRecord, Quotation, TimeExpression
from tellings.model import Story as StoryModel
from tellings.show import heads, marks, notes, sure, when, who, whom
from tellings.show.heads import Head
from tellings.show.kept import ArticleView
from tellings.show.marks import Marked
from tellings.show.site.frame import Frame
from tellings.show.site.rendering import Page, render
from tellings.show.telling import Place, Telling, telling
from tellings.show.voices import Said
from tellings.show.when import When
from tellings.show.who import Who
from tellings.show.whom import ByWhom

_ANCHORED = (Attribution, Quotation, TimeExpression)


class Seen(Struct, frozen=True):
    """All that the page shows of an article's reading. `said` goes by the number of paragraphs.

    `heads` is its one head, `felt` and `unsure` tell whether any attribution is of what is only
    thought, or is unsure.
    """

    heads: tuple[Head, ...]
    paragraphs: tuple[Marked, ...]
    said: dict[int, tuple[Said, ...]]
    whom: ByWhom
    when: When
    named: tuple[Who, ...]
    unnamed: tuple[Who, ...]
    felt: bool
    unsure: bool
    makers: tuple[Maker, ...]
    models: tuple[ModelRecord, ...]


def article(view: ArticleView, frame: Frame) -> Page:
    """The page of an article. Notes of what is said, quoted or dated have their ids as anchors."""
    seen = _seen(view)
    style = _whole_targets(seen.paragraphs)
    return render("article.html", frame, style=style, script="", kept=view, view=seen)


def _seen(view: ArticleView) -> Seen:
    one = telling(view.reading, "")
    alone, tellings = Collation(StoryModel("", (one.id,)), (view.reading,)), {one.id: one}
    by = whom.by_whom(alone, one)
    said = notes.in_order(by)
    titles = {**when.titles(one), **notes.titles(said)}
    everyone = who.who(alone, tellings)
    # An axis shows who tells of which day; of one article the list of days says it all.
    dated = replace(when.when(alone, tellings), axis=None)
    return Seen(
        heads=(heads.head(one),),
        paragraphs=marks.marked(one, tuple(_anchors(one, said, everyone, dated)), (), titles),
        said=notes.by_paragraph(one, said),
        whom=by,
        when=dated,
        named=(*everyone.shared, *everyone.single),
        unnamed=everyone.unnamed,
        felt=any(each.felt for each in said),
        unsure=any(each.doubt for each in said),
        makers=view.reading.makers,
        models=view.reading.models,
    )


def _anchors(one: Telling, *shown: object) -> Iterator[Place]:
    """The places that the page leads to, and those of notes under the notes' own ids."""
    for note in one.reading.notes:
        if isinstance(note, _ANCHORED) and sure.shown(note):
            yield Place("", one.place(note.at).label, note.id, note.at)
    yield from dict.fromkeys(_places(shown))


def _places(part: object) -> Iterator[Place]:
    """Every place in a part of what is shown, in order."""
    if isinstance(part, Place):
        yield part
    elif isinstance(part, Struct):
        for name in part.__struct_fields__:
            yield from _places(getattr(part, name))
    elif isinstance(part, tuple):
        for each in part:
            yield from _places(each)


def _whole_targets(paragraphs: Iterable[Marked]) -> str:
    """CSS that lights all elements of a place when it is the target, not the first one only."""
    split = dict.fromkeys(a for each in paragraphs for a in marks.split_anchors(each.html))
    rules = [f':root:has([id="{a}"]:target) [data-of="{a}"]' for a in split]
    return ",".join(rules) + "{background:var(--hit)}\n" if rules else ""
