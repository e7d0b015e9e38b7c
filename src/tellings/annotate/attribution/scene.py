"""What the rules of attribution look at: the blocks, quotations, trees and names of an article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, cached_property

from msgspec import Struct

from tellings.annotate.attribution.marks.marks import quoting_blocks
from tellings.annotate.attribution.mend import mended
from tellings.annotate.attribution.tree import Tree, tree
from tellings.annotate.attribution.words import has_tables, language_of
from tellings.lexicon import of_language
from tellings.model import Block, Entity, Mention, Quotation, Reading, Sentence, Span
from tellings.text import Cover, cover, overlaps, tokens, trim

_SENTENCE_END = re.compile(r"[.?!\u2026][\"\u201d\u2019')\]]*\s*$")
_MARKS = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02\u300c\u300d'


@cache
def _pronouns(language: str) -> dict[str, str]:
    known = of_language("tellings.gazetteers", "genders", language)
    return {row["word"]: row["pronoun"] for row in known}


class Place(Struct, frozen=True):
    """A word of a tree."""

    tree: Tree
    index: int

    @property
    def span(self) -> Span:
        return self.tree.words[self.index].span

    @property
    def start(self) -> int:
        """Where it begins; `span` costs more, and is asked for each word of an article."""
        return self.tree.words[self.index].start


class Scene(Struct, frozen=True, dict=True):
    """A reading seen by the rules. Everything is in the order of the text."""

    reading: Reading

    @property
    def text(self) -> str:
        return self.reading.article.text

    @cached_property
    def language(self) -> str:
        """The article's language as word lists are named ("en" for "en-GB")."""
        return language_of(self.reading.article)

    @property
    def has_cues(self) -> bool:
        """Whether there are cue words in its language. Without them nothing is taken for one."""
        return has_tables(self.language)

    @cached_property
    def blocks(self) -> list[Block]:
        """Blocks that may hold attributions."""
        return quoting_blocks(self.reading)

    @cached_property
    def quotations(self) -> list[Quotation]:
        """Quotations that stand in no other."""
        return [q for q in self.reading.of(Quotation) if q.inside is None]

    @cached_property
    def trees(self) -> list[Tree]:
        sentences = self.reading.of(Sentence)
        return [mended(tree(self.text, s, self.language)) for s in sentences if s.words]

    @cached_property
    def places(self) -> list[Place]:
        """Every word of every sentence."""
        found = [Place(t, i) for t in self.trees for i in range(len(t.words))]
        return sorted(found, key=lambda place: place.start)

    @cached_property
    def mentions(self) -> list[Mention]:
        return sorted(self.reading.of(Mention), key=lambda mention: mention.head)

    @cached_property
    def genders(self) -> dict[str, frozenset[str]]:
        """For each entity the pronouns that its designations ask for ("Ms Marsk": she)."""
        found: dict[str, frozenset[str]] = {}
        for mention in self.mentions:
            words = (token.normal for span in mention.at for token in tokens(self.text, span))
            pronouns = _pronouns(self.language)
            asked = frozenset(pronouns[word] for word in words if word in pronouns)
            if mention.entity and asked:
                found[mention.entity] = found.get(mention.entity, frozenset()) | asked
        return found

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.reading.of(Entity)}

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.hull.start for block in self.blocks]

    @cached_property
    def _place_starts(self) -> list[int]:
        return [place.start for place in self.places]

    @cached_property
    def _pieces(self) -> list[Span]:
        return sorted(span for quotation in self.quotations for span in quotation.at)

    @cached_property
    def _piece_starts(self) -> list[int]:
        return [piece.start for piece in self._pieces]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return sorted(sentence.hull.start for sentence in self.reading.of(Sentence))

    def block_at(self, offset: int) -> Block | None:
        """The block that may hold attributions at an offset."""
        number = bisect_right(self._block_starts, offset) - 1
        block = self.blocks[number] if number >= 0 else None
        return block if block and offset < block.hull.end else None

    def block_before(self, block: Block) -> Block | None:
        """The block before this one."""
        number = bisect_left(self._block_starts, block.hull.start) - 1
        return self.blocks[number] if number >= 0 else None

    def words_in(self, span: Span) -> list[Place]:
        """Words that begin in a span."""
        first = bisect_left(self._place_starts, span.start)
        return self.places[first : bisect_left(self._place_starts, span.end)]

    def quotations_in(self, span: Span) -> list[Quotation]:
        """Quotations that begin in a span and stand in no other."""
        starts = self._quotation_starts
        return self.quotations[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.hull.start for quotation in self.quotations]

    def words_before(self, offset: int, count: int) -> list[Place]:
        """The last `count` words that begin before an offset, from the nearest on."""
        last = bisect_left(self._place_starts, offset)
        return self.places[max(0, last - count) : last][::-1]

    def quoted(self, span: Span) -> bool:
        """Whether a span overlaps a quotation."""
        return self._quoted.touches(span)

    @cached_property
    def _quoted(self) -> Cover:
        return cover(self._pieces)

    def left_of(self, start: int, block: Block) -> Span:
        """What stands before an offset in its sentence and block, up to another quotation."""
        number = bisect_left(self._piece_starts, start) - 1
        floor = block.hull.start
        if number >= 0:
            floor = max(floor, min(self._pieces[number].end, start))
        return Span(self._sentence_start(floor, start), start)

    def right_of(self, end: int, block: Block) -> Span:
        """What stands after an offset in its sentence and block, up to another quotation."""
        number = bisect_left(self._piece_starts, end)
        ceiling = block.hull.end
        if number < len(self._pieces):
            ceiling = max(end, min(ceiling, self._pieces[number].start))
        return Span(end, self._sentence_end(end, ceiling))

    def _sentence_start(self, floor: int, at: int) -> int:
        starts = self._sentence_starts
        for start in reversed(starts[bisect_left(starts, floor) : bisect_right(starts, at)]):
            if _SENTENCE_END.search(self.text, max(floor, start - 12), start):
                return start
        return floor

    def _sentence_end(self, at: int, ceiling: int) -> int:
        starts = self._sentence_starts
        for start in starts[bisect_right(starts, at) : bisect_left(starts, ceiling)]:
            if _SENTENCE_END.search(self.text, max(at, start - 12), start):
                return start
        return ceiling

    def mentions_in(self, span: Span) -> list[Mention]:
        """Mentions whose head lies in a span."""
        heads = self._mention_starts
        found = self.mentions[bisect_left(heads, span.start) : bisect_left(heads, span.end)]
        return [mention for mention in found if mention.head.end <= span.end]

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [mention.head.start for mention in self.mentions]

    def clean(self, span: Span) -> Span | None:
        """A span without white space and punctuation at its edges."""
        return trim(self.text, span, f" \t\r\n\u00a0,;:.?!\u2015\u2014\u2013-{_MARKS}")

    def clean_content(self, span: Span) -> Span | None:
        """A span without white space and loose punctuation; quotation marks stay with theirs."""
        at = trim(self.text, span, " \t\r\n\u00a0,;:.\u2014\u2013-")
        number = bisect_left(self._piece_starts, span.end)
        for piece in self._pieces[max(0, number - 4) : number]:
            if at and overlaps(piece, at) and (piece.start < at.start or at.end < piece.end):
                at = Span(min(at.start, piece.start), max(at.end, piece.end))
        return at
