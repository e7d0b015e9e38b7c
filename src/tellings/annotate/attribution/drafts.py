"""An attribution in the making: the rules fill it in, one after the other."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from tellings.annotate.attribution.scene import Place
from tellings.model import Span

Form = Literal["direct", "indirect", "mixed"]


class Source(Struct, frozen=True):
    """The words that name who speaks, and the word they turn on."""

    at: Span
    head: Place | None = None


class Draft(Struct):
    """Content, cue and source as found so far. `by` names the rule, `why` says it in words."""

    form: Form
    content: list[Span]
    by: str
    why: str
    confidence: float
    cue: Span | None = None
    verb: Place | None = None
    cue_class: str = ""
    source: Source | None = None
    speaker: str | None = None
    addressee: str | None = None
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
