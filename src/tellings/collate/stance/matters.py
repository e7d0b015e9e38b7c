"""What a claim is about, roughly: who acts, with what kind of thing, in what kind of deed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from tellings import lexicon
from tellings.collate import forms
from tellings.collate.claims.facts import Fact, Part
from tellings.collate.claims.meanings import Words
from tellings.collate.entities import lands
from tellings.model import Argument, Reading
from tellings.text import tokens

NEAR_THING = 0.7  # cosine of two words from which they may stand for one thing
NEAR_DEED = 0.6
_STATE = "state:"
_TO = ("recipient", "to", "for", "against")


class Matter(Struct, frozen=True):
    """What a claim is about.

    `parties` act in it, by name and by state; `owners` are those whose the thing is, where nobody
    is said to act ("Chinese ammunition has been found"). `things` are the words of what is acted
    on, as compared, `words` all of its content words, `towards` whom it is done to or for.
    """

    fact: Fact
    parties: frozenset[str]
    owners: frozenset[str]
    things: frozenset[str]
    words: frozenset[str]
    towards: frozenset[str]


class Shared(Struct, frozen=True):
    """What two claims have in common: a party, words for a thing, and how near these words are."""

    party: str
    things: tuple[str, str]
    near: float


def matter(reading: Reading, fact: Fact) -> Matter:
    """What a claim of a reading is about."""
    agent, patient = fact.part("agent"), fact.part("patient")
    parties = _parties(reading, fact, agent)
    owners = _parties(reading, fact, patient) if agent is None else frozenset[str]()
    own = frozenset(
        key
        for key, shown, beside in zip(fact.keys, fact.shown, fact.beside, strict=True)
        if not beside and not forms.is_function_word(shown.casefold())
    )
    named = agent.words if agent else frozenset[str]()
    heads = {part.head for part in fact.parts if part is not agent and not part.named}
    things = (patient.words | {patient.head}) if patient and not patient.named else frozenset[str]()
    towards = (_parties(reading, fact, part) for part in fact.parts if part.role in _TO)
    return Matter(
        fact,
        parties,
        owners,
        frozenset(word for word in things if ":" not in word),
        frozenset(word for word in (own - named) | heads if ":" not in word),
        frozenset(each for found in towards for each in found),
    )


def shared(a: Matter, b: Matter, words: Words) -> Shared | None:
    """What two claims have in common if they are about one matter, else None. Symmetric."""
    party = _party(a, b)
    if not party or _towards_others(a, b):
        return None
    met = max((*_things(a, b, words), *_turned(_things(b, a, words))), default=None)
    if met is None or not _same_deed(a, b, words):
        return None
    return Shared(party, met[1], met[0])


# --- who -----------------------------------------------------------------------------------------


def _parties(reading: Reading, fact: Fact, part: Part | None) -> frozenset[str]:
    """Those a part stands for, and the states that it names or that it is of."""
    if part is None:
        return frozenset()
    argument = next(each for each in fact.claim.arguments if each.role == part.role)
    known = part.named or part.state
    states = {part.state} if known else set(_states(reading, argument))
    return part.parties | {f"{_STATE}{code}" for code in states if code}


def _states(reading: Reading, argument: Argument) -> Iterator[str]:
    """The states that words up to the head say ("Chinese companies", "the Beijing regime")."""
    known = lands.known()
    for token in tokens(reading.article.text, argument.at):
        if token.at.start <= argument.head.start:
            code, _ = known.get(token.at.of(reading.article.text), ("", False))
            if code:
                yield code


def _party(a: Matter, b: Matter) -> str:
    """One who acts in both, or whose the thing is in one and who acts in the other; "" if none.

    Two persons of one state are two parties.
    """
    both = a.parties & b.parties or a.parties & b.owners or a.owners & b.parties
    persons = all((part := each.fact.part("agent")) and part.person for each in (a, b))
    return min((each for each in both if not (persons and each.startswith(_STATE))), default="")


def _towards_others(a: Matter, b: Matter) -> bool:
    return bool(a.towards and b.towards and not a.towards & b.towards)


# --- what ----------------------------------------------------------------------------------------


def _things(a: Matter, b: Matter, words: Words) -> Iterator[tuple[float, tuple[str, str]]]:
    """Words for what is acted on in one, each with the nearest of the other's words.

    Of the other's words those for what is acted on, its verb ("support", "supported"), and others
    that are listed as of one kind ("weapons", "drones"). One of the two is the noun of its phrase,
    but where both are listed: "a nuclear deal" and "a nuclear program" are two matters.
    """
    heads = {part.head for each in (a, b) if (part := each.fact.part("patient"))}
    kinds = _kinds("thing")
    for ours in sorted(a.things):
        for theirs in sorted(b.things if b.owners else b.words):
            near = _near(ours, theirs, "thing", words)
            told = theirs in b.things or theirs == b.fact.verb
            listed = ours in kinds and theirs in kinds and (told or ours != theirs)
            if near >= NEAR_THING and (listed or (told and heads & {ours, theirs})):
                yield near, (ours, theirs)


def _turned(
    found: Iterator[tuple[float, tuple[str, str]]],
) -> Iterator[tuple[float, tuple[str, str]]]:
    return ((near, (theirs, ours)) for near, (ours, theirs) in found)


def _same_deed(a: Matter, b: Matter, words: Words) -> bool:
    """Whether a verb or noun tells one kind of deed in both, or in one the thing is only seen."""
    if a.owners or b.owners:
        return True
    ours = {a.fact.verb, *(word for word in a.words if _kinds("deed").get(word))}
    theirs = {b.fact.verb, *(word for word in b.words if _kinds("deed").get(word))}
    return any(_near(one, other, "deed", words) >= NEAR_DEED for one in ours for other in theirs)


def _near(ours: str, theirs: str, part: str, words: Words) -> float:
    if ours == theirs:
        return 1.0
    kinds = _kinds(part)
    if kinds.get(ours, frozenset()) & kinds.get(theirs, frozenset()):
        return 0.9
    return words.alike(ours, theirs)


@cache
def _kinds(part: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in lexicon.table(__package__, "kinds"):
        if row["part"] == part:
            found.setdefault(forms.key(row["word"]), set()).add(row["kind"])
    return {word: frozenset(kinds) for word, kinds in found.items()}


def shown(fact: Fact, keys: Collection[str]) -> Sequence[str]:
    """Words of a claim as it writes them, by their keys."""
    pairs = dict(zip(reversed(fact.keys), reversed(fact.shown), strict=True))
    return [pairs[key] for key in sorted(keys) if key in pairs]
