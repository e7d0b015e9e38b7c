"""Who said what as lines of a tree: each speaker, what comes from them, and on whose word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from tellings.show.labels import Held
from tellings.show.voices import NO_SOURCE, Said
from tellings.show.whom import ByWhom, Whom

Style = Literal["", "name", "cue", "place", "label", "title"]


class Part(Struct, frozen=True):
    """Words in one style. A "label" or "title" is ours; all else is a source's own."""

    words: str
    style: Style = ""


class Line(Struct, frozen=True):
    """A line of parts, what stands before it, and before what of it has to be wrapped."""

    parts: tuple[Part, ...]
    guide: str = ""
    hang: str = ""


class Guides(Struct, frozen=True):
    """The lines of a tree: to a branch, to the last one, past others, and past none."""

    branch: str = "├─ "
    last: str = "└─ "
    past: str = "│  "
    none: str = "   "


_ASCII = Guides("|- ", "`- ", "|  ", "   ")
FELT = "thought, felt or wanted:"


_BLANK = Line(())
NOTHING = Line((Part("nothing found", "label"),), "  ", "  ")


def tree(by: ByWhom, *, why: bool = False, ascii: bool = False) -> Iterator[Line]:
    """The lines for a telling's attributions.

    With `why`, who found each and for what reason; with `ascii`, guides of ASCII alone.
    """
    drawn = _Drawn(_ASCII if ascii else Guides(), why)
    for number, each in enumerate(by.whom):
        yield from [_BLANK] if number else []
        yield from drawn.whom(each)
    if by.unsourced:
        yield _BLANK
        yield Line((Part(f"{NO_SOURCE} ({len(by.unsourced)})", "title"),))
        yield from drawn.branches(by.unsourced, _Above(NO_SOURCE))
    if by.hidden:
        yield _BLANK
        yield Line((Part(f"{by.hidden} more too unsure to show", "label"),))


class _Above(Struct, frozen=True):
    """What the line above a branch has said already: the name and the kind of the source."""

    name: str = ""
    kind: str = ""


class _Drawn(Struct, frozen=True):
    """How a tree is drawn."""

    guides: Guides
    why: bool

    def whom(self, whom: Whom) -> Iterator[Line]:
        above, past = _Above(whom.name, whom.kind), self.guides.past
        kind = (Part(f" ({whom.kind})", "label"),) if whom.kind else ()
        yield Line((Part(whom.name, "name"), *kind))
        if whom.doubt:
            yield Line((Part(whom.doubt, "label"),), past, past)
        yield from self.branches(whom.said, above, more=bool(whom.felt))
        if whom.felt:
            yield Line((Part(FELT, "label"),), past, past)
            yield from self.branches(whom.felt, above)

    def branches(
        self, said: Sequence[Said], above: _Above, before: str = "", *, more: bool = False
    ) -> Iterator[Line]:
        """The lines of some branches; `more` says whether others follow."""
        for number, each in enumerate(said, 1):
            end = number == len(said) and not more
            hang = before + (self.guides.none if end else self.guides.past)
            first = before + (self.guides.last if end else self.guides.branch)
            under = hang + (self.guides.past if each.inner else "")
            yield Line(tuple(_head(each, above)), first, under)
            yield from (Line(parts, under, under) for parts in self._body(each))
            yield from self.branches(each.inner, _Above(), hang)

    def _body(self, said: Said) -> Iterator[tuple[Part, ...]]:
        if not said.twice:
            yield (Part(said.words.words),)
        if said.doubt:
            yield Part("unsure: ", "label"), Part(said.doubt)
        if self.why:
            reason = f": {said.why}" if said.why and said.why != said.doubt else ""
            yield (Part(f"found by the {said.found}{reason}", "label"),)


def _head(said: Said, above: _Above) -> Iterator[Part]:
    """Place, source as printed where the line above does not name it, cue, and words of ours."""
    yield Part(said.words.place.label, "place")
    if said.source != above.name and (said.source or not above.name):
        yield Part(f" {said.source or said.speaker or NO_SOURCE}", "name")
    if said.source and said.speaker and said.speaker != above.name:
        yield Part(f" = {said.speaker}")
    if said.cue:
        yield Part(f" “{said.cue}”", "cue")
    if said.addressee:
        yield Part(f" → {said.addressee}")
    kind = said.kind if said.kind != above.kind else ""
    yield Part("".join(f" · {each}" for each in (kind, said.form, said.tone) if each), "label")
    if said.held:
        yield from _held(said.held)


def _held(held: Held) -> Iterator[Part]:
    yield Part(" · ", "label")
    yield Part(held.words, "title" if held.unsaid else "label")
    if held.deciding:
        yield Part(f" “{held.deciding}”", "cue")
    if held.limits:
        yield Part(" · limited in time", "label")
        yield Part(f" “{held.limits}”", "cue")
