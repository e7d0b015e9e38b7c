"""The forms of what a library gives as JSON: what each answer holds, as JSON Schema describes it.

Moments are in ISO 8601 (UTC), "" where they are not known. Offsets are Unicode code points,
half-open. Each form has the number `format`, which changes when a reader of the old form would
misread the new one.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tellings.model import (
    FORMAT,
    AnyNote,
    Copy,
    Membership,
    Reading,
    Span,
    Voice,
)
from tellings.show import hits, kept, speakers, stories
from tellings.show.excerpt import Run
from tellings.show.hits import Passage
from tellings.show.moments import iso
from tellings.show.speakers import Apart, Joined, SpeakerLine
from tellings.show.stories import Copied


class StoryShort(Struct, frozen=True):
    """A story in short; see `StoryLine`."""

    id: str
    first: str
    last: str
    articles: int
    outlets: tuple[str, ...]
    headline: str
    outlet: str
    voices: tuple[Voice, ...]
    strip: str


class Stories(Struct, frozen=True):
    """Stories, the last told first."""

    format: int
    stories: tuple[StoryShort, ...]


class Told(Struct, frozen=True):
    """An article of a story."""

    article: str
    outlet: str
    headline: str
    at: str
    url: str
    membership: Membership
    copy: Copied | None


class Moved(Struct, frozen=True):
    """That an article came to a story or left it."""

    article: str
    outlet: str
    source: str
    target: str
    at: str
    why: str


class StoryArticles(Struct, frozen=True):
    """A story with its articles and what was moved."""

    format: int
    story: StoryShort
    articles: tuple[Told, ...]
    moves: tuple[Moved, ...]


class KeptArticle(Struct, frozen=True):
    """An article: what is found in it, its story, how it belongs, and its copies."""

    format: int
    reading: Reading
    story: StoryShort | None
    membership: Membership | None
    copies: tuple[Copy, ...]


class Note(Struct, frozen=True):
    """A note of an article, in context."""

    format: int
    article: str
    outlet: str
    headline: str
    place: str
    before: str
    words: str
    after: str
    note: AnyNote
    chain: tuple[str, ...]


class Hit(Struct, frozen=True):
    """An article in which words were found."""

    article: str
    story: str
    outlet: str
    headline: str
    time: str
    title: tuple[Run, ...]
    passages: tuple[Passage, ...]
    copies: tuple[tuple[str, str], ...]


class Hits(Struct, frozen=True):
    """What was found, those that fit best first."""

    format: int
    hits: tuple[Hit, ...]


class Speakers(Struct, frozen=True):
    """Those who are quoted, the most quoted first."""

    format: int
    speakers: tuple[SpeakerLine, ...]


class Quoted(Struct, frozen=True):
    """What a speaker is quoted with in an article.

    `at` are the stretches of the article's text that hold `words`, `place` its paragraph. `form`,
    `held` (the stance) and `doubt` are words of ours; `chain` are those on whose word it rests,
    the first first.
    """

    article: str
    note: str
    story: str
    outlet: str
    headline: str
    time: str
    place: str
    at: tuple[Span, ...]
    words: str
    form: str
    source: str
    cue: str
    chain: tuple[str, ...]
    held: str
    doubt: str
    copies: tuple[tuple[str, str], ...]


class OutletLine(Struct, frozen=True):
    """An outlet that quotes a speaker."""

    outlet: str
    said: int
    first: str
    last: str


class Speaker(Struct, frozen=True):
    """All that is attributed to a name, some at a time; see `SpeakerView`."""

    format: int
    name: str
    said: int
    articles: int
    joined: tuple[Joined, ...]
    apart: tuple[Apart, ...]
    outlets: tuple[OutletLine, ...]
    quoted: tuple[Quoted, ...]
    start: int
    hidden: int
    cut: bool


FORMS: dict[str, type[Struct]] = {
    "stories": Stories,
    "story": StoryArticles,
    "article": KeptArticle,
    "note": Note,
    "hits": Hits,
    "speakers": Speakers,
    "speaker": Speaker,
}
"""The forms by the names of their schemas, beside "reading" and "collation"."""


def story_list(found: Sequence[stories.StoryLine]) -> Stories:
    """Stories in short."""
    return Stories(FORMAT, tuple(map(_story, found)))


def story(view: stories.StoryView) -> StoryArticles:
    """A story with its articles."""
    return StoryArticles(
        FORMAT,
        _story(view.line),
        tuple(
            Told(t.article, t.outlet, t.headline, iso(t.at), t.url, t.membership, t.copy)
            for t in view.told
        ),
        tuple(Moved(m.article, m.outlet, m.source, m.target, iso(m.at), m.why) for m in view.moves),
    )


def article(view: kept.ArticleView) -> KeptArticle:
    """An article."""
    short = _story(view.story) if view.story else None
    membership = view.told.membership if view.told else None
    return KeptArticle(FORMAT, view.reading, short, membership, view.copies)


def note(view: kept.NoteView) -> Note:
    """A note in context."""
    return Note(FORMAT, *(getattr(view, name) for name in view.__struct_fields__))


def found(each: Sequence[hits.Hit]) -> Hits:
    """What was found."""
    return Hits(FORMAT, tuple(map(_hit, each)))


def speaker_list(each: Sequence[SpeakerLine]) -> Speakers:
    """Those who are quoted."""
    return Speakers(FORMAT, tuple(each))


def speaker(view: speakers.SpeakerView) -> Speaker:
    """One who is quoted."""
    return Speaker(
        format=FORMAT,
        name=view.name,
        said=view.said,
        articles=view.articles,
        joined=view.joined,
        apart=view.apart,
        outlets=tuple(
            OutletLine(o.outlet, o.said, iso(o.first), iso(o.last)) for o in view.outlets
        ),
        quoted=tuple(map(_quoted, view.quoted)),
        start=view.start,
        hidden=view.hidden,
        cut=view.cut,
    )


def _story(line: stories.StoryLine) -> StoryShort:
    return StoryShort(
        id=line.id,
        first=iso(line.first),
        last=iso(line.last),
        articles=line.articles,
        outlets=line.outlets,
        headline=line.headline,
        outlet=line.outlet,
        voices=line.voices,
        strip=line.strip,
    )


def _hit(hit: hits.Hit) -> Hit:
    return Hit(
        hit.article, hit.story, hit.outlet, hit.headline, iso(hit.time), hit.title, hit.passages,
        hit.copies,
    )  # fmt: skip


def _quoted(each: speakers.Quoted) -> Quoted:
    said = each.said
    return Quoted(
        article=each.article,
        note=each.note,
        story=each.story,
        outlet=each.outlet,
        headline=each.headline,
        time=iso(each.time),
        place=said.words.place.label,
        at=each.at,
        words=said.words.words,
        form=said.form,
        source=said.source,
        cue=said.cue,
        chain=tuple(voice.name for voice in said.chain),
        held=said.held.words if said.held else "",
        doubt=said.doubt,
        copies=each.copies,
    )
