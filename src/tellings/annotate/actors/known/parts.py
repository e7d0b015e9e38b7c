"""The parts of a phrase: its core, the noun that the core is about, and what follows."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tellings.annotate.actors.known.signs import Finder
from tellings.annotate.actors.known.tables import Acting, Tables
from tellings.annotate.actors.known.tokens import Token, Tokens, joined, possessive

_MOST_ACTING = 4
_MARKS = frozenset("\"'“”‘’«»()[]")
_VERBS = frozenset({"VB", "VBD", "VBP", "VBZ", "MD"})
_PARTING = frozenset(",;:—–()")


class Head(Struct, frozen=True):
    """The noun that a phrase is about, from token `first` of its core to the core's end."""

    first: int
    acting: Acting
    words: str


class Parts(Struct, frozen=True):
    """Takes phrases apart."""

    tables: Tables
    finder: Finder

    def parted(self, tokens: Tokens) -> tuple[Tokens, Tokens, Tokens]:
        """The phrase without what is around it; its core; and what follows the core."""
        tokens = self.trimmed(tokens)
        cut = self.cut(tokens)
        return tokens, self.trimmed(tokens[:cut]), tokens[cut:]

    def trimmed(self, tokens: Tokens) -> Tokens:
        """Without quotation marks, articles and the tail of a possessive around the phrase."""
        first, last = 0, len(tokens)
        while first < last and (
            tokens[first].form in _MARKS or self.has(tokens[first], "the", "a", "and")
        ):
            first += 1
        while last > first and (tokens[last - 1].form in _MARKS or possessive(tokens[last - 1])):
            last -= 1
        return tokens[first:last]

    def cut(self, tokens: Tokens) -> int:
        """Where what follows the head begins: a preposition, a mark, a clause."""
        covered = {at for sign in self.finder.signs(tokens) for at in range(sign.first, sign.last)}
        for at in range(len(tokens)):
            found = self._acting_from(tokens, at)
            covered |= set(range(at, found)) if found else set()
        for at in range(1, len(tokens)):
            if at not in covered and tokens[at - 1].form != "-" and self._splits(tokens[at]):
                return at
        return len(tokens)

    def _splits(self, token: Token) -> bool:
        return self._ends(token) or self.has(token, "of", "owner")

    def _ends(self, token: Token) -> bool:
        """Whether a mark, a clause or a verb ends the whole phrase here."""
        return token.form in _PARTING or token.tag in _VERBS or self.has(token, "stop")

    def has(self, token: Token, *classes: str) -> bool:
        """Whether a token is in one of these classes of links.tsv, case and point aside."""
        word = token.form.lower().rstrip(".")
        return any(self.tables.is_link(word, tells) for tells in classes)

    def _acting_from(self, tokens: Tokens, at: int) -> int | None:
        """The end of a noun of several words for an office that begins here ("chief of staff")."""
        if tokens[at].form.lower() not in self.tables.acting_first:
            return None
        for last in range(min(len(tokens), at + _MOST_ACTING), at + 1, -1):
            if joined(tokens[at:last]).lower() in self.tables.acting:
                return last
        return None

    def head(self, core: Tokens) -> Head | None:
        """The longest noun for those who act for a state that ends the core."""
        for first in range(max(0, len(core) - _MOST_ACTING), len(core)):
            words = joined(core[first:])
            acting = self.tables.acting.get(words.lower())
            if acting:
                return Head(first, acting, words)
        return None

    def links(self, rest: Tokens) -> Iterator[tuple[Token, Tokens]]:
        """Each preposition of what follows with its words, until a clause or mark parts them."""
        covered = {at for sign in self.finder.signs(rest) for at in range(sign.first, sign.last)}
        starts = []
        end = len(rest)
        for at, token in enumerate(rest):
            if at in covered or (at and rest[at - 1].form == "-"):
                continue
            if self._ends(token):
                end = at
                break
            if self.has(token, "of", "owner"):
                starts.append(at)
        for number, at in enumerate(starts):
            last = starts[number + 1] if number + 1 < len(starts) else end
            whole = end if self.has(rest[at], "whose") else last
            yield rest[at], rest[at + 1 : whole]
