"""What the rules for actors look at: sentences as trees, the names in them, what is quoted.

Labels are ClearNLP's, as the syntax model gives them. Where no model parsed a sentence every word
is its own root, so that its tree answers "nothing".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from tellings import trees
from tellings.annotate.actors.words import Words, words_of
from tellings.model import (
    Attribution,
    Block,
    Entity,
    Mention,
    Quotation,
    Reading,
    Sentence,
    Span,
    Word,
)
from tellings.text import Cover, cover

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
CLAUSES = frozenset({"relcl", "acl"})
VERBS = frozenset({"VERB", "AUX"})
PLURALS = frozenset({"NNS", "NNPS"})
_NO_PROSE = frozenset({"boilerplate", "credit", "byline", "date", "dateline"})


class Tree(Struct, frozen=True, dict=True):
    """A sentence: its words in order, and the number of its block among the blocks."""

    text: str
    words: tuple[Word, ...]
    block: int

    @cached_property
    def written(self) -> tuple[str, ...]:
        """The words as they stand."""
        return tuple(self.text[word.start : word.end] for word in self.words)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(map(str.lower, self.written))

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word the indices of the words that depend on it, in order."""
        return trees.children(self.words)

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    def below(self, index: int, roles: frozenset[str]) -> Iterator[int]:
        """The words that hang on a word with one of these labels."""
        return (child for child in self.children[index] if self.words[child].role in roles)

    def above(self, index: int) -> Iterator[int]:
        """The words that govern a word, from the nearest to the root."""
        seen = {index}
        while (index := self.words[index].head) not in seen and index < len(self.words):
            seen.add(index)
            yield index

    def subject(self, index: int) -> int | None:
        """The subject of the clause that a word stands in; of a joined verb that of the first."""
        for above in self.above(index):
            if self.words[above].pos not in VERBS:
                continue
            subject = next(self.below(above, SUBJECTS), None)
            if subject is not None and subject != index:
                return subject
            if subject is None and self.words[above].role in ("conj", "xcomp", "advcl"):
                continue
            return None
        return None

    def governing(self, span: Span) -> int | None:
        """The word within a span that the others hang on; None for no words."""
        inside = self.inside(span)
        free = [i for i in inside if self.words[i].head not in inside or self.words[i].head == i]
        return free[-1] if free else inside[-1] if inside else None

    def inside(self, span: Span) -> range:
        """The words that begin within a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def span(self, first: int, last: int) -> Span:
        """From one word to another, both included."""
        return Span(self.words[first].start, self.words[last].end)


class Scene(Struct, frozen=True, dict=True):
    """A reading seen by the rules. Everything is in the order of the text."""

    reading: Reading

    @property
    def text(self) -> str:
        return self.reading.article.text

    @cached_property
    def words(self) -> Words:
        """The word lists of the article's language."""
        return words_of(self.reading)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Blocks that tell something: headlines, prose, captions, not bylines or boilerplate."""
        found = (b for b in self.reading.of(Block) if b.role not in _NO_PROSE)
        return tuple(sorted(found, key=lambda block: block.hull))

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.hull.start for block in self.blocks]

    def block_number(self, offset: int) -> int | None:
        """The number of the block at an offset."""
        number = bisect_right(self._block_starts, offset) - 1
        return number if number >= 0 and offset < self.blocks[number].hull.end else None

    @cached_property
    def trees(self) -> tuple[Tree, ...]:
        """The sentences of these blocks."""
        found = []
        for sentence in self.reading.of(Sentence):
            if sentence.words:
                block = self.block_number(sentence.words[0].start)
                if block is not None:
                    found.append(Tree(self.text, sentence.words, block))
        return tuple(sorted(found, key=lambda tree: tree.start))

    @cached_property
    def _tree_starts(self) -> list[int]:
        return [tree.start for tree in self.trees]

    def tree_at(self, offset: int) -> Tree | None:
        """The sentence at an offset."""
        number = bisect_right(self._tree_starts, offset) - 1
        tree = self.trees[number] if number >= 0 else None
        return tree if tree and offset < tree.end else None

    def trees_in(self, span: Span) -> tuple[Tree, ...]:
        """The sentences that begin within a span, and the one that holds its start."""
        first = max(0, bisect_right(self._tree_starts, span.start) - 1)
        return self.trees[first : bisect_left(self._tree_starts, span.end)]

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.reading.of(Entity)}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Mentions of which it is known whom they mean, by their heads; not those of things."""
        found = (
            m
            for m in self.reading.of(Mention)
            if m.entity in self.entities and m.type not in {"thing", "other"}
        )
        return tuple(sorted(found, key=lambda mention: mention.head))

    @cached_property
    def _heads(self) -> list[int]:
        return [mention.head.start for mention in self.mentions]

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Known mentions whose head begins in a span."""
        first = bisect_left(self._heads, span.start)
        return self.mentions[first : bisect_left(self._heads, span.end)]

    @cached_property
    def taken(self) -> Cover:
        """What mentions cover, known or not; not those of things."""
        found = (m for m in self.reading.of(Mention) if m.type not in {"thing", "other"})
        return cover(span for mention in found for span in mention.at)

    @cached_property
    def named(self) -> Cover:
        """What known mentions cover."""
        return cover(span for mention in self.mentions for span in mention.at)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        return self.reading.of(Attribution)

    @cached_property
    def _quoted(self) -> Cover:
        return cover(span for each in self.reading.of(Quotation) for span in each.at)

    def quoted(self, span: Span) -> bool:
        """Whether a span overlaps a quotation."""
        return self._quoted.touches(span)

    @cached_property
    def _quoted_again(self) -> Cover:
        return cover(span for q in self.reading.of(Quotation) if q.inside for span in q.at)

    def quoted_once(self, span: Span) -> bool:
        """Whether a span lies in a quotation that stands in no other."""
        return self.quoted(span) and not self._quoted_again.touches(span)
