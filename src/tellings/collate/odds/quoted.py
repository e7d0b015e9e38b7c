"""Quotations: who is said to have said them, what was said, and in which words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from tellings.collate import forms
from tellings.collate.entities.pairs import Key
from tellings.collate.odds.contradictions import Contradiction, contradiction
from tellings.collate.odds.findings import Finding, Side
from tellings.collate.odds.said import Voices, content
from tellings.collate.odds.wordings import wording
from tellings.collate.same_words.units import Unit
from tellings.model import Link, Reading, Ref, Spans

VERBATIM = 0.8  # share of words that a quotation given to two speakers must share (Dice)
LEAST = 2  # content words that it must have: "Thank you" is said by many
SHARED = 0.5  # share of its content words that a quotation must share with one that contradicts it
COMMON = 2  # and how many at least

UNKNOWN = 0.6  # share of the longer one's content that it must share where a speaker is not known
SURE = 3  # and how many words

MANY = 8
"""Tellings of one quotation from which on those with the same words and speaker stand for one."""

Asked = tuple[Unit, Unit]


def findings(
    readings: Sequence[Reading], alike: Collection[tuple[Key, Key]], quotations: Sequence[Link]
) -> Iterator[Finding]:
    """All in which the quotations of the readings are at odds or differ."""
    voices = Voices(readings, alike)
    linked: set[frozenset[tuple[str, Spans]]] = set()
    for link in quotations:
        members = [voices.unit(ref) for ref in link.members]
        for a, b in combinations(members, 2):
            linked.add(frozenset({(a.article, a.at), (b.article, b.at)}))
        for a, b in combinations(_apart(members, voices), 2):
            if a.article != b.article:
                yield from _linked(a, b, voices, link.confidence)
    yield from _unlinked(voices, linked)


def _apart(members: Sequence[Unit], voices: Voices) -> Sequence[Unit]:
    """The tellings of a quotation; of many, the first of those that are alike in all."""
    if len(members) <= MANY:
        return members
    first: dict[tuple[object, ...], Unit] = {}
    for unit in sorted(members, key=lambda each: (each.article, each.at)):
        first.setdefault((unit.keys, voices.person(unit)), unit)
    return tuple(first.values())


def _linked(a: Unit, b: Unit, voices: Voices, sure: float) -> Iterator[Finding]:
    """What differs between two tellings of one quotation."""
    if _two(a, b, voices) and (found := _speakers(a, b, voices)):
        yield found
        return
    if a.keys == b.keys:
        return
    if against := contradiction(a, b):
        yield _contradicts(a, b, against, min(sure, 0.85))
    elif found_wording := wording(a, b, voices):
        yield Finding(
            "differs",
            found_wording.kind,
            _side(a, found_wording.a),
            _side(b, found_wording.b),
            "the same quotation",
            found_wording.reason,
            min(sure, found_wording.confidence),
        )


def _side(unit: Unit, at: Spans) -> Side:
    return Side(Ref(unit.article, unit.note, at or unit.at))


def _contradicts(a: Unit, b: Unit, against: Contradiction, sure: float) -> Finding:
    x, y = _side(a, (against.a,)), _side(b, (against.b,))
    return Finding("at-odds", "words", x, y, "one quotation", against.reason, sure)


# --- speakers ------------------------------------------------------------------------------------


def _two(a: Unit, b: Unit, voices: Voices) -> bool:
    """Whether both are given to persons, and these are not one."""
    ours, theirs = voices.person(a), voices.person(b)
    cued = all(voices.cued(each) for each in (a, b))
    apart = cued and bool(ours and theirs) and not ours & theirs
    if apart and voices.speaks_for_another(ours | theirs):
        return False
    return apart and voices.who(a, b) not in ("same", "passed-on")


def _speakers(a: Unit, b: Unit, voices: Voices) -> Finding | None:
    """The same words given to two persons; not where one may speak for the other."""
    if not _verbatim(a, b) or len(content(a.words)) < LEAST:
        return None
    sides = [Side(Ref(x.article, x.note, voices.source(x)), _name(x, voices)) for x in (a, b)]
    names = sorted(side.value for side in sides)
    reason = f"said by {names[0]} in one telling, by {names[1]} in another"
    return Finding("at-odds", "speaker", sides[0], sides[1], "the same words", reason, 0.8)


def _name(unit: Unit, voices: Voices) -> str:
    text = voices.readings[unit.article].article.text
    said = " ".join(span.of(text) for span in voices.source(unit))
    return (voices.name(unit) or said).strip(" ,;:")


def _verbatim(a: Unit, b: Unit) -> bool:
    ours, theirs = set(a.keys), set(b.keys)
    return 2 * len(ours & theirs) >= VERBATIM * (len(ours) + len(theirs))


# --- contradictions between quotations that are not linked ---------------------------------------


def _unlinked(voices: Voices, linked: set[frozenset[tuple[str, Spans]]]) -> Iterator[Finding]:
    """Quotations of one speaker that share most of their words and contradict each other."""
    for a, b in _near(voices.units()):
        if frozenset({(a.article, a.at), (b.article, b.at)}) in linked:
            continue
        if _one(a, b, voices) and (against := contradiction(a, b)):
            yield _contradicts(a, b, against, 0.7)


def _one(a: Unit, b: Unit, voices: Voices) -> bool:
    """Whether one speaker said both; where one is not named, more words must be the same."""
    who = voices.who(a, b)
    if who != "unknown" or (voices.entity(a) and voices.entity(b)):
        return who == "same"
    shared = len(_content(a) & _content(b))
    most = max(len(_content(a)), len(_content(b)))
    return shared >= max(SURE, UNKNOWN * most) and a.attributed and b.attributed


def _near(units: Iterable[Unit]) -> Iterator[Asked]:
    """Pairs of units of two articles that share enough of their content."""
    posted: dict[str, list[Unit]] = {}
    contents: dict[tuple[str, Spans], frozenset[str]] = {}
    for unit in units:
        keys = contents[unit.article, unit.at] = _content(unit)
        met: dict[tuple[str, Spans], Unit] = {}
        counts: dict[tuple[str, Spans], int] = {}
        for key in sorted(keys):
            for other in posted.get(key, ()):
                place = other.article, other.at
                met[place], counts[place] = other, counts.get(place, 0) + 1
        for place, shared in counts.items():
            other = met[place]
            least = min(len(keys), len(contents[place]))
            if other.article != unit.article and shared >= max(COMMON, SHARED * least):
                yield other, unit
        for key in keys:
            posted.setdefault(key, []).append(unit)


def _content(unit: Unit) -> frozenset[str]:
    return frozenset(forms.key(word.normal) for word in content(unit.words))
