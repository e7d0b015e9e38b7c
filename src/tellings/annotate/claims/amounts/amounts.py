"""The amounts of a sentence: numbers with what limits them, their units, and what they count.

Numbers that name or date something ("Article 5", "March 21", "a 3-1 win") are no amounts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from tellings.annotate.claims.amounts.bounds import Bound, bound_after, bound_before
from tellings.annotate.claims.amounts.counted import Counted, counted
from tellings.annotate.claims.amounts.numbers import match, number, starters, tokens
from tellings.annotate.claims.amounts.ranges import Range, joined
from tellings.annotate.claims.amounts.units import Unit, sign_before, unit_after
from tellings.annotate.claims.scene import Scene
from tellings.annotate.claims.tree import Tree
from tellings.annotate.claims.words import group, known
from tellings.model import Amount, Span

_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"[0-2]?\d\.[0-5]\d")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_TIMED = frozenset({"DATE", "TIME", "SET"})
_NAMES = ("PERSON", "ORG", "PRODUCT", "FAC", "LAW", "WORK_OF_ART", "EVENT")
# A noun of these roles has a part in the clause: "no casualties", not "a no-limits pact".
_TAKEN = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj"})
_AGE, _SECOND = "age", "second"
_MOST = 40  # amounts of one sentence


class Found(Struct, frozen=True):
    """An amount and the word of the sentence that its number begins with."""

    word: int
    amount: Amount


def amounts(scene: Scene, tree: Tree) -> list[Found]:
    """The amounts of a sentence, in order."""
    hull, language = tree.sentence.hull, scene.language
    words = starters(language)
    if not words or not (_DIGIT.search(scene.text, hull.start, hull.end) or _any(tree, words)):
        return []
    return list(_Reader(scene, tree).read())


def _any(tree: Tree, words: frozenset[str]) -> bool:
    return not words.isdisjoint(tree.forms) or any(
        "-" in form and form.split("-")[0] in words for form in tree.forms
    )


class _Measured(Struct, frozen=True):
    """A number, its unit, what limits it, and what it counts."""

    told: Range
    unit: Unit | None
    limits: list[Bound]
    what: Counted


class _Reader:
    """Reads the amounts of one sentence."""

    def __init__(self, scene: Scene, tree: Tree) -> None:
        self.scene, self.tree, self.language = scene, tree, scene.language
        self.words = starters(scene.language)
        self.tokens = tokens(scene.text, tree.sentence.hull)
        self.starts = {word.start: i for i, word in enumerate(tree.words)}

    def read(self) -> Iterator[Found]:
        at = made = 0
        while at < len(self.tokens) and made < _MOST:
            found = self._at(at)
            if found is None:
                at += 1
                continue
            amount, at = found
            if amount is not None:
                made += 1
                yield amount

    def _at(self, at: int) -> tuple[Found | None, int] | None:
        """The amount that begins at a token (None for a number that is none), and where it ends."""
        token = self.tokens[at]
        if token.kind != "figure" and token.text not in self.words:
            return None
        none = self._none(at)
        if none is not None:
            return none
        first = number(self.tokens, at, self.language)
        if first is None:
            return None
        told = joined(self.tokens, first, self.language)
        if self._is_no_amount(told):
            return None, told.end
        return self._amount(told)

    # --- what is no amount -----------------------------------------------------------------------

    def _is_no_amount(self, told: Range) -> bool:
        first = self.tokens[told.start]
        at = Span(first.at.start, self.tokens[told.end - 1].at.end)
        return (
            self._part_of_word(told)
            or self._dated(at)
            or self._named(told)
            or self._lone(told)
            or self._year(told)
            or self._clock(told)
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

    def _figure(self, at: int) -> bool:
        return self.tokens[at].kind == "figure"

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
        if told.start and self._figure(told.start):
            before = self.tokens[told.start - 1]
            row = known("no_number", self.language).get(before.text.rstrip("."))
            if row is not None and not self.tokens[told.start].glued:
                return True
        index = self.starts.get(self.tokens[told.start].at.start)
        return index is not None and self.tree.words[index].name[2:] in _NAMES

    def _lone(self, told: Range) -> bool:
        """ "One" that is a pronoun or a part ("one of them"), and "one day"."""
        first = self.tokens[told.start]
        if first.text not in group("one", self.language) or told.end - told.start > 1:
            return False
        index = self.starts.get(first.at.start)
        word = None if index is None else self.tree.words[index]
        after = self.tokens[told.end].text if told.end < len(self.tokens) else ""
        return word is None or word.role != "nummod" or after in group("no_one_of", self.language)

    def _clock(self, told: Range) -> bool:
        """ "At twenty past six"."""
        past = group("past", self.language)
        if told.end < len(self.tokens) and self.tokens[told.end].text in past:
            return True
        hour = told.start > 1 and self.tokens[told.start - 1].text in past
        return hour and self.tokens[told.start - 2].text in self.words

    def _year(self, told: Range) -> bool:
        """ "In 2021", "at 11.20"."""
        first = self.tokens[told.start]
        before = self.tokens[told.start - 1].text if told.start else ""
        if _CLOCK.fullmatch(first.text) and before in group("at", self.language):
            return self._unit(told) is None
        if told.end - told.start > 1 or not _YEAR.fullmatch(first.text):
            return False
        index = self.starts.get(first.at.start)
        return index is None or self.tree.words[index].role not in ("nummod", "quantmod")

    # --- what it is ------------------------------------------------------------------------------

    def _none(self, at: int) -> tuple[Found | None, int] | None:
        """ "No one", "none", "no casualties"."""
        for phrase, row in known("none", self.language).items():
            end = match(self.tokens, at, phrase.replace("-", " ").split())
            index = self.starts.get(self.tokens[at].at.start)
            if end is None or index is None:
                continue
            span = Span(self.tokens[at].at.start, self.tokens[end - 1].at.end)
            if row["counted"] != "*":
                return Found(index, Amount(span, 0.0, 0.0, counted=row["counted"])), end
            noun = self.tree.words[index].head
            word = self.tree.words[noun]
            if word.tag == "NNS" and word.role in _TAKEN and self.tree.words[index].role == "det":
                span = Span(span.start, self.tree.words[noun].end)
                return Found(index, Amount(span, 0.0, 0.0, counted=self.tree.lemmas[noun])), end
        return None

    def _amount(self, told: Range) -> tuple[Found | None, int]:
        unit = self._unit(told)
        start, end = told.start, told.end
        if unit is not None:
            start, end = min(start, unit.start), max(end, unit.end)
        before = self._before(start)
        after = bound_after(self.tokens, end, self.language)
        what = counted(
            self.tree,
            self.tokens[told.start : end],
            self.language,
            measured=unit is not None or told.share,
        )
        if told.lent is not None:
            what = Counted()
        if self._age(told, unit, start, end):
            what = Counted(_AGE, None)
        limits = [each for each in (before, after) if each is not None]
        return self._made(_Measured(told, unit, limits, what)), end

    def _before(self, start: int) -> Bound | None:
        """What limits a number before it; not the "over" of "hand over four"."""
        bound = bound_before(self.tokens, start, self.language)
        index = self._word(bound.start) if bound else None
        particle = index is not None and self.tree.words[index].role == "prt"
        return None if particle else bound

    def _unit(self, told: Range) -> Unit | None:
        sign = sign_before(self.tokens, told.start, self.language)
        own = sign or unit_after(self.tokens, told.end, self.language)
        if own is None and told.lent is not None:
            lent = unit_after(self.tokens, told.lent, self.language)
            own = lent and msgspec.structs.replace(lent, start=told.start, end=told.end)
        return own

    def _age(self, told: Range, unit: Unit | None, start: int, end: int) -> bool:
        """ "Aged 40", "40-year-old"."""
        before = self.tokens[start - 1].text if start else ""
        old = any(t.text in group("old", self.language) for t in self.tokens[end : end + 2])
        years = unit is not None and unit.name == _SECOND
        return before in group("aged", self.language) or (years and old)

    def _made(self, each: _Measured) -> Found | None:
        told, unit = each.told, each.unit
        index = self._word(told.start)
        if index is None:
            return None
        starts = [told.start, *([unit.start] if unit else []), *(b.start for b in each.limits)]
        ends = [told.end, *([unit.end] if unit else []), *(b.end for b in each.limits)]
        last = self.tokens[max(ends) - 1].at.end
        span = Span(self.tokens[min(starts)].at.start, max(last, each.what.end or 0))
        return Found(index, _bounded(span, each))

    def _word(self, at: int) -> int | None:
        """The word of the sentence in which a token begins."""
        start = self.tokens[at].at.start
        index = bisect_right(self.tree.words, start, key=lambda word: word.start) - 1
        return index if index >= 0 and start < self.tree.words[index].end else None


def _bounded(span: Span, each: _Measured) -> Amount:
    """The amount with its limits."""
    told, unit, what = each.told, each.unit, each.what
    name, factor = ("", 1.0) if unit is None else (unit.name, unit.factor)
    if told.share and unit is None:
        name, factor = "percent", 100.0
    if what.lemma == _AGE:
        name, factor = "year", 1.0
    low: float | None = round(told.low * factor, 9)
    high: float | None = round(told.high * factor, 9)
    exact = told.exact and (unit is None or unit.exact or what.lemma == _AGE)
    whole = not name and told.low == int(told.low)
    for limit in each.limits:
        low, high, exact = _limited(limit.bound, low, high, exact, whole=whole)
    return Amount(span, low, high, exact, name, what.lemma)


def _limited(
    bound: str, low: float | None, high: float | None, exact: bool, *, whole: bool
) -> tuple[float | None, float | None, bool]:
    """The limits that a bound leaves. What is counted is whole: "more than 40" is 41 at least."""
    if bound == "least":
        return low, None, exact
    if bound == "above":
        return (low + 1 if whole and low is not None else low), None, exact
    if bound == "most":
        return None, high, exact
    if bound == "below":
        return None, (high - 1 if whole and high is not None else high), exact
    return low, high, exact and bound != "about"
