"""Where two quotations of one speaker contradict each other: a number, a "not", opposites.

What one merely lacks is no contradiction: quotations are cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from tellings.collate import forms
from tellings.collate.odds import tables
from tellings.collate.same_words.align import align
from tellings.collate.same_words.odds import opposite
from tellings.collate.same_words.units import Unit
from tellings.model import Column, Span
from tellings.text import Token, hull

NEAR = 4  # columns on either side among which a "not" must have words that both quotations share
ANSWER = 12  # columns on either side among which another "not" may answer it
HELD = 2  # how many of these it needs, a content word among them


class Contradiction(Struct, frozen=True):
    """The words of either quotation that cannot both have been said, and why in words."""

    a: Span
    b: Span
    reason: str


def contradiction(a: Unit, b: Unit) -> Contradiction | None:
    """The first place where two quotations say what cannot both have been said. Symmetric."""
    columns = align((a.words, b.words))
    places = _Places(a, b, columns)
    for find in (_numbers, _opposites, _negation):
        if found := find(places):
            return found
    return None


class _Places:
    """The columns of two quotations, and the runs of words that only one has, side by side."""

    def __init__(self, a: Unit, b: Unit, columns: Sequence[Column]) -> None:
        self.units = (a, b)
        self.tokens = ({w.at: w for w in a.words}, {w.at: w for w in b.words})
        self.columns = columns

    def gaps(self) -> Iterator[tuple[list[Token], list[Token], bool]]:
        """What each has alone between two words that both have, and whether both sides are held."""
        ours: list[Token] = []
        theirs: list[Token] = []
        before = False
        for column in self.columns:
            if column.how == "moved":
                continue
            x, y = column.at
            if x and y:
                yield ours, theirs, before
                ours, theirs, before = [], [], True
            elif x:
                ours.append(self.tokens[0][x])
            elif y:
                theirs.append(self.tokens[1][y])
        yield ours, theirs, before

    def word(self, column: Column) -> str:
        """The word of a column as it is compared, of either quotation."""
        at = column.at[0]
        return self.tokens[0][at].normal if at else ""

    def negations(self, side: int) -> Iterator[int]:
        """The columns of the words with which one side alone says "not" in that place."""
        for number, column in enumerate(self.columns):
            at = column.at[side]
            if not at or not forms.negates(self.tokens[side][at].normal):
                continue
            if column.how == "only" and self._answered(number, side):
                continue
            if column.how == "only" or (column.how == "moved" and self._carried(column)):
                yield number

    def _answered(self, number: int, side: int) -> bool:
        """Whether the other has another "not" near it, with nothing said by both in between."""
        return any(
            self._denies(other, 1 - side) and not self._said(*sorted((number, other)))
            for other in range(max(number - ANSWER, 0), min(number + ANSWER + 1, len(self.columns)))
        )

    def _denies(self, number: int, side: int) -> bool:
        """Whether a column has a "not" of one side alone."""
        at = self.columns[number].at[side]
        alone = self.columns[number].how == "only"
        return alone and at is not None and forms.negates(self.tokens[side][at].normal)

    def _said(self, first: int, last: int) -> bool:
        """Whether a word that says something stands in both between two columns."""
        both = (each for each in self.columns[first + 1 : last] if None not in each.at)
        return any(not forms.is_function_word(self.word(each)) for each in both)

    def _carried(self, column: Column) -> bool:
        """Whether a word that says something stands between the two places of a moved one."""
        words = [self.units[side].words for side in (0, 1)]
        at = [next(n for n, w in enumerate(words[s]) if w.at == column.at[s]) for s in (0, 1)]
        both = [c for c in self.columns if None not in c.at and c.how != "moved"]
        spots = [
            (self._number(0, c.at[0]) < at[0], self._number(1, c.at[1]) < at[1], self.word(c))
            for c in both
        ]
        return any(x != y and not forms.is_function_word(word) for x, y, word in spots)

    def _number(self, side: int, at: Span | None) -> int:
        return next(n for n, word in enumerate(self.units[side].words) if word.at == at)


def _numbers(places: _Places) -> Contradiction | None:
    """Two amounts in one place: "twelve men" and "fourteen men"."""
    for ours, theirs, _ in places.gaps():
        x, y = (next(filter(_is_amount, words), None) for words in (ours, theirs))
        if x and y and forms.number(x.normal) != forms.number(y.normal):
            return _pair(x, y, "two different numbers in one place of it")
    return None


def _is_amount(word: Token) -> bool:
    return forms.number(word.normal) is not None


def _opposites(places: _Places) -> Contradiction | None:
    for ours, theirs, _ in places.gaps():
        for x in ours:
            for y in theirs:
                if opposite(x.normal, y.normal) or _against(x, y):
                    return _pair(x, y, "two words that say the opposite of each other")
    return None


def _against(x: Token, y: Token) -> bool:
    return (forms.key(x.normal), forms.key(y.normal)) in tables.opposites("en")


def _negation(places: _Places) -> Contradiction | None:
    """A "not" that one has and the other has not there, between words that both have."""
    for side in (0, 1):
        for number in places.negations(side):
            if held := _held(places, number):
                return _turned(places, side, number, held)
    return None


def _turned(places: _Places, side: int, number: int, held: Sequence[Column]) -> Contradiction:
    """The words about a "not", and the same words without it."""
    mine = [at for each in (*held, places.columns[number]) if (at := each.at[side])]
    yours = [at for each in held if (at := each.at[1 - side])]
    spans = hull(mine), hull(yours)
    a, b = spans if side == 0 else spans[::-1]
    return Contradiction(a, b, "a \u201cnot\u201d that only one of them has there")


def _held(places: _Places, number: int) -> list[Column]:
    """The words about a "not" that both have; none if they are too few to hold it."""
    first = max(number - NEAR, 0)
    around = places.columns[first : number + NEAR + 1]
    both = [each for each in around if None not in each.at and each.how != "moved"]
    said = [word for each in both if (word := places.word(each))]
    after = any(None not in each.at for each in places.columns[number + 1 : number + NEAR + 1])
    content = any(not forms.is_function_word(each) for each in said)
    return both if len(both) >= HELD and content and after else []


def _pair(x: Token, y: Token, reason: str) -> Contradiction:
    return Contradiction(x.at, y.at, reason)
