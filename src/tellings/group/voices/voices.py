"""How many independent origins a story has: copies, agencies and outlets, each one voice.

Where it is not sure that two articles have an origin each, they are counted as one: a voice too
few says less than there is, a voice too many says what is not so.

- Articles that print one text are one voice. An agency that any of them credits names it; if
  there are several, the one that most credit. Otherwise its leader's outlet does.
- Articles credited to one agency are one voice though their texts differ: another day's version,
  or cut elsewhere. What an agency prints itself is that agency's.
- An outlet is one origin however many articles it has. What it prints of an agency is not its own.
- An article credited to several agencies is one with those that credit the same ones. It is a
  voice more only if one of them is not there yet; otherwise it counts with the first it names.
- An agency that only helped ("with files from") makes no difference: the outlet wrote the report.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from tellings.group.voices.credits import agency_named, credit, names
from tellings.model import Article, Copy, Story, Voice
from tellings.text import tokens

Key = tuple[str, ...]


class Member(Struct, frozen=True):
    """What a voice is told by of one article of a story.

    `outlet` is "" if it is not known (the name of a file is none). `agency` are the agencies whose
    text it is, as `credits.credit` gives them. `copy_of` is the leader of its copies, None for the
    leader itself and for an article without copies. `at` orders articles: seconds since the epoch.
    """

    article: str
    outlet: str = ""
    agency: str = ""
    copy_of: str | None = None
    at: float | None = None


def voices(members: Iterable[Member]) -> tuple[Voice, ...]:
    """The voices of a story, those with most articles first; whatever the order of the members.

    Each article is in one voice, once. `Voice.name` is "" where the outlet is not known: whoever
    shows it calls the article as elsewhere.
    """
    found = {member.article: member for member in members}
    texts = sorted(_texts(found), key=lambda text: text.order)
    return tuple(sorted(_voices(texts), key=lambda voice: _order(voice, found)))


def of_story(story: Story, articles: Iterable[Article]) -> tuple[Voice, ...]:
    """The voices of a story: those it has, or else those that its copies and articles make."""
    return story.voices or voices(members(articles, story.copies))


def members(articles: Iterable[Article], copies: Iterable[Copy] = ()) -> Iterator[Member]:
    """Articles as members of a story, of which some are copies."""
    leaders = {copy.article: copy.of for copy in copies}
    return (member(article, leaders.get(article.id)) for article in articles)


def member(article: Article, copy_of: str | None = None) -> Member:
    """An article as a member of a story; `copy_of` is the leader of its copies."""
    outlet = article.outlet.value if article.outlet else ""
    return Member(article.id, outlet, credit(article), copy_of, _moment(article))


@lru_cache(maxsize=10_000)
def key(name: str) -> Key:
    """What names of one outlet or agency have in common: no case, no accents, no "the"."""
    words = tuple(token.normal for token in tokens(agency_named(name) or name))
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


# --- texts: articles that are copies of each other ----------------------------------------------


class _Text(Struct, frozen=True):
    """One text and those who print it, the leader first. `agencies` are those it is credited to."""

    members: tuple[Member, ...]
    agencies: tuple[str, ...]

    @property
    def leader(self) -> Member:
        return self.members[0]

    @property
    def order(self) -> tuple[object, ...]:
        """Texts of fewer agencies first, so that each agency alone is there before several."""
        return len(self.agencies), self.agencies, -len(self.members), _earliest(self.leader)


def _texts(found: dict[str, Member]) -> Iterator[_Text]:
    groups: dict[str, list[Member]] = {}
    for member in found.values():
        groups.setdefault(_leader(member.article, found), []).append(member)
    for leader, group in groups.items():
        ordered = sorted(group, key=lambda each: (each.article != leader, _earliest(each)))
        yield _Text(tuple(ordered), _credited(ordered))


def _leader(article: str, found: dict[str, Member]) -> str:
    """The leader of an article's copies, which may itself not be among the members."""
    met = [article]
    while (member := found.get(met[-1])) and member.copy_of:
        if member.copy_of in met:
            return min(met)  # copies of each other: no order says who leads
        met.append(member.copy_of)
    return met[-1]


