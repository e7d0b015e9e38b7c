"""What of a claim is compared with others: its words, who has which part, amounts, days, stance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property

from msgspec import Struct

from tellings.collate import forms, places
from tellings.collate.claims.conjuncts import Conjuncts
from tellings.collate.claims.parties import Parties, Party
from tellings.collate.places import Index
from tellings.model import (
    Actor,
    Amount,
    Argument,
    Attribution,
    Claim,
    Entity,
    Reading,
    Ref,
    Role,
    Span,
    TimeExpression,
)
from tellings.text import Token, covers, tokens

_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = len("2031-03-04")  # characters of a date up to its day; a time of day may follow


class Part(Struct, frozen=True, dict=True):
    """Who or what has a part in a claim.

    `parties` are empty where nobody knows who it is; `head` is its head word as compared, `shown`
    what the article calls it up to that; `state` the code of the state that it is or acts for.
    """

    role: str
    parties: frozenset[Party]
    head: str
    shown: str
    state: str = ""
    named: bool = False
    person: bool = False
    words: frozenset[str] = frozenset()

    @cached_property
    def called(self) -> frozenset[str]:
        """The content words of what the article calls it, as compared."""
        words = (token.normal for token in tokens(self.shown))
        return frozenset(forms.key(word) for word in words if not forms.is_function_word(word))


class Fact(Struct, frozen=True, dict=True):
    """A claim made ready for comparison.

    `keys` are its words as compared, in order, those that name somebody as that one's party;
    `shown` is each as written, `beside` tells which of them stand in a clause within this one that
    is a claim of its own, `starts` is where each stands. `verb` is the head of the predicate as
    compared. `days` are ISO 8601 dates, `subject` the role of the grammatical subject; `lacking`:
    it is left open by a denial ("no evidence that"). `text` are its words for the model of
    likeness, names in place of pronouns.
    """

    ref: Ref
    claim: Claim
    keys: tuple[str, ...]
    shown: tuple[str, ...]
    beside: tuple[bool, ...]
    starts: tuple[int, ...]
    text: str
    verb: str
    parts: tuple[Part, ...]
    days: frozenset[str]
    role: Role
    quoted: bool
    subject: str
    lacking: bool

    @property
    def article(self) -> str:
        """The id of its article."""
        return self.ref.article

    @property
    def wording(self) -> object:
        """What two claims have in common that say the same of the same in the same words."""
        parts = tuple((part.role, tuple(sorted(part.parties)), part.head) for part in self.parts)
        return (self.keys, parts, self.days, self.claim.stance.polarity)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers that it writes, as compared, but for years: these are dates."""
        written = zip(self.keys, self.shown, strict=True)
        return frozenset(
            key
            for key, word in written
            if ":" not in key and word != "one" and forms.number(word) is not None
            if not _YEAR.fullmatch(word)
        )

    @cached_property
    def negated(self) -> bool:
        """Whether it is denied, by its predicate or its subject ("no one")."""
        claim = self.claim
        at = (*claim.predicate, *((claim.subject,) if claim.subject else ()))
        words = zip(self.shown, self.starts, self.beside, strict=True)
        denied = any(
            forms.negates(word.casefold()) and any(span.start <= start < span.end for span in at)
            for word, start, beside in words
            if not beside
        )
        return denied or claim.stance.polarity == "-"

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """The amounts that it gives."""
        return self.claim.amounts

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words as compared."""
        return frozenset(self.keys)

    @cached_property
    def parties(self) -> frozenset[Party]:
        """All those that are known to have a part."""
        return frozenset().union(*(part.parties for part in self.parts))

    @cached_property
    def _parts(self) -> Mapping[str, Part]:
        return {part.role: part for part in reversed(self.parts)}

    def part(self, role: str) -> Part | None:
        """The first part of a role."""
        return self._parts.get(role)


def facts(readings: Iterable[Reading], parties: Parties) -> tuple[Fact, ...]:
    """The claims of readings, in order of article and place, where the article tells its story."""
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    return tuple(fact for reading in ordered for fact in _of(reading, parties))


def _of(reading: Reading, parties: Parties) -> Iterator[Fact]:
    blocks = places.roles(reading)
    names = _Names(reading, parties)
    direct = [
        span for note in reading.of(Attribution) if note.form == "direct" for span in note.content
    ]
    claims = Index((at, claim) for claim in reading.of(Claim) for at in claim.at)
    for claim in reading.of(Claim):
        role = places.role(blocks, claim.at[0])
        if role in places.TOLD:
            quoted = any(covers(span, claim.at[0]) for span in direct)
            within = [at for at, each in _around(claims, claim) if _narrower(each, claim)]
            yield _fact(names, claim, role, quoted, within)


def _around(claims: Index[Claim], claim: Claim) -> Iterator[tuple[Span, Claim]]:
    return (mark for at in claim.at for mark in claims.over(at) if mark[1] is not claim)


def _narrower(inner: Claim, outer: Claim) -> bool:
    """Whether one claim stands within the words of another that go on beyond it."""
    inside = all(any(covers(at, part) for at in outer.at) for part in inner.at)
    return inside and sum(map(len, inner.at)) < sum(map(len, outer.at))


def _fact(names: _Names, claim: Claim, role: Role, quoted: bool, within: Sequence[Span]) -> Fact:
    reading, article = names.reading, names.reading.article
    words = ((t, names.word(t)) for at in claim.at for t in tokens(article.text, at))
    kept = [(token, *each) for token, each in words if each]
    return Fact(
        Ref(article.id, claim.id),
        claim,
        tuple(key for _, key, _ in kept),
        tuple(shown for _, _, shown in kept),
        tuple(any(covers(at, token.at) for at in within) for token, _, _ in kept),
        tuple(token.at.start for token, _, _ in kept),
        names.text(claim),
        forms.key(claim.lemma.casefold() or claim.head.of(article.text).casefold()),
        tuple(_part(reading, each, names) for each in claim.arguments),
        frozenset(_days(reading, claim)),
        role,
        quoted,
        _subject(claim),
        _lacking(reading, claim),
    )


def _lacking(reading: Reading, claim: Claim) -> bool:
    words = (token for at in claim.stance.words for token in tokens(reading.article.text, at))
    return claim.stance.polarity == "unknown" and any(forms.negates(word.normal) for word in words)


def _subject(claim: Claim) -> str:
    """The role of the grammatical subject, or ""."""
    at = claim.subject
    roles = (each.role for each in claim.arguments if at and covers(at, each.head))
    return next(roles, "")


def _part(reading: Reading, argument: Argument, names: _Names) -> Part:
    text, article = reading.article.text, reading.article.id
    head = argument.head.of(text)
    last = tokens(text, argument.head)
    normal = last[-1].normal if last else head.casefold()
    parties = names.parties
    inside = (names.word(each) for each in tokens(text, argument.at))
    several = () if argument.entity else names.several(argument.head)
    return Part(
        argument.role,
        frozenset().union(*several) if several else parties.of(article, argument.entity),
        forms.key(normal),
        _up_to(text, argument),
        parties.state(article, argument.entity),
        bool(several) or parties.named(article, argument.entity),
        parties.person(article, argument.entity),
        frozenset(each[0] for each in inside if each and not forms.is_function_word(each[0])),
    )


def _up_to(text: str, argument: Argument) -> str:
    """The words of an argument up to its head: "Chinese companies", without what follows."""
    at = argument.at
    first = min(at.start, argument.head.start)
    return " ".join(text[first : max(first, argument.head.end)].split())


def _days(reading: Reading, claim: Claim) -> Iterator[str]:
    for id_ in claim.times:
        time = reading.note(id_)
        if isinstance(time, TimeExpression) and time.date and time.type != "SET":
            yield time.date[:_DAY]


class _Names:
    """Where a reading names somebody, and the words that stand there for the same one elsewhere."""

    def __init__(self, reading: Reading, parties: Parties) -> None:
        self.parties = parties
        self.reading = reading
        self._article = reading.article
        actors = ((at, each.id) for each in reading.of(Actor) for at in each.at)
        entities = ((at, each.id) for each in reading.of(Entity) for at in each.at)
        self._named = Index([*entities, *actors])
        self._conjuncts = Conjuncts(reading)
        self.word = cache(self._word)  # one word is in several claims and arguments

    def several(self, head: Span) -> list[frozenset[Party]]:
        """Whom the words of a coordination name, each of them; empty unless all are known."""
        conjuncts = self._conjuncts.of(head)
        if len(conjuncts) < 2:
            return []
        named = [self._whole(each) for each in conjuncts]
        return named if all(named) else []

    def _whole(self, word: Span) -> frozenset[Party]:
        """Whom the shortest name over a word stands for."""
        marks = sorted(self._named.over(word), key=lambda mark: (len(mark[0]), mark[1]))
        found = (self.parties.of(self._article.id, id_) for _, id_ in marks)
        return next((each for each in found if each), frozenset())

    def _word(self, token: Token) -> tuple[str, str] | None:
        """A word as compared and as written; a name of several words is its last one."""
        known = self._party(token.at)
        if known is None:
            return forms.key(token.normal), token.normal
        party, ends = known
        return (party, token.at.of(self._article.text)) if ends else None

    def _party(self, word: Span) -> tuple[Party, bool] | None:
        """Whom a word names, and whether it ends the name."""
        for at, id_ in sorted(self._named.over(word), key=lambda mark: (len(mark[0]), mark[1])):
            parties = self.parties.of(self._article.id, id_)
            if parties and covers(at, word):
                return min(parties), at.end <= word.end
        return None

    def text(self, claim: Claim) -> str:
        """The words of a claim, with names where it has pronouns."""
        text = self._article.text
        swaps = {}
        for each in claim.arguments:
            name = self.parties.name(self._article.id, each.entity)
            if name and forms.is_function_word(each.head.of(text).casefold()):
                swaps[each.head] = name
        return " ".join(self._swapped(at, swaps) for at in claim.at)

    def _swapped(self, at: Span, swaps: Mapping[Span, str]) -> str:
        text, pieces, here = self._article.text, [], at.start
        for head, name in sorted(swaps.items()):
            if covers(at, head) and head.start >= here:
                pieces += [text[here : head.start], name]
                here = head.end
        return "".join((*pieces, text[here : at.end]))
