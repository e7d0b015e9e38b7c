"""Stories in short, from the rows of the store: times, headline, voices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, cast

from tellings.group.voices.voices import Member, voices
from tellings.model import Membership, Reading, Voice
from tellings.show import strip
from tellings.show.stories import StoryLine
from tellings.show.telling import Telling
from tellings.store import MemberRow, Store, StoryRow

_AT_ONCE = 50
"""How many stories are looked at together where their voices are counted."""


def lines(
    store: Store,
    asked: Mapping[str, Any],
    least_voices: int,
    after: tuple[float, str] | None,
    limit: int | None,
) -> tuple[StoryLine, ...]:
    """Stories in short, the last told first; `asked` as in `Stories.rows`, `limit` at most."""
    if least_voices <= 1:
        return tuple(_lines(store, store.stories.rows(**asked, after=after, limit=limit)))
    found: list[StoryLine] = []
    while limit is None or len(found) < limit:
        rows = store.stories.rows(**asked, after=after, limit=_AT_ONCE)
        found += (each for each in _lines(store, rows) if len(each.voices) >= least_voices)
        if len(rows) < _AT_ONCE:
            break
        after = (rows[-1].last, rows[-1].id)
    return tuple(found[:limit])


def _lines(store: Store, rows: Sequence[StoryRow]) -> Iterator[StoryLine]:
    members = store.stories.members_of([row.id for row in rows])
    return (line(store, row, members[row.id]) for row in rows)


def line(store: Store, row: StoryRow, members: Sequence[MemberRow]) -> StoryLine:
    """A story in short; `members` are its articles in the order of time."""
    behind = voices_of(members)
    head = headed(members)
    times = [each.at for each in members if each.at != each.added]
    return StoryLine(
        id=row.id,
        first=min(times, default=None),
        last=max(times, default=None),
        articles=row.articles,
        outlets=tuple(dict.fromkeys(each.outlet for each in members if each.outlet)),
        headline=head.title if head else "",
        outlet=called(store, head) if head else "",
        voices=behind,
        strip=strip.line(behind, _named(store, members, behind)),
    )


def voices_of(members: Iterable[MemberRow]) -> tuple[Voice, ...]:
    """The voices of a story's articles."""
    return voices(Member(m.article, m.outlet, m.agency, m.copy_of, m.at) for m in members)


def membership(row: MemberRow) -> Membership:
    """How an article belongs to its story."""
    by = cast('Literal["first", "joined", "copy", "repair"]', row.by)
    return Membership(row.article, row.story, by, row.score, row.why)


def headed(members: Sequence[MemberRow]) -> MemberRow | None:
    """The earliest with a headline: of those that are no copies, or else of all.

    One without a date of its own, whose time is when it was added, comes last.
    """
    with_one = [each for each in members if each.title]
    found = sorted(with_one, key=lambda each: (bool(each.copy_of), each.at == each.added))
    return next(iter(found), None)


def called(store: Store, member: MemberRow) -> str:
    """The outlet of an article, or what it was read from where that is not known."""
    return member.outlet or called_article(store, member.article)


def called_article(store: Store, article: str) -> str:
    """What an article is called: its outlet, or the name of the file it was read from."""
    return Telling("", Reading(store.articles.get(article)), ()).outlet


def _named(store: Store, members: Sequence[MemberRow], behind: Sequence[Voice]) -> dict[str, str]:
    """What articles are called whose voice has no name."""
    unnamed = {voice.articles[0] for voice in behind if not voice.name}
    return {each.article: called(store, each) for each in members if each.article in unnamed}
