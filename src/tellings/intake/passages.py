"""A web page as passages of text, each character with its place in the page.

Tokens go through a stack of open elements, much simpler than a browser's tree: an end tag ends
the nearest open element of its name, a block ends an open paragraph, and a formatting element
ends with its block.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from tellings.intake import elements
from tellings.intake.markup import Close, Open, Reference, Text, Token, tokens
from tellings.intake.place import Place, within
from tellings.intake.runs import Run, Runs

# Browsers stop nesting here too (Chromium: kMaximumHTMLParserDOMTreeDepth); deeper elements
# stand beside the last one.
DEEPEST = 512

_FACTS = frozenset({"html", "meta", "link", "title", "script", "time"})
# Structure that a page has once, whatever its tags say.
_ONCE = frozenset({"html", "head", "body"})
_LEAVES = elements.VOID | elements.RAW.keys() | _ONCE
_PARAGRAPH = frozenset({"p"})
# Text that a class on some of its words does not rename.
_PROSE = elements.HEADINGS | {"p", "li", "blockquote", "td", "dd"}
_FEW_WORDS = 2
# Pages that are sent in parts hold nearly all of their text in hidden elements.
_HARDLY_SHOWN = 0.2


class Passage(Struct, frozen=True):
    """The text between two edges of blocks.

    `tags` names for each run the element or hint it stands in; `linked` counts the characters
    within links.
    """

    text: str
    runs: tuple[Run, ...]
    tags: tuple[str, ...]
    place: Place
    linked: int = 0


class Page(Struct, frozen=True):
    """A page's passages in order, the elements that may tell of it, and how deep it nests."""

    passages: tuple[Passage, ...]
    facts: tuple[Open, ...]
    elements: int
    deepest: int


def parse(page: str) -> Page:
    """The passages of a page that a reader sees, and the elements that hold metadata."""
    builder = _Builder(page)
    for token in tokens(page):
        builder.take(token)
    return builder.finish()


class _Element(NamedTuple):
    """An open element. Blocks are of level 0, others of the level of the block they are in."""

    name: str
    place: Place
    level: int


class _Draft(NamedTuple):
    """A passage whose hints may still turn out to name too much."""

    text: str
    runs: tuple[Run, ...]
    place: Place
    linked: int


class _Builder:
    """The stack of open elements and the passage that is being gathered."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.stack: list[_Element] = []
        self.blocks: list[str] = []
        self.open: Counter[tuple[int, str]] = Counter()
        self.place = self.begun = Place()
        self.runs = Runs()
        self.linked = 0
        self.drafts: list[_Draft] = []
        self.facts: list[Open] = []
        self.count = self.deepest = self.articles = 0

    def take(self, token: Token) -> None:
        if isinstance(token, Open):
            self._start(token)
        elif isinstance(token, Close):
            self._end(token)
        elif not self.place.skipped:
            self._gather(token)

    def finish(self) -> Page:
        self.place = Place()
        self._flush()
        passages = tuple(_passage(draft) for draft in _visible(self.drafts))
        return Page(passages, tuple(self.facts), self.count, self.deepest)

    # --- text ------------------------------------------------------------------------------------

    def _gather(self, token: Text | Reference | Open) -> None:
        if not self.runs.gathered:
            self.begun = self.place
        if self.place.linked:
            self.linked += token.end - token.start
        start, end, hint = token.start, token.end, self.place.hint
        if isinstance(token, Text):
            self.runs.text(self.page, start, end, hint)
        elif isinstance(token, Reference):
            self.runs.stead(Run(token.value, start, end, hint))
        else:
            self.runs.line_end(start, end, hint)

    def _flush(self) -> None:
        if self.place.skipped:
            return  # a block within a button parts no paragraph
        runs, linked = self.runs.take(), self.linked
        self.linked = 0
        text = "".join([run.text for run in runs])
        if not any(map(str.isalnum, text)):
            return
        for run in runs:
            if run.hint:
                run.hint.length += len(run.text)
        self.drafts.append(_Draft(text, runs, self.begun, linked))

    # --- elements --------------------------------------------------------------------------------

    def _start(self, tag: Open) -> None:
        self.count += 1
        if tag.name in _FACTS:
            self.facts.append(tag)
        if tag.name == "br" and not self.place.skipped:
            self._gather(tag)
        if tag.name in elements.BLOCK:
            self._flush()
            self._end_implied(tag.name)
        if tag.name not in _LEAVES:
            self._push(tag)

    def _push(self, tag: Open) -> None:
        if len(self.stack) >= DEEPEST:
            self._pop()
        self.articles += tag.name == "article"
        self.place = within(self.place, tag, self.articles)
        if tag.name in elements.SCOPES:
            self.blocks.append(tag.name)
        level = 0 if tag.name in elements.SCOPES else len(self.blocks)
        self.stack.append(_Element(tag.name, self.place, level))
        self.open[level, tag.name] += 1
        self.deepest = max(self.deepest, len(self.stack))

    def _end(self, tag: Close) -> None:
        if tag.name in elements.BLOCK:
            self._flush()
        level = 0 if tag.name in elements.SCOPES else len(self.blocks)
        if self.open[level, tag.name]:
            self._pop_to(tag.name)

    def _end_implied(self, name: str) -> None:
        ended = elements.ENDS.get(name, _PARAGRAPH)
        while self.blocks and self.blocks[-1] in ended:
            self._pop_to(self.blocks[-1])

    def _pop_to(self, name: str) -> None:
        while self._pop() != name:
            pass

    def _pop(self) -> str:
        element = self.stack.pop()
        self.open[element.level, element.name] -= 1
        if element.name in elements.SCOPES:
            self.blocks.pop()
        self.place = self.stack[-1].place if self.stack else Place()
        return element.name


def _passage(draft: _Draft) -> Passage:
    hinted = [run.hint.name if run.hint and run.hint.holds else "" for run in draft.runs]
    if draft.place.tag in _PROSE and not _names_all(hinted, draft.runs):
        hinted = [""] * len(hinted)
    tags = tuple([hint or draft.place.tag for hint in hinted])
    return Passage(draft.text, draft.runs, tags, draft.place, draft.linked)


def _names_all(hinted: Sequence[str], runs: Sequence[Run]) -> bool:
    """Whether hints name a whole paragraph, but for a word as "By": else they name a word of it."""
    others = (run.text for run, hint in zip(runs, hinted, strict=True) if not hint)
    return any(hinted) and sum(len(text.split()) for text in others) <= _FEW_WORDS


def _visible(drafts: list[_Draft]) -> list[_Draft]:
    """What a reader sees: not the hidden, unless nearly all text waits there for a script."""
    shown = [draft for draft in drafts if not draft.place.hidden]
    total, seen = (sum(len(draft.text) for draft in group) for group in (drafts, shown))
    return shown if seen >= total * _HARDLY_SHOWN else drafts
