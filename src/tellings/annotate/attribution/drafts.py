"""An attribution in the making: the rules fill it in, one after the other."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from tellings.annotate.attribution.scene import Place
from tellings.model import CueClass, SourceType, Span, Stance

Form = Literal["direct", "indirect", "mixed"]


class Source(Struct, frozen=True):
    """The words that name who speaks, and the word they turn on."""

    at: Span
    head: Place | None = None


class Draft(Struct):
    """Content, cue and source as found so far. `by` names the rule, `why` says it in words.

    `deed` is what a cue verb does ("say", "answer", "request": column `deed` of cues.tsv).
    `parent` is set by a rule that finds a chain; others are found by what lies in what.
    `statement`: whether words or a clause are told, not just a thing; None is not known yet.
    """

    form: Form
    content: list[Span]
    by: str
    why: str
    confidence: float
    cue: Span | None = None
    verb: Place | None = None
    deed: str = ""
    statement: bool | None = None
    act: Literal["speech", "attitude"] = "speech"
    cue_class: CueClass = ""
    stance: Stance | None = None
    source: Source | None = None
    source_type: SourceType = ""
    anonymity: Literal["", "role", "country", "full"] = ""
    speaker: str | None = None
    speakers: tuple[str, ...] = ()
    addressee: str | None = None
    parent: Draft | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def end(self) -> int:
        return self.content[-1].end

    @property
    def whole(self) -> Span:
        """The hull of content and cue."""
        cue = self.cue or self.content[0]
        return Span(min(self.start, cue.start), max(self.end, cue.end))
