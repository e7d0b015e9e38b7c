"""A web page as passages of text, each character with its place in the page.

Tokens go through a stack of open elements, much simpler than a browser's tree: an end tag ends
the nearest open element of its name, a block ends an open paragraph, and a formatting element
ends with its block. White space is collapsed as a browser collapses it; `<br>` is a line end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from tellings.intake import elements
from tellings.intake.hints import Hint, hidden, hint_of
from tellings.intake.markup import Close, Open, Reference, Text, Token, tokens

# Browsers stop nesting here too (Chromium: kMaximumHTMLParserDOMTreeDepth); deeper elements
# stand beside the last one.
DEEPEST = 512

_SPACES = str.maketrans("\t\n\r\f", "    ")
_SEVERAL = re.compile("  +")
_FACTS = frozenset({"html", "meta", "link", "title", "script", "time"})
# Structure that a page has once, whatever its tags say.
_ONCE = frozenset({"html", "head", "body"})
# Text that a class on some of its words does not rename.
_PROSE = elements.HEADINGS | {"p", "li", "blockquote", "td", "dd"}
_FEW_WORDS = 2
_PARAGRAPH = frozenset({"p"})
# Elements that say something of their text without any attribute.
_SAYING = elements.SCOPES | {"a", "time"}


class Place(NamedTuple):
    """Where text stands: what its open elements say of it together.

    `tag` is the block that names it, `hint` the nearest class or property that names it better,
    `article` numbers the `<article>` it is in (0: none); `container` is the element and class of
    the nearest block that holds others, by which a page's paragraphs know each other.
    """

    tag: str = "body"
    hint: Hint | None = None
    skipped: bool = False
    hidden: bool = False
    article: int = 0
    in_main: bool = False
    linked: bool = False
    in_form: bool = False
    container: str = ""


class Run(NamedTuple):
    """Text that stands in the page at `[start, end)`, under one hint.

    It is as long as its place in the page and maps character for character, or it is one
    character reference or one collapsed stretch of white space.
    """

    text: str
    start: int
    end: int
    hint: Hint | None

    @property
    def verbatim(self) -> bool:
        return len(self.text) == self.end - self.start


class Passage(Struct, frozen=True):
    """The text between two edges of blocks. `linked` counts its characters within links."""

    runs: tuple[Run, ...]
    place: Place
    linked: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def tags(self) -> tuple[str, ...]:
        """For each run the element or hint that names it."""
        hinted = tuple(run.hint.name if run.hint and run.hint.holds else "" for run in self.runs)
        if self.place.tag in _PROSE and not _is_hinted(self.runs, hinted):
            return (self.place.tag,) * len(self.runs)
        return tuple(hint or self.place.tag for hint in hinted)


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


class _Builder:
    """The stack of open elements and the passage that is being gathered."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.stack: list[_Element] = []
        self.open: Counter[tuple[int, str]] = Counter()
        self.blocks: list[str] = []
        self.runs: list[Run] = []
        self.linked = 0
        self.place = self.begun = Place()
        self.passages: list[Passage] = []
        self.facts: list[Open] = []
        self.count = self.deepest = self.articles = 0

    def take(self, token: Token) -> None:
        if isinstance(token, Text):
            self._text(token)
        elif isinstance(token, Reference):
            self._reference(token)
        elif isinstance(token, Open):
            self._start(token)
        else:
            self._end(token)

    def finish(self) -> Page:
        self._flush()
        passages = tuple(_visible(self.passages))
        return Page(passages, tuple(self.facts), self.count, self.deepest)

    # --- elements --------------------------------------------------------------------------------

    def _start(self, tag: Open) -> None:
        self.count += 1
        if tag.name in _FACTS:
            self.facts.append(tag)
        if tag.name == "br":
            self._break(tag)
        if tag.name in elements.BLOCK:
            self._flush()
            self._end_implied(tag.name)
        if tag.name in elements.VOID or tag.name in elements.RAW or tag.name in _ONCE:
            return
        self._push(tag)

    def _push(self, tag: Open) -> None:
        if len(self.stack) >= DEEPEST:
            self._pop()
        block = tag.name in elements.SCOPES
        self.articles += tag.name == "article"
        self.place = self._placed(tag)
        if block:
            self.blocks.append(tag.name)
        self.stack.append(_Element(tag.name, self.place, 0 if block else len(self.blocks)))
        self.open[self.stack[-1].level, tag.name] += 1
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
        if element.level == 0 and element.name in elements.SCOPES:
            self.blocks.pop()
        self.place = self.stack[-1].place if self.stack else Place()
        return element.name

    def _placed(self, tag: Open) -> Place:
        """What the open elements say of text within this one."""
        place, name = self.place, tag.name
        if not tag.attributes and name not in _SAYING:
            return place
        return Place(
            tag=_tag(place.tag, name) if name in elements.BLOCK else place.tag,
            hint=None if name in elements.HEADINGS else hint_of(tag) or place.hint,
            skipped=place.skipped or _skips(tag, place),
            hidden=place.hidden or hidden(tag),
            article=self.articles if name == "article" else place.article,
            in_main=place.in_main or name == "main",
            linked=place.linked or name == "a",
            in_form=place.in_form or name == "form",
            container=_called(tag) if name in elements.CONTAINERS else place.container,
        )

    # --- text ------------------------------------------------------------------------------------

    def _text(self, token: Text) -> None:
        if self.place.skipped:
            return
        text = self.page[token.start : token.end].translate(_SPACES)
        at = 0
        for several in _SEVERAL.finditer(text):
            self._add(text[at : several.start()], token.start + at)
            self._add_one(" ", token.start + several.start(), token.start + several.end())
            at = several.end()
        self._add(text[at:], token.start + at)

    def _reference(self, token: Reference) -> None:
        if not self.place.skipped and token.value:
            value = token.value.translate(_SPACES)
            self._add_one(value, token.start, token.end)

    def _break(self, tag: Open) -> None:
        if self.place.skipped:
            return
        self._trim()
        if self.runs:
            self._append(Run("\n", tag.start, tag.end, self.place.hint))

    def _add(self, text: str, start: int) -> None:
        """Text that stands in the page as it is, but for the kind of its white space."""
        if text.startswith(" ") and self._after_space():
            text, start = text[1:], start + 1
        if text:
            self._append(Run(text, start, start + len(text), self.place.hint))

    def _add_one(self, text: str, start: int, end: int) -> None:
        """Text that stands for something else of the page."""
        if text != " " or not self._after_space():
            self._append(Run(text, start, end, self.place.hint))

    def _after_space(self) -> bool:
        return not self.runs or self.runs[-1].text[-1] in " \n"

    def _append(self, run: Run) -> None:
        if not self.runs:
            self.begun = self.place
        if self.place.linked:
            self.linked += len(run.text)
        self.runs.append(run)

    def _trim(self, characters: str = " ") -> None:
        """Take white space off the end of the passage."""
        while self.runs:
            text, start, end, hint = self.runs.pop()
            kept = text.rstrip(characters)
            if kept:
                end = end if len(kept) == len(text) else start + len(kept)
                self.runs.append(Run(kept, start, end, hint))
                return

    def _flush(self) -> None:
        self._trim(" \n")
        runs, linked = tuple(self.runs), self.linked
        self.runs, self.linked = [], 0
        if any(character.isalnum() for run in runs for character in run.text):
            _measure(runs)
            self.passages.append(Passage(runs, self.begun, linked))


