"""The strip: how many voices a story has, whose they are, and which articles repeat which.

Names are the sources' own; what stands beside them ("copy ×7") are labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tellings.group.voices.voices import of_story
from tellings.model import Collation, Copy, Span, Voice
from tellings.show.excerpt import Excerpt, excerpt
from tellings.show.telling import Telling, Tellings
from tellings.text import tokens

MOST_PASSAGES = 24
"""How many shared passages of a copy are shown: the longest, in the order of its text."""
FEW_PASSAGES = 6
"""How many of these are named in a line."""
NOT_KNOWN = "outlet not known"

_HOW = {"copy": "copy", "credit": "by credit", "own": ""}
_FOUND = {"same-text": "the same text", "address": "another state of the page at one address"}
_FIRST, _LAST = 24, 8  # words of a long passage that are shown


class Teller(Struct, frozen=True):
    """A telling by its letter and outlet."""

    letter: str
    outlet: str


class Block(Struct, frozen=True):
    """A voice: what it is called, how many articles have it, and the letters of those compared.

    `how` is a word of ours: "copy", "by credit" or "". `more` counts its articles that are in the
    story and not among the tellings. `why` is what makes several articles one voice, or "".
    """

    name: str
    by: str
    how: str
    count: int
    letters: tuple[str, ...]
    more: int = 0
    why: str = ""

    @property
    def label(self) -> str:
        """Name, how, and how often: "AP copy ×7"."""
        return _label(self.name, self.how, self.count)


class Shared(Struct, frozen=True):
    """The same words in a telling and in the one that it repeats; what is long is cut."""

    here: Excerpt
    there: Excerpt


class Repeat(Teller, frozen=True):
    """A telling that repeats the text of another: how much of it, and where.

    `share` and `how` are words of ours. `passages` are those that are shown, `more` counts the
    others. `why` is the reason of the step that found it.
    """

    of: Teller
    share: str
    how: str
    passages: tuple[Shared, ...]
    more: int = 0
    why: str = ""

    @property
    def longest(self) -> tuple[Shared, ...]:
        """A few of the passages that are long, in the order of its text."""
        ordered = sorted(self.passages, key=lambda each: -len(each.here.place.at[0]))
        kept = {each.here.place for each in ordered[:FEW_PASSAGES]}
        return tuple(each for each in self.passages if each.here.place in kept)


class Strip(Struct, frozen=True):
    """The voices of a story in words and as blocks, and which tellings are copies.

    `count` is "12 articles, 4 voices", `line` the same with the names of the voices. `worth`:
    whether that says more than the list of tellings, since there are copies, credits, or more than
    two articles.
    """

    count: str
    line: str
    blocks: tuple[Block, ...]
    repeats: tuple[Repeat, ...]
    worth: bool


def strip(collation: Collation, tellings: Tellings) -> Strip:
    """The strip of a collation. Blocks are in the order of the story's voices."""
    found = of_story(collation.story, [each.reading.article for each in tellings.values()])
    named = {each.id: each.outlet for each in tellings.values()}
    repeats = tuple(_repeats(collation, tellings))
    many = sum(len(voice.articles) for voice in found) > 2
    return Strip(
        count(found),
        line(found, named),
        tuple(_block(voice, tellings, named) for voice in found),
        repeats,
        worth=many or bool(repeats) or any(voice.agency or voice.by != "own" for voice in found),
    )


def told_by(tellings: int, voices: int) -> str:
    """ "3 tellings, 1 voice"; "" where each telling is a voice of its own."""
    if voices == tellings:
        return ""
    return f"{_many(tellings, 'telling')}, {_many(voices, 'voice')}"


def _block(voice: Voice, tellings: Tellings, named: Mapping[str, str]) -> Block:
    here = set(voice.articles)
    letters = tuple(each.letter for article, each in tellings.items() if article in here)
    return Block(
        _name(voice, named),
        voice.by,
        _HOW[voice.by],
        len(voice.articles),
        letters,
        len(voice.articles) - len(letters),
        voice.why,
    )


# --- copies --------------------------------------------------------------------------------------


def _repeats(collation: Collation, tellings: Tellings) -> Iterator[Repeat]:
    """The copies of which both sides are among the tellings, in the order of the tellings."""
    copies = {copy.article: copy for copy in collation.story.copies}
    for article, telling in tellings.items():
        copy = copies.get(article)
        if copy and copy.of in tellings:
            yield _repeat(telling, tellings[copy.of], copy)


def _repeat(here: Telling, there: Telling, copy: Copy) -> Repeat:
    longest = sorted(copy.passages, key=lambda each: (-len(each.at), each))[:MOST_PASSAGES]
    return Repeat(
        here.letter,
        here.outlet,
        Teller(there.letter, there.outlet),
        _share(copy.share),
        _FOUND.get(copy.by, ""),
        tuple(Shared(_cut(here, each.at), _cut(there, each.of)) for each in sorted(longest)),
        len(copy.passages) - len(longest),
        copy.why,
    )


def _share(share: float) -> str:
    """In whole per cent; "all" only where it is all."""
    return "all the same" if share >= 1 else f"{int(share * 100)} % the same"


def _cut(telling: Telling, at: Span) -> Excerpt:
    """The words of a passage, of a long one its first and last; the place is that of all."""
    words = tokens(telling.text, at)
    spans: tuple[Span, ...] = (at,)
    if len(words) > _FIRST + _LAST + 4:
        first, last = words[_FIRST - 1].at.end, words[-_LAST].at.start
        spans = (Span(at.start, first), Span(last, at.end))
    return replace(excerpt(telling, spans), place=telling.place((at,)))


# --- in words ------------------------------------------------------------------------------------


def line(
    voices: Sequence[Voice], named: Mapping[str, str] | None = None, most: int | None = None
) -> str:
    """ "12 articles, 4 voices: AP copy ×7 · The Grenlow Standard · Port Ansel Courier ×2".

    `named` says what an article (id) is called whose outlet is not known; `most` is how many
    voices are named.
    """
    labels = [_label(_name(v, named or {}), _HOW[v.by], len(v.articles)) for v in voices]
    kept = labels[:most]
    if len(labels) > len(kept):
        kept.append(f"{len(labels) - len(kept)} more")
    return ": ".join(filter(None, (count(voices), " · ".join(kept))))


def count(voices: Sequence[Voice]) -> str:
    """ "12 articles, 4 voices"."""
    articles = sum(len(voice.articles) for voice in voices)
    return f"{_many(articles, 'article')}, {_many(len(voices), 'voice')}"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _label(name: str, how: str, count: int) -> str:
    return " ".join(filter(None, (name, how, f"×{count}" if count > 1 else "")))


def _name(voice: Voice, named: Mapping[str, str]) -> str:
    called = (named[article] for article in voice.articles if article in named)
    return voice.name or next(called, NOT_KNOWN)
