"""Numbers that are no amounts: they name or date something, or are part of a word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tellings.annotate.claims.amounts.numbers import Token, starters
from tellings.annotate.claims.amounts.ranges import Range
from tellings.annotate.claims.amounts.units import Unit, sign_before, unit_after
from tellings.annotate.claims.scene import Scene
from tellings.annotate.claims.tree import Tree
from tellings.annotate.claims.words import group, known
from tellings.model import Span

_CLOCK = re.compile(r"[0-2]?\d\.[0-5]\d")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_TIMED = frozenset({"DATE", "TIME", "SET"})
_STREET = 4  # words that the name of a street has at most
_ON_NAME = frozenset({"nummod", "appos", "npadvmod"})
_NAMES = ("PERSON", "ORG", "PRODUCT", "FAC", "LAW", "WORK_OF_ART", "EVENT")


class Refusals:
    """Says of the numbers of one sentence which are no amounts."""

    def __init__(self, scene: Scene, tree: Tree, tokens: Sequence[Token]) -> None:
        self.scene, self.tree, self.language = scene, tree, scene.language
        self.tokens = tokens
        self._words = starters(scene.language)
        self._starts: Mapping[int, int] = {word.start: i for i, word in enumerate(tree.words)}

    def of(self, told: Range, unit: Unit | None) -> bool:
        """Whether a number with its unit is no amount."""
        first = self.tokens[told.start]
        at = Span(first.at.start, self.tokens[told.end - 1].at.end)
        return (
            self._part_of_word(told)
            or self._between_figures(told)
            or self._dated(at)
            or self._named(told)
            or self._lone(told)
            or self._year(told, unit)
            or self._clock(told)
            or self._decade(told)
            or self._score(told)
            or (unit is None and (self._of_name(told) or self._address(told)))
        )

    def _part_of_word(self, told: Range) -> bool:
        """ "F-16", "COVID-19", "40s", "21st", "555-0199", "18:40", "3/4"."""
        before = self.tokens[told.start - 1] if told.start else None
        after = self.tokens[told.end] if told.end < len(self.tokens) else None
        glued = self.tokens[told.start].glued and before is not None
        if glued and before and before.kind in ("word", "figure") and self._figure(told.start):
            return sign_before(self.tokens, told.start, self.language) is None
        if glued and before and before.kind == "dash" and before.glued:
            return True
        if glued and before and before.text in (":", "/", ".", "#"):
            return True
        if after and after.glued and after.text in (":", "/") and self._digit(told.end + 1):
            return True
        if after and after.glued and after.kind == "dash" and self._digit(told.end + 1):
            return True
        return bool(after and after.glued and after.kind == "word" and self._strange(told))

    def _between_figures(self, told: Range) -> bool:
        """ "14 / 09 / 2013", "won 17 - 14", "Bell (5 - 11, 220)": blanks about the mark."""
        after = self._parts_figures(told.end) and self._figure(told.end + 1)
        before = self._parts_figures(told.start - 1) and self._figure(told.start - 2)
        return after or before

    def _parts_figures(self, at: int) -> bool:
        """Whether a token is a slash or a dash."""
        if not 0 <= at < len(self.tokens):
            return False
        return self.tokens[at].kind == "dash" or self.tokens[at].text == "/"

    def _figure(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "figure"

    def _digit(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].kind == "figure" and self.tokens[at].glued

    def _strange(self, told: Range) -> bool:
        """Whether letters are glued to figures that are no unit: "21st", "40s", "4x4"."""
        if not self._figure(told.end - 1):
            return False
        unit = unit_after(self.tokens, told.end, self.language)
        return unit is None or self.tokens[told.end].text == "m"

    def _dated(self, at: Span) -> bool:
        """Whether the number is part of a date, a time of day, or a span that is reckoned from."""
        for _, time in self.scene.times.over(at):
            if time.type in _TIMED or (time.type == "DURATION" and time.date):
                return True
        return False

    def _named(self, told: Range) -> bool:
        """ "Article 5", "Flight 12", or part of a name."""
        if told.start and self._figure(told.start) and not self.tokens[told.start].glued:
            before = self.tokens[told.start - 1]
            if before.text == "." and before.glued and told.start > 1:  # "No. 5"
                before = self.tokens[told.start - 2]
            if before.text in known("no_number", self.language):
                return True
        index = self._starts.get(self.tokens[told.start].at.start)
        return index is not None and self.tree.words[index].name[2:] in _NAMES

    def _of_name(self, told: Range) -> bool:
        """ "The cable Sea-Link 4": a figure that hangs on the name before it."""
        index = self._starts.get(self.tokens[told.start].at.start)
        if not index or told.end - told.start > 1 or not self._figure(told.start):
            return False
        word, before = self.tree.words[index], self.tree.words[index - 1]
        return word.role in _ON_NAME and word.head == index - 1 and before.tag.startswith("NNP")

    def _address(self, told: Range) -> bool:
        """ "24 Independent Street": a figure before the name of a street."""
        if told.end - told.start > 1 or not self._figure(told.start):
            return False
        streets = group("streets", self.language)
        for n, token in enumerate(self.tokens[told.end : told.end + _STREET]):
            if not self.scene.text[token.at.start].isupper():
                return False
            if n and token.text in streets:
                return True
        return False

    def _lone(self, told: Range) -> bool:
        """ "One" that is a pronoun or a part ("one of them"), and "one day"."""
        first = self.tokens[told.start]
        if first.text not in group("one", self.language) or told.end - told.start > 1:
            return False
        index = self._starts.get(first.at.start)
        word = None if index is None else self.tree.words[index]
        after = self.tokens[told.end].text if told.end < len(self.tokens) else ""
        return word is None or word.role != "nummod" or after in group("no_one_of", self.language)

    def _clock(self, told: Range) -> bool:
        """ "At twenty past six"."""
        past = group("past", self.language)
        if told.end < len(self.tokens) and self.tokens[told.end].text in past:
            return True
        hour = told.start > 1 and self.tokens[told.start - 1].text in past
        return hour and self.tokens[told.start - 2].text in self._words

    def _decade(self, told: Range) -> bool:
        """ "The nineteen fifties"."""
        after = self.tokens[told.end].text if told.end < len(self.tokens) else ""
        return after in group("decades", self.language)

    def _score(self, told: Range) -> bool:
        """ "A 9-14 record", "its 31-24 lead"."""
        inside = self.tokens[told.start : told.end]
        after = self.tokens[told.end].text if told.end < len(self.tokens) else ""
        two = any(token.kind == "dash" and token.glued for token in inside)
        return two and after in group("scores", self.language)

    def _year(self, told: Range, unit: Unit | None) -> bool:
        """ "In 2021", "at 11.20"."""
        first = self.tokens[told.start]
        before = self.tokens[told.start - 1].text if told.start else ""
        if _CLOCK.fullmatch(first.text) and before in group("at", self.language):
            return unit is None
        if told.end - told.start > 1 or not _YEAR.fullmatch(first.text):
            return False
        index = self._starts.get(first.at.start)
        return index is None or self.tree.words[index].role not in ("nummod", "quantmod")
