"""What the sentence of a pronoun tells of whom it may mean.

"Vell lost his hat" and "As he left, Vell said" bind it; "Vell told him" forbids that it is Vell.
"""

from __future__ import annotations

from msgspec import Struct

from tellings.annotate.actors.cast import Referent
from tellings.annotate.actors.scene import SUBJECTS, VERBS, Tree
from tellings.annotate.actors.words import Pronoun
from tellings.model import Span

Referents = dict[int, list[Referent]]
"""What a sentence names or describes, by the index of the word at which it stands."""

_CERTAIN, _CLEAR = 0.9, 0.8
_OBJECTS = frozenset({*SUBJECTS, "dobj", "dative"})
_CLAUSE = frozenset({"advcl"})
_FRONTED = _CLAUSE | {"prep", "advmod"}


class Spot(Struct, frozen=True):
    """A pronoun in its sentence. `use` is "plain", "own" (possessive) or "self" (reflexive)."""

    tree: Tree
    index: int
    pronoun: Pronoun
    use: str
    referents: Referents

    @property
    def at(self) -> Span:
        return self.tree.words[self.index].span

    def agrees(self, referent: Referent) -> bool:
        """Whether it may mean a referent by gender and number."""
        return self.pronoun.agrees in referent.agrees

    def fits(self, referent: Referent) -> bool:
        """Whether it agrees with what has a name, and is one or several as that is."""
        count = len(referent.entities)
        right = count > 1 if self.pronoun.agrees == "they" else count == 1
        return right and self.agrees(referent)

    def rivals(self, start: int, key: str) -> bool:
        """Whether another who agrees than the one with this key stands after a word, before it."""
        return any(
            self.agrees(other) and other.key != key
            for between in range(start + 1, self.index)
            for other in self.referents.get(between, ())
        )


class Bound(Struct, frozen=True):
    """Whom a sentence binds a pronoun to, and how."""

    referent: Referent
    by: str
    how: str
    confidence: float


def bound(spot: Spot) -> Bound | None:
    """Whom the sentence itself binds a pronoun to, if that is clear."""
    if spot.pronoun.agrees == "it":
        return _its(spot)
    return _emphatic(spot) or _fronted(spot) or _by_subject(spot)


def unclear(spot: Spot) -> bool:
    """Whether "his" may mean a subject or another: "Vell blamed Oltin for his loss", or one whom
    the sentence goes on to name: "Welcoming Oltin to his house, Vell said"."""
    main = _main_subject(spot.tree, spot.index, _FRONTED) if spot.use == "own" else None
    if main is not None and any(map(spot.fits, spot.referents.get(main, ()))):
        return True
    subject = _subject(spot) if spot.use == "own" else None
    if subject is None:
        return False
    keys = [each.key for each in spot.referents.get(subject, ()) if spot.agrees(each)]
    return bool(keys) and spot.rivals(subject, keys[0])


def beside(spot: Spot) -> frozenset[str]:
    """What hangs on the same verb, by key and entity: "Vell told him" does not tell of Vell."""
    tree, word = spot.tree, spot.tree.words[spot.index]
    if spot.use == "own" or word.head == spot.index:
        return frozenset()
    above = tree.words[word.head].head if word.role == "pobj" else word.head
    return frozenset(
        name
        for other in (*tree.children[above], above)
        if other != spot.index and tree.words[other].role in _OBJECTS
        for each in spot.referents.get(other, ())
        for name in (each.key, *each.entities)
    )


def clause_above(spot: Spot) -> str:
    """The key of the subject of the clause above that of a pronoun: "Vell said he left"."""
    tree = spot.tree
    verb = next((above for above in tree.above(spot.index) if tree.words[above].pos in VERBS), None)
    subject = tree.subject(verb) if verb is not None else None
    if subject is None or subject > spot.index:
        return ""
    return next((each.key for each in spot.referents.get(subject, ())), "")


def _emphatic(spot: Spot) -> Bound | None:
    """ "Vell himself"."""
    if spot.use != "self":
        return None
    named = filter(spot.fits, spot.referents.get(spot.index - 1, ()))
    return next((Bound(each, "pronoun-beside", "beside it", _CERTAIN) for each in named), None)


def _fronted(spot: Spot) -> Bound | None:
    """A pronoun before its main clause, if nobody stands before it: "As he left, Vell said"."""
    main = _main_subject(spot.tree, spot.index, _FRONTED if spot.use != "plain" else _CLAUSE)
    if main is None or main <= spot.index or any(i < spot.index for i in spot.referents):
        return None
    how = "whom the sentence goes on to name"
    named = filter(spot.fits, spot.referents.get(main, ()))
    return next((Bound(each, "pronoun-fronted", how, _CLEAR) for each in named), None)


def _main_subject(tree: Tree, index: int, fronted: frozenset[str]) -> int | None:
    """The subject of the verb that a clause or phrase before it, with this word in it, hangs on."""
    for above in tree.above(index):
        word = tree.words[above]
        if word.role in fronted and word.head > above:
            if tree.words[word.head].pos in VERBS:
                subject = next(tree.below(word.head, SUBJECTS), None)
                return subject if subject is not None and subject > above else None
        elif word.pos in VERBS and word.role != "pcomp":
            return None
    return None


def _by_subject(spot: Spot) -> Bound | None:
    """ "Vell lost his hat", "Vell hurt himself"."""
    subject = _subject(spot) if spot.use in ("own", "self") else None
    if subject is None:
        return None
    named = [each for each in spot.referents.get(subject, ()) if spot.fits(each)]
    if not named or spot.rivals(subject, named[0].key):
        return None
    return Bound(named[0], "pronoun-subject", "who does this in the sentence", _CLEAR)


def _subject(spot: Spot) -> int | None:
    """The subject of a pronoun's clause, if it stands before it."""
    subject = spot.tree.subject(spot.index)
    return subject if subject is not None and subject < spot.index else None


def _its(spot: Spot) -> Bound | None:
    """ "Arland moved its troops": a state's or body's own, where it is the subject."""
    subject = _subject(spot)
    if subject is None:
        return None
    words = spot.tree.words[subject + 1 : spot.index]
    if sum(word.pos in ("NOUN", "PROPN") for word in words) > 1:
        return None
    named = (r for r in spot.referents.get(subject, ()) if spot.agrees(r) and r.entities)
    how = "that does this in the sentence"
    return next((Bound(each, "pronoun-subject", how, _CLEAR) for each in named), None)
