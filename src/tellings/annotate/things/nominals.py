"""Noun phrases whose head is a noun for what happens, is done, agreed or planned.

A phrase is taken with all before its head ("Roza's unfinished", "the 12-point") and with what
names it behind ("in Verin", "with Lind"); relative clauses are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from msgspec import Struct

from tellings import trees
from tellings.annotate.things.names import Name, Names
from tellings.annotate.things.words import Words, words
from tellings.lexicon import language_of
from tellings.model import Block, Reading, Sentence, Span, Word
from tellings.text import normal

Opens = Literal["definite", "owned", "named", "name", "indefinite"]

TITLED = frozenset({"headline", "summary", "heading", "caption"})
SOUGHT = TITLED | {"paragraph"}


class Nominal(Struct, frozen=True):
    """A noun phrase: its place, its head's, its noun, and what tells it from others.

    `opens`: how it begins, "named" without an article but with a name ("Russian attacks"), "name"
    if it is one ("the Orvale Accord"). `owner_open`: somebody owns it whom it does not name
    ("its", "the firm's"). `kinds` and `orders` are words that part things ("nuclear"; "second").
    `sentence` counts the sentences; `titled`: it stands in no paragraph.
    """

    at: Span
    head: Span
    noun: str
    classes: frozenset[str]
    opens: Opens
    plural: bool | None
    names: frozenset[Name] = frozenset()
    owner_open: bool = False
    kinds: frozenset[str] = frozenset()
    orders: frozenset[str] = frozenset()
    sentence: int = 0
    titled: bool = False

    @property
    def bare(self) -> bool:
        """Whether nothing in it says whose it is, where, or with whom."""
        return not self.names and not self.owner_open


class Line(Struct, frozen=True, dict=True):
    """A sentence in which things are sought: its words, its place among the sentences."""

    text: str
    words: tuple[Word, ...]
    lists: Words
    names: Names
    number: int
    titled: bool

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words in lower case, with plain quotes."""
        return tuple(normal(word.span.of(self.text)).lower() for word in self.words)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word the words that depend on it, in order."""
        return trees.children(self.words)

    @property
    def tagged(self) -> bool:
        """Whether a model has parsed it."""
        return any(word.tag for word in self.words)

    def span(self, first: int, last: int) -> Span:
        """Of the text, from word `first` up to but not including word `last`."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def capital(self, at: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.text[self.words[at].start].isupper()

    def named(self, at: int) -> bool:
        """Whether a word belongs to a name that an earlier step has found."""
        return self.names.at(self.words[at].start) is not None

    def heads(self) -> Iterator[tuple[int, str]]:
        """The words that are nouns of the list, with the noun; of "cease-fire" the last."""
        nouns, plurals = self.lists.nouns, self.lists.plurals
        for at, word in enumerate(self.words):
            form, lemma = self.forms[at], word.lemma.lower()
            if form in plurals or form in nouns or lemma in nouns:
                joined = "-".join(self.forms[at - 2 : at + 1 : 2]) if self._hyphened(at) else ""
                noun = joined if joined in nouns else self.lists.noun(form, lemma)
                if not self.named(at) and not self._fixed(at):
                    yield at, noun

    def head(self, at: int, noun: str) -> Span:
        """The place of a noun that ends at this word."""
        return self.span(at - 2 if "-" in noun and self._hyphened(at) else at, at + 1)

    def _hyphened(self, at: int) -> bool:
        return at > 1 and self.forms[at - 1] == "-"

    def _fixed(self, at: int) -> bool:
        """Whether a word stands in a fixed phrase ("in that case")."""
        for phrase in self.lists.phrases.get(self.forms[at], ()):
            first = at - phrase.index(self.forms[at])
            if first >= 0 and self.forms[first : first + len(phrase)] == phrase:
                return True
        return False


def lines(reading: Reading) -> Iterator[Line]:
    """The sentences of what the article tells; none in a language without word lists."""
    lists = words(language_of(reading.article))
    if not lists.nouns:
        return
    names = Names(reading, lists)
    blocks = [block for block in reading.of(Block) if block.role in SOUGHT]
    at = 0
    for number, sentence in enumerate(reading.of(Sentence)):
        while at < len(blocks) and blocks[at].hull.end <= sentence.hull.start:
            at += 1
        if at < len(blocks) and blocks[at].hull.start <= sentence.hull.start:
            titled = blocks[at].role in TITLED
            yield Line(reading.article.text, sentence.words, lists, names, number, titled)
