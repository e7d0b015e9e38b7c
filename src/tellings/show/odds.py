"""At odds: what tellings give that cannot all be so, and what only differs, words side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from tellings.model import (
    Attribution,
    Claim,
    Collation,
    Difference,
    Link,
    Ref,
    Sentence,
    Span,
    Spans,
)
from tellings.show import excerpt, sure, voices
from tellings.show.claims import chain_of
from tellings.show.excerpt import Excerpt
from tellings.show.strip import Teller
from tellings.show.telling import Place, Telling, Tellings
from tellings.show.voices import Voice
from tellings.text import overlaps, tokens

LABELS: dict[Difference, str] = {
    "number": "numbers",
    "date": "dates",
    "place": "places",
    "agent": "who did it",
    "polarity": "yes and no",
    "speaker": "who said it",
    "words": "what was said",
    "precision": "how precise",
    "update": "a later count",
    "stance": "who stands for it, and how surely",
    "wording": "the wording",
    "translation": "the translation",
    "cut": "words left out",
}
"""Words of ours for what tellings are at odds or differ in, in the order of the page."""

OF_QUOTATIONS: frozenset[Difference] = frozenset({"wording", "translation", "cut"})
"""Differences that are shown with the same words, where these are marked."""

ODD = "odd"
"""How the words are marked that are at odds."""


class Side(Teller, frozen=True):
    """What one telling gives: the sentence with the words marked, and on whose word it stands."""

    words: Excerpt
    chain: tuple[Voice, ...] = ()

    @property
    def place(self) -> Place:
        """Where the words stand that are at odds."""
        return self.words.place


class Value(Struct, frozen=True):
    """What several tellings give alike, the first of them with its sentence."""

    sides: tuple[Side, ...]


class Odds(Struct, frozen=True):
    """One thing in which tellings are at odds or differ. `kind` is a word of ours.

    `doubt` is why it is unsure, or "".
    """

    relation: Literal["at-odds", "differs"]
    kind: str
    values: tuple[Value, ...]
    why: str = ""
    doubt: str = ""


class Differences(Struct, frozen=True):
    """What is at odds, what perhaps is, what only differs, and how many were too unsure to show."""

    at_odds: tuple[Odds, ...]
    perhaps: tuple[Odds, ...]
    differ: tuple[Odds, ...]
    hidden: int = 0


def differences(collation: Collation, tellings: Tellings) -> Differences:
    """What a collation's tellings are at odds and differ in; by kind, then in order of the text.

    Wording, translation and cuts of a quotation are left to the same words.
    """
    links = [
        link
        for link in (*collation.of("at-odds"), *collation.of("differs"))
        if link.kind not in OF_QUOTATIONS
    ]
    shown = [link for link in links if sure.shown(link)]
    found = sorted((_odds(collation, tellings, link) for link in shown), key=_order(tellings))
    return Differences(
        tuple(each for each in found if each.relation == "at-odds" and not each.doubt),
        tuple(each for each in found if each.relation == "at-odds" and each.doubt),
        tuple(each for each in found if each.relation == "differs"),
        len(links) - len(shown),
    )


def of_quotation(collation: Collation, refs: Iterable[Ref]) -> tuple[str, ...]:
    """In what a quotation of these refs differs, and why: "the translation: …"."""
    asked = [(ref.article, span) for ref in refs for span in collation.spans(ref)]
    return tuple(
        dict.fromkeys(
            f"{LABELS[link.kind]}: {link.why}"
            for link in collation.of("differs")
            if link.kind in OF_QUOTATIONS and sure.shown(link) and _about(collation, link, asked)
        )
    )


def _about(collation: Collation, link: Link, asked: Sequence[tuple[str, Span]]) -> bool:
    return all(
        any(
            article == member.article and overlaps(span, at)
            for article, at in asked
            for span in collation.spans(member)
        )
        for member in link.members
    )


def _order(tellings: Tellings) -> Callable[[Odds], tuple[int, int, Spans]]:
    letters = {each.letter: number for number, each in enumerate(tellings.values())}
    kinds = list(LABELS.values())

    def key(each: Odds) -> tuple[int, int, Spans]:
        first = each.values[0].sides[0]
        return (kinds.index(each.kind), letters[first.letter], first.place.at)

    return key


def _odds(collation: Collation, tellings: Tellings, link: Link) -> Odds:
    order = list(tellings)
    members = sorted(link.members, key=lambda ref: (order.index(ref.article), ref.at, ref.note))
    alike: dict[tuple[str, ...], list[Ref]] = {}
    for ref in members:
        words = tuple(token.normal for token in tokens(collation.words(ref)))
        alike.setdefault(words, []).append(ref)
    return Odds(
        link.relation,  # type: ignore[arg-type]
        LABELS[link.kind],
        tuple(Value(tuple(_sides(collation, tellings, group))) for group in alike.values()),
        link.why,
        sure.doubt(link),
    )


def _sides(collation: Collation, tellings: Tellings, refs: Sequence[Ref]) -> Iterator[Side]:
    """One side for each telling: where it gives the words first."""
    for ref in {ref.article: ref for ref in reversed(refs)}.values():
        yield _side(collation, tellings[ref.article], ref)


def _side(collation: Collation, telling: Telling, ref: Ref) -> Side:
    at = collation.spans(ref)
    note = telling.reading.note(ref.note)
    words = excerpt.excerpt(telling, around(telling, at), [(span, ODD) for span in at])
    return Side(
        telling.letter,
        telling.outlet,
        Excerpt(words.runs, telling.place(at), words.language),
        voices.chained(collation, telling, _chain(telling, note)),
    )


def _chain(telling: Telling, note: object) -> tuple[Attribution, ...]:
    if isinstance(note, Claim):
        return chain_of(telling, note.attribution)
    return chain_of(telling, note.id) if isinstance(note, Attribution) else ()


def around(telling: Telling, at: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences that these stretches stand in, joined where they follow each other."""
    found: list[Span] = []
    sentences = [each.hull for each in telling.reading.of(Sentence)]
    for span in at:
        over = [each for each in sentences if overlaps(each, span)] or [span]
        whole = Span(min(span.start, over[0].start), max(span.end, over[-1].end))
        if found and whole.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, whole.end))
        else:
            found.append(whole)
    return tuple(found)


def twins(shown: Differences) -> Iterator[tuple[Place, ...]]:
    """The places that are set side by side, for each difference."""
    for each in (*shown.at_odds, *shown.perhaps, *shown.differ):
        yield tuple(side.place for value in each.values for side in value.sides)
