"""Events that a text tells of: what happened, to whom and by whom, so that two tellings compare.

The kind of an event is its verb or noun, of which several may tell of one kind ("die", "death":
`event_words.tsv`); with verbs that only say that something happened the noun tells it ("the attack
occurred", "launched an attack"). What lasts begins and ends, so "the war began" and "the war" are
two kinds.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from tellings.annotate.times.participants import Parse, Participant
from tellings.annotate.times.words import rows

_SUBJECT = ("nsubj", "csubj")
_PASSIVE = ("nsubjpass",)
_OBJECT = ("dobj", "dative")
_BY = ("agent",)
_PREPOSITIONS = ("prep",)
_NAMERS = ("compound", "amod", "nmod", "poss")
_INHERIT = 3


class Event(Struct, frozen=True):
    """A telling of an event. `at` is the index of its verb or noun in the sentence.

    `agents`, `patients` and `others` take part; a noun does not tell which does what, so those of
    a noun are all `others`. `known` is true of a noun that is spoken of as known ("the vote").
    """

    at: int
    kinds: frozenset[str]
    noun: bool
    known: bool
    agents: tuple[Participant, ...] = ()
    patients: tuple[Participant, ...] = ()
    others: tuple[Participant, ...] = ()

    @property
    def everyone(self) -> tuple[Participant, ...]:
        """All who take part."""
        return (*self.agents, *self.patients, *self.others)

    @property
    def names(self) -> tuple[Participant, ...]:
        """Those of them that are named."""
        return tuple(each for each in self.everyone if each.named)


def event(parse: Parse, index: int) -> Event | None:
    """The event that a verb or noun tells of; None for a word that tells of none.

    Nothing is an event that is denied ("did not meet").
    """
    tag = parse.words[index].tag
    if tag.startswith("VB"):
        return _of_verb(parse, index)
    return _of_noun(parse, index) if tag.startswith("NN") else None


def kinds(parse: Parse, index: int) -> frozenset[str]:
    """The kinds of event that a verb or noun alone may tell of; of other words none."""
    tag = parse.words[index].tag
    pos = "verb" if tag.startswith("VB") else "noun" if tag.startswith("NN") else ""
    return _kinds(parse, index, pos) if pos else frozenset()


def _of_verb(parse: Parse, index: int) -> Event | None:
    if parse.with_role(index, "neg"):
        return None
    lemma = parse.words[index].lemma.lower()
    does = _verbs(parse.language).get(lemma, "")
    subject, passive = _subjects(parse, index)
    objects = [*passive, *parse.with_role(index, *_OBJECT)]
    about = subject if does == "happen" or not objects else objects
    if does in ("begin", "end", "happen", "do") and about:
        named = _of_noun(parse, about[0], phase=does)
        if named and _is_event_noun(parse, about[0]):
            return _with(named, parse, index, subject)
    if does == "empty":
        return None
    return Event(
        index,
        _kinds(parse, index, "verb"),
        noun=False,
        known=True,
        agents=_all(parse, subject or _by(parse, index)),
        patients=_all(parse, objects),
        others=_all(parse, _in_phrases(parse, index)),
    )


def _with(named: Event, parse: Parse, index: int, subject: list[int]) -> Event:
    """An event that a noun names, with the subject of its verb ("Calder launched its attack")."""
    own = _all(parse, [i for i in subject if i != named.at])
    around = _all(parse, [*_by(parse, index), *_in_phrases(parse, index)])
    return Event(index, named.kinds, True, named.known, others=(*named.others, *own, *around))


def _of_noun(parse: Parse, index: int, phase: str = "") -> Event | None:
    inside = [*parse.with_role(index, *_NAMERS), *_in_phrases(parse, index)]
    told = _kinds(parse, index, "noun")
    lasting = parse.words[index].lemma.lower() in _lasting(parse.language)
    if phase == "end" or (phase == "begin" and lasting):
        told = frozenset(f"{phase} {kind}" for kind in told)
    known = parse.is_known(index)
    return Event(index, told, noun=True, known=known, others=_all(parse, inside))


def _subjects(parse: Parse, index: int) -> tuple[list[int], list[int]]:
    """The subjects of a verb, of the active and of the passive voice.

    A verb that is joined to another ("turned and said") has its subjects; a participle that
    describes a noun ("the man killed on Monday") has that noun.
    """
    for _ in range(_INHERIT):
        found = parse.with_role(index, *_SUBJECT), parse.with_role(index, *_PASSIVE)
        word = parse.words[index]
        if any(found) or not 0 <= word.head < len(parse.words):
            return found
        if word.role == "acl":
            return ([], [word.head]) if word.tag == "VBN" else ([word.head], [])
        if word.role not in ("conj", "xcomp", "pcomp", "advcl", "prep"):
            return found
        index = word.head
    return [], []


def _by(parse: Parse, index: int) -> list[int]:
    return [i for agent in parse.with_role(index, *_BY) for i in parse.with_role(agent, "pobj")]


def _in_phrases(parse: Parse, index: int) -> list[int]:
    """What the prepositions that hang on a word govern ("of the bank", "in Verin")."""
    phrases = parse.with_role(index, *_PREPOSITIONS)
    return [i for phrase in phrases for i in parse.with_role(phrase, "pobj")]


def _all(parse: Parse, indices: list[int]) -> tuple[Participant, ...]:
    return tuple(found for i in indices for found in [parse.participant(i)] if found)


def _kinds(parse: Parse, index: int, pos: str) -> frozenset[str]:
    """The kind of event that a word tells of: what the table says, or one of its own.

    A noun that is not in the table tells of no verb's kind: "the process" is not to process.
    """
    lemma = parse.words[index].lemma.lower()
    own = lemma if pos == "verb" else f"the {lemma}"
    return frozenset({_words(parse.language).get((lemma, pos), own)})


def _is_event_noun(parse: Parse, index: int) -> bool:
    lemma = parse.words[index].lemma.lower()
    return (lemma, "noun") in _words(parse.language) or lemma in _lasting(parse.language)


@cache
def _words(language: str) -> dict[tuple[str, str], str]:
    return {(r["word"], r["pos"]): r["event"] for r in rows("event_words", language)}


@cache
def _lasting(language: str) -> frozenset[str]:
    return frozenset(r["word"] for r in rows("event_words", language) if r["pos"] == "lasting")


@cache
def _verbs(language: str) -> dict[str, str]:
    return {row["lemma"]: row["kind"] for row in rows("event_verbs", language)}


def same(wanted: Event, given: Event) -> str:
    """How surely two tellings tell of one event: "named", "described", or "" (not).

    "named": they share who or what takes part, and nothing stands against it. "described": the
    first speaks of something known ("the leaders pledged", "the vote") and nothing stands against.
    """
    if not wanted.kinds & given.kinds:
        return ""
    if wanted.noun or given.noun:
        return _same_pooled(wanted, given)
    pairs = ((wanted.agents, given.agents), (wanted.patients, given.patients))
    if any(one and other and not _may_be(one, other) for one, other in pairs):
        return ""
    if any(_shared(one, other) for one, other in pairs):
        return "named"
    if any(_named(one) and not other for one, other in pairs):
        return ""
    told = [each for one, other in pairs if one and other for each in one]
    return "described" if any(each.known for each in told) else ""


def _same_pooled(wanted: Event, given: Event) -> str:
    """As `same`, where a noun does not tell who did what: every name must be found in the other."""
    names = wanted.names
    if any(not _shared((each,), given.everyone) for each in names):
        return ""
    if names:
        return "named"
    return "described" if wanted.known else ""


def _named(some: tuple[Participant, ...]) -> bool:
    return any(each.named for each in some)


def _shared(some: tuple[Participant, ...], others: tuple[Participant, ...]) -> bool:
    return any(one.shares(other) for one in some for other in others)


def _may_be(some: tuple[Participant, ...], others: tuple[Participant, ...]) -> bool:
    return any(one.may_be(other) for one in some for other in others)
