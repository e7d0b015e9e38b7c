"""A sentence's dependency tree, as far as attribution asks of it.

Labels are ClearNLP's, as the syntax model gives them. Where no model parsed the sentence every
word is its own root and the tree has no branches, so its questions answer "nothing".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from tellings import trees
from tellings.annotate.attribution.cues.cues import Cue, forms, verbs
from tellings.annotate.attribution.words import DEFAULT, group
from tellings.model import Sentence, Span, Spans, Word
from tellings.text import overlaps

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
# How many words may stand between a governing verb and its cue: "stopped short of saying".
_NEAR = 4


class Tree(Struct, frozen=True, dict=True):
    """The words of a sentence of `text` and their children, by index.

    `language` is that of the word lists it is read with.
    """

    text: str
    words: tuple[Word, ...]
    language: str = DEFAULT

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word the indices of the words that depend on it, in order."""
        return trees.children(self.words)

    @property
    def parsed(self) -> bool:
        """Whether any word governs another."""
        return any(self.children)

    def child(self, index: int, roles: Iterable[str]) -> int | None:
        """The first child of a word with one of these labels."""
        wanted = frozenset(roles)
        return next((c for c in self.children[index] if self.words[c].role in wanted), None)

    def subtree(self, index: int, without: frozenset[int] = frozenset()) -> list[int]:
        """A word and all below it, in order, leaving out the branches that begin at `without`."""
        found, waiting, seen = [], [index], set(without)
        while waiting:
            at = waiting.pop()
            if at in seen:
                continue
            seen.add(at)
            found.append(at)
            waiting.extend(self.children[at])
        return sorted(found)

    def above(self, index: int) -> Iterator[int]:
        """The words that govern a word, from the nearest to the root."""
        seen = {index}
        while (index := self.words[index].head) not in seen:
            seen.add(index)
            yield index

    def span(self, indices: Iterable[int]) -> Span:
        """The hull of these words. Raises ValueError for none."""
        chosen = [self.words[index] for index in indices]
        return Span(min(w.start for w in chosen), max(w.end for w in chosen))

    def inside(self, spans: Spans) -> list[int]:
        """The words that overlap any of these spans."""
        return [i for i, w in enumerate(self.words) if any(overlaps(w.span, s) for s in spans)]

    def form(self, index: int) -> str:
        """A word as it stands in the text, in lower case."""
        word = self.words[index]
        return self.text[word.start : word.end].lower()

    def is_word(self, index: int, name: str) -> bool:
        """Whether a word is one of a group of `function_words.tsv`."""
        return self.form(index) in group(name, self.language)

    def cue(self, index: int) -> Cue | None:
        """The cue that this word is, if it is a verb that may be one.

        Words that no model has tagged go by their form. In a language without cues none is.
        """
        word = self.words[index]
        if not word.tag:
            return forms(self.language).get(self.form(index))
        return verbs(self.language).get(word.lemma.lower()) if word.tag.startswith("VB") else None

    def verb_span(self, index: int) -> Span:
        """A verb with what leads to it and turns its sense.

        Auxiliaries and negation ("has not said"), a particle ("pointed out"), and a governing
        verb ("declined to say", "stopped short of saying"), without which it would say the
        opposite.
        """
        first = self._with_auxiliaries(index)
        above = self.words[index].head
        governor = above
        if self.words[index].role == "pcomp" and self.words[above].role in ("prep", "advmod"):
            governor = self.words[above].head
            if self.words[governor].role in ("advmod", "prep", "acomp"):
                governor = self.words[governor].head
        leads = self.words[index].role in ("pcomp", "xcomp") and 0 < first - governor <= _NEAR
        if (
            leads
            and self.words[governor].pos in ("VERB", "AUX")
            and not self._parted(governor, first)
        ):
            first = self._with_auxiliaries(governor)
        particle = self.child(index, ("prt",))
        last = particle if particle == index + 1 else index
        return Span(self.words[first].start, self.words[last].end)

    def _with_auxiliaries(self, index: int) -> int:
        """The first of a verb's auxiliaries and negation that stand unbroken before it."""
        first = index
        while first > 0 and (
            self.words[first - 1].head == index
            and self.words[first - 1].role in (*AUXILIARIES, "advmod")
        ):
            first -= 1
        while self.words[first].role == "advmod" and first < index:
            first += 1
        # The parser may take the cue for a noun, and "did" for the verb.
        return first - 1 if first and self.is_word(first - 1, "do") else first

    def _parted(self, start: int, end: int) -> bool:
        """Whether a noun or a mark stands between two words: then they are no one cue."""
        return any(w.pos in ("NOUN", "PROPN", "PRON", "PUNCT") for w in self.words[start + 1 : end])


def tree(text: str, sentence: Sentence, language: str = DEFAULT) -> Tree:
    """The tree of a sentence note of an article with this text, in this language (ISO 639-1)."""
    return Tree(text, sentence.words, language)
