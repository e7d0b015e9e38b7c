"""Who and what takes part in an event, as the words around its predicate tell."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from tellings import trees
from tellings.annotate.times.words import rows
from tellings.model import Mention, Reading, Span, Word

_PHRASE = frozenset({"compound", "conj", "appos", "nmod"})
_CLIMB = 40


class Participant(Struct, frozen=True):
    """A noun phrase: the words that name it, and the entities (ids) that they are known to be.

    `names` are the words of it that are proper names, `nouns` the others. `known` is true of what
    is spoken of as known ("the leaders", "he"); `pronoun` of "he"; `plural` of several.
    """

    names: frozenset[str]
    nouns: frozenset[str]
    entities: frozenset[str]
    known: bool
    pronoun: bool
    plural: bool

    @property
    def named(self) -> bool:
        """Whether it has a proper name."""
        return bool(self.names)

    def shares(self, other: Participant) -> bool:
        """Whether both have an entity or a name in common."""
        return bool(self.entities & other.entities or self.names & other.names)

    def may_be(self, other: Participant) -> bool:
        """Whether the two may be the same: one names or describes or points at the other."""
        if self.shares(other) or self.nouns & other.nouns:
            return True
        if self.pronoun or other.pronoun or self.named != other.named:
            return self.plural == other.plural
        return False


class Entities:
    """Which entity a stretch of the article names."""

    def __init__(self, reading: Reading) -> None:
        named = (m for m in reading.of(Mention) if m.entity is not None)
        self._known = sorted((m.head, m.entity or "") for m in named)
        self._starts = [head.start for head, _ in self._known]

    def at(self, span: Span) -> Iterator[str]:
        """The entity of the last mention that begins before a stretch and reaches over it."""
        number = bisect.bisect_right(self._starts, span.start) - 1
        if number >= 0 and span.start < self._known[number][0].end:
            yield self._known[number][1]


class Parse(Struct, frozen=True, dict=True):
    """The words of a sentence as a tree, and who they name."""

    words: tuple[Word, ...]
    entities: Entities
    language: str

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word those that hang on it, in order."""
        return trees.children(self.words)

    @cached_property
    def is_told(self) -> bool:
        """Whether a model parsed it: then some word hangs on another."""
        return any(self.children)

    def with_role(self, index: int, *roles: str) -> list[int]:
        """The words that hang on a word with one of these labels."""
        return [i for i in self.children[index] if self.words[i].role in roles]

    def below(self, index: int, roles: frozenset[str] | None = None) -> list[int]:
        """A word and all that hangs on it, by these labels only, in order."""
        found, waiting = set[int](), [index]
        while waiting:
            at = waiting.pop()
            if at not in found:
                found.add(at)
                next_ = self.children[at]
                waiting += [i for i in next_ if roles is None or self.words[i].role in roles]
        return sorted(found)

    def participant(self, index: int) -> Participant | None:
        """The noun phrase with this head; of "who" the phrase that it goes back to."""
        index = self._meant(index)
        head = self.words[index]
        head = self.words[index]
        number = self._pronouns.get(head.lemma.lower())
        if number:
            none: frozenset[str] = frozenset()
            return Participant(none, none, none, True, True, number == "many")
        return self._noun(index) if head.tag.startswith("NN") else None

    def is_known(self, index: int) -> bool:
        """Whether a noun is spoken of as known: "the vote", "his vote", "Calder's vote"."""
        lead = [self.words[i] for i in self.with_role(index, "det", "poss")]
        return any(word.role == "poss" or self.is_definite(word) for word in lead)

    def is_definite(self, word: Word) -> bool:
        """Whether a word is "the", "that" and the like."""
        return word.lemma.lower() in self._definite

    def _noun(self, index: int) -> Participant:
        parts = [self.words[i] for i in self.below(index, _PHRASE)]
        names = [word for word in parts if word.tag.startswith("NNP")]
        nouns = (w for w in parts if w.tag in ("NN", "NNS") and w.role != "compound")
        head = self.words[index]
        return Participant(
            frozenset(word.lemma.lower() for word in names),
            frozenset(word.lemma.lower() for word in nouns),
            frozenset(each for word in names for each in self.entities.at(word.span)),
            bool(names) or self.is_known(index),
            False,
            head.tag in ("NNS", "NNPS") or any(word.role == "conj" for word in parts),
        )

    def _meant(self, index: int) -> int:
        """The noun that a relative pronoun goes back to; else the word itself."""
        word = self.words[index]
        if not word.tag.startswith("W"):
            return index
        for _ in range(_CLIMB):
            if not 0 <= word.head < len(self.words):
                break
            if word.role == "relcl":
                return word.head
            word = self.words[word.head]
        return index

    @cached_property
    def _definite(self) -> frozenset[str]:
        return frozenset(row["word"] for row in rows("event_definite", self.language))

    @cached_property
    def _pronouns(self) -> dict[str, str]:
        return {row["word"]: row["number"] for row in rows("event_pronouns", self.language)}
