"""In what tellings of one quotation differ without contradiction: wording, translation, cuts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from babel import Locale
from babel.languages import get_official_languages
from msgspec import Struct

from tellings import lexicon
from tellings.collate import forms
from tellings.collate.odds.said import Voices, content
from tellings.collate.same_words.align import align
from tellings.collate.same_words.units import Unit
from tellings.model import Column, Difference, Span, Spans
from tellings.text import Token, hull, normal, tokens

PART = 4  # words from which a quotation that stops early is held against the whole
FEW = 2  # words that two tellings must not share, if these say little by themselves
TAIL = 3  # words that it must lack then
LOST = 0.5  # share of the words left out that must not stand near by in other form

_ELLIPSIS = re.compile(r"\.\s?\.\s?\.|\u2026|\[")


class Wording(Struct, frozen=True):
    """How two tellings of one quotation differ: the words of each, and why in words."""

    kind: Difference
    a: Spans
    b: Spans
    reason: str
    confidence: float


def wording(a: Unit, b: Unit, voices: Voices) -> Wording | None:
    """How the two differ; None if all that differs are forms of words. Symmetric."""
    columns = align((a.words, b.words))
    lone = [_lone(unit, columns, side) for side, unit in enumerate((a, b))]
    said = [content(words) for words in lone]
    if bool(said[0]) != bool(said[1]):
        side = 0 if said[0] else 1
        long, short = (a, b) if side == 0 else (b, a)
        if found := _Cut(long, short, side, columns, voices).wording():
            return found
    other = all(lone) or (any(lone) and any(column.how == "moved" for column in columns))
    if all(said) or (other and sum(map(len, lone)) >= FEW):
        return _worded(a, b, voices)
    return None


def _lone(unit: Unit, columns: Sequence[Column], side: int) -> list[Token]:
    """The words of one that the other does not have in any form."""
    by_place = {word.at: word for word in unit.words}
    only = (each.at[side] for each in columns if each.how == "only")
    return [by_place[at] for at in only if at]


# --- other words ---------------------------------------------------------------------------------


def _worded(a: Unit, b: Unit, voices: Voices) -> Wording:
    told = _told(a, voices) or _told(b, voices)
    if told:
        return Wording("translation", a.at, b.at, f"it was translated: {told}", 0.9)
    if spoken := _foreign(a, b, voices):
        return Wording("translation", a.at, b.at, spoken, 0.7)
    return Wording("wording", a.at, b.at, "no translation is told of, yet the words differ", 0.8)


def _told(unit: Unit, voices: Voices) -> str:
    """The words of an article that say that the speaker was translated, or ""."""
    around = normal(voices.around(unit)).casefold()
    if re.search(r"\bin english\b", around):
        return ""
    words = lexicon.of_language("tellings.collate.odds", "translated", _language(unit, voices))
    for row in words:
        if found := re.search(rf"\b{re.escape(row['word'])}\b", around):
            return f"\u201c{found.group()}\u201d"
    found = re.search(r"\b(?:speaking|spoke|said|saying|added|wrote) in (\w+)\b", around)
    return f"\u201cin {found[1].title()}\u201d" if found and found[1] in _languages() else ""


def _foreign(a: Unit, b: Unit, voices: Voices) -> str:
    """Why both are taken for translations by what is known of the speaker, or ""."""
    for unit in (a, b):
        if re.search(r"\bin english\b", normal(voices.around(unit)).casefold()):
            return ""
    countries = {each for unit in (a, b) if (each := voices.country(unit))}
    if len(countries) != 1:
        return ""
    code = countries.pop()
    spoken = get_official_languages(code, de_facto=True)
    written = {_language(a, voices), _language(b, voices)}
    if not spoken or written & set(spoken):
        return ""
    speaker = max(voices.name(a), voices.name(b), key=lambda name: (len(name), name))
    locale = Locale("en")
    country = locale.territories.get(code, code)
    names = " and ".join(locale.languages.get(each, each) for each in spoken[:2])
    return f"{speaker} speaks for {country}, whose language is {names}: each seems to translate"


def _language(unit: Unit, voices: Voices) -> str:
    return lexicon.language_of(voices.readings[unit.article].article)


@cache
def _languages() -> frozenset[str]:
    return frozenset(name.casefold() for name in Locale("en").languages.values()) - {"english"}


# --- words left out ------------------------------------------------------------------------------


class _Cut(Struct, frozen=True):
    """A quotation with words that the other lacks, on `side` of their alignment."""

    long: Unit
    short: Unit
    side: int
    columns: tuple[Column, ...]
    voices: Voices

    @property
    def met(self) -> list[int]:
        """The columns of words that both have."""
        return [number for number, column in enumerate(self.columns) if None not in column.at]

    def gone(self, first: int, last: int) -> list[Token]:
        """The words that the long one has alone among some columns."""
        only = (each for each in self.columns[first:last] if each.how == "only")
        at = {place for each in only if (place := each.at[self.side])}
        return [word for word in self.long.words if word.at in at]

    def wording(self) -> Wording | None:
        """What is left out of the middle, or behind the point where the short one stops."""
        met = self.met
        if not met:
            return None
        gone = self.gone(met[0], met[-1])
        if content(gone) and _lost(gone, self.short, self.voices):
            left = hull([word.at for word in gone])
            about = self._beside(left)
            return self._made((left,), about, _middle(self.short, about, self.voices), 0.9)
        return self._ended()

    def _ended(self) -> Wording | None:
        """The short one begins as the long one does and stops before its end."""
        met = self.met
        gone = self.gone(met[-1] + 1, len(self.columns))
        starts = self.columns[met[0]].at[self.side] == self.long.words[0].at
        if not starts or len(self.short.words) < PART or len(gone) < TAIL or not content(gone):
            return None
        if not _lost(gone, self.short, self.voices):
            return None
        at = (hull([word.at for word in gone]),)
        return self._made(at, self.short.at, "one of them stops before the end of it", 0.8)

    def _beside(self, left: Span) -> Spans:
        """In the short one, from the word before what it leaves out to the word after."""
        both = [self.columns[number] for number in self.met]
        both = [column for column in both if column.how != "moved"]
        other = 1 - self.side
        before = [c.at[other] for c in both if (at := c.at[self.side]) and at.end <= left.start]
        after = [c.at[other] for c in both if (at := c.at[self.side]) and at.start >= left.end]
        spans = [each for each in (*before[-1:], *after[:1]) if each]
        return (Span(spans[0].start, spans[-1].end),) if spans else ()

    def _made(self, long: Spans, short: Spans, reason: str, confidence: float) -> Wording:
        a, b = (long, short) if self.side == 0 else (short, long)
        return Wording("cut", a, b, reason, confidence)


def _lost(gone: Sequence[Token], short: Unit, voices: Voices) -> bool:
    """Whether the article that has the short one does not tell the rest in words beside it."""
    near = {forms.key(word.normal) for word in tokens(voices.around(short))}
    missed = [word for word in content(gone) if forms.key(word.normal) not in near]
    return len(missed) >= max(1, LOST * len(content(gone)))


def _middle(short: Unit, about: Spans, voices: Voices) -> str:
    text = voices.readings[short.article].article.text
    between = " ".join(each.of(text) for each in about)
    if _ELLIPSIS.search(between):
        return "one of them leaves words out of its middle, and marks that"
    if len(short.at) > 1 and any(not _within(each, short.at) for each in about):
        return "one of them leaves words out of its middle, where the cue parts it"
    return "one of them leaves words out of its middle without a mark"


def _within(span: Span, at: Spans) -> bool:
    return any(each.start <= span.start and span.end <= each.end for each in at)
