"""Signs of states in words: names, seats, bodies and adjectives, the longest at each place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from tellings.annotate.actors.known.tables import Entry, Tables, first_words
from tellings.annotate.actors.known.tokens import Tokens, joined


class Sign(Struct, frozen=True):
    """A listed phrase: tokens `first` to `last`, half-open."""

    first: int
    last: int
    entry: Entry
    words: str


class Finder(Struct, frozen=True):
    """What finds signs: the tables, the user's own names, and what else the article says.

    `own` are the user's names of states and bodies as written; `has` tells whether the article
    has some words.
    """

    tables: Tables
    own: Mapping[str, Entry]
    own_first: Mapping[str, int]
    has: Callable[[str], bool]

    def signs(self, tokens: Tokens) -> Iterator[Sign]:
        """The signs among these tokens, in order, no two sharing a token; shadows left out."""
        at = 0
        while at < len(tokens):
            sign = self._at(tokens, at)
            if sign is None:
                at += 1
                continue
            at = sign.last
            if sign.entry.kind != "shadow" and self._clear(sign, tokens):
                yield sign

    def _at(self, tokens: Tokens, at: int) -> Sign | None:
        form = tokens[at].form
        most = max(self.tables.first.get(form, 0), self.own_first.get(form, 0))
        for last in range(min(len(tokens), at + most), at, -1):
            words = joined(tokens[at:last])
            entry = self.own.get(words) or self.tables.phrases.get(words)
            if entry:
                return Sign(at, last, entry, words)
        return None

    def _clear(self, sign: Sign, tokens: Tokens) -> bool:
        """Whether the words mean the state, where they may mean something else."""
        if sign.words in self.own:
            return True
        if self._compound(sign, tokens):
            return False
        if sign.entry.kind == "half":
            return self._half(sign, tokens)
        unclear = self.tables.unclear.get(sign.words)
        if unclear is None:
            return True
        return any(map(self.has, unclear.given)) and not any(map(self.has, unclear.without))

    def _compound(self, sign: Sign, tokens: Tokens) -> bool:
        """Whether it is a part of a word with hyphens: "London-based", "pro-Russian"; not the
        "ex-British spy" and "U.S.-China talks"."""
        after = tokens[sign.last : sign.last + 2]
        if len(after) == 2 and after[0].form == "-" and after[1].form.islower():
            return True
        before = tokens[max(0, sign.first - 2) : sign.first]
        if len(before) < 2 or before[1].form != "-" or before[1].end != tokens[sign.first].start:
            return False
        return before[0].form.islower() and not self.tables.is_link(before[0].form, "former")

    def _half(self, sign: Sign, tokens: Tokens) -> bool:
        """ "the North", where the article speaks of North Korea; not "North Carolina"."""
        if not any(map(self.has, self.tables.halves[sign.words])):
            return False
        after = tokens[sign.last].form if sign.last < len(tokens) else ""
        if after[:1].isupper() and not self.tables.is_link(after, "and"):
            return False
        before = tokens[sign.first - 1].form if sign.first else ""
        return not sign.first or any(
            self.tables.is_link(before, tells) for tells in ("the", "and", "of")
        )


def finder(tables: Tables, own: Mapping[str, Entry], has: Callable[[str], bool]) -> Finder:
    """A finder for an article."""
    return Finder(tables, own, first_words(own), has)
