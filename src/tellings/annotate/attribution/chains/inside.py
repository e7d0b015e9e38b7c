"""A scene within a scene: what attributions say, read as texts of their own.

The rules that read an article read the content of an attribution just as well, as long as they
see nothing else: no word, no quotation and no name outside it. So a claim inside a quotation gets
its source from inside, never from the narrator.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.scene import Scene
from tellings.annotate.attribution.tree import Tree
from tellings.model import Block, Quotation, Span
from tellings.text import Cover, covers, has_words, intersect, overlaps, subtract, trim

# Longer sentences are lists and tables, whose trees say nothing and take long to read.
LONGEST = 300
_MARK = r"(?:''|``|[\"'\u2018\u2019\u201a\u201c\u201d\u201e\u201f\u00ab\u00bb])"
_EDGES = " \t\r\n\u00a0,;:.\u2014\u2013-"
_OPENS = re.compile(_MARK)
_CLOSES = re.compile(rf"{_MARK}$")


class Inside(Scene, frozen=True, dict=True):
    """The contents of some attributions, each stretch a paragraph of its own.

    `around` is the scene they stand in. `contents`: for each attribution the stretches of its
    content, without the marks around them; no two share a character. `spoken` are the quotations to
    look at, None for all.
    """

    around: Scene
    contents: tuple[tuple[Span, ...], ...]
    spoken: tuple[Quotation, ...] | None = None

    @cached_property
    def blocks(self) -> list[Block]:
        return [Block(at=(at,), by="content", role="paragraph") for at in self._stretches]

    @cached_property
    def _stretches(self) -> list[Span]:
        return sorted(at for content in self.contents for at in content)

    @cached_property
    def _starts(self) -> list[int]:
        return [at.start for at in self._stretches]

    @cached_property
    def quotations(self) -> list[Quotation]:
        """Quotations that stand in a content, and in no other quotation of it."""
        if self.spoken is not None:
            return list(self.spoken)
        found: list[Quotation] = []
        for quotation in self.reading.of(Quotation):
            if found and covers(found[-1].hull, quotation.hull):
                continue
            if all(self.holds(piece) for piece in quotation.at):
                found.append(quotation)
        return found

    def holds(self, span: Span) -> bool:
        """Whether a span lies in one stretch of a content."""
        number = bisect_right(self._starts, span.start) - 1
        return number >= 0 and covers(self._stretches[number], span)

    def opened(self, speech: Cover) -> Inside:
        """The same contents, where marks around anything but this speech do not count.

        The words that a speaker's own sentence has in marks are the speaker's as well.
        """
        spoken = tuple(q for q in self.quotations if any(speech.touches(at) for at in q.at))
        return Inside(self.reading, self.around, self.contents, spoken)

    def parts(self, span: Span) -> list[Span]:
        """What of a span stands in the contents."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        found = []
        for stretch in self._stretches[first:]:
            if stretch.start >= span.end:
                break
            part = intersect(stretch, span)
            at = trim(self.text, part, _EDGES) if part else None
            found += [at] if at and has_words(self.text, at) else []
        return found

    @cached_property
    def trees(self) -> list[Tree]:
        """Of each sentence the branches that stand in one content."""
        return [tree for content in self.contents for tree in _branches(self.around, content)]


def inside(scene: Scene, drafts: Iterable[Draft]) -> Inside:
    """The scene of what these attributions say. Their contents must not overlap."""
    pieces = sorted(piece for quotation in scene.quotations for piece in quotation.at)
    contents = (
        tuple(part for span in draft.content for part in _bare(scene.text, span, pieces))
        for draft in drafts
    )
    return Inside(scene.reading, scene, tuple(contents))


def _bare(text: str, span: Span, pieces: list[Span]) -> Iterator[Span]:
    """A stretch without its own quotation marks, if all its words stand in them."""
    first = bisect_left(pieces, Span(span.start, span.start)) - 1
    last = bisect_left(pieces, Span(span.end, span.end))
    own = [piece for piece in pieces[max(0, first) : last] if overlaps(piece, span)]
    if not own or any(has_words(text, rest) for rest in subtract(span, own)):
        yield span
        return
    for piece in own:
        words = piece.of(text)
        opens, closes = _OPENS.match(words), _CLOSES.search(words)
        start = piece.start + (opens.end() if opens else 0)
        end = piece.end - (len(closes.group()) if closes else 0)
        part = intersect(Span(start, max(start, end)), span)
        if part:
            yield part


def _branches(scene: Scene, content: tuple[Span, ...]) -> Iterator[Tree]:
    places = [place for span in content for place in scene.words_in(span)]
    kept: dict[int, tuple[Tree, list[int]]] = {}
    for place in places:
        kept.setdefault(id(place.tree), (place.tree, []))[1].append(place.index)
    for tree, indices in kept.values():
        if len(indices) <= LONGEST:
            yield _clipped(tree, indices)


def _clipped(tree: Tree, indices: list[int]) -> Tree:
    """A tree of these words alone; a word whose governor is left out becomes a root."""
    new = {old: number for number, old in enumerate(indices)}
    words = []
    for old in indices:
        word = tree.words[old]
        if word.head in new and word.head != old:
            words.append(msgspec.structs.replace(word, head=new[word.head]))
        else:
            words.append(msgspec.structs.replace(word, head=new[old], role="ROOT"))
    return msgspec.structs.replace(tree, words=tuple(words))
