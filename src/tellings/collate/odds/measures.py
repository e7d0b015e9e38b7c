"""Amounts as they are held against each other: what they count or measure, of which group, when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from tellings.collate import forms
from tellings.collate.odds import tables
from tellings.collate.odds.aged import aged
from tellings.collate.odds.facts import Fact, Scene
from tellings.collate.odds.words import Keys, key_of
from tellings.collate.timeline import Spell, clock, spell
from tellings.collate.timeline.spells import length
from tellings.model import Amount, Span, TimeExpression
from tellings.text import overlaps, tokens

PERSON = "person"
_SECOND = "second"
_PER_CENT = " per cent "
_HUNDREDTHS = re.compile(r"%|per ?cent|\bpct\b|\bpc\b", re.IGNORECASE)
_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")

_JOINING = frozenset({"cc", "punct"})
_BROKEN = re.compile(r"\d\s?[.,:]\s?\d")  # "3. 8", "09: 10": spaces within a number
_JOINED = re.compile(r"\d\s?-\s?[^\W\d]|[^\W\d]\s-\s?[^\W\d]")
ABOUT_IT = 6  # words on either side of an amount that say what it is of
NEXT = 4  # words on either side of an amount that may change what it is a number of

_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nn", "npadvmod"})
_OF = frozenset({"of", "in", "from", "under", "over", "aged", "with", "at"})


class Measure(Struct, frozen=True, dict=True):
    """An amount of a claim and what it is compared by.

    `sort` is the unit, or the group of nouns that is counted, "person" for all nouns for persons
    and "" where no noun stands; `noun` is the noun itself. `does` are the classes of happenings
    that say what is counted ("killed"). `group` are the words that narrow it. `marks` are the
    kinds of words beside it that make it a part ("of them"), a rate ("a day") or an addition
    ("five more"). `long`: its clause speaks of a stretch of time rather than of a day. `days` and
    `clocks` are the times in its claim; of an age, `aged` are the keys of whose it is. `plain`: it
    is no part of a word, and no day or hour. `near`: the lemmas of the words about it that say
    something.
    """

    fact: Fact
    amount: Amount
    words: str
    sort: str
    noun: str
    does: Keys
    group: Keys
    marks: Keys
    long: bool
    days: tuple[Spell, ...]
    clocks: Keys
    aged: Keys
    plain: bool
    near: str

    @cached_property
    def written(self) -> bool:
        """Whether it is written as a number, not as "a few"."""
        return any(forms.number(word.normal) is not None for word in tokens(self.words))

    @cached_property
    def unit(self) -> str:
        """The key of the word for its unit, as written."""
        words = [t.normal for t in tokens(self.words) if forms.number(t.normal) is None]
        return forms.key(words[-1]) if words else self.words.strip("0123456789.,")

    @cached_property
    def limited(self) -> bool:
        """Whether a word stands before the number: "about 40"."""
        first = next((word.normal for word in tokens(self.words)), "")
        return forms.number(first.split("-")[0]) is None

    @cached_property
    def figure(self) -> float | None:
        """The number as it is written; None where none is in figures."""
        written = _FIGURES.search(self.words)
        return float(written[0].replace(",", "")) if written else None

    @cached_property
    def worded(self) -> float | None:
        """The number as it is written, if that is in one word."""
        told = (forms.number(word.normal) for word in tokens(self.words))
        return next((value for value in told if value is not None), None)

    @property
    def share(self) -> bool:
        """Whether it is told as a part, not in hundredths: "two thirds", "seven in ten"."""
        return not _HUNDREDTHS.search(self.words)

    @property
    def scale(self) -> float | None:
        """By what the number that is written is multiplied; None where none is in figures."""
        value = self.amount.low if self.amount.low is not None else self.amount.high
        return round(value / self.figure, 6) if self.figure and value else None

    @property
    def place(self) -> tuple[str, Span]:
        """By what it is known."""
        return self.fact.article, self.amount.at


def measures(facts: Mapping[str, Sequence[Fact]], scenes: Mapping[str, Scene]) -> Iterator[Measure]:
    """The amounts of all claims, each once: that of the innermost claim."""
    for article in sorted(facts):
        inner: dict[Span, tuple[int, Fact, Amount]] = {}
        for fact in facts[article]:
            for amount in fact.claim.amounts:
                size = len(fact.claim.hull)
                if amount.at not in inner or size < inner[amount.at][0]:
                    inner[amount.at] = (size, fact, amount)
        for at in sorted(inner):
            _, fact, amount = inner[at]
            yield _measure(fact, amount, scenes[article])


def _measure(fact: Fact, amount: Amount, scene: Scene) -> Measure:
    noun = key_of(amount.counted) if amount.counted else ""
    times = _times(fact, scene)
    group, does = _noun_phrase(amount, scene, noun)
    return Measure(
        fact,
        amount,
        amount.at.of(scene.text),
        amount.unit or _sort(noun, scene.language),
        noun,
        _outcomes(fact) | does,
        group,
        _marks(amount, scene) | _summed(fact, amount, scene),
        _long(fact, scene),
        tuple(when for note in times if (when := spell(note))),
        frozenset(clock(note) for note in times) - {""},
        aged(fact, amount, scene),
        _plain(amount, scene),
        _near(amount, scene),
    )


def _near(amount: Amount, scene: Scene) -> str:
    """The lemmas of the words that say something, in the amount and on both sides of it."""
    number = scene.number(amount.at)
    if number is None:
        return ""
    words, inside = scene.sentences[number].words, scene.over(number, amount.at)
    if not inside:
        return ""
    first, last = max(inside[0] - ABOUT_IT, 0), min(inside[-1] + ABOUT_IT, len(words) - 1)
    return scene.content([Span(words[first].start, words[last].end)], number)


def _plain(amount: Amount, scene: Scene) -> bool:
    """Whether it is no part of a word ("a five-boat attack"), and no time that is pointed at."""
    at = amount.at
    around = scene.text[at.start : at.end + 2]
    edges = scene.text[max(at.start - 3, 0) : at.start + 1], scene.text[at.end - 1 : at.end + 3]
    if any(_BROKEN.search(edge) for edge in edges) or len(amount.counted) == 1:
        return False
    over = (note for _, note in scene.timed.over(at))
    whole = not _JOINED.search(around) and all(note.type == "DURATION" for note in over)
    return whole and not _reckoned(amount, scene)


def _reckoned(amount: Amount, scene: Scene) -> bool:
    """Whether it is a stretch of time that is reckoned from now: "the next 12 months"."""
    number = scene.number(amount.at)
    if amount.unit != _SECOND or number is None:
        return False
    inside = scene.over(number, amount.at)
    words = scene.sentences[number].words[max(inside[0] - 1, 0) : inside[0] + 2] if inside else ()
    return not tables.words("reckoned", scene.language).isdisjoint(map(scene.lemma, words))


def _times(fact: Fact, scene: Scene) -> list[TimeExpression]:
    """The times in the words of a claim."""
    return [note for at in fact.claim.at for _, note in scene.timed.over(at)]


def _sort(noun: str, language: str) -> str:
    group = tables.counted(noun, language)
    return PERSON if noun in tables.persons() or group in tables.persons() else group


def general(measure: Measure, language: str) -> bool:
    """Whether it counts persons, of whatever group: "people", "victims"."""
    return tables.counted(measure.noun, language) == PERSON


def _noun_phrase(amount: Amount, scene: Scene, noun: str) -> tuple[Keys, Keys]:
    """What narrows the noun that is counted, and the classes of happenings told beside it."""
    number = scene.number(amount.at)
    if number is None:
        return frozenset(), frozenset()
    words, below = scene.sentences[number].words, scene.below[number]
    inside = scene.over(number, amount.at)
    heads = [n for n, w in enumerate(words) if n in inside or (noun and scene.lemma(w) == noun)]
    tops = [n for n in heads if words[n].head not in heads] or heads
    near = {c for n in tops for c in below[n]} - set(heads)
    narrow = {c for c in near if words[c].role in _MODIFIERS}
    for c in near:
        if words[c].role == "prep" and scene.lemma(words[c]) in _OF:
            narrow |= set(below[c]) | {c}
    inner = {d for c in narrow for d in below[c] if words[d].role in _MODIFIERS}
    keys = frozenset(scene.lemma(words[c]) for c in narrow | inner)
    told = frozenset(scene.lemma(words[c]) for c in near) | frozenset({noun})
    does = {
        f"{name} {sign}"
        for key in told
        for name, sign in tables.classes(key, told, scene.language).items()
    }
    kept = {k for k in keys if not forms.is_function_word(k) and forms.number(k) is None}
    return frozenset(kept) - {noun}, frozenset(does)


def _outcomes(fact: Fact) -> Keys:
    """The classes of its predicate with what came of it: "decision -" for "was not approved"."""
    turned = {"+": "-", "-": "+"} if fact.claim.stance.polarity == "-" else {}
    return frozenset(f"{name} {turned.get(sign, sign)}" for name, sign in fact.does.items())


def _marks(amount: Amount, scene: Scene) -> Keys:
    """The kinds of words in the amount and next to it that change what it is a number of."""
    number = scene.number(amount.at)
    if number is None:
        return frozenset()
    told, inside = scene.told(number), scene.over(number, amount.at)
    first, last = (inside[0], inside[-1]) if inside else (0, -1)
    before, after = told[max(first - NEXT, 0) : first], told[last + 1 : last + 1 + NEXT]
    places = {
        "before": f" {' '.join(before)} ",
        "after": f" {' '.join(after)} ",
        "in": f" {' '.join(told[first : last + 1])} ",
        "just before": f" {' '.join(before)}",
        "just after": f"{' '.join(after)} ",
        "sentence": f" {' '.join(told)} ",
    }
    places = {name: near.replace(_PER_CENT, " percent ") for name, near in places.items()}
    found = set()
    for row in tables.marks(scene.language):
        near = places[row["where"]]
        edge = f" {row['words']}" if row["where"] == "just before" else f" {row['words']} "
        if row["where"] == "just before":
            met = near.endswith(edge) or places["in"].startswith(f"{edge} ")
        elif row["where"] == "just after":
            met = near.startswith(edge[1:])
        else:
            met = edge in near or edge in places["in"]
        found |= {row["kind"]} if met else set()
    return frozenset(found)


def _summed(fact: Fact, amount: Amount, scene: Scene) -> Keys:
    """ "part" for one of several that make a sum: "two women and one man"."""
    number = scene.number(amount.at)
    words = scene.sentences[number].words if number is not None else ()
    for other in fact.claim.amounts:
        first, second = sorted((amount.at, other.at))
        between = [w for w in words if first.end <= w.start and w.end <= second.start]
        roles = {word.role for word in between}
        joined = "cc" in roles and roles <= _JOINING
        if joined and not (amount.unit or other.unit):
            return frozenset({"part"})
    return frozenset()


def _long(fact: Fact, scene: Scene) -> bool:
    """Whether its clause speaks of a stretch of time: a month, "since May", "over two years"."""
    number = scene.number(fact.claim.head)
    sentence = scene.sentences[number].hull if number is not None else fact.claim.hull
    notes = [note for _, note in scene.timed.over(sentence)]
    mine = [note for note in notes if any(overlaps(note.hull, at) for at in fact.claim.at)]
    if any(note.type in ("DURATION", "SET") for note in mine):
        return True
    return any(length(when.days) > 7 for _, when in fact.days)
