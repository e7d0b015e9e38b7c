"""A sentence's dependency tree, as far as claims ask of it. Labels are ClearNLP's."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from tellings import trees
from tellings.model import Sentence, Span, Spans, Word
from tellings.text import normal

VERBS = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
PREDICATES = frozenset({"acomp", "attr", "oprd"})
AUXILIARIES = frozenset({"aux", "auxpass"})


class Tree(Struct, frozen=True, dict=True):
    """The words of a sentence of `text`. `sentence` is the note that it was made from."""

    text: str
    words: tuple[Word, ...]
    sentence: Sentence
    guessed: bool = False

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word the indices of the words that depend on it, in order."""
        return trees.children(self.words)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words in lower case, with plain quotes."""
        return tuple(_plain(self.text[w.start : w.end]) for w in self.words)

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """The lemmas in lower case, with plain quotes; the form where there is none."""
        return tuple(_plain(w.lemma) or f for w, f in zip(self.words, self.forms, strict=True))

    @property
    def parsed(self) -> bool:
        """Whether any word governs another."""
        return any(self.children)

    def child(self, index: int, roles: Collection[str]) -> int | None:
        """The first child of a word with one of these labels."""
        return next(self.below(index, roles), None)

    def below(self, index: int, roles: Collection[str]) -> Iterator[int]:
        """The children of a word with one of these labels."""
        return (c for c in self.children[index] if self.words[c].role in roles)

    def above(self, index: int) -> Iterator[int]:
        """The words that govern a word, from the nearest to the root."""
        seen = {index}
        while 0 <= (index := self.words[index].head) < len(self.words) and index not in seen:
            seen.add(index)
            yield index

    def subtree(self, index: int, without: Collection[int] = ()) -> set[int]:
        """A word and all below it, leaving out the branches that begin at `without`."""
        found, waiting = set(without), [index]
        while waiting:
            at = waiting.pop()
            if at not in found:
                found.add(at)
                waiting.extend(self.children[at])
        return found - set(without)

    def is_verb(self, index: int) -> bool:
        """Whether a word is a verb, by its part of speech."""
        return self.words[index].pos in VERBS

    def is_infinitive(self, index: int) -> bool:
        """Whether "to" opens the verb."""
        return any(self.words[c].tag == "TO" for c in self.children[index])

    def is_finite(self, index: int) -> bool:
        """Whether a verb has a tense, of its own or by its auxiliaries."""
        finite = ("VBD", "VBP", "VBZ", "MD")
        helpers = self.below(index, AUXILIARIES)
        return self.words[index].tag in finite or any(self.words[c].tag in finite for c in helpers)

    def span(self, indices: Iterable[int]) -> Span:
        """The hull of these words. Raises ValueError for none."""
        chosen = [self.words[index] for index in indices]
        return Span(min(w.start for w in chosen), max(w.end for w in chosen))

    def runs(self, indices: Iterable[int]) -> Spans:
        """Words as spans, neighbours as one."""
        found: list[list[int]] = []
        for index in sorted(set(indices)):
            if found and index == found[-1][-1] + 1:
                found[-1].append(index)
            else:
                found.append([index])
        return tuple(self.span(run) for run in found)


def _plain(word: str) -> str:
    return word.lower() if word.isascii() else normal(word).casefold()
