"""Pairs of claims of two articles that tell one deed, for what neither a number nor a day tells.

A deed is what the predicate tells, and what the verbs that hang on it tell: who "voted to accept"
accepted, who "refused to sign" did not (the implicative verbs of Karttunen 1971). That two deeds
are one is seen by what both are of, and by the words, names and numbers beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from tellings.collate import forms
from tellings.collate.odds import tables
from tellings.collate.odds.aligning import Weights
from tellings.collate.odds.facts import AFTER, NAME, Fact, Scene
from tellings.collate.odds.tables import Classes
from tellings.collate.odds.words import Keys
from tellings.model import Link, Span, Word
from tellings.text import covers

LEAST = 3.0  # weight of words, names and numbers that the surroundings must share
MORE = 4.0  # weight that they must share where nobody who has a part is shared
LINKED = 1.0  # weight that they must share where a link joins the claims
REACH = 2  # sentences on either side in which numbers are looked for
SMALL = 2  # numbers up to which two may be the same by chance
APART = 3  # days between two reports after which a deed must be dated in both
_HUNG = frozenset({"xcomp", "ccomp"})
_TAKING = frozenset({"to", "on", "for", "against", "with"})
_INSIDE = frozenset({"in", "at", "near", "on", "outsid", "off"})
_PARTS = frozenset({"poss", "compound"})
_POSSESSIVE = "POS"  # Penn Treebank
_OTHER = {"+": "-", "-": "+"}


class Deed(Struct, frozen=True):
    """What a claim tells as done.

    `does` are its classes of happenings with the outcome in each, those that its verb tells with
    and without the words beside it. `of` are the keys of what it is done to: who acts, and what
    the verb takes with "to" or "on", where nothing is acted on. `doer` and `undergoer` are the
    keys of the proper names in the phrases for who acts and for what is acted on, `undergone` those
    of them that are no part of another ("Vell's son"); `numbers` those of its surroundings.
    """

    fact: Fact
    does: Classes
    of: Keys
    doer: Keys
    undergoer: Keys
    undergone: Keys
    numbers: Keys


class Matter(Struct, frozen=True):
    """Two deeds that may be one, how much their surroundings share, and how sure that is."""

    a: Deed
    b: Deed
    shared: float
    linked: bool
    confidence: float


def deeds_of_one(
    facts: Sequence[Fact], links: Iterable[Link], scenes: Mapping[str, Scene], weights: Weights
) -> list[Matter]:
    """All pairs of claims of two articles that may tell one deed, in order."""
    numbers = {article: _numbers(scene) for article, scene in scenes.items()}
    deeds = [_deed(fact, scenes[fact.article], numbers[fact.article]) for fact in facts]
    joined = _joined(links)
    return sorted(_found(deeds, joined, scenes, weights), key=_place)


def _place(matter: Matter) -> tuple[tuple[str, str], tuple[str, str]]:
    return matter.a.fact.place, matter.b.fact.place


def _joined(links: Iterable[Link]) -> frozenset[frozenset[tuple[str, str]]]:
    members = [[(ref.article, ref.note) for ref in link.members] for link in links]
    return frozenset(frozenset({x, y}) for each in members for x in each for y in each if x < y)


def _found(
    deeds: Iterable[Deed],
    joined: frozenset[frozenset[tuple[str, str]]],
    scenes: Mapping[str, Scene],
    weights: Weights,
) -> Iterator[Matter]:
    for a, b in _candidates(deeds):
        x, y = a.fact, b.fact
        if (x.quoted and y.quoted) or not at_one_time(x, y, scenes):
            continue
        linked = frozenset({x.place, y.place}) in joined
        shared = weights.of(x.window & y.window) + len(a.numbers & b.numbers)
        met = bool(x.args & y.args)
        if shared >= (LINKED if linked else LEAST if met else MORE):
            yield Matter(a, b, shared, linked, _sure(shared, linked, met))


def _sure(shared: float, linked: bool, met: bool) -> float:
    if linked:
        return 0.8
    return 0.75 if met and shared >= MORE else 0.65


def _candidates(deeds: Iterable[Deed]) -> Iterator[tuple[Deed, Deed]]:
    """Pairs that can tell one deed, or its opposite, and share a word."""
    posted: dict[tuple[str, str], list[Deed]] = {}
    for deed in sorted(deeds, key=lambda each: each.fact.place):
        fact = deed.fact
        met: dict[tuple[str, str], Deed] = {}
        for told in sorted({*deed.does, *((fact.lemma,) if fact.lemma else ())}):
            for word in sorted(fact.words | fact.args):
                near = posted.setdefault((told, word), [])
                met.update((e.fact.place, e) for e in near if e.fact.article != fact.article)
                near.append(deed)
        yield from ((other, deed) for _, other in sorted(met.items()))


# --- one deed ------------------------------------------------------------------------------------


def _deed(fact: Fact, scene: Scene, numbers: Mapping[int, Keys]) -> Deed:
    number = scene.number(fact.claim.head) or 0
    near = range(number - REACH, number + REACH + 1)
    return Deed(
        fact,
        _does(fact, scene),
        fact.patients or fact.agents | _taken(fact, scene, number),
        _names(fact, "agent", scene, number),
        _names(fact, "patient", scene, number),
        _names(fact, "patient", scene, number, alone=True),
        frozenset[str]().union(*(numbers.get(each, frozenset()) for each in near)),
    )


def _taken(fact: Fact, scene: Scene, number: int) -> Keys:
    """The keys of the heads of what a verb takes behind a preposition: "agree to the offer"."""
    taken = (each.head for each in fact.claim.arguments if each.role in _TAKING)
    heads = {(head.start, head.end) for head in taken}
    words = scene.sentences[number].words if heads else ()
    return frozenset(scene.lemma(word) for word in words if (word.start, word.end) in heads)


def _names(fact: Fact, role: str, scene: Scene, number: int, *, alone: bool = False) -> Keys:
    """The keys of the proper names in the phrases of a role, those of places in them left out.

    `alone`: those of persons that are part of another are left out, too ("Vell's son").
    """
    words = scene.sentences[number].words
    phrases = [each.at for each in fact.claim.arguments if each.role == role]
    return frozenset(
        scene.lemma(words[n])
        for n in scene.within(number, phrases)
        if words[n].tag.startswith("NNP")
        and not (words[n].role == "pobj" and scene.lemma(words[words[n].head]) in _INSIDE)
        and not (alone and _of_another(words, n) and scene.of_person(words[n].span))
    )


def _of_another(words: Sequence[Word], number: int) -> bool:
    after = words[number + 1].tag if number + 1 < len(words) else ""
    return words[number].role in _PARTS or after == _POSSESSIVE


def _does(fact: Fact, scene: Scene) -> Classes:
    """The classes that a claim tells, by its own verb and by those that hang on it."""
    number = scene.number(fact.claim.head)
    head = scene.word(number, fact.claim.head) if number is not None else None
    if number is None or head is None:
        return fact.does
    words, turned = scene.sentences[number].words, False
    key = scene.lemma(words[head])
    near = frozenset(scene.lemma(words[n]) for n in scene.below[number][head])
    alone = tables.classes(key, frozenset(), scene.language) if fact.lemma else {}
    found = alone | tables.classes(key, near, scene.language) | fact.does
    signs = tables.implicatives(scene.language)
    while True:
        sign = signs.get(scene.lemma(words[head]))
        below = [n for n in scene.below[number][head] if words[n].role in _HUNG]
        if sign is None or not below:
            return found
        head, turned = below[0], turned != (sign == "-")
        near = frozenset(scene.lemma(w) for w in words[head + 1 : head + AFTER + 1])
        for name, outcome in tables.classes(scene.lemma(words[head]), near, scene.language).items():
            found[name] = _OTHER[outcome] if turned else outcome


def _numbers(scene: Scene) -> dict[int, Keys]:
    """By sentence: the numbers in it that are no dates and not small."""
    return {
        n: frozenset(
            f"{value:g}"
            for word in sentence.words
            if (value := forms.number(scene.lemma(word))) is not None
            and value > SMALL
            and not any(scene.timed.over(word.span))
        )
        for n, sentence in enumerate(scene.sentences)
    }


def at_one_time(a: Fact, b: Fact, scenes: Mapping[str, Scene]) -> bool:
    """Whether both are of one time: by their days, or else by those of the two reports.

    Where neither is known they are not taken for one: what is so changes.
    """
    if a.days and b.days:
        return any(x.days.meets(y.days) for _, x in a.days for _, y in b.days)
    told = [scenes[each.article].reading.article.published for each in (a, b)]
    days = sorted(day for each in told if each and (day := _day(each.value)))
    return len(days) == len(told) and (days[-1] - days[0]).days <= APART


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told[:10])
    except ValueError:
        return None


# --- of what -------------------------------------------------------------------------------------


def named_apart(x: Keys, y: Keys) -> bool:
    """Whether two phrases have proper names, and none of them in common."""
    return bool(x and y) and not x & y


def known_apart(x: Keys, y: Keys) -> bool:
    """Whether the keys of two parts are of two who are known apart and share no word either."""
    if x & y:
        return False
    ours, theirs = ({key for key in each if key.startswith(NAME)} for each in (x, y))
    return bool(ours and theirs) and not ours & theirs


def inside(at: Span, fact: Fact) -> bool:
    """Whether a stretch lies in the words of a claim."""
    return any(covers(each, at) for each in fact.claim.at)
