"""The search of an article for what others claim or quote: which silences it bears out.

Searched are all its words, in headline, captions and credits too. What others tell is not silent in
an article where a sentence, or two in a row, has the names, the predicate and the amounts of any
telling together, or a third of the weight of its words, or comes near in meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from tellings.collate import forms, names
from tellings.collate.alone.asserted import LEAST, Apart
from tellings.collate.alone.passages import Part, Parts
from tellings.collate.alone.silence import Silence, day, later, silent
from tellings.collate.alone.texts import Joined
from tellings.model import (
    Attribution,
    Claim,
    Collation,
    Link,
    Ref,
    Sentence,
    Span,
    Spans,
    TimeExpression,
)
from tellings.text import covers, normal, tokens

HINT = 1 / 3
"""Share of the weight of a telling from which on a sentence may tell it, in other words."""

SHOWN = 3
"""Words that are named as sought and not found."""

FEWEST = 2
"""Words that weigh and names that must be sought: one alone proves nothing."""

Found = tuple[str, Silence]


class _Sought(Struct, frozen=True):
    """A telling, what an article of its own would have together, and how near each article comes.

    `parts` are all that it tells. `words` are those sought, as the telling writes them, without
    pronouns; none where a claim tells too little. `near` are the articles near in meaning.
    """

    words: tuple[str, ...]
    parts: Parts
    keys: Mapping[str, float]
    whole: Mapping[str, float]
    near: frozenset[str]

    def told_in(self, article: str) -> bool:
        """Whether the article may tell it."""
        if article in self.near:
            return True
        return self.keys.get(article, 0.0) == 1 or self.whole.get(article, 0.0) >= HINT


class Search:
    """Looks in articles for what others tell."""

    def __init__(self, collation: Collation, apart: Apart) -> None:
        self._collation = collation
        self._texts, self._passages = apart.texts, apart.passages
        links = (*collation.of("same-claim"), *collation.of("same-quotation"))
        told = sorted({ref for link in links for ref in link.members})
        near = apart.meanings.near([(ref.article, collation.spans(ref)) for ref in told])
        self._near = dict(zip(told, near, strict=True))
        self._joined = Joined(collation, "same-claim", "same-event", "at-odds", "differs")

    def claims(self) -> Iterator[Found]:
        """The claims of same-claim links, and the articles that do not tell them."""
        for link in self._collation.of("same-claim"):
            joined = {
                article
                for ref in link.members
                for article in self._joined.note(ref.article, ref.note)
            }
            yield from self._silences(link, self._claim, joined)

    def quotations(self) -> Iterator[Found]:
        """The quoted words of same-quotation links, and the articles that do not have them."""
        for link in self._collation.of("same-quotation"):
            said = [names.words(self._collation.words(ref)) for ref in link.members]
            printed = {
                article
                for article in self._texts.articles
                if any(self._texts.has(article, words) for words in said)
            }
            yield from self._silences(link, self._quoted, printed)

    def _silences(
        self, link: Link, seek: Callable[[Ref], _Sought], telling: set[str]
    ) -> Iterator[Found]:
        """What the articles that are not among those telling it do not tell."""
        members = tuple(sorted(link.members))
        quiet = [each for each in silent(self._texts, members) if each not in telling]
        sought = [seek(ref) for ref in members] if quiet else []
        first = next((each for each in sought if len(each.words) >= FEWEST), None)
        when = day(time for ref in members for time in self._times(ref)) if first else ""
        for article in quiet if first else ():
            if first and not any(each.told_in(article) for each in sought):
                sure = min(link.confidence, *(1 - each.whole.get(article, 0.0) for each in sought))
                why = _why(first, self._passages.met(first.parts, article))
                after = later(self._collation.reading(article), when)
                why += _after(self._collation, article, when) if after else ""
                yield article, Silence(members, why, sure, when, after)

    # --- what is sought ---

    def _claim(self, ref: Ref) -> _Sought:
        claim = self._collation.reading(ref.article).note(ref.note)
        if not isinstance(claim, Claim):
            return self._sought(ref, {}, {})
        parts = self._passages.written(ref.article, claim.at)
        numbers = (at for amount in claim.amounts for at in self._number(ref.article, amount.at))
        keys = self._passages.written(ref.article, (claim.head, *numbers))
        named = {part: at for part, at in parts.items() if any(key[0] == "@" for key in part)}
        return self._sought(ref, {**named, **keys}, parts)

    def _number(self, article: str, at: Span) -> Spans:
        """The words of an amount that are its number; all of them if none is ("dozens")."""
        every = tokens(self._collation.reading(article).article.text, at)
        return tuple(each.at for each in every if forms.number(each.normal) is not None) or (at,)

    def _quoted(self, ref: Ref) -> _Sought:
        reading = self._collation.reading(ref.article)
        note = reading.note(ref.note)
        parts = self._passages.written(ref.article, self._collation.spans(ref))
        source = note.source if isinstance(note, Attribution) else ()
        speaker = self._passages.written(ref.article, source)
        return self._sought(ref, {**speaker, **parts}, parts)

    def _sought(self, ref: Ref, keys: Mapping[Part, Span], parts: Mapping[Part, Span]) -> _Sought:
        text = self._collation.reading(ref.article).article.text
        places = sorted(set(keys.values())) if len(parts) >= LEAST or ref.at else ()
        written = (at.of(text) for at in places)
        words = tuple(
            word for word in written if not forms.is_function_word(normal(word).casefold())
        )
        shares = self._passages.shares
        return _Sought(
            words, tuple(parts), shares(tuple(keys)), shares(tuple(parts)), self._near[ref]
        )

    def _times(self, ref: Ref) -> Iterator[TimeExpression]:
        """The times that date a claim, or of the sentence of quoted words those outside them."""
        reading = self._collation.reading(ref.article)
        note, spans = reading.note(ref.note), self._collation.spans(ref)
        if isinstance(note, Claim):
            yield from (each for each in reading.of(TimeExpression) if each.id in note.times)
            return
        for sentence in reading.of(Sentence):
            if any(covers(sentence.hull, span) for span in spans):
                for time in reading.within(sentence.hull, TimeExpression):
                    if not any(covers(span, time.hull) for span in spans):
                        yield time


def _why(sought: _Sought, met: int) -> str:
    words = [f"\u201c{each}\u201d" for each in sought.words[:SHOWN]]
    listed = " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
    more = f" and {len(sought.words) - SHOWN} more" if len(sought.words) > SHOWN else ""
    nearest = f"the nearest has {met} of {len(sought.parts)} words" if met else "none has any"
    return f"all its words searched: no sentence with {listed}{more} together; {nearest}"


def _after(collation: Collation, article: str, when: str) -> str:
    written = collation.reading(article).written
    return f"; it was on {when}, the article is of {written.value}" if written else ""