def _credited(group: Sequence[Member]) -> tuple[str, ...]:
    """The agencies that most of those who credit any credit; of as many, the leader's."""
    given = [names(each.agency) or names(agency_named(each.outlet)) for each in group]
    count = Counter(tuple(sorted(each)) for each in given if each)
    most = max(count.values(), default=0)
    return next((each for each in given if each and count[tuple(sorted(each))] == most), ())


def _earliest(member: Member) -> tuple[float, str]:
    return math.inf if member.at is None else member.at, member.article


def _moment(article: Article) -> float | None:
    """When it was published, as its metadata say; where they give no zone, as if in UTC."""
    try:
        told = datetime.fromisoformat(article.published.value if article.published else "")
        return told.replace(tzinfo=told.tzinfo or UTC).timestamp()
    except (ValueError, OverflowError):
        return None


# --- voices: texts of one origin -----------------------------------------------------------------


def _voices(texts: Sequence[_Text]) -> Iterator[Voice]:
    """Texts in order, to voices: those of one agency or outlet in one."""
    groups: dict[object, list[_Text]] = {}
    there: dict[Key, object] = {}  # agencies that stand behind a voice already
    for text in texts:
        keys = [key(name) for name in text.agencies]
        if len(keys) > 1 and all(each in there for each in keys):
            at = there[keys[0]]
        elif len(keys) > 1:
            at = tuple(sorted(keys))
        elif keys or key(text.leader.outlet):
            at = keys[0] if keys else key(text.leader.outlet)
        else:
            at = text.leader.article
        groups.setdefault(at, []).append(text)
        for each in keys:
            there.setdefault(each, at)
    return (_voice(group) for group in groups.values())


def _voice(texts: Sequence[_Text]) -> Voice:
    """One voice; the text that most print comes first."""
    ordered = sorted(texts, key=lambda text: (-len(text.members), _earliest(text.leader)))
    agencies = min((text.agencies for text in texts if text.agencies), key=len, default=())
    articles = tuple(each.article for text in ordered for each in text.members)
    voice = Voice(
        name=", ".join(agencies) or ordered[0].leader.outlet,
        by="own",
        articles=articles,
        agency=", ".join(agencies),
    )
    if len(texts) == 1 and len(articles) > 1:
        return replace(voice, by="copy", why=_shared(ordered[0]))
    if len(texts) > 1 and agencies:
        return replace(voice, by="credit", why=_several(voice, ordered))
    return replace(voice, why=_own(voice, ordered))


def _shared(text: _Text) -> str:
    count = f"{len(text.members)} articles print one text"
    if not text.agencies:
        return f"{count}; none credits an agency"
    credit = sum(set(names(each.agency)) == set(text.agencies) for each in text.members)
    said = f"{credit} credit{'s' if credit == 1 else ''}" if credit else "one is of"
    return f"{count}; {said} {' and '.join(text.agencies)}"


def _several(voice: Voice, texts: Sequence[_Text]) -> str:
    printed = len(texts[0].members)
    shared = f", one of them printed by {printed} articles" if printed > 1 else ""
    return f"{len(texts)} texts credited to {' and '.join(names(voice.agency))}{shared}"


def _own(voice: Voice, texts: Sequence[_Text]) -> str:
    if voice.agency:
        return f"credited to {' and '.join(names(voice.agency))}"
    return f"{len(voice.articles)} articles of one outlet" if len(texts) > 1 else ""


def _order(voice: Voice, found: dict[str, Member]) -> tuple[object, ...]:
    first = min(_earliest(found[article]) for article in voice.articles)
    return -len(voice.articles), first
