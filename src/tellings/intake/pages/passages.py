"""A web page as passages of text, each character with its place in the page.

Tokens go through a stack of open elements, much simpler than a browser's tree: an end tag ends
the nearest open element of its name, a block ends an open paragraph, and a formatting element
ends with its block.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from tellings.intake.pages import elements
from tellings.intake.pages.markup import Close, Open, Reference, Text, Token, tokens
from tellings.intake.pages.place import Place, within
from tellings.intake.pages.runs import Run, Runs

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
_PICTURES = frozenset({"img", "picture", "video"})
# What is passed over and yet worth a line to a person who asks what was left out.
_SHOWN = {
    "nav": "a menu (nav)",
    "aside": "beside the report (aside)",
    "footer": "the foot of the page or of an article (footer)",
    "dialog": "a window that the page opens (dialog)",
}
_MOST_PASSED = 300
# Pages that are sent in parts hold nearly all of their text in hidden elements.
_HARDLY_SHOWN = 0.2


class Passage(Struct, frozen=True):
    """The text between two edges of blocks.

    `tags` names for each run the element or hint it stands in; `linked` and `strong` count the
    characters within links and in bold type; `pictured`: a picture stands just before it.
    """

    text: str
    runs: tuple[Run, ...]
    tags: tuple[str, ...]
    place: Place
    linked: int = 0
    strong: int = 0
    pictured: bool = False

    @property
    def start(self) -> int:
        """Where it begins in the page."""
        return self.runs[0].start

    @property
    def end(self) -> int:
        """Where it ends in the page."""
        return self.runs[-1].end


class Passed(Struct, frozen=True):
    """A stretch of the page that holds no passage: an element that is passed over, or unseen."""

    start: int
    end: int
    tag: str
    why: str


class Page(Struct, frozen=True):
    """A page's passages in order, the elements that may tell of it, and how deep it nests.

    `passed` are the first stretches that a reader of the page sees, or may see, and we do not take.
    """

    passages: tuple[Passage, ...]
    facts: tuple[Open, ...]
    elements: int
    deepest: int
    passed: tuple[Passed, ...] = ()


def parse(page: str, *, whole: bool = False) -> Page:
    """The passages of a page that a reader sees, and the elements that hold metadata.

    With `whole` also the hidden ones and those of most elements that are passed over else.
    """
    builder = _Builder(page, whole)
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
    strong: int
    pictured: bool


class _Builder:
    """The stack of open elements and the passage that is being gathered."""

    def __init__(self, page: str, whole: bool) -> None:
        self.page, self.whole = page, whole
        self.skip = elements.ALWAYS_SKIP if whole else elements.SKIP
        self.stack: list[_Element] = []
        self.blocks: list[str] = []
        self.open: Counter[tuple[int, str]] = Counter()
        self.place = self.begun = Place()
        self.runs = Runs()
        self.linked = self.strong = 0
        self.pictured = False
        self.passed: list[Passed] = []
        self.drafts: list[_Draft] = []
        self.facts: list[Open] = []
        self.count = self.deepest = self.articles = self.at = self.skipping = 0

    def take(self, token: Token) -> None:
        self.at = token.end
        if isinstance(token, Open):
            self._start(token)
        elif isinstance(token, Close):
            self._end(token)
        elif not self.place.skipped:
            self._gather(token)

    def finish(self) -> Page:
        self.place = Place()
        self._flush()
        seen = self.drafts if self.whole else _visible(self.drafts)
        passed = [*self.passed, *([] if seen is self.drafts else _unseen(self.drafts))]
        passed.sort(key=lambda each: each.start)
        return Page(
            tuple(map(_passage, seen)),
            tuple(self.facts),
            self.count,
            self.deepest,
            tuple(passed[:_MOST_PASSED]),
        )

    # --- text ------------------------------------------------------------------------------------

    def _gather(self, token: Text | Reference | Open) -> None:
        if not self.runs.gathered:
            if isinstance(token, Text) and self.page[token.start : token.end].isspace():
                return
            self.begun = self.place
        if self.place.linked:
            self.linked += token.end - token.start
        if self.place.strong:
            self.strong += token.end - token.start
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
        runs, linked, strong = self.runs.take(), self.linked, self.strong
        self.linked = self.strong = 0
        text = "".join([run.text for run in runs])
        if not any(map(str.isalnum, text)):
            return
        for run in runs:
            if run.hint:
                run.hint.length += len(run.text)
        self.drafts.append(_Draft(text, runs, self.begun, linked, strong, self.pictured))
        self.pictured = False

    # --- elements --------------------------------------------------------------------------------

    def _start(self, tag: Open) -> None:
        self.count += 1
        if tag.name in _FACTS:
            self.facts.append(tag)
        if tag.name in _PICTURES:
            self.pictured = True
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
        outer, self.place = self.place, within(self.place, tag, self.articles, self.skip)
        if self.place.skipped in _SHOWN and not outer.skipped:
            self.skipping = tag.start
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
        if element.place.skipped in _SHOWN and not self.place.skipped:
            self._pass(element.name)
        return element.name

    def _pass(self, name: str) -> None:
        if len(self.passed) < _MOST_PASSED:
            self.passed.append(Passed(self.skipping, self.at, name, _SHOWN[name]))


def _passage(draft: _Draft) -> Passage:
    hinted = [run.hint.name if run.hint and run.hint.holds else "" for run in draft.runs]
    if draft.place.tag in _PROSE and not _names_all(hinted, draft.runs):
        hinted = [""] * len(hinted)
    tags = tuple([hint or draft.place.tag for hint in hinted])
    return Passage(
        draft.text, draft.runs, tags, draft.place, draft.linked, draft.strong, draft.pictured
    )


def _names_all(hinted: Sequence[str], runs: Sequence[Run]) -> bool:
    """Whether hints name a whole paragraph, but for a word as "By": else they name a word of it."""
    others = (run.text for run, hint in zip(runs, hinted, strict=True) if not hint)
    return any(hinted) and sum(len(text.split()) for text in others) <= _FEW_WORDS


def _visible(drafts: list[_Draft]) -> list[_Draft]:
    """What a reader sees: not the hidden, unless nearly all text waits there for a script."""
    shown = [draft for draft in drafts if not draft.place.hidden]
    total, seen = (sum(len(draft.text) for draft in group) for group in (drafts, shown))
    return shown if seen >= total * _HARDLY_SHOWN else drafts


def _unseen(drafts: Sequence[_Draft]) -> Iterator[Passed]:
    for draft in drafts:
        if draft.place.hidden:
            yield Passed(draft.runs[0].start, draft.runs[-1].end, draft.place.tag, "hidden")
