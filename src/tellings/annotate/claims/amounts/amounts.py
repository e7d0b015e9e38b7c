"""The amounts of a sentence: numbers with what limits them, their units, and what they count.

Numbers that name or date something ("Article 5", "March 21", "a 3-1 win") are no amounts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from tellings.annotate.claims.amounts.added import with_lesser
from tellings.annotate.claims.amounts.bounds import Bound, bound_after, bound_before
from tellings.annotate.claims.amounts.counted import Counted, counted
from tellings.annotate.claims.amounts.numbers import match, number, starters, tokens
from tellings.annotate.claims.amounts.ranges import Range, joined
from tellings.annotate.claims.amounts.refusals import Refusals
from tellings.annotate.claims.amounts.units import Unit, sign_before, unit_after
from tellings.annotate.claims.scene import Scene
from tellings.annotate.claims.tree import Tree
from tellings.annotate.claims.words import group, known
from tellings.model import Amount, Span

_DIGIT = re.compile(r"\d")
# A noun of these roles has a part in the clause: "no casualties", not "a no-limits pact".
_TAKEN = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj"})
_AGES = (1, 115)
_AROUND_AGE = frozenset({(",", ","), (",", "."), (",", ";"), ("(", ")")})
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
        self.refusals = Refusals(scene, tree, self.tokens)
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
        unit = self._unit(told)
        if self.refusals.of(told, unit):
            return None, told.end
        return self._amount(*with_lesser(self.tokens, told, unit, self.language))

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

    def _amount(self, told: Range, unit: Unit | None) -> tuple[Found | None, int]:
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
        """ "Aged 40", "40-year-old", "Ana Marsk, 40, said"."""
        before = self.tokens[start - 1].text if start else ""
        if unit is None and self._behind_name(told):
            return True
        old = any(t.text in group("old", self.language) for t in self.tokens[end : end + 2])
        years = unit is not None and unit.name == _SECOND
        return before in group("aged", self.language) or (years and old)

    def _behind_name(self, told: Range) -> bool:
        """Whether a bare number stands apart behind the name of a person: "Ana Marsk, 40, said"."""
        if told.start < 2 or told.end - told.start > 1 or not _AGES[0] <= told.low <= _AGES[1]:
            return False
        more = self.tokens[told.end : told.end + 2]
        around = (self.tokens[told.start - 1].text, more[0].text if more else "")
        listed = len(more) > 1 and self._is_name(told.end + 1)
        behind = self.tokens[told.start - 2].at.end in self.scene.persons
        whole = told.low == int(told.low)
        return whole and behind and not listed and around in _AROUND_AGE

    def _is_name(self, at: int) -> bool:
        index = self._word(at)
        return index is not None and self.tree.words[index].tag.startswith("NNP")

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