def _is_hinted(runs: Sequence[Run], hinted: Sequence[str]) -> bool:
    """Whether hints name a whole paragraph, but for a word as "By": else they name a word of it."""
    others = (run.text for run, hint in zip(runs, hinted, strict=True) if not hint)
    return sum(len(text.split()) for text in others) <= _FEW_WORDS


def _measure(runs: Iterable[Run]) -> None:
    for run in runs:
        if run.hint:
            run.hint.length += len(run.text)


def _tag(outer: str, name: str) -> str:
    """The block to name text by, of the block it is in and the ones about it."""
    if outer in {"figcaption", "caption"}:
        return outer
    return name if name in elements.TELLING or outer not in elements.TELLING else outer


def _called(tag: Open) -> str:
    return f"{tag.name}.{tag.attributes.get('class', '')}"


def _skips(tag: Open, place: Place) -> bool:
    """Whether an element's text is no part of an article, whatever is in it."""
    if tag.name == "footer" and place.tag == "blockquote":
        return False  # who is quoted, not the foot of the page
    if tag.name == "dialog" and "open" in tag.attributes:
        return False
    return tag.name in elements.SKIP


def _visible(passages: Sequence[Passage]) -> Sequence[Passage]:
    """What a reader sees: not the hidden, unless nearly all of the page waits there for a script.

    Pages that are sent in parts (React calls it streaming) hold their text in hidden elements.
    """
    shown = [passage for passage in passages if not passage.place.hidden]
    sizes = [sum(len(each.text) for each in group) for group in (passages, shown)]
    return shown if sizes[1] * 5 >= sizes[0] else passages
