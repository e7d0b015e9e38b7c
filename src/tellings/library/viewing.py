"""One story, one article, one note of a library, as they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellings.library.naming import NotHeldError
from tellings.library.summaries import called, called_article, line, membership
from tellings.model import AnyNote, Attribution, Collation, Copy, Passage, Reading, Span
from tellings.model import Story as StoryModel
from tellings.show import heads, voices
from tellings.show.kept import ArticleView, NoteView, Pair, Shared
from tellings.show.plain import plain
from tellings.show.stories import Copied, Moved, StoryView, Told
from tellings.show.telling import Telling, telling
from tellings.store import MemberRow, Store
from tellings.store.passages import parts, source

_AROUND = 160


def story(store: Store, id: str) -> StoryView:
    """A story with its articles and moves. Raises KeyError."""
    members = store.stories.members(id)
    short = line(store, store.stories.row(id), members)
    return StoryView(short, tuple(_ordered(store, members)), tuple(_moves(store, id)))


def article(store: Store, id: str) -> ArticleView:
    """An article with its story and its copies. Raises KeyError."""
    reading = store.notes.reading(id)
    short = told = None
    if found := store.stories.membership(id):
        members = store.stories.members(found.story)
        short = line(store, store.stories.row(found.story), members)
        told = _told(store, next(each for each in members if each.article == id))
    copies = _copies(store, id)
    pairs = tuple(_pair(store, reading, copy) for copy in copies)
    return ArticleView(reading, short, told, copies, pairs, _speakers(reading))


def note(store: Store, article: str, id: str) -> NoteView:
    """A note of an article. Raises KeyError for the article, NotHeldError for the note."""
    reading = store.notes.reading(article)
    found = _note(reading, id)
    one = telling(reading, letter="")
    head = heads.head(one)
    text, hull = reading.article.text, found.hull
    return NoteView(
        article=article,
        outlet=head.outlet,
        headline=head.headline,
        place=one.place(found.at).label,
        before=_before(text, hull),
        words=reading.words(found),
        after=_after(text, hull),
        note=found,
        chain=_chain(reading, one, found),
    )


def said_in(store: Store, article: str) -> dict[str, voices.Said]:
    """The attributions of an article that are sure enough to be shown, by the ids of their notes.

    Raises KeyError.
    """
    reading = store.notes.reading(article)
    alone = Collation(StoryModel("", (article,)), (reading,))
    return {note.id: said for note, said in _every(alone, telling(reading, letter=""))}


# --- stories -------------------------------------------------------------------------------------


def _ordered(store: Store, members: Sequence[MemberRow]) -> Iterator[Told]:
    """Articles in the order of time, each followed by its copies."""
    held = {each.article for each in members}
    copies: dict[str, list[MemberRow]] = {}
    for each in members:
        if each.copy_of in held:
            copies.setdefault(each.copy_of or "", []).append(each)
    for each in members:
        if each.copy_of not in held:
            yield _told(store, each)
            yield from (_told(store, copy) for copy in copies.get(each.article, ()))


def _told(store: Store, row: MemberRow) -> Told:
    article = store.articles.row(row.article)
    copy = store.copies.of(row.article) if row.copy_of else None
    return Told(
        article=row.article,
        outlet=called(store, row),
        headline=row.title,
        at=article.at,
        url=heads.web_address(row.url),
        membership=membership(row),
        copy=_copied(store, copy) if copy else None,
    )


def _copied(store: Store, copy: Copy) -> Copied:
    return Copied(copy.of, called_article(store, copy.of), copy.share, copy.by, copy.why)


def _moves(store: Store, id: str) -> Iterator[Moved]:
    for move in store.stories.moves(story=id):
        outlet = called_article(store, move.article)
        yield Moved(move.article, outlet, move.source or "", move.target, move.at, move.why)


def _speakers(reading: Reading) -> tuple[str, ...]:
    """The names of those who speak in an article, each by itself."""
    told = (source(reading, note).speaker for note in reading.of(Attribution))
    return tuple(dict.fromkeys(name for speaker in told for name in parts(speaker)))


# --- articles ------------------------------------------------------------------------------------


def _copies(store: Store, article: str) -> tuple[Copy, ...]:
    """How an article is a copy, or else those that are copies of it."""
    own = store.copies.of(article)
    return (own,) if own else store.copies.led_by(article)


def _pair(store: Store, reading: Reading, copy: Copy) -> Pair:
    leads = copy.article == reading.article.id
    other = store.notes.reading(copy.of if leads else copy.article)
    one, two = telling(reading, ""), telling(other, "")
    shared = (_shared(one, two, each, leads) for each in copy.passages)
    return Pair(
        article=other.article.id,
        outlet=two.outlet,
        headline=heads.headline(two),
        leads=leads,
        copied=_copied(store, copy),
        shared=tuple(shared),
    )


def _shared(one: Telling, two: Telling, passage: Passage, leads: bool) -> Shared:
    here, there = (passage.at, passage.of) if leads else (passage.of, passage.at)
    places = one.place([here]).label, two.place([there]).label
    return Shared(here.of(one.text), *places)


# --- notes ---------------------------------------------------------------------------------------


def _note(reading: Reading, id: str) -> AnyNote:
    """The note with this id, or the only one whose id begins so. Raises NotHeldError."""
    found = [each for each in reading.notes if each.id.startswith(id)] if id else []
    exact = [each for each in found if each.id == id]
    if exact or len(found) == 1:
        return (exact or found)[0]
    article = reading.article.id
    if found:
        some = ", ".join(each.id for each in found[:3])
        raise NotHeldError(f"several notes of {article} begin with {plain(id)}: {some}; write more")
    raise NotHeldError(f"article {article} has no note {plain(id)}; show {article} --json has all")


def _before(text: str, hull: Span) -> str:
    """The words of the same line before a note, some of them."""
    start = max(text.rfind("\n", 0, hull.start) + 1, hull.start - _AROUND)
    words = text[start : hull.start]
    whole = start == 0 or text[start - 1].isspace() or " " not in words
    return words if whole else "… " + words.partition(" ")[2]


def _after(text: str, hull: Span) -> str:
    line = text.find("\n", hull.end)
    end = min(len(text) if line < 0 else line, hull.end + _AROUND)
    words = text[hull.end : end]
    whole = end == len(text) or text[end].isspace() or " " not in words
    return words if whole else words.rpartition(" ")[0] + " …"


def _chain(reading: Reading, one: Telling, note: AnyNote) -> tuple[str, ...]:
    if not isinstance(note, Attribution):
        return ()
    alone = Collation(StoryModel("", (one.id,)), (reading,))
    said = (each for found, each in _every(alone, one) if found is note)
    return tuple(voice.name for voice in next(said).chain) if voices.shown(one) else ()


def _every(alone: Collation, one: Telling) -> Iterator[tuple[AnyNote, voices.Said]]:
    found = voices.chains(one)
    for note in voices.shown(one):
        yield note, voices.said(alone, one, found.chain(note), note.content or note.at)
